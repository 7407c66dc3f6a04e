"""How a thing is put: hedged or not, and as what sort of saying."""

from __future__ import annotations

import re
from typing import Final

from features.reading.lexicon import judgements
from features.reading.lexicon.phrases import words

_STRONG: Final = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|ostensibly|rumou?red|unconfirmed|unverified|unsubstantiated"
    r"|(?:is|are|was|were|been) (?:widely |also |now |long )?(?:said|believed|thought|understood|reported"
    r"|alleged|claimed|rumou?red|feared)"
    r" to)\b",
    re.IGNORECASE,
)
_WEAK: Final = re.compile(
    r"\bmay (?!\d|day\b)(?!not (?:be used|enter|use))|\b(?:might|possibly|perhaps|maybe|probably|likely"
    r"|unlikely|apparently|presumably|seemingly"
    r"|potentially|conceivably|arguably)\b|\b(?:seem|appear)(?:s|ed)?(?= to\b| that\b| as\b| likely\b)"
    r"|\bcould (?:(?:well|also|still|soon|yet|even|now|easily|potentially) )?(?:have\b|be\b|become|lead|mean"
    r"|cause|result|face|"
    r"reach|fail\b|collapse|burst|flood|drag|delay|damage|destroy|spark|worsen|soar|plunge|double|break|drop"
    r"|happen|come|rise|fall|follow|hit|spread|last|cost|lose|trigger|force|end|go\b|start|return|prove"
    r"|close|take|affect|kill)"
    r"|\b(?:suspected of|suggests? that|it (?:is|was) (?:un)?clear whether|as if)\b|\bthere is a (?:chance|risk"
    r"|possibility)"
)
_WEAK_LEMMAS: Final = words(
    """suspect guess speculate surmise suppose hint imply believe think presume assume fear suggest conjecture
    imagine"""
)
_RECOMMENDING: Final = words(
    """urge recommend advise propose exhort implore beseech entreat counsel advocate encourage plead beg appeal
    lobby demand petition"""
)
_FORETELLING: Final = words("predict forecast foresee expect anticipate project prophesy foretell envisage")
_JUDGING: Final = words(
    """criticise criticize praise condemn slam blast applaud commend hail laud deplore denounce lambast lambaste decry
    deride ridicule mock rubbish slate scold chide berate extol lament bemoan admonish disparage denigrate
    malign vilify castigate censure"""
)
_ASKING: Final = words("ask wonder query question inquire enquire ponder")
_OUGHT: Final = re.compile(
    r"\b(?:(?<!^)(?<!^.)should(?!n['’]t have| not have| have\b| be (?:able|noted)| (?:he|she|they|you|it|we|I)\b)"
    r"|ought to"
    r"|(?<!n['’]t )(?<!not )(?<!will )(?<!would )(?<!may )(?<!might )(?<!that you )(?<!one )need(?:s"
    r"|ed)? to(?! (?:be|win|say|know)\b)"
    r"|(?:is|are) (?:urgently |badly |sorely )?(?:needed|required|demanded|necessary|imperative|essential"
    r"|vital) (?:to|if|that)\b"
    r"|must (?:not )?(?!have\b|be (?:joking|kidding)\b)|had better|it (?:is|was|'s) time to|let us|let['’]s)\b"
)
_IN_OWN_VOICE: Final = re.compile(r"\b(?:(?<!^)(?<!^.)should|ought to|must)\b(?! (?:have|he|she|they|you|it|be in)\b)")
_OPENING: Final = 240  # characters of a speech that decide what sort of saying it is
_CALL: Final = re.compile(r"(?:for|on|upon)\b(?! help\b)")
_ADVISING: Final = words("advise counsel lobby")  # "advises the campaign on trade" recommends nothing
_TO_ACT: Final = re.compile(
    r"(?!to be (?:named|identified))(?:[\w’'\-]+ ){0,5}?(?:not )?to (?!be (?:named|identified))\w+"
)
_TO_DO: Final = re.compile(r"\b(?:to|that|against|for|should|not)\b|^\W*\w+ing\b")
_IMPERATIVE: Final = re.compile(
    r"^\W*(?:please |do not |don['’]t |never |always )?(?:turn|switch|stay|avoid|wear|keep|stop|leave|call"
    r"|check|use|take|"
    r"get|wash|buy|sell|vote|evacuate|seek|contact|report|install|update|boil|drink|stand|wait|go|be)\b (?!of\b)"
)
_FUTURE: Final = re.compile(
    r"\b(?:will|won['’]t|shall|['’]ll|going to|gonna|(?:is|are|was|were) (?:widely )?(?:expected|likely|due|set"
    r"|poised|bound|projected|forecast|"
    r"predicted|scheduled) to|on course to|(?:might|could|may) (?:soon |yet )?\w+ (?:within|by|next|this (?:week"
    r"|month|year|summer|autumn|fall|winter|spring)"
    r"|in the coming|tomorrow))\b|"
    r"\b(?:might|may) (?:close|follow|fly|fall|rise|collapse|resign|quit|leave|win|lose|spread|happen|come"
    r"|strike|return)\b|"
    r"\b(?:likeliest|most likely) (?:outcome|result)"
    r"|\b(?:could|may|might) (?:well |soon |yet |still )?(?:be )?\w+(?: [\w'’\-]+){0,4}? (?:as (?:early|soon) as"
    r"|within|by (?:the end|mid-|the (?:2\d|year)|20\d\d|then|dawn|noon|nightfall|next"
    r"|\w+day|spring|summer|autumn|winter|christmas)|next (?:week|month|year)|later this|in the (?:coming|next)"
    r"|this (?:week|month"
    r"|year)|tomorrow|before (?:the end|\w+day))\b",
    re.IGNORECASE,
)
# "who will sing" within what is said foretells nothing
_ASKED_AFTER: Final = re.compile(
    r"\b(?:who|what|whether|how|which)\s(?:[\w’'\-]+\s){0,5}?(?:will|would|should)\b", re.IGNORECASE
)
_TO_COME: Final = re.compile(r"\b(?:will|would|could|might|may|risks?|was going to|is going to)\b(?! have\b)")
_WOULD: Final = re.compile(r"\bwould (?!have\b|never\b|not (?:comment|say|rule)|like\b|rather\b)")
_OWN_PLAN: Final = re.compile(
    r"\b(?:we|i)(?:\s|['’])(?:ll|will|are going|am going|shall|won)"
    r"(?!(?: to)? (?:be lucky|all |win|lose|run out|never|struggle|suffer|beat|soon))"
    r"|^\W*(?:that )?(?:he|she|(?:his|her) clients?)(?:['’](?:d|ll)| would| will| won['’]t| wouldn['’]t"
    r"| was going to| intends?| planned)\b",
    re.IGNORECASE,
)
_NAMING: Final = words("call brand label dub liken compare describe")
_QUOTED: Final = re.compile(r"[“\"‘]")
_CRITICS: Final = words(
    "critics critic opponents opponent detractors sceptics skeptics supporters admirers fans reviewers reviewer"
)
_PLANNERS: Final = frozenset({"official", "institution", "document", "outlet"})


