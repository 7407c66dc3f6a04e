"""Spans of a text, and the attribution that is made of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (`source`) is said by which words (`cue`) to say what (`content`), as offsets; found by which `pattern`.

    `lemma` is the cue's verb or noun, "" where it has none; `recipient` is whom it was said to, `via` an outlet that
    passes the source on, `response` how an addressed party reacted; None where there is none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    pattern: str
    lemma: str = ""
    recipient: Span | None = None
    via: Span | None = None
    response: str | None = None


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends.

    >>> trim(" ab ", 0, 4)
    (1, 3)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def overlapping(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of some ordered, separate spans that share a character with `[start, end)`.

    >>> overlapping([(0, 3), (5, 9), (12, 15)], 8, 12)
    [(5, 9)]
    """
    first = bisect_right(spans, start, key=lambda known: known[1])
    last = bisect_left(spans, end, key=lambda known: known[0])
    return spans[first:last]


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping ones made one.

    >>> merged([(5, 9), (0, 6), (20, 21)])
    ((0, 9), (20, 21))
    """
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return tuple(out)
