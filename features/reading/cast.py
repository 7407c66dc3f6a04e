"""Who has been met so far in an article: what surnames, pronouns and "the newspaper" stand for."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from features.reading.credits import named_outlet, refers_back
from features.reading.lexicon.nouns import BODIES, DOCUMENTS, SOURCES, VAGUE_PEOPLE
from features.reading.lexicon.phrases import words
from features.reading.names import Mention
from features.reading.people import People
from features.reading.phrase import Phrase, take_apart
from features.reading.roll import Named
from features.reading.sources import source_kind

_HE: Final = words("he she him her i")
_THEY: Final = words("they them we these those both who")
_IT: Final = words("it its their his her")
_SOME_OF: Final = re.compile(
    r"(?:none|neither|both|all|each|some|one|most|many|two|any) of (?:them|these|those|the two)", re.I
)
_POINTING: Final = ("the", "that", "this", "both", "these", "those")
_PEOPLE: Final = frozenset({"official", "named_person", "eyewitness", "anonymous"})


class Cast:
    """The people, bodies and outlets of one article, in reading order.

    `kind` says what a source phrase is in the light of all that was met before; the caller calls `meet` sentence by
    sentence and `speaks` source by source.
    """

    def __init__(self, known_outlets: Container[str] = ()) -> None:
        self._known = known_outlets
        self._people = People(known_outlets)
        self._kinds: dict[str, str] = {}  # of source phrases, by their words
        self._person: tuple[str, str] | None = None  # kind and phrase of the last person
        self._body: str | None = None
        self._last: tuple[str, str] | None = None
        self._unnamed: dict[str, tuple[str, str | None]] = {}  # head noun -> phrase, credited outlet
        self._outlet: str | None = None
        self._papers: str | None = None  # who was said to have the papers spoken of last

    def introduce(self, mentioned: Sequence[Mention]) -> None:
        """Note the names of a whole text, where a full name may stand behind the short one."""
        self._people.introduce(mentioned)

    def open(self, mentioned: Sequence[Mention]) -> None:
        """Begin with a text whose names, these, were introduced."""
        self._people.open(mentioned)

    def meet(self, sentence: str) -> None:
        """Remember which outlet a sentence names."""
        outlet = named_outlet(sentence, self._known)
        if outlet is not None:
            self._outlet = outlet

    def speaks(self, phrase: str, kind: str, credited: str | None, named: Named | None, sentence: int) -> None:
        """Remember a source that was just typed, in the sentence of that number."""
        apart = take_apart(phrase)
        self._last = kind, phrase
        if kind in _PEOPLE and apart.head not in _THEY:
            self._person = kind, phrase
        if kind in ("institution", "official", "outlet"):
            self._body = kind
        if kind == "anonymous" and apart.indefinite:
            self._unnamed[apart.head.rstrip("s")] = phrase, credited
        if kind == "document" and credited is not None:
            self._papers = credited
        singular = kind in _PEOPLE and not apart.head.endswith("s") and apart.head not in _THEY | _HE | _IT
        self._people.speaks(named, sentence, singular)
        if named is not None and named.kind == "named_person" and kind in ("official", "eyewitness", "institution"):
            named.kind = kind

    def _alone(self, phrase: str) -> str:
        """What a source is by its own words."""
        if phrase not in self._kinds:
            self._kinds[phrase] = source_kind(phrase, self._known)
        return self._kinds[phrase]

    def whom(self, phrase: str, start: int, sentence: int) -> Named | None:
        """Who by name speaks in a source phrase at an offset; None where that is nobody named, or unclear."""
        return self._people.whom(phrase, self._alone(phrase), start, sentence)

    def kind(self, phrase: str, named: Named | None = None) -> tuple[str, str]:
        """The kind of a source and the phrase that describes it, which for "he" is the one that introduced him.

        `named` is who is known to be meant.
        """
        apart = take_apart(phrase)
        if len(apart.words) == 1 or _SOME_OF.fullmatch(phrase):
            meant = self._short(apart, phrase, named)
            if meant is not None:
                return meant
        if apart.words and apart.words[0] in _POINTING:
            met = self._unnamed.get(apart.head.rstrip("s"))
            if met is not None:
                return "anonymous", met[0]
        kind = self._alone(phrase)
        if named is not None and kind in ("institution", "named_person") and len(apart.words) <= 2:
            person = named.human and phrase.casefold() not in BODIES
            return (
                "named_person" if person and named.kind == "institution" and not named.roles else named.kind
            ), phrase
        return kind, phrase

    def _short(self, apart: Phrase, phrase: str, named: Named | None) -> tuple[str, str] | None:
        if apart.head in _HE and named is not None and named.human:
            return named.kind, phrase
        if apart.head in _HE and self._person is not None:
            return self._person
        if apart.head in _THEY or len(apart.words) > 1:
            return self._last or ("named_person", phrase)
        if apart.head in _IT:
            return self._body or "institution", phrase
        return None

    def last_outlet(self) -> str | None:
        """The outlet named last."""
        return self._outlet

    def inherited_credit(self, phrase: str) -> str | None:
        """The outlet that an unnamed source met before was credited to ("the person said")."""
        apart = take_apart(phrase)
        if apart.head in SOURCES | VAGUE_PEOPLE and apart.words[0] in ("the", "that", "this", "both", "these"):
            met = self._unnamed.get(apart.head.rstrip("s"))
            return met[1] if met else None
        if apart.words[:1] in (("the",), ("those",), ("these",)) and apart.head in DOCUMENTS and len(apart.words) == 2:
            return self._papers
        alone = len(apart.words) == 1 and apart.head in _HE | _THEY
        if alone and self._last is not None and self._last[0] == "anonymous":
            met = self._unnamed.get(take_apart(self._last[1]).head.rstrip("s"))
            return met[1] if met else None
        return None

    def outlet(self, phrase: str) -> str | None:
        """The outlet that a phrase names or refers back to."""
        if phrase.casefold() in _IT | _THEY:
            return self._outlet
        named = named_outlet(phrase, self._known)
        return self._outlet if named is None and refers_back(phrase) else named