def hedge(content: str, lemma: str, pattern: str) -> str:
    """How far content is hedged, by its writer or its source: "none", "weak" or "strong" (hearsay).

    >>> hedge("the wave may have taken the school", "say", "indirect"), hedge("he could hear it", "say", "indirect")
    ('weak', 'none')
    """
    if pattern == "hearsay" or _STRONG.search(content):
        return "strong"
    return "weak" if _WEAK.search(content) or lemma in _WEAK_LEMMAS else "none"


def speech_act(
    content: str, lemma: str, source_kind: str, cue: str = "", source_words: frozenset[str] = frozenset()
) -> str:
    """What sort of saying content is, out of `SPEECH_ACTS`.

    What officials and companies say that they will do is asserted, not predicted.

    >>> speech_act("prices will fall by June", "say", "named_person"), speech_act("Who signed it?", "ask", "official")
    ('prediction', 'question')
    """
    if content.rstrip("\"”’' ").endswith("?") or (
        lemma in _ASKING and re.match(r"(?:whether|if|why|how|what)\b", content)
    ):
        return "question"
    if _threatens(content, lemma, source_kind):
        return "threat"
    if _recommends(content, lemma, cue):
        return "recommendation"
    if lemma in _FORETELLING or (lemma in ("warn", "fear") and _TO_COME.search(content)):
        return "prediction"
    if lemma in _NAMING and (_QUOTED.search(content) or _judges(re.sub(r"\bas\b", "is", content), lemma, source_kind)):
        return "opinion"
    if source_words & _CRITICS and judgements.COPULA.search(content):
        return "opinion"
    if lemma in _JUDGING or _judges(content, lemma, source_kind):
        return "opinion"
    return "prediction" if _foretells(content, lemma, source_kind) else "assertion"


def _threatens(content: str, lemma: str, source_kind: str) -> bool:
    """Whether somebody says what harm they will do unless; what they say that others will do is foretold."""
    if lemma == "warn" and judgements.OWN_DEED.match(content) and judgements.HARM.search(content):
        return True
    if lemma == "threaten":
        return re.match(r"\W*(?:to|that|with)\b|[“\"‘']", content) is not None
    if source_kind != "none" and judgements.ULTIMATUM.search(content):
        return True
    if source_kind != "none" and judgements.OR_ELSE.match(content) and source_kind != "outlet":
        return True
    if source_kind == "none" or not (
        judgements.WILL.search(content) and judgements.HARM.search(content) and judgements.CONDITION.search(content)
    ):
        return False
    passive = source_kind in _PLANNERS | {"anonymous"} and judgements.BE_DONE.search(content) is not None
    return passive or source_kind == "document" or judgements.BY_US.search(content) is not None


def _recommends(content: str, lemma: str, cue: str) -> bool:
    if lemma in _RECOMMENDING:
        return (lemma not in _ADVISING or _TO_DO.search(content) is not None) and not content.startswith("guilty")
    if lemma == "call" and (_CALL.match(content) or re.search(r"\bcall\w* (?:on|upon|for)$", cue)):
        return True
    if lemma in ("ask", "request") and _TO_ACT.match(content):
        return True
    said = _ASKED_AFTER.sub("", content[:_OPENING])
    if lemma == "":
        return _IN_OWN_VOICE.search(said) is not None and "“" not in content and '"' not in content
    return _OUGHT.search(said) is not None or _IMPERATIVE.search(content) is not None


def _judges(content: str, lemma: str, source_kind: str) -> bool:
    found = judgements.JUDGEMENT.search(content, 0, _OPENING)  # what follows in a long speech is another matter
    if found is None or judgements.NO_JUDGEMENT.search(content, max(0, found.start() - 30), found.end() + 12):
        return False
    return source_kind != "none" or judgements.AT_SECOND_HAND.search(content) is None


def _foretells(content: str, lemma: str, source_kind: str) -> bool:
    if _OWN_PLAN.search(content) or lemma in ("promise", "pledge", "vow", "announce", "agree"):
        return False
    if source_kind == "eyewitness":
        return False  # "the doors would not open"
    if source_kind in _PLANNERS and not re.search(r"\b(?:might|may|could|likely|run out|last)\b", content):
        return False
    content = _ASKED_AFTER.sub("", content)
    return _FUTURE.search(content) is not None or (lemma != "" and _WOULD.search(content) is not None)
