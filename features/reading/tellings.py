"""Attributions by verbs that say something of papers, forecasters and reporters alone: "images show", "they expect"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from features.reading import subjects
from features.reading.lexicon import phrases
from features.reading.lexicon.nouns import DOCUMENTS
from features.reading.lexicon.roles import PRESS
from features.reading.parties import is_party
from features.reading.phrase import take_apart
from features.reading.spans import Attribution
from features.reading.tokens import Token, opens_clause, skip_back, span

_LONGEST: Final = 16  # words of a paper's name
_PUTTING: Final = phrases.words("put puts placed places gave gives")
_POLLS: Final = phrases.words("poll polls survey surveys census study studies count tally forecast")
_PAPERS_SAY: Final = _PUTTING | phrases.words(
    """show shows showed reveal reveals revealed indicate indicates indicated suggest suggests suggested reckon reckons
    reckoned say says said state states stated list lists listed describe describes described warn warns warned find
    finds found estimate estimates estimated claim claims claimed conclude concludes concluded detail details detailed
    record records recorded read reads confirm confirms confirmed depict depicts call calls called demand demands
    demanded recommend recommends recommended"""
)
_SEEING: Final = phrases.words("saw see sees heard hear watched counted witnessed filmed found")
_DISPOSED: Final = phrases.words(
    """doubtful sceptical skeptical convinced confident certain sure adamant hopeful optimistic pessimistic worried
    concerned afraid fearful unsure uncertain unconvinced insistent positive sanguine emphatic aware wary"""
)
_AMOUNTS: Final = phrases.words(
    "a half third quarter fifth tenth one two three four five six seven eight nine ten million billion about over"
)
_FORETELLING: Final = phrases.words(
    """expect expects expected forecast forecasts predict predicts predicted project projects projected foresee foresees
    anticipate anticipates anticipated"""
)
_PASSIVE: Final = phrases.words("is are was were be been being")
_SHOWN: Final = phrases.words(
    "seen obtained reviewed published leaked dated signed released shared viewed marked written"
)
_NO_OBJECT: Final = phrases.PREPOSITIONS | phrases.words("to and or")
_BEING: Final = phrases.words("remain remains remained feel feels felt seem seems seemed appear appears appeared")


def attribute_telling(tokens: Sequence[Token], at: int) -> Attribution | None:
    """What the verb or adjective at `at` has a paper, a body, a reporter or a holder of a view say, if anything."""
    lower = tokens[at].lower
    made: Attribution | None = None
    if lower in _PAPERS_SAY:
        made = _paper(tokens, at)
    if made is None and lower in _PUTTING:
        made = _figured(tokens, at)
    elif made is None and lower in _FORETELLING:
        made = _foretold(tokens, at)
    elif made is None and lower in _DISPOSED:
        made = _disposed(tokens, at)
    elif made is None and lower in _SEEING:
        made = _seen(tokens, at)
    return made


def _figured(tokens: Sequence[Token], at: int) -> Attribution | None:
    """ "A poll puts the Greens on a fifth", "the agency put the loss at two million"."""
    holder = subjects.left(tokens, skip_back(tokens, at, phrases.AUXILIARIES | phrases.ADVERBS))
    if holder is None:
        return None
    polled = any(t.lower in _POLLS for t in tokens[holder[0] : holder[1]])
    figure = next((k for k in range(at + 2, min(at + 14, len(tokens) - 1)) if tokens[k].lower in ("at", "on")), None)
    counted = figure is not None and any(t.lower.isdigit() or t.lower in _AMOUNTS for t in tokens[figure : figure + 6])
    if not polled and not (counted and tokens[at].lower in ("put", "puts") and is_party(_text(tokens, holder))):
        return None
    made = said(tokens, holder, (at, at + 1), at + 1)
    return None if made is None else replace(made, pattern="according")


def _foretold(tokens: Sequence[Token], at: int) -> Attribution | None:
    """ "Economists polled by the bank expect growth of a fifth", "the weather service forecast snow"."""
    first = skip_back(tokens, at, phrases.AUXILIARIES | phrases.ADVERBS)
    content = at + 1
    if first == 0 or content >= len(tokens) or {token.lower for token in tokens[first:at]} & _PASSIVE:
        return None
    if not tokens[content].word or tokens[content].lower in _NO_OBJECT:
        return None
    holder = _subject(tokens, first)
    if holder is None or not is_party(_text(tokens, holder)) or tokens[holder[1] - 1].lower in phrases.DETERMINERS:
        return None
    made = said(tokens, holder, (at, at + 1), content)
    return None if made is None else replace(made, pattern="according", lemma="forecast")


def _paper(tokens: Sequence[Token], at: int) -> Attribution | None:
    """ "Satellite images taken in May show fresh trenches", "a survey of 900 farmers puts losses at a fifth"."""
    first = skip_back(tokens, at, phrases.AUXILIARIES | phrases.ADVERBS)
    if first == 0 or at + 1 >= len(tokens) or tokens[at + 1].lower in ("by", "in", "on", "at", "with", ",", "."):
        return None
    paper = _subject(tokens, first)
    if paper is None or take_apart(_text(tokens, paper)).head not in DOCUMENTS | _POLLS:
        return None
    made = said(tokens, paper, (at, at + 1), at + 1)
    return None if made is None else replace(made, pattern="according", lemma="show")


def _disposed(tokens: Sequence[Token], at: int) -> Attribution | None:
    """ "Many analysts are doubtful the plan will hold"."""
    first = skip_back(tokens, at, _BEING | phrases.AUXILIARIES | phrases.ADVERBS | {"very", "deeply", "far", "from"})
    content = at + 1
    if (
        first in (0, at)
        or content >= len(tokens)
        or not (opens_clause(tokens, content) or tokens[content].lower == "that")
    ):
        return None
    holder = subjects.left(tokens, first)
    if holder is None or not is_party(_text(tokens, holder)):
        return None
    made = said(tokens, holder, (first, at + 1), content)
    return None if made is None else replace(made, pattern="according", lemma="suppose")


def _seen(tokens: Sequence[Token], at: int) -> Attribution | None:
    """ "Reporters at the scene saw four bodies"."""
    first = skip_back(tokens, at, phrases.AUXILIARIES | phrases.ADVERBS)
    press = _subject(tokens, first) if first else None
    if press is None or not any(token.lower in PRESS for token in tokens[press[0] : press[1]]):
        return None
    made = said(tokens, press, (at, at + 1), at + 1)
    return None if made is None else replace(made, pattern="according", lemma="see")


def _subject(tokens: Sequence[Token], end: int) -> subjects.Range | None:
    """The noun phrase that opens the sentence and ends before the verb, participles and all."""
    first = 0
    while first < end and (tokens[first].lower in phrases.LEADERS or not tokens[first].word):
        first += 1
    short = first < end <= first + _LONGEST and not any(t.quoted and t.word and t.capital for t in tokens[first:end])
    plain = short and not any(
        t.lower in phrases.SUBORDINATORS or (t.lower in ",;:" and tokens[k + 1].lower not in _SHOWN and k + 1 < end)
        for k, t in enumerate(tokens[first:end], start=first)
    )
    return (first, end) if plain and tokens[first].lower not in phrases.PREPOSITIONS else None


def _text(tokens: Sequence[Token], phrase: subjects.Range) -> str:
    return " ".join(token.text for token in tokens[phrase[0] : phrase[1]])


def said(
    tokens: Sequence[Token], speaker: subjects.Range | None, cue: subjects.Range, first: int
) -> Attribution | None:
    """What a speaker says by a cue, from the token `first` to the end of the sentence; None without either."""
    end = sentence_end(tokens)
    if speaker is None or first >= end:
        return None
    return Attribution((span(tokens, *speaker),), (span(tokens, *cue),), (span(tokens, first, end),), "indirect", "say")


def sentence_end(tokens: Sequence[Token]) -> int:
    """Where a sentence ends but for its closing marks."""
    last = len(tokens)
    while last > 0 and tokens[last - 1].text in ".,;:!?" and not tokens[last - 1].quoted:
        last -= 1
    return last
