"""Whether a sentence turns against a claim: calls it false, takes it back, tells of a denial, or says "not" of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from features.reading.stance.meanings import NEGATORS, ClaimWords, is_ceasing
from features.reading.stance.words import word_set

_REACH: Final = 9  # words after "not" that it may negate
_EXCUSED: Final = 3  # words after "not" within which a word of telling or knowing means that nothing is denied
_OBJECT: Final = 8  # words after "denies" that may say what
_MOST: Final = 1.5  # weight of a sentence with several marks
_PARTLY: Final = 0.5  # "all is well", which may be said of something else
_OTHERWISE: Final = 0.7  # "a tram, not a bus"

_TELLING: Final = word_set(
    "reply replied respond responded response comment answer answered return returned returning reached reach confirm "
    "confirmed say said saying name named naming identify identified identifying authorised authorized immediate "
    "immediately know known knew clear disclose disclosed give gave given discuss discussed drawn available tell told "
    "aware warned warn informed inform notice noticed heard hear hearing explain explained asked ask only just alone "
    "yet least until idea word surprise surprised surprising wonder matter doubt mean means simply merely possible "
    "able need afford want wanted wait speak speaking elaborate specify detail details verify verified mention "
    "independently publicly enough charge choice wrongdoing recommend recommended rule ruled sure stop forget "
    "forgotten worry panic one everyone everybody all easy hard quite exactly"
)
_BREAKS: Final = word_set(
    "after when because since following during before until while but if unless despite although though whereas so"
)
_FEWER: Final = frozenset({"longer", "more", "less", "fewer", "later"})
_OF_THINGS: Final = frozenset({"no", "none", "without", "nobody"})
_NO_SUCH: Final = word_set(
    "plan plans planned proposal proposals intention intentions decision decisions truth such evidence proof basis "
    "foundation question talk talks date agreement deal offer"
)
_DENYING: Final = word_set(
    "deny denies denied denying denial denials reject rejects rejected rejecting dismiss dismisses dismissed "
    "dismissing refute refutes refuted refuting rebut rebuts rebutted rubbishes rubbished dispute disputes disputed "
    "disputing contradict contradicts contradicted quash quashes quashed scotches scotched disavows disavowed "
    "repudiates repudiated"
)
_NOT_OF_THIS: Final = word_set("wrongdoing comment liability responsibility access bail guilt knowledge knowing")
_TOLD: Final = word_set(
    "report reports rumour rumours rumor rumors claim claims story stories allegation allegations accusation "
    "accusations suggestion suggestions speculation talk false article articles media it charge charges"
)

_FALSE: Final = (
    r"(?:false|untrue|wrong|incorrect|inaccurate|fabricat\w+|baseless|unfounded|groundless|fakes?|(?:a )?hoax(?:es)?|"
    r"not (?:true|correct|so|accurate|genuine|authentic|real|the case)|invented|made[ -]up|nonsense|fiction|rubbish|"
    r"without (?:any )?(?:foundation|basis)|misleading|forged|forger(?:y|ies)|erroneous|mistaken|bogus|invalid|void|"
    r"an? (?:\w+ )?(?:error|mistake|lie|forgery|fake|invention|fabrication|prank|joke|misunderstanding|mix-up))"
)
_ITEM: Final = r"(?:reports?|stor(?:y|ies)|articles?|posts?|pages?|items?|headlines?|pieces?|tweets?|coverage)"
# one \b before all alternatives: they are tried at the beginnings of words only
_CALLED_FALSE: Final = re.compile(
    rf"\b(?:(?:is|are|was|were|as|be|been|being) (?:\w+ly |all |both |simply |just |to be )?{_FALSE}\b|"
    r"(?:false|fake|bogus|untrue|unfounded|baseless|incorrect|erroneous|inaccurate|misleading|fabricated) (?:\w+ )?"
    r"(?:reports?|rumou?rs?|claims?|news|information|allegations?|messages?|stor(?:y|ies)|posts?|account|recording)\b|"
    r"no (?:(?:truth|substance|basis|foundation) (?:in|to|for|what)\b|such \w)|hoax$|debunk|"
    r"nothing to do with (?:us|him|her|it|them|the)\b|did not (?:originate|happen)\b|had not happened\b|"
    r"(?:admit(?:s|ted)?|confess(?:es|ed)?) (?:[\w']+ ){0,8}(?:made|fak\w+|generated|invent\w+|stag\w+|forg\w+|lied|"
    r"lying|hoax|joke|prank|doctored|edited|fabricat\w+)\b|i (?:made|faked|invented|staged|wrote|forged) (?:it|this|"
    r"that|them)\b|cooked up\b|april fools?\b|(?:ai|computer)[- ]generated\b|"
    r"never (?:happened|took place|existed|occurred)\b|mis(?:read|reading|print|identified|reported|translated|"
    r"quoted|understood|understanding)\b)"
)
_OPENS_FALSE: Final = re.compile(
    r"(?:verdict: |fact[- ]check: )?(?:mostly )?(?:false|fake|hoax|untrue|wrong|myth|not true|invalid|bogus|lies|"
    r"nonsense|rubbish)\b"
)
_TAKEN_BACK: Final = re.compile(
    r"\b(?:(?:an?|this|the) (?:correction|retraction|apology)\b|corrects (?:\w+ ){0,5}"
    rf"(?:version|paragraph|{_ITEM})|(?:we are|i am) (?:\w+ )?sorry\b|set the record straight\b|"
    rf"our (?:own )?{_ITEM} (?:\w+ ){{0,3}}(?:wrong|down|relied|rested|should)\b|should (?:not )?have (?:\w+ )?"
    r"(?:waited|checked|confirmed|asked|verified|rung|called|published)\b|(?:remove|delete|correct|withdraw|take down|"
    rf"amend) (?:their|the|these|those|your|its) (?:\w+ )?{_ITEM}|we (?:made|published|ran|printed) an? (?:\w+ )?"
    r"(?:mistake|error)|please (?:kill|withdraw|disregard|delete|ignore)\b|(?:asked|requested|advised) to (?:withdraw|"
    r"disregard|kill|delete)\b|retract(?:s|ed|ing|ion)?\b|regrets? (?:the|this|that|its|our|any) (?:\w+ )?(?:error|"
    r"mistake|confusion|misunderstanding)\b|(?:we|i) (?:were|was|got (?:it|this|that)) (?:\w+ )?wrong\b|"
    r"(?:wrongly|incorrectly|erroneously|mistakenly|falsely) (?:said|stated|reported|identified|named|described|"
    r"attributed|wrote|published|claimed|announced|told|gave|suggested|implied|linked)\b|"
    rf"{_ITEM} (?:[\w']+ ){{0,6}}(?:has|have|had|was|were) (?:since |now |been )*(?:deleted|removed|taken down|"
    r"taken offline|withdrawn|replaced|corrected|amended|retracted)\b|(?:gave|contained|made|"
    r"published) (?:[\w']+ ){0,3}"
    r"(?:incorrect|an error|a mistake|wrong)\b|(?:we|has|have) (?:since |now |also )?apologi[sz]ed?\b)"
)
_OPENS_TAKEN_BACK: Final = re.compile(
    r"\W{0,3}(?:an? )?(?:correct(?:ion|ed|s)|withdraw(?:al|n)|kill|retract(?:ion|ed)|apology|advisory|editor'?s'? note|"
    r"clarification)\b"
)
_ALL_WELL: Final = re.compile(
    r"\b(?:alive|in good health|remains? (?:fully )?(?:in force|in place|open|in post|in office|valid|safe|"
    r"available|in "
    r"effect|unchanged|intact|operational|on sale)|(?:still|stays?) (?:open|standing|in place|in force|put|stands?)|"
    r"(?:stands|stays)(?=[.,;!]|$| (?:after|despite))|(?:record|figure|total|title|owner|leader) remains|"
    r"(?:is|are|was|were) (?:\w+ )?(?:safe|secure|intact|unharmed|sufficient|genuine|unaffected|unchanged|"
    r"normal|healthy)|"
    r"as (?:planned|normal|usual|scheduled)|(?:working|operating|running|open|continuing|continues?|"
    r"functioning) (?:\w+ )?"
    r"normally|go(?:es|ing)? ahead|not for sale|business as usual|no (?:cause|reason) (?:for|to) (?:\w+ )?(?:alarm|"
    r"concern|worry|panic))\b"
)
_CONTRAST: Final = re.compile(r"(?:,| and| but| was| is) (?:not|rather than|instead of) (?:\w+ )?(\w+) ?(\w*)")
# a sentence without one of these words is not searched for what it gates: searching costs far more than looking up
_SEEMS_FALSE: Final = word_set(
    "false untrue wrong incorrect inaccurate fabricated fabrication baseless unfounded groundless fake fakes faked "
    "hoax true correct genuine authentic real case invented invention made-up nonsense fiction rubbish foundation "
    "basis misleading forged forgery forgeries erroneous mistaken bogus invalid void error mistake lie lies joke "
    "prank misunderstanding mix truth substance such debunk debunks debunked debunking myth nothing originate happen "
    "happened admit admits admitted confess confesses confessed staged cooked fool fools generated existed occurred "
    "misread misreading misprint misidentified misreported mistranslated misquoted misunderstood"
)
_SEEMS_TAKEN_BACK: Final = word_set(
    "correct correction corrected corrects withdraw withdrawal withdrawn kill retract retracts retracted retracting "
    "retraction apology advisory editor editor's editors clarification sorry straight wrong wrongly incorrect "
    "incorrectly erroneously mistakenly falsely relied rested should remove delete amend disregard error errors "
    "mistake regret regrets deleted removed taken replaced amended apologised apologized apologise"
)
_SEEMS_WELL: Final = word_set(
    "alive health remain remains open stands stays stay stand safe secure intact unharmed sufficient genuine "
    "unaffected unchanged normal normally healthy planned usual scheduled ahead sale cause reason still"
)
_CONTRASTING: Final = frozenset({"not", "than", "instead"})
_TELLTALE: Final = NEGATORS | _DENYING | _SEEMS_FALSE | _SEEMS_TAKEN_BACK | _SEEMS_WELL | _CONTRASTING
_SAYS_NO: Final = re.compile(r"(?:no|nope|not at all|absolutely not|certainly not)\b")


def denial(sentence: str, words: Sequence[str], claim: ClaimWords) -> float:
    """How strongly a folded sentence of these words turns against a claim, 0 to 1.5.

    >>> from features.reading.stance.words import tokens
    >>> claim = ClaimWords("the old mill burnt down".split())
    >>> [denial(told, tokens(told), claim) for told in ("no mill has burnt down.", "nobody heard the mill burn.")]
    [1.0, 0.0]
    """
    if _TELLTALE.isdisjoint(words):
        return 0.0
    weight = 0.0 + _negates(words, claim) + _tells_of_denial(words, claim)
    if not _SEEMS_FALSE.isdisjoint(words):
        weight += _OPENS_FALSE.match(sentence) is not None or _CALLED_FALSE.search(sentence) is not None
    if not _SEEMS_TAKEN_BACK.isdisjoint(words):
        weight += _OPENS_TAKEN_BACK.match(sentence) is not None or _TAKEN_BACK.search(sentence) is not None
    if not _SEEMS_WELL.isdisjoint(words):
        weight += _PARTLY * (_ALL_WELL.search(sentence) is not None)
    if not _CONTRASTING.isdisjoint(words):
        pairs = (match.groups() for match in _CONTRAST.finditer(sentence))
        weight += _OTHERWISE * any(any(map(claim.meant, pair)) for pair in pairs)
    return min(_MOST, weight)


def answers_no(question: str, words: Sequence[str], answer: str, claim: ClaimWords) -> bool:
    """Whether a folded question of these words is on the claim, and the sentence after it says no."""
    return question.endswith("?") and _SAYS_NO.match(answer) is not None and any(map(claim.meant, words))


def _negates(words: Sequence[str], claim: ClaimWords) -> bool:
    """Whether "not" is said of what a claim without "not" says."""
    if claim.negated or NEGATORS.isdisjoint(words):
        return False
    places = (place for place, word in enumerate(words) if word in NEGATORS)
    return any(_said_of(claim, words[place], words[place + 1 : place + 1 + _REACH]) for place in places)


def _said_of(claim: ClaimWords, negator: str, after: Sequence[str]) -> bool:
    """Whether a "not" with the words after it is of the claim; "no mill" bears out that the mill is closed."""
    if not _TELLING.isdisjoint(after[:_EXCUSED]) or not _FEWER.isdisjoint(after[:1]):
        return False
    scope = after[: next((n for n, word in enumerate(after) if word in _BREAKS), len(after))]
    if not any(map(claim.meant, scope)):
        return False
    borne_out = claim.ceasing and negator in _OF_THINGS
    return not borne_out or not _NO_SUCH.isdisjoint(scope) or any(map(is_ceasing, scope))


def _tells_of_denial(words: Sequence[str], claim: ClaimWords) -> bool:
    """Whether somebody denies what is told."""
    if _DENYING.isdisjoint(words):
        return False
    objects = (words[place + 1 : place + 1 + _OBJECT] for place, word in enumerate(words) if word in _DENYING)
    return any(
        _NOT_OF_THIS.isdisjoint(after[:3]) and (not _TOLD.isdisjoint(after) or any(map(claim.meant, after)))
        for after in objects
    )
