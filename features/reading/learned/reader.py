"""All attributions of a text as the network reads them, each with the probability that it was read right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

import numpy as np
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped, unused-ignore]

from features.reading.attribution import attribute
from features.reading.learned.confidence import evidence
from features.reading.learned.convolution import Floats
from features.reading.learned.inputs import N_RULES, flags
from features.reading.learned.model import Model, load
from features.reading.learned.network import CONTENT, CUE, SOURCE
from features.reading.learned.words import Ints, Words, split
from features.reading.lexicon.verbs import FORMS
from features.reading.sentences import Layout
from features.reading.spans import Attribution, Span, merged, overlapping

# what only the rules find is kept for these patterns, with a confidence: the share that was right on documents kept
# aside, where there were ten or more of them, else a guess
BESIDE: Final = {
    "carried": 0.4, "direct": 0.5, "according": 0.8, "hearsay": 0.6, "understood": 0.6, "told": 0.6, "response": 0.4,
}  # fmt: skip
# a reaction ("declined to comment") and an outlet that passes a source on are told by wordings that the corpus, which
# labels neither, has taught the network to cut otherwise: the rules have the say
FIRM: Final = 0.8
ALONE: Final = 0.5  # confidence from which a cue that the rules do not know is taken
_ACCORDING: Final = ("according", "per", "in the words")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution, spans as offsets; its confidence follows from the evidence `[len(EVIDENCE)]`."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    evidence: Floats


@dataclass(frozen=True, slots=True)
class Graded:
    """An attribution and the probability, from 0 to 1, that its source and content are right."""

    attribution: Attribution
    confidence: float


def read(text: str, layout: Layout, model: Model | None = None) -> list[Graded]:
    """Every attribution of a text, by where its content begins; spans are offsets into the text.

    What rules make of the text is evidence for the network, and tells of an attribution that both find its pattern,
    recipient and reaction. What only the rules find is kept for the patterns in `BESIDE`; reactions and relays are
    theirs alone.

    >>> from features.reading.sentences import lay_out
    >>> text = 'The dam is safe, engineers said on Monday.'
    >>> [found] = read(text, lay_out(text))
    >>> [text[start:end] for start, end in found.attribution.source]
    ['engineers']
    """
    model = model or load()
    ruled = attribute(text, layout)
    firm: list[Attribution] = []
    plain: list[Attribution] = []
    for one in ruled:
        (plain if one.response is None and one.via is None else firm).append(one)
    settled = merged([span for found in firm for span in (*found.cue, *(found.content if found.response else ()))])
    with _blas().limit(limits=1):  # its products are small: more threads spend more processor time, and save none
        found = list(candidates(text, layout, ruled, model, model.confidence.accepted))
    cue_at = {at: twin for twin in ruled if twin.pattern != "carried" for span in twin.cue for at in range(*span)}
    kept = _kept(
        one
        for one in found
        if not any(overlapping(settled, *span) for span in one.cue)
        and (one.confidence >= ALONE or any(at in cue_at for span in one.cue for at in range(*span)))
    )
    graded = [Graded(_described(text, layout, found, cue_at), found.confidence) for found in kept]
    graded += [Graded(one, FIRM) for one in firm]
    graded += _beside(kept, plain)
    return sorted(graded, key=lambda g: (g.attribution.content, g.attribution.cue, g.attribution.source))


def candidates(
    text: str, layout: Layout, ruled: Sequence[Attribution], model: Model, least: float = 0.0
) -> Iterator[Candidate]:
    """Every cue that the network looks at, with what it would govern; those without content left out.

    `least` is the confidence from which they are given.
    """
    words = split(text, layout)
    told = flags(words, ruled)
    hidden = model.network.encode(model.vocabulary.ids(words.text), told)
    log_odds = model.network.anchor_log_odds(hidden)
    anchors = np.flatnonzero(log_odds > model.confidence.anchor_log_odds)
    quoted = (words.quotation >= 0).astype(np.float32)
    for tagged in model.network.tag(hidden, anchors, paragraph_bounds(words.paragraph), words.sentence):
        seen = np.minimum(tagged.first[:, None] + np.arange(tagged.labels.shape[1]), len(words) - 1)
        found = evidence(tagged, log_odds[tagged.anchor], quoted[seen], told[seen, -N_RULES:])
        sure = model.confidence.probability(found)
        for row in np.flatnonzero((sure >= least) & (tagged.labels == CONTENT).any(axis=1)):
            source, cue, content = (
                _spans(words, tagged.labels[row], int(tagged.first[row]), role) for role in (SOURCE, CUE, CONTENT)
            )
            source = _nearest(source, cue or content)
            yield Candidate(source, cue, content, float(sure[row]), found[row])


@lru_cache(maxsize=1)
def _blas() -> Any:
    return ThreadpoolController().select(user_api="blas")


def paragraph_bounds(paragraph: Ints) -> tuple[Ints, Ints]:
    """The first word and the end of each word's paragraph, each `[n_words]`."""
    return np.searchsorted(paragraph, paragraph, side="left"), np.searchsorted(paragraph, paragraph, side="right")


