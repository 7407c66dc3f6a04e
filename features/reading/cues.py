"""Cues: the words that show that somebody says, thinks or judges something, and what they govern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from features.reading.lexicon import phrases
from features.reading.lexicon.nouns import WITNESSES
from features.reading.lexicon.verbs import RECIPIENT_VERBS, Form
from features.reading.tokens import Token, opens_clause, skip_back

# verbs that are cues whatever follows them
CORE: Final = phrases.words(
    """say tell add argue claim insist allege assert contend announce warn reveal disclose declare deny acknowledge
    admit concede reply respond comment remark tweet testify reiterate stress suggest believe think confirm explain
    accuse denounce criticise criticize condemn slam blast predict complain vow promise pledge refuse deny urge"""
)
PARTICLES: Final[dict[str, frozenset[str]]] = {
    "hit": phrases.words("out back"), "lash": phrases.words("out"), "call": phrases.words("for on out upon"),
    "point": phrases.words("out to"), "speak": phrases.words("of about against out"),
    "talk": phrases.words("about of up"), "push": phrases.words("back for"), "fire": phrases.words("back"),
    "refer": phrases.words("to"), "allude": phrases.words("to"), "object": phrases.words("to"),
    "vote": phrases.words("for against"), "press": phrases.words("for"), "appeal": phrases.words("for to"),
    "ask": phrases.words("for about"), "complain": phrases.words("about of that"), "warn": phrases.words("of"
    " against about"),
    "advocate": phrases.words("for"), "joke": phrases.words("about that"), "comment": phrases.words("on"),
    "apologise": phrases.words("for"), "apologize": phrases.words("for"), "plead": phrases.words("for with"),
}  # fmt: skip
_CHAIN: Final = phrases.words(
    """declined declines refused refuses went goes continued continues failed fails tried tries appeared
    appears seemed
    seems used want wants wanted began begins started starts ought yet like likes came decided agreed moved sought
    rushed hastened managed proceeded took able unable ready prepared willing unwilling quick keen reluctant careful
    had has have on declining refusing going continuing failing"""
)
_SENSES: Final = phrases.words("see hear watch witness")
_PRESS: Final = phrases.words("reporters reporter journalist journalists correspondent correspondents photographer")
_PLURAL: Final = phrases.words(
    """people police men women who they we i you others some many most few both and media children all troops data
    minutes"""
)
_BEFORE_BARE: Final = phrases.words("and or but while when by after before without in")
_BE: Final = phrases.words("is are was were be been being am 's 're isn't aren't wasn't weren't")
_LISTENERS: Final = phrases.words(
    """reporters journalists lawmakers mps parliament congress court jurors investors analysts supporters officials
    police me us him her them you everyone people crowd audience councillors senators committee hearing colleagues
    staff members voters readers listeners viewers shareholders families residents media press inquiry tribunal jury
    judge employees workers students fans conference rally meeting newspaper paper broadcaster magazine network
    website
    agency programme program station outlet channel podcast publication blog interviewer"""
)
_ABOUT: Final = phrases.words("about on of against for over to")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in its group: tokens `[first, last)`, the verb at `verb`."""

    first: int
    last: int
    verb: int
    form: Form
    passive: bool
    bare: bool  # an -ing form or infinitive without a subject of its own


def find_cues(tokens: Sequence[Token]) -> list[Cue]:
    """Every verb in the sentence that may be a cue, outside quotations, left to right."""
    return [cue for at in range(len(tokens)) if (cue := _cue(tokens, at)) is not None]


def _cue(tokens: Sequence[Token], at: int) -> Cue | None:
    form = tokens[at].verb
    if form is None or tokens[at].quoted or (tokens[at].capital and at > 0 and not _all_capitals(tokens)):
        return None
    first = skip_back(tokens, at, phrases.AUXILIARIES | phrases.ADVERBS | {"not", "n't", "to"})
    before = {token.lower for token in tokens[first:at]}
    infinitive = "to" in before
    if infinitive:
        chained = first > 0 and tokens[first - 1].lower in _CHAIN
        if not chained and not before & phrases.AUXILIARIES:
            return None
        first = skip_back(tokens, first - 1, phrases.AUXILIARIES | phrases.ADVERBS | {"not"}) if chained else first
    if form.noun and not before & phrases.AUXILIARIES and not infinitive and _is_noun(tokens, at, first):
        return None
    if form.tense == "past" and first == at and at and _adjective(tokens[at - 1]) and not opens_clause(tokens, at + 1):
        return None
    passive = form.tense in ("past", "participle") and bool(before & _BE) and not infinitive
    if form.tense == "base" and not infinitive and not before & phrases.AUXILIARIES and not _plural(tokens, first):
        return None
    bare = form.tense == "ing" and not before & _BE
    if bare and first and (tokens[first - 1].word and tokens[first - 1].lower not in _BEFORE_BARE):
        return None
    while first < at and tokens[first].lower in phrases.ADVERBS and tokens[first].capital:
        first += 1
    return Cue(first, at + 1, at, form, passive, bare)


def _adjective(before: Token) -> bool:
    """Whether a participle stands before a noun here ("40 confirmed cases", "the alleged thief")."""
    lower = before.lower
    if lower in ("this", "that", "these", "those", "some", "others", "many", "both", "most", "other", "another", "one"):
        return False
    return lower in phrases.DETERMINERS or lower in phrases.PREPOSITIONS or lower.isdigit()


