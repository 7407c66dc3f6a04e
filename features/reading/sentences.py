"""Paragraphs, sentences and quotations of a text, all as offsets into it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from features.reading.lexicon.phrases import ABBREVIATIONS
from features.reading.spans import Span, trim

LONGEST_SENTENCE: Final = 1500  # characters; a text without full stops is cut here, so that reading stays linear
MIN_WRAPPED: Final = 0.2  # share of line ends followed by a small letter from which lines are mere wrapping

_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")
# a run of marks is tried once, from its first: tried from each, a line of dots would take the square of its length
_BREAK: Final = re.compile(r"""(?<![.!?…])[.!?…]++["”’'»)\]]*+(?=\s)|[。！？؟।]["”’」』]*""")
_LAST_WORD: Final = re.compile(r"[^\s(\"“‘']*\Z")
_DOUBLE: Final = re.compile(r"[\"“”„«»]|''|``")
_SINGLE: Final = re.compile(r"(?P<open>(?<![\w’'])[‘'](?=\w))|(?P<close>(?<=[\w.,!?…])[’'](?!\w))")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `[start, end)` of a text, with the number of its paragraph from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's paragraphs, sentences and quotations (marks included), each in order and without overlap."""

    paragraphs: list[Span]
    sentences: list[Sentence]
    quotations: list[Span]


def lay_out(text: str) -> Layout:
    """Find paragraphs, sentences and quotations.

    Every character that is not white space lies in exactly one sentence.

    >>> text = 'Mr. Oke left. "I am done," he said.'
    >>> layout = lay_out(text)
    >>> [text[s.start : s.end] for s in layout.sentences]
    ['Mr. Oke left.', '"I am done," he said.']
    >>> [text[start:end] for start, end in layout.quotations]
    ['"I am done,"']
    """
    paragraphs = _paragraphs(text)
    sentences = [
        Sentence(start, end, number)
        for number, paragraph in enumerate(paragraphs)
        for start, end in _sentences(text, paragraph)
    ]
    quotations = [quotation for paragraph in paragraphs for quotation in _quotations(text, paragraph)]
    return Layout(paragraphs, sentences, quotations)


def _paragraphs(text: str) -> list[Span]:
    lines = [
        (start, end) for found in _LINE.finditer(text) for start, end in [trim(text, *found.span())] if start < end
    ]
    # a gap of two line ends, or any line end in a text that is not hard-wrapped, parts paragraphs
    gaps = [text.count("\n", before[1], after[0]) for before, after in pairwise(lines)]
    single = [text[after[0]].islower() for after, gap in zip(lines[1:], gaps, strict=True) if gap < 2]
    wrapped = len(single) > 2 and sum(single) > MIN_WRAPPED * len(single)
    paragraphs: list[list[int]] = []
    for number, (start, end) in enumerate(lines):
        if paragraphs and ((wrapped and gaps[number - 1] < 2) or _runs_on(text, paragraphs[-1][1], start)):
            paragraphs[-1][1] = end
        else:
            paragraphs.append([start, end])
    return [(start, end) for start, end in paragraphs]


def _runs_on(text: str, end: int, start: int) -> bool:
    """Whether the paragraph up to `end` goes on in the line from `start`: a quotation was set on a line of its own."""
    before = text[max(end - 2, 0) : end]
    if before.endswith((",”", ',"', ",’", "”,", '",')):
        return True
    return text[start] in '“"' and (before[-1] in ":," or before[-1].islower())


def _sentences(text: str, paragraph: Span) -> list[Span]:
    start, end = paragraph
    spans: list[Span] = []
    for found in _BREAK.finditer(text, start, end):
        if found.end() < end and _ends_sentence(text, start, found):
            spans.extend(_short_enough(text, *trim(text, start, found.end())))
            start = found.end()
    spans.extend(_short_enough(text, *trim(text, start, end)))
    return spans


def _ends_sentence(text: str, start: int, found: re.Match[str]) -> bool:
    mark = found.group()
    if mark[0] in "。！？؟।":
        return True
    rest = text[found.end() : found.end() + 40].lstrip()
    if not rest or (rest[0].islower() and rest[0] not in "•"):
        return False
    if mark[0] != ".":
        return True
    last = _LAST_WORD.search(text, max(start, found.start() - 20), found.start())
    word = last.group() if last else ""
    if word.lower() in ABBREVIATIONS:
        return rest[0] in "\"“‘'" and mark != "."
    initials = len(word) == 1 and word.isupper()  # "J. Okoro", but "vitamin C. The" is rare
    return not initials


def _short_enough(text: str, start: int, end: int) -> list[Span]:
    pieces: list[Span] = []
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        pieces.append(trim(text, start, cut))
        start, end = trim(text, cut, end)
    if start < end:
        pieces.append((start, end))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _quotations(text: str, paragraph: Span) -> list[Span]:
    doubles = _doubles(text, paragraph)
    if doubles:
        return doubles
    return _singles(text, paragraph)


def _doubles(text: str, paragraph: Span) -> list[Span]:
    start, end = paragraph
    spans: list[Span] = []
    opened: int | None = None
    for found in _DOUBLE.finditer(text, start, end):
        mark = found.group()
        if opened is None:
            if mark not in ("”", "»"):
                opened = found.start()
        elif mark not in ("“", "„", "«", "``"):
            spans.append((opened, found.end()))
            opened = None
        elif text[opened] not in "“„«":
            opened = found.start()
    # a quotation left open runs on into the next paragraph, if it opens this one or is typeset
    if opened is not None and (opened == start or text[opened] in "“„«"):
        spans.append((opened, end))
    return spans


def _singles(text: str, paragraph: Span) -> list[Span]:
    spans: list[Span] = []
    opened: int | None = None
    closed: int | None = None
    for found in _SINGLE.finditer(text, *paragraph):
        if found.lastgroup == "open":
            if opened is not None and closed is not None:
                spans.append((opened, closed))
            opened, closed = found.start(), None
        elif opened is not None and closed is None:
            possessive = text[found.start() - 1] in "sS"
            if not possessive:
                spans.append((opened, found.end()))
                opened = None
            else:
                closed = found.end()
    if opened is not None and closed is not None:
        spans.append((opened, closed))
    return spans