def _spans(words: Words, labels: Ints, first: int, role: int) -> tuple[Span, ...]:
    has = np.zeros(len(labels) + 2, dtype=np.int8)
    has[1:-1] = labels == role
    edges = np.flatnonzero(has[1:] != has[:-1]).reshape(-1, 2) + first
    return tuple((int(words.start[start]), int(words.end[end - 1])) for start, end in edges)


def _nearest(parts: tuple[Span, ...], cue: tuple[Span, ...]) -> tuple[Span, ...]:
    """The part nearest to the cue: a source is one phrase, and of two the nearer one speaks."""
    start, end = cue[0]
    return (min(parts, key=lambda part: min(abs(part[0] - end), abs(start - part[1]))),) if parts else ()


def _kept(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, but of two that share a word of their cues the surer one."""
    taken: set[int] = set()  # letters of cues, by offset
    kept = []
    for candidate in sorted(found, key=lambda c: (-c.confidence, c.content, c.cue)):
        letters = {letter for start, end in candidate.cue for letter in range(start, end)}
        if not letters & taken:
            taken |= letters
            kept.append(candidate)
    return kept


def _beside(kept: Sequence[Candidate], ruled: Sequence[Attribution]) -> list[Graded]:
    """What only the rules find, of the patterns in `BESIDE`: neither its content nor its cue is touched by `kept`."""
    contents = merged([span for found in kept for span in found.content])
    cues = merged([span for found in kept for span in found.cue])
    return [
        Graded(found, BESIDE[found.pattern])
        for found in ruled
        if found.pattern in BESIDE
        and not any(overlapping(contents, *span) for span in found.content)
        # a carried speaker has the cue of the attribution that it is carried from
        and (found.pattern == "carried" or not any(overlapping(cues, *span) for span in found.cue))
    ]


def _described(text: str, layout: Layout, found: Candidate, cue_at: Mapping[int, Attribution]) -> Attribution:
    """The candidate with what the rules know of the same cue; where they know nothing, the plainest reading of it.

    `cue_at` gives the rules' attribution by the offset of each letter of its cue.
    """
    for twin in (cue_at[at] for span in found.cue for at in range(*span) if at in cue_at):
        if bool(twin.source) == bool(found.source):
            return replace(twin, source=found.source, cue=found.cue, content=found.content)
    cue = " ".join(text[slice(*span)] for span in found.cue).lower().replace("’", "'")
    lemma = next((form.lemma for word in cue.split() if (form := FORMS.get(word)) is not None), "")
    return Attribution(found.source, found.cue, found.content, _pattern(layout, found, cue, lemma), lemma)


def _pattern(layout: Layout, found: Candidate, cue: str, lemma: str) -> str:
    if cue.startswith(_ACCORDING):
        return "according"
    if not found.source:
        return "passive"
    quoted = all(
        any(s <= start and end <= e + 1 for s, e in overlapping(layout.quotations, start, end))
        for start, end in found.content
    )
    if quoted:
        return "direct"
    return "indirect" if lemma or not cue else "noun"
