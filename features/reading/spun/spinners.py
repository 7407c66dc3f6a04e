"""Article spinners of our own, to learn from: they swap words for near-synonyms and care for nothing else.

Each is a thesaurus: a word's replacements, in dictionary form or as inflected as the word. Inflections are put back by
rule, with the mistakes that such rules make.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from features.reading.spans import Span
from features.reading.spun.inflections import stems

Thesaurus = Mapping[str, Sequence[str]]

_SMALL: Final = """\
a an the and or but nor so yet of in on at by for with from to into onto upon about as than that this these those
it its he she they him his her their them we our us you your i me my mine who whom whose which what when where why
how not no if then is are was were be been being am do does did done has have had having will would can could may
might must shall should there here also just only very more most much many some any each every all both few other
such own same too one two three four five six seven eight nine ten mr mrs ms dr up down out over
under again off after before between through during while because until against"""
LEFT_ALONE: Final = frozenset(_SMALL.split())
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_CONTRACTION: Final = re.compile(r"(\w+)(n['’]t|['’](?:re|ve|ll))")
_ENDS: Final = frozenset(".!?:\n\"“'‘•")  # what stands before a sentence
_NOWHERE: Final = -9
_VOWELS: Final = "aeiou"
_INFLECTED: Final = 0.9  # share of replacements that take the inflection of the word they stand for
_REPEATED: Final = 0.7  # share of a word's further occurrences that get the replacement of the first
_NAMES: Final = 0.2  # share of words in capitals, within a sentence, that are treated as any other
_SLOPPY: Final = 0.3  # share of spinners with one bad habit or another


@dataclass(frozen=True, slots=True)
class Spun:
    """A spun text, and where its replaced words stand."""

    text: str
    replaced: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Habits:
    """How careful a spinner is: whether it mends "a" and "an", keeps first letters large and contractions whole."""

    mends: bool
    capitals: bool
    contractions: bool

    @classmethod
    def drawn(cls, random: np.random.Generator) -> Habits:
        """Habits of some spinner."""
        return cls(random.random() < 0.5, random.random() > _SLOPPY, random.random() > _SLOPPY)


class Spinner:
    """One spinner at work on one text: a thesaurus, habits, and what it has put for which word so far."""

    def __init__(self, thesaurus: Thesaurus, habits: Habits, random: np.random.Generator) -> None:
        self.thesaurus, self.habits, self.random = thesaurus, habits, random
        self._chosen: dict[str, str] = {}

    def spin(self, text: str, rate: float) -> Spun:
        """The text with about a share `rate` of its content words replaced, as far as the thesaurus has them.

        >>> sloppy = Spinner({"dog": ["hound"], "big": ["ample"]}, Habits(False, True, True), np.random.default_rng(0))
        >>> sloppy.spin("A big dog barked.", 1.0).text
        'A ample hound barked.'
        """
        words = list(_WORD.finditer(text))
        odds = self._odds([word.group().lower() for word in words], rate)
        pieces: list[str] = []
        places: list[int] = []
        done, article = 0, _NOWHERE
        for found in words:
            word = found.group()
            pieces += [text[done : found.start()], word]
            done = found.end()
            inside = pieces[-2].rstrip(" ")[-1:] not in _ENDS and found.start() > 0
            other = self._swap(word, inside, odds)
            if other is not None:
                pieces[-1] = other
                places.append(len(pieces) - 1)
                if self.habits.mends and article == len(pieces) - 3:
                    pieces[article] = pieces[article][0] + ("n" if other[0].lower() in _VOWELS else "")
            article = len(pieces) - 1 if word.lower() in ("a", "an") else _NOWHERE
        pieces.append(text[done:])
        ends = np.cumsum([len(piece) for piece in pieces])
        return Spun("".join(pieces), tuple((int(ends[n]) - len(pieces[n]), int(ends[n])) for n in places))

    def _odds(self, words: Sequence[str], rate: float) -> float:
        """The share of the replaceable words to replace, so that a share `rate` of all content words is."""
        content = [word for word in words if is_content(word)]
        n_replaceable = sum(any(stem in self.thesaurus for stem, _ in stems(word)) for word in content)
        return rate * len(content) / max(n_replaceable, 1)

    def _swap(self, word: str, inside: bool, odds: float) -> str | None:
        lower = word.lower()
        broken = None if self.habits.contractions else _CONTRACTION.fullmatch(word)
        if broken:
            return f"{broken.group(1)} {broken.group(2)}"
        if not is_content(lower) or self.random.random() > odds:
            return None
        capital = word[0].isupper()
        if capital and inside and self.random.random() > _NAMES:
            return None
        other = self._chosen.get(lower) if self.random.random() < _REPEATED else None
        other = other or self._replacement(lower)
        if other is None:
            return None
        self._chosen[lower] = other
        return other[0].upper() + other[1:] if capital and self.habits.capitals else other

    def _replacement(self, word: str) -> str | None:
        for stem, inflect in stems(word):
            others = self.thesaurus.get(stem)
            if others:
                other = others[int(self.random.integers(len(others)))]
                first, space, rest = other.partition(" ")
                return (inflect(first) if self.random.random() < _INFLECTED else first) + space + rest
        return None


def is_content(word: str) -> bool:
    """Whether spinners take a word in small letters for one that means something."""
    return len(word) >= 3 and word not in LEFT_ALONE


def spin(text: str, thesaurus: Thesaurus, rate: float, random: np.random.Generator) -> Spun:
    """The text as a spinner of some habits leaves it; see `Spinner.spin`."""
    return Spinner(thesaurus, Habits.drawn(random), random).spin(text, rate)


def spin_run(
    text: str, sentences: Sequence[Span], thesaurus: Thesaurus, rate: float, random: np.random.Generator
) -> tuple[str, list[Span]]:
    """A real text with a run of its sentences, the `sentences` given, spun: the text, and where they stand now."""
    spinner = Spinner(thesaurus, Habits.drawn(random), random)
    pieces = [text[: sentences[0][0]]]
    spans: list[Span] = []
    at = len(pieces[0])
    edges = [*sentences, (sentences[-1][1], sentences[-1][1])]
    for (start, end), (following, _) in pairwise(edges):
        spun, gap = spinner.spin(text[start:end], rate).text, text[end:following]
        spans.append((at, at + len(spun)))
        pieces += [spun, gap]
        at += len(spun) + len(gap)
    return "".join([*pieces, text[sentences[-1][1] :]]), spans