def _all_capitals(tokens: Sequence[Token]) -> bool:
    """Whether most words begin with a capital, as in headlines: then a capital says nothing."""
    n_words = sum(token.word for token in tokens)
    return sum(token.capital for token in tokens) > 0.6 * n_words


def _plural(tokens: Sequence[Token], end: int) -> bool:
    """Whether a verb without an ending can have what stands before it as its subject ("officials say")."""
    if end == 0:
        return False
    before = tokens[end - 1]
    if not before.word:
        return before.lower in (",", ")", "—", "–")
    if before.lower.endswith("s") or before.lower in _PLURAL or before.text.isupper():
        return True
    # "Economists at the bank expect"
    behind = phrases.PREPOSITIONS | {"who", "familiar", "close", "briefed"}
    pairs = pairwise(tokens[max(0, end - 9) : end])
    return any(noun.lower.endswith("s") and link.lower in behind and not link.capital for noun, link in pairs)


def _is_noun(tokens: Sequence[Token], at: int, first: int) -> bool:
    if first == 0:
        return tokens[at].verb is not None and at + 1 < len(tokens) and not tokens[at + 1].quoted
    before = tokens[first - 1]
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if before.lower in phrases.DETERMINERS | phrases.PREPOSITIONS or before.lower.endswith("'s"):
        return before.lower not in ("this", "that", "some", "many", "most", "others", "both")
    if after in phrases.AUXILIARIES or after in ("of", "by", "from", "and", "or", "in", "at", "with", "made"):
        return True
    # "…, records show": a plural behind a comma
    aside = before.lower.endswith("s") and any(token.lower == "," for token in tokens[max(0, first - 4) : first - 1])
    if after in (".", ",", "") and tokens[at].verb is not None and tokens[at].verb.tense == "base" and aside:  # type: ignore[union-attr]
        return False
    if after in (".", ",", ":", ""):
        return not (before.capital or before.lower in phrases.PERSONAL or before.quoted)
    # "early contests", "fraud charges": behind a small-letter word with no article the verb needs a clause of its own
    plain = not before.capital and before.lower not in phrases.PRONOUNS and before.word
    article = any(token.lower in phrases.DETERMINERS for token in tokens[max(0, first - 3) : first])
    return plain and not before.lower.endswith("s") and not article and not opens_clause(tokens, at + 1)


def after_recipient(tokens: Sequence[Token], cue: Cue) -> tuple[int, tuple[int, int] | None]:
    """Index after whom the words were addressed to, and the addressee's tokens, None when there is none."""
    at = cue.last
    if cue.form.lemma not in RECIPIENT_VERBS or cue.passive or at >= len(tokens):
        return at, None
    stop = next((k for k in range(at, min(at + 14, len(tokens))) if _ends_recipient(tokens, k)), None)
    listener = next((k for k in range(at, min(at + 7, len(tokens))) if tokens[k].lower in _LISTENERS), None)
    if listener is not None and (stop is None or listener < stop):
        return listener + 1, (at, listener + 1)
    if stop is not None and stop > at and tokens[stop].lower != "to":
        return stop, (at, _recipient_end(tokens, at, stop))
    end = _recipient_end(tokens, at, min(at + 7, len(tokens)))
    return (end, (at, end)) if end > at else (at, None)


def _ends_recipient(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].quoted or tokens[at].lower in ("that", ",", ":", ";", "to", "how", "whether", ".", "why", "what")


def _recipient_end(tokens: Sequence[Token], at: int, limit: int) -> int:
    """The end of a name ("told *the Evening Star* …")."""
    end = at
    while end < limit and (tokens[end].lower in phrases.DETERMINERS or tokens[end].lower in ("'s", "’s")) and end == at:
        end += 1
    start = end
    while end < limit and tokens[end].capital and not tokens[end].quoted:
        end += 1
    return end if end > start else at


def governs(tokens: Sequence[Token], cue: Cue, content: int, subject: tuple[int, int]) -> bool:
    """Whether what begins at `content` is what the cue's verb takes, said by the tokens of `subject`."""
    if content >= len(tokens):
        return False
    lemma, frames, first = cue.form.lemma, cue.form.frames, tokens[content]
    ahead = tokens[content : content + 9]
    if first.quoted:
        return bool(frames & {"clause", "quote", "question"} or lemma in ("call", "read", "label", "dub", "describe"))
    if first.lower in PARTICLES.get(lemma, ()):
        return True
    if "clause" in frames and (opens_clause(tokens, content) or (lemma in CORE and first.word)):
        return True
    if "that" in frames and opens_clause(tokens, content) and _surely_clause(tokens, content):
        return True
    if cue.bare and "clause" not in frames:
        return False
    if lemma in _SENSES and first.word and any(t.lower in WITNESSES | _PRESS for t in tokens[subject[0] : subject[1]]):
        return True
    if "question" in frames and first.lower in ("whether", "if", "how", "why", "what", "who", "when", "where"):
        return True
    if "infinitive" in frames and any(t.lower == "to" for t in ahead) and first.lower not in ("by", "in", "at", "from"):
        return True
    return "object" in frames and first.word and first.lower not in phrases.PREPOSITIONS


def _surely_clause(tokens: Sequence[Token], at: int) -> bool:
    lower = tokens[at].lower
    return lower in ("that", "how", "whether", "why", "there") or lower in phrases.PERSONAL
