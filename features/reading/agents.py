"""Who is said to speak: noun phrases behind a cue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from features.reading.lexicon import phrases
from features.reading.subjects import LONGEST_PHRASE, Range, noun_phrase
from features.reading.tokens import STOPS, Token

_NARROWING: Final = phrases.words(
    """who whose briefed familiar close knowledge acquainted involved speaking authorised authorized obtained seen
    reviewed"""
)
_JOINED: Final = phrases.words("in a an the his her of")
_STATEMENT: Final = phrases.words(
    """a an the his her their its response reply court parliament congress comments remarks turn january
    february march
    april may june july august september october november december private public"""
)


def agent(tokens: Sequence[Token], start: int, closed: bool = False) -> Range | None:
    """The noun phrase that begins at `start` ("said *Ms Oke, the mayor*, on Monday"); None when there is none.

    `closed`: an apposition must be closed by a comma, for a clause may follow ("according to Ms Oke, it fell").
    """
    at = start
    narrowed = False  # inside "who …" or "briefed on …" a preposition goes on with the phrase
    limit = min(len(tokens), start + LONGEST_PHRASE)
    while at < limit and not tokens[at].quoted:
        token = tokens[at]
        narrowed = narrowed or token.lower in _NARROWING
        if token.lower == ",":
            if at == start or not _apposition(tokens, at + 1):
                break
            at = _apposition_end(tokens, at, limit, closed)
            break
        if (
            token.lower in STOPS
            or (not token.word and token.lower in ".!?;")
            or (not narrowed and _leaves_phrase(tokens, at, start))
        ):
            break
        at += 1
    while at > start and not tokens[at - 1].word:
        at -= 1
    return noun_phrase(tokens, start, at)


def _apposition_end(tokens: Sequence[Token], comma: int, limit: int, closed: bool) -> int:
    stop = comma + 1
    while stop < limit and tokens[stop].lower not in STOPS and not tokens[stop].quoted:
        stop += 1
    at_end = stop == limit
    if at_end and (closed or limit < len(tokens)):
        return comma
    if closed and (tokens[stop].lower != "," or any(token.finite for token in tokens[comma:stop])):
        return comma
    return stop


def _apposition(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.quoted or not token.word or token.lower in phrases.ADVERBIAL_STARTS or token.lower in phrases.PERSONAL:
        return False
    if token.lower in ("and", "but", "or", "so", "yet", "which", "though", "although", "where") or token.finite:
        return False
    if token.lower.endswith("ing") or (token.verb is not None and token.verb.tense == "ing"):
        return False
    return not (token.lower in phrases.LEADERS or token.lower.endswith("ly"))


def _leaves_phrase(tokens: Sequence[Token], at: int, start: int) -> bool:
    lower = tokens[at].lower
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if at == start:
        return False
    if lower in ("of", "from", "for", "who", "whose", "and"):
        return lower == "from" and after in _JOINED
    if lower in ("in", "at"):
        return after in _STATEMENT or after in phrases.TIMES or after[:1].isdigit()
    if lower in ("with", "near"):
        return after not in ("the", "knowledge", "direct") and not tokens[at + 1 : at + 2]
    return lower in phrases.ADVERBIAL_STARTS - {"the", "last", "for"} or lower in phrases.SUBORDINATORS
