"""How a thing is put: hedged or not, and as what sort of saying."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    r"reach|happen|come|rise|fall|follow|hit|spread|last|cost|lose|trigger|force|end|go\b|start|return|prove"
    r"|close|take|affect|kill)"
    r"|\b(?:suspected of|suggests? that|it (?:is|was) (?:un)?clear whether|as if)\b|\bthere is a (?:chance|risk"
    r"|possibility)"
)
_WEAK_LEMMAS: Final = words(
    """suspect guess speculate surmise suppose hint imply believe think reckon presume assume fear suggest conjecture
    imagine"""
)
_RECOMMENDING: Final = words(
    """urge recommend advise propose exhort implore beseech entreat counsel advocate encourage plead beg appeal lobby"""
)
_FORETELLING: Final = words("predict forecast foresee expect anticipate project prophesy foretell envisage")
_JUDGING: Final = words(
    """criticise criticize praise condemn slam blast applaud commend hail laud deplore denounce lambast lambaste decry
    deride ridicule mock rubbish slate scold chide berate extol celebrate lament bemoan admonish disparage denigrate
    malign vilify castigate censure"""
)
_ASKING: Final = words("ask wonder query question inquire enquire ponder")
_OUGHT: Final = re.compile(
    r"\b(?:should(?!n['’]t have| not have| have\b| be (?:able|noted))|ought to|need(?:s|ed)? to"
    r"|must (?:not )?(?!have\b)|had better|"
    r"it (?:is|was|'s) time to|let us|let['’]s)\b"
)
_CALL: Final = re.compile(r"(?:for|on|upon)\b")
_IMPERATIVE: Final = re.compile(
    r"^\W*(?:please |do not |don['’]t |never |always )?(?:turn|switch|stay|avoid|wear|keep|stop|leave|call"
    r"|check|use|take|"
    r"get|wash|buy|sell|vote|evacuate|seek|contact|report|install|update|boil|drink|stand|wait|go|be)\b (?!of\b)"
)
_FUTURE: Final = re.compile(
    r"\b(?:will|won['’]t|shall|['’]ll|going to|gonna|(?:is|are|was|were) (?:widely )?(?:expected|likely|due|set"
    r"|poised|bound|projected|forecast|"
    r"predicted|scheduled) to|on course to|(?:might|could|may) (?:soon |yet )?\w+ (?:within|by|next"
    r"|in the coming|tomorrow))\b|"
    r"\b(?:might|may) (?:close|follow|fly|fall|rise|collapse|resign|quit|leave|win|lose|spread|happen|come"
    r"|strike|return)\b|"
    r"\b(?:likeliest|most likely) (?:outcome|result)",
    re.IGNORECASE,
)
_WOULD: Final = re.compile(r"\bwould (?!have\b|never\b|not (?:comment|say|rule)|like\b|rather\b)")
_OWN_PLAN: Final = re.compile(r"\b(?:we|i)(?:\s|['’])(?:ll|will|are going|am going|shall|won)", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"\b(?:if|unless|until|or (?:the|we|i|you|they|else)|pay up|before|one more|in \w+ days)\b", re.IGNORECASE
)
_HARM: Final = re.compile(
    r"\b(?:burn\w*|shot|shoot\w*|kill\w*|cut\b|destroy\w*|attack\w*|bomb\w*|retaliat\w*|regret\w*|consequences"
    r"|punish\w*|sanction\w*"
    r"|doubled|sue\b|shut|walk out|strike\w*|suffer\w*|revenge|avenge\w*|crush\w*|hit back|respond with"
    r"|go online|leak\w*|publish\w*|"
    r"executed?|behead\w*|rats|blood|pull (?:out|every|the)|blow up|pay (?:for|the price|dearly)|price|tariffs?"
    r"|expel\w*|arrest\w*|"
    r"hang\w*|die\b|hell|war\b|fire\b|blockade\w*|annihilat\w*)\b",
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
    r"decade out of date|mistake|overrated|underrated|incompetent|delicious|bland|mediocre|inspiring|admirable"
    r"|heroic|unforgivable)\b"
    r"|\bdeserv(?:e|es|ed)\b|\b(?:in (?:my|our) (?:view|opinion)|i (?:think|believe|feel) (?:it|that|this)"
    r"|frankly|cruelty|a disgrace|shame on)\b",
    re.IGNORECASE,
)
_SECTION: Final = re.compile(
    r"^\W*(?:opinion|editorial|comment|commentary|op-?ed|column|leader|viewpoint|letters?|our view"
    r"|letter to the editor)\s*[:|–—\-]"
    r"|[|–—\-]\s*(?:opinion|editorial|comment|op-?ed|column|viewpoint)\W*$",
    re.IGNORECASE,
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|we|our|my|us)\b")
_MUST: Final = re.compile(r"\b(?:should|must|ought to|need to|has to|have to)\b")
_PLANNERS: Final = frozenset({"official", "institution", "document"})


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
    if lemma == "threaten" or (
        source_kind != "none" and _WILL.search(content) and _HARM.search(content) and _CONDITION.search(content)
    ):
        return "threat"
    if (
        lemma in _RECOMMENDING
        or (lemma == "call" and _CALL.match(content))
        or _OUGHT.search(content)
        or (_IMPERATIVE.search(content) and lemma != "")
    ):
        return "recommendation"
    if lemma in _FORETELLING:
        return "prediction"
    if lemma in _JUDGING or _JUDGEMENT.search(content):
        return "opinion"
    return "prediction" if _foretells(content, lemma, source_kind) else "assertion"


def _foretells(content: str, lemma: str, source_kind: str) -> bool:
    if _OWN_PLAN.search(content) or lemma in ("promise", "pledge", "vow", "announce", "agree"):
        return False
    if source_kind in _PLANNERS and not re.search(r"\b(?:might|may|could|likely|run out|last)\b", content):
        return False
    return _FUTURE.search(content) is not None or (lemma != "" and _WOULD.search(content) is not None)


def opinion_piece(title: str | None, own_voice: Iterable[str]) -> bool:
    """Whether an article argues for a view of its own; `own_voice` are its sentences that nobody else says.

    True where the headline says so ("Opinion: …"), or where the text says "I" or "we" and "should" or "must"
    again and
    again in its own voice. Conservative: an unmarked column is often missed.
    """
    if title is not None and _SECTION.search(title):
        return True
    first_person = ought = both = n_sentences = 0
    for sentence in own_voice:
        n_sentences += 1
        me, must = _FIRST_PERSON.search(sentence) is not None, _MUST.search(sentence) is not None
        first_person, ought, both = first_person + me, ought + must, both + (me and must)
    return both >= 2 and ought >= 3 and first_person >= max(4, n_sentences // 6)
