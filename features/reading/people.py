"""Whom a source's words mean: pronouns, titles and short names go back to the fullest name in the article.

Rules in the manner of Lappin and Leass 1994 (agreement, recency, subjects before objects), cut down to the sources of
news reports. Where two could be meant, nobody is: no name is better than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from typing import Final

from features.reading.lexicon.nouns import SPOKESPEOPLE
from features.reading.lexicon.phrases import PRONOUNS, words
from features.reading.names import Mention
from features.reading.phrase import take_apart
from features.reading.roll import Named, Roll

_GENDERS: Final = {"he": "m", "him": "m", "she": "f", "her": "f"}
_IT: Final = words("it its")
_THEY: Final = words("they them both")
_BACK: Final = words("the that this his her its their")
_SPOKES: Final = words(
    "spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen publicist press-officer representative"
)
_SPEAKS_FOR: Final = re.compile(r"\b(?:for|of|at|from|on behalf of) (?:the )?$")
_NOT_ITSELF: Final = re.compile(r"\b(?:for|of|to|by|with|at|in|near|who|from|close|briefed|whose|that|on)\b")
_FAR: Final = 3  # sentences back to which a pronoun without a speaker to go on may reach
_WINDOW: Final = 30  # names looked back at


class People:
    """Who is named in an article, known from all of its texts before the first is described.

    `whom` resolves a source; the caller tells with `speaks` who was found to speak, in reading order.
    """

    def __init__(self, known_outlets: Container[str] = ()) -> None:
        self._roll = Roll(known_outlets)
        self._found: list[tuple[Mention, Named]] = []
        self._at: list[int] = []
        self._speaker: tuple[int, Named | None] | None = None  # sentence and who spoke in it, None somebody unnamed

    def introduce(self, found: Iterable[Mention]) -> None:
        """Take in the names of one text."""
        self._roll.enter(found)

    def open(self, mentioned: Iterable[Mention]) -> None:
        """Begin to resolve in a text whose names, these, were taken in; offsets start anew."""
        found = ((mention, self._roll.bearer(mention)) for mention in mentioned)
        self._found = [(mention, named) for mention, named in found if named is not None]
        self._at = [mention.start for mention, _ in self._found]
        self._speaker = None

    def whom(self, phrase: str, kind: str, start: int, sentence: int) -> Named | None:
        """Whom a source phrase at offset `start`, in the sentence of that number, means; None where that is open."""
        apart = take_apart(phrase)
        if not apart.words:
            return None
        if len(apart.words) == 1 and apart.head in _GENDERS.keys() | _IT | _THEY:
            return self._pronoun(apart.head, start, sentence)
        if apart.words[0] in ("neither", "both"):
            return None
        inside = self._inside(phrase, start)
        if inside is not None:
            return inside
        if len(apart.words) == 1 and phrase[:1].isupper():
            return None if apart.head in PRONOUNS else self._roll.short(phrase) or self._roll.alone(phrase, kind)
        if len(apart.words) == 2 and apart.words[0] == "the" and phrase.split()[-1][:1].isupper():
            bare = phrase.split()[-1]  # "the Kremlin"
            return self._roll.short(bare) or self._roll.alone(bare, kind)
        named = self._roll.descriptive(phrase, kind)
        if named is not None or apart.indefinite:
            return named
        capitals = any(word[:1].isupper() for word in re.split(r"[ ,]+", phrase)[1:])
        if apart.words[0] in _BACK or (phrase[:1].isupper() and not capitals):
            last = self._speaker[1] if self._speaker is not None else None
            return self._roll.described(apart.words, apart.head, last)
        return None

    def speaks(self, named: Named | None, sentence: int, singular: bool) -> None:
        """Remember who spoke; `singular`: one unnamed person did, whom "he" would then be."""
        if named is not None or singular:
            self._speaker = sentence, named

    def _inside(self, phrase: str, start: int) -> Named | None:
        """Who is named in the phrase as the one that speaks ("Ada Oke, the mayor"; "a spokesman for Palmyra Foods")."""
        spokes = bool(_SPOKES & SPOKESPEOPLE & set(take_apart(phrase).heads))
        for at in range(bisect_left(self._at, start), len(self._at)):
            mention, named = self._found[at]
            if mention.start >= start + len(phrase):
                return None
            lead = phrase[: mention.start - start]
            if spokes and not named.human and (mention.owning or _SPEAKS_FOR.search(lead)):
                return named
            apposed = lead.endswith(", ") and named.human and len(lead) + len(mention.name) + 12 >= len(phrase)
            if not mention.owning and (apposed or not _NOT_ITSELF.search(lead)):
                return named
        return None

    def _pronoun(self, word: str, start: int, sentence: int) -> Named | None:
        gender = _GENDERS.get(word)
        spoke = self._speaker[1] if self._speaker is not None and sentence - self._speaker[0] <= 1 else None
        if gender is None:
            if spoke is not None and spoke.body:
                return spoke
            bodies = {id(named): named for mention, named in self._before(start, sentence, 1) if named.body}
            return next(iter(bodies.values())) if word in _IT and len(bodies) == 1 else None
        here = self._fitting(start, sentence, 0, gender)
        if here:
            return _only(here)
        if self._speaker is not None and sentence - self._speaker[0] <= 1:
            if spoke is None:
                return None  # somebody unnamed goes on speaking
            if spoke.human and spoke.gender in (None, gender):
                return spoke
        there = (self._fitting(start, sentence, back, gender) for back in range(1, _FAR + 1))
        return _only(next((found for found in there if found), []))

    def _before(self, start: int, sentence: int, reach: int) -> list[tuple[Mention, Named]]:
        """Unquoted names before an offset, in its sentence and as many before it as `reach`, in order."""
        last = bisect_left(self._at, start)
        near = self._found[max(0, last - _WINDOW) : last]
        return [(m, named) for m, named in near if m.sentence >= sentence - reach and not m.quoted]

    def _fitting(self, start: int, sentence: int, back: int, gender: str) -> list[Named]:
        """People of that gender, or of none known, in the sentence so far back: its first subject, else all."""
        fits = [
            (mention, named)
            for mention, named in self._before(start, sentence, back)
            if mention.sentence == sentence - back and named.human and named.gender in (None, gender)
        ]
        subjects = [named for mention, named in fits if not (mention.oblique or mention.owning)]
        return subjects[:1] or [named for _, named in fits]


def _only(found: Sequence[Named]) -> Named | None:
    return found[0] if found and all(named is found[0] for named in found) else None
