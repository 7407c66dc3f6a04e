"""How a thing is put: hedged or not, and as what sort of saying."""

from __future__ import annotations

import re
from typing import Final

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
    """urge recommend advise propose exhort implore beseech entreat counsel advocate encourage plead beg appeal lobby"""
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
    r"|must (?:not )?(?!have\b|be (?:joking|kidding)\b)|had better|it (?:is|was|'s) time to|let us|let['’]s)\b"
)
_IN_OWN_VOICE: Final = re.compile(r"\b(?:(?<!^)(?<!^.)should|ought to|must)\b(?! (?:have|he|she|they|you|it|be in)\b)")
_OPENING: Final = 240  # characters of a speech that decide what sort of saying it is
_CALL: Final = re.compile(r"(?:for|on|upon)\b(?! help\b)")
_ADVISING: Final = words("advise counsel lobby")  # "advises the campaign on trade" recommends nothing
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
    r"\b(?:likeliest|most likely) (?:outcome|result)",
    re.IGNORECASE,
)
# "who will sing" within what is said foretells nothing
_ASKED_AFTER: Final = re.compile(
    r"\b(?:who|what|whether|how|which)\s(?:[\w’'\-]+\s){0,5}?(?:will|would|should)\b", re.IGNORECASE
)
_WOULD: Final = re.compile(r"\bwould (?!have\b|never\b|not (?:comment|say|rule)|like\b|rather\b)")
_OWN_PLAN: Final = re.compile(r"\b(?:we|i)(?:\s|['’])(?:ll|will|are going|am going|shall|won)", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"\b(?:if|unless|until|or (?:the|we|i|you|they|else)|pay up|before|one more|any(?:one|body)? (?:\w+ )?(?:who"
    r"|that)|whoever|in \w+ days)\b",
    re.IGNORECASE,
)
_HARM: Final = re.compile(
    r"\b(?:burn\w*|shot|shoot\w*|kill\w*|cut\b|destroy\w*|attack\w*|bomb\w*|retaliat\w*|regret\w*|consequences"
    r"|punish\w*|sanction\w*"
    r"|doubled|sue\b|shut|walk out|strike\w*|suffer\w*|revenge|avenge\w*|crush\w*|hit back|respond with"
    r"|go online|leak\w*|publish\w*|"
    r"executed?|behead\w*|rats|blood|pull (?:out|every|the)|blow up|pay (?:for|the price|dearly)|price|tariffs?"
    r"|expel\w*|arrest\w*|"
    r"sink\b|drown\w*|bombard\w*|flatten\w*|raze\b|torch\b|expose\w*|hang\w*|die\b|hell|war\b|fire\b"
    r"|blockade\w*|annihilat\w*)\b",
    re.IGNORECASE,
)
_WILL: Final = re.compile(
    r"\b(?:will|would|['’]ll|shall|going to)\b|^\W*pay\b|\bwe (?:pull|shut|walk|strike)\b", re.IGNORECASE
)
_JUDGEMENT: Final = re.compile(
    r"\b(?:is|was|are|were|been|be|seems|seemed|it['’]s|that['’]s|he['’]s|she['’]s|they['’]re)\s(?:[\w’'\-]+\s){0,3}?"
    r"(?:right (?:call|decision|thing)|wrong|useless|dull|boring|terrible|disgrace\w*|shameful|shame|cruel\w*"
    r"|brilliant|worst|best|"
    r"awful|unfair|outrageous|ridiculous|absurd|pathetic|appalling|wonderful|fantastic|great|excellent|superb"
    r"|magnificent|"
    r"horrible|horrific|disgusting|unacceptable|irresponsible|reckless|foolish|stupid|naive|cowardly|despicable"
    r"|hypocri\w+|"
    r"embarrass\w+|disappointing|beautiful|ugly|eulogy|masterpiece|farce|joke|travesty|scandalous|insult\w*"
    r"|betrayal|tragic|"
    r"shocking|ludicrous|hideous|dreadful|abysmal|laughable|shambl\w+|shambolic|heartless|inexcusable|indefensible"
    r"|outstanding|splendid|lousy|insane|crazy|spineless|gutless|dishonou?rable|short-sighted|waste of \w+|nightmare"
    r"|triumph|whitewash|sham|eyesore|slap in the face|(?:good|bad|terrible) idea|step too far|"
    r"decade out of date|mistake|overrated|underrated|incompetent|delicious|bland|mediocre|inspiring|admirable"
    r"|heroic|unforgivable)\b"
    r"|\bdeserv(?:e|es|ed)\b|\b(?:in (?:my|our) (?:view|opinion)|i (?:think|believe|feel) (?:it|that|this)"
    r"|frankly|cruelty|a disgrace|shame on)\b",
    re.IGNORECASE,
)
_NO_JUDGEMENT: Final = re.compile(
    r"\b(?:best|worst)[ -](?:known|selling|seller|interests?|hit|part of|\w+ed\b)|\b(?:something|anything|what"
    r"|what['’]s|nothing) (?:\w+ )?wrong"
    r"|\bgreat (?:deal|many|number|grand\w+)|\bgreat-|\b(?:at|do|did|doing|does) (?:his|her|its|their|my"
    r"|our) (?:best|worst)"
    r"|\bbest (?:friend|man|picture|actor|actress)",
    re.IGNORECASE,
)
# in the article's own voice a judgement that is somebody else's, or a quotation, is none
_AT_SECOND_HAND: Final = re.compile(
    r"[“”\"]|\b(?:whether|perceived|called|calling|asked|saw as|sees|regarded|considered|known|saying|said|what he"
    r"|what she"
    r"|voters|critics|fans)\b",
    re.IGNORECASE,
)
_BY_US: Final = re.compile(
    r"\b(?:we|us|our|I|my)\b|\b(?:his|her|its|their) (?:own )?(?:men|fighters|forces|troops|soldiers|army|militia"
    r"|gunmen|members"
    r"|group|supporters|lawyers|government|country|company|union)\b|^\W*(?:pay|leave|release|free|hand over|give"
    r"|withdraw|stop"
    r"|surrender|get out|stay away)\b",
    re.IGNORECASE,
)
_BE_DONE: Final = re.compile(
    r"\b(?:will|would|shall|to) be (?:\w+ed|shot|cut|hit|burnt|hung|shut|put to death)\b", re.IGNORECASE
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


def speech_act(content: str, lemma: str, source_kind: str) -> str:
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
    if _recommends(content, lemma):
        return "recommendation"
    if lemma in _FORETELLING:
        return "prediction"
    if lemma in _JUDGING or _judges(content, lemma, source_kind):
        return "opinion"
    return "prediction" if _foretells(content, lemma, source_kind) else "assertion"


def _threatens(content: str, lemma: str, source_kind: str) -> bool:
    """Whether somebody says what harm they will do unless; what they say that others will do is foretold."""
    if lemma == "threaten":
        return re.match(r"\W*(?:to|that|with)\b|[“\"‘']", content) is not None
    if source_kind == "none" or not (_WILL.search(content) and _HARM.search(content) and _CONDITION.search(content)):
        return False
    passive = source_kind in _PLANNERS | {"anonymous"} and _BE_DONE.search(content) is not None
    return passive or source_kind == "document" or _BY_US.search(content) is not None


def _recommends(content: str, lemma: str) -> bool:
    if lemma in _RECOMMENDING:
        return (lemma not in _ADVISING or _TO_DO.search(content) is not None) and not content.startswith("guilty")
    if lemma == "call" and _CALL.match(content):
        return True
    said = _ASKED_AFTER.sub("", content[:_OPENING])
    if lemma == "":
        return _IN_OWN_VOICE.search(said) is not None and "“" not in content and '"' not in content
    return _OUGHT.search(said) is not None or _IMPERATIVE.search(content) is not None


def _judges(content: str, lemma: str, source_kind: str) -> bool:
    found = _JUDGEMENT.search(content, 0, _OPENING)  # what follows in a long speech is another matter
    if found is None or _NO_JUDGEMENT.search(content, max(0, found.start() - 30), found.end() + 12):
        return False
    return source_kind != "none" or _AT_SECOND_HAND.search(content) is None


def _foretells(content: str, lemma: str, source_kind: str) -> bool:
    if _OWN_PLAN.search(content) or lemma in ("promise", "pledge", "vow", "announce", "agree"):
        return False
    if source_kind in _PLANNERS and not re.search(r"\b(?:might|may|could|likely|run out|last)\b", content):
        return False
    content = _ASKED_AFTER.sub("", content)
    return _FUTURE.search(content) is not None or (lemma != "" and _WOULD.search(content) is not None)
