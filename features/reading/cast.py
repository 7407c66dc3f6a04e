"""Who has been met so far in an article: what surnames, pronouns and "the newspaper" stand for."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from features.reading.credits import named_outlet, refers_back
from features.reading.lexicon.nouns import BODIES, DOCUMENTS, OUTLET_LAST_WORDS, SOURCES, STATE_BODIES, VAGUE_PEOPLE
from features.reading.lexicon.phrases import words
from features.reading.phrase import NAME, take_apart
from features.reading.sources import source_kind

_PERSON: Final = re.compile(
    r"(?<![\w’'\-])(?:(?:[a-z][\w\-]+|[A-ZÀ-Þ][\w’'\-]+\.?)\s){0,3}?"
    r"(?:(?:Mr|Mrs|Ms|Dr|[A-ZÀ-Þ][\w’'\-]+|[A-Z]\.)\.?\s)+[A-ZÀ-Þ][\w’'\-]+(?:,\s[a-z][^,.;:“”\"]{3,70})?"
)
_CAPITALS: Final = re.compile(
    r"(?<![\w’'\-.])(?:(?:[A-ZÀ-Þ][\w’'\-]*|[A-Z]\.|Mrs?\.|Ms\.|Dr\.)\s){1,6}[A-ZÀ-Þ][\w’'\-]+"
)
_SURNAME: Final = re.compile(r"(?<![\w’'\-])[A-ZÀ-Þ][\w’'\-]+(?=,|$)")
_HE: Final = words("he she him her i")
_THEY: Final = words("they them we these those both who")
_IT: Final = words("it its their his her")
_PEOPLE: Final = frozenset({"official", "named_person", "eyewitness", "anonymous"})


class Cast:
    """The people, bodies and outlets of one article, in reading order.

    `kind` says what a source phrase is in the light of all that was met before; the caller calls `meet` sentence by
    sentence and `speaks` source by source.
    """

    def __init__(self, known_outlets: Container[str] = ()) -> None:
        self._known = known_outlets
        self._kinds: dict[str, str] = {}  # surname -> kind
        self._person: tuple[str, str] | None = None  # kind and phrase of the last person
        self._body: str | None = None
        self._last: tuple[str, str] | None = None
        self._unnamed: dict[str, tuple[str, str | None]] = {}  # head noun -> phrase, credited outlet
        self._outlet: str | None = None
        self._last_names: set[str] = set()
        self._papers: str | None = None  # who was said to have the papers spoken of last

    def introduce(self, text: str) -> None:
        """Note the last names of a whole text, where a full name may stand behind the short one."""
        for found in _CAPITALS.finditer(text):
            last = found.group().split()[-1].removesuffix("'s").removesuffix("’s")
            if last.casefold() not in BODIES | STATE_BODIES | OUTLET_LAST_WORDS:
                self._last_names.add(last)

    def meet(self, sentence: str) -> None:
        """Remember whom and which outlet a sentence names."""
        for found in _PERSON.finditer(sentence):
            phrase = found.group()
            kind = source_kind(phrase, self._known)
            name = _SURNAME.search(phrase)
            if name is None or kind not in ("official", "named_person", "institution"):
                continue
            surname = name.group()
            known = self._kinds.get(surname)
            if kind != "named_person" or known is None:
                self._kinds[surname] = kind
            if kind != "institution":
                self._person = self._kinds[surname], phrase
        outlet = named_outlet(sentence, self._known)
        if outlet is not None:
            self._outlet = outlet

    def speaks(self, phrase: str, kind: str, credited: str | None) -> None:
        """Remember a source that was just typed."""
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
        name = NAME.search(phrase)
        if name is None or kind not in ("official", "named_person", "eyewitness", "institution"):
            return
        surname = name.group().split()[-1]
        if kind != "named_person" or surname not in self._kinds:
            self._kinds[surname] = kind

    def kind(self, phrase: str) -> tuple[str, str]:
        """The kind of a source and the phrase that describes it, which for "he" is the one that introduced him."""
        apart = take_apart(phrase)
        if len(apart.words) == 1:
            if apart.head in _HE and self._person is not None:
                return self._person
            if apart.head in _THEY:
                return self._last or ("named_person", phrase)
            if apart.head in _IT:
                return self._body or "institution", phrase
        if apart.words and apart.words[0] in ("the", "that", "this", "both", "these", "those"):
            met = self._unnamed.get(apart.head.rstrip("s"))
            if met is not None:
                return "anonymous", met[0]
        kind = source_kind(phrase, self._known)
        surname = phrase.split()[-1] if phrase.split() else ""
        if len(apart.words) <= 2 and kind in ("institution", "named_person") and surname in self._kinds:
            return self._kinds[surname], phrase
        if kind == "institution" and phrase in self._last_names and phrase.casefold() not in BODIES:
            return "named_person", phrase
        return kind, phrase

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
        if (
            len(apart.words) == 1
            and apart.head in _HE | _THEY
            and self._last is not None
            and self._last[0] == "anonymous"
        ):
            met = self._unnamed.get(take_apart(self._last[1]).head.rstrip("s"))
            return met[1] if met else None
        return None

    def outlet(self, phrase: str) -> str | None:
        """The outlet that a phrase names or refers back to."""
        if phrase.casefold() in _IT | _THEY:
            return self._outlet
        named = named_outlet(phrase, self._known)
        return self._outlet if named is None and refers_back(phrase) else named
