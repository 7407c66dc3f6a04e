"""Annotated news as training examples: documents cut into pieces of equal length, with labels about each cue."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from features.reading.attribution import attribute
from features.reading.learned.convolution import Floats
from features.reading.learned.inputs import flags
from features.reading.learned.network import CONTENT, CUE, SOURCE, SPAN
from features.reading.learned.parser import Syntax, head_class
from features.reading.learned.reader import paragraph_bounds
from features.reading.learned.words import Ints, Words, split
from features.reading.sentences import lay_out

PIECE: Final = 384  # words; long enough that few paragraphs are cut
MOST_CUES: Final = 64  # in one piece
_ROLES: Final = (("content", CONTENT), ("source", SOURCE), ("cue", CUE))
_WHOLE: Final = 0.8  # share of an attribution's words that the tagger must see, for its labels to be learned
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its attributions, each of source, cue and content spans; None where nobody annotated it."""

    doc_id: str
    text: str
    attributions: list[dict[str, list[list[int]]]] | None


@dataclass(frozen=True, slots=True)
class Example:
    """A document ready to be learned from; `syntax` is None without a parser."""

    document: Document
    words: Words
    flags: Floats
    syntax: Syntax | None


def documents(path: Path) -> list[Document]:
    """The documents of a JSONL file with doc_id, text and, where annotated, attributions; by doc_id.

    Raises ValueError for a line that is no such document.
    """
    found = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                found.append(Document(str(row["doc_id"]), str(row["text"]), row.get("attributions")))
            except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"{path} line {number}: {error!r}; give one object with doc_id and text") from error
    return sorted(found, key=lambda document: document.doc_id)


def example(document: Document, syntax: Syntax | None = None) -> Example:
    """The document's words with what the reader will know of each."""
    layout = lay_out(document.text)
    words = split(document.text, layout)
    return Example(document, words, flags(words, attribute(document.text, layout)), syntax)


def labelled(found: Example) -> Iterator[tuple[int, Ints]]:
    """The anchor word of each annotated cue, and the labels `[n_words]` of all words about it; one to an anchor."""
    seen: set[int] = set()
    for attribution in found.document.attributions or []:
        labels = np.zeros(len(found.words), dtype=np.int64)
        for role, label in _ROLES:
            for start, end in attribution[role]:
                first = np.searchsorted(found.words.end, start, side="right")
                labels[first : np.searchsorted(found.words.start, end, side="left")] = label
        cue = np.flatnonzero(labels == CUE).tolist()
        if cue and (anchor := _anchor(cue, found.syntax)) not in seen:
            seen.add(anchor)
            yield anchor, labels


def _anchor(cue: Sequence[int], syntax: Syntax | None) -> int:
    """The word on which the rest of the cue depends; its first word without a parser."""
    if syntax is None:
        return cue[0]
    inside = set(cue)
    return next((word for word in cue if syntax.head[word] == 0 or word + syntax.head[word] not in inside), cue[0])


def pieces(examples: Sequence[Example], ids: Sequence[Ints]) -> Arrays:
    """All examples cut between paragraphs into pieces, stacked: each array is `[n_pieces, …]`, padded with zeros.

    "cue" is the number of the cue that a word anchors in its piece or -1, "labels" those about each cue, and "whole"
    whether they hold most of the attribution.
    """
    made = [piece for found, numbers in zip(examples, ids, strict=True) for piece in _pieces(found, numbers)]
    return {name: np.stack([piece[name] for piece in made]) for name in made[0]}


def _pieces(found: Example, ids: Ints) -> Iterator[Arrays]:
    low, high = paragraph_bounds(found.words.paragraph)
    cues = list(labelled(found))
    for start, end in pairwise(_cuts(found.words.paragraph)):
        piece = _padded(found, ids, start, end)
        piece["low"][: end - start] = np.maximum(low[start:end] - start, 0)
        piece["high"][: end - start] = np.minimum(high[start:end], end) - start
        held = [(anchor, labels) for anchor, labels in cues if start <= anchor < end][:MOST_CUES]
        for number, (anchor, labels) in enumerate(held):
            bounds = piece["low"][anchor - start], piece["high"][anchor - start]
            first = start + int(np.clip(anchor - start - SPAN // 2, bounds[0], max(bounds[0], bounds[1] - SPAN)))
            seen = labels[first : min(first + SPAN, start + int(bounds[1]))]
            piece["cue"][anchor - start] = number
            piece["labels"][number, : len(seen)] = seen
            piece["whole"][number] = (seen > 0).sum() >= _WHOLE * (labels > 0).sum()
        yield piece


def _cuts(paragraph: Ints) -> list[int]:
    cuts, n_words = [0], len(paragraph)
    while cuts[-1] < n_words:
        end = min(n_words, cuts[-1] + PIECE)
        whole = int(np.searchsorted(paragraph, paragraph[end], side="left")) if end < n_words else end
        cuts.append(whole if whole > cuts[-1] else end)
    return cuts


def _padded(found: Example, ids: Ints, start: int, end: int) -> Arrays:
    n_words = end - start
    zeros = {name: np.zeros(PIECE, dtype=np.int32) for name in ("low", "high", "tag", "relation", "head", "sentence")}
    piece: Arrays = {
        "ids": np.zeros((PIECE, ids.shape[1]), dtype=np.int32),
        "flags": np.zeros((PIECE, found.flags.shape[1]), dtype=np.uint8),
        "real": (np.arange(PIECE) < n_words).astype(np.float32),
        "cue": np.full(PIECE, -1, dtype=np.int32),
        "labels": np.zeros((MOST_CUES, SPAN), dtype=np.int8),
        "whole": np.zeros(MOST_CUES, dtype=np.float32),
        **zeros,
    }
    piece["ids"][:n_words] = ids[start:end]
    piece["flags"][:n_words] = found.flags[start:end]
    piece["sentence"][:n_words] = found.words.sentence[start:end]
    if found.syntax is not None:
        piece["tag"][:n_words] = found.syntax.tag[start:end]
        piece["relation"][:n_words] = found.syntax.relation[start:end]
        piece["head"][:n_words] = head_class(found.syntax.head[start:end])
    return piece
