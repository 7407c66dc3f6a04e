"""The words of a text, split as treebanks split them, with where each stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.reading.sentences import Layout
from features.reading.spans import Span

Ints = NDArray[np.int64]

_CLITIC: Final = r"['’](?:s|S|re|ve|ll|d|m)\b"
_WORD: Final = re.compile(
    r"[^\W\d]\w*+(?![.\-'’])"  # most words, at once: nothing behind them could be part of them
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sens?|Reps?|Gen|Col|Capt|Lt|Sgt|Maj|Adm|Rev|St|Jr|Sr|Hon)\.(?=\s)"
    r"|(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)+"
    rf"|\w+?(?=n['’]t\b)|n['’]t\b|{_CLITIC}"
    rf"|\w+(?:(?:[.\-]|(?!{_CLITIC})['’])\w+)*"
    r"|--+|\.\.+|''|``|[^\w\s]"
)
LONGEST_WORD: Final = 200  # characters; a longer run is cut, so that no word costs more than a paragraph


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text in order: arrays of shape `[n_words]`.

    `start`, `end` are offsets; `paragraph` and `sentence` number what the word stands in from 0; `quotation` is the
    number of the quotation that holds it, its marks included, or -1.
    """

    text: list[str]
    start: Ints
    end: Ints
    paragraph: Ints
    sentence: Ints
    quotation: Ints

    def __len__(self) -> int:
        return len(self.text)


def split(text: str, layout: Layout) -> Words:
    """The words of a text in its layout.

    >>> from features.reading.sentences import lay_out
    >>> text = "Ms. Oke's aide didn't say."
    >>> split(text, lay_out(text)).text
    ['Ms.', 'Oke', "'s", 'aide', 'did', "n't", 'say', '.']
    """
    spans = [span for paragraph in layout.paragraphs for span in _spans(text, paragraph)]
    edges = np.array(spans, dtype=np.int64).reshape(-1, 2)
    start, end = edges[:, 0], edges[:, 1]
    return Words(
        text=[text[s:e] for s, e in spans],
        start=start,
        end=end,
        paragraph=_holder(start, [s for s, _ in layout.paragraphs]),
        sentence=_holder(start, [sentence.start for sentence in layout.sentences]),
        quotation=within(start, layout.quotations),
    )


def within(start: Ints, spans: Sequence[Span]) -> Ints:
    """The number of the span that holds each offset, -1 for none; the spans are ordered and do not overlap."""
    if not spans:
        return np.full(len(start), -1)
    edges = np.array(spans, dtype=np.int64)
    number = np.searchsorted(edges[:, 0], start, side="right") - 1
    inside = (number >= 0) & (start < edges[np.maximum(number, 0), 1])
    return np.where(inside, number, -1)


def _spans(text: str, paragraph: Span) -> list[Span]:
    spans: list[Span] = []
    for found in _WORD.finditer(text, *paragraph):
        start, end = found.span()
        while end - start > LONGEST_WORD:
            spans.append((start, start + LONGEST_WORD))
            start += LONGEST_WORD
        spans.append((start, end))
    return spans


def _holder(start: Ints, starts: Sequence[int]) -> Ints:
    number = np.searchsorted(np.array(starts, dtype=np.int64), start, side="right") - 1
    return np.asarray(np.maximum(number, 0), dtype=np.int64)
