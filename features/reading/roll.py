"""Who is named in an article: every bearer with the fullest name, and what titles and appositions say of them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from features.reading.lexicon.nouns import (
    BODIES,
    DOCUMENTS,
    OFFICE_HOLDERS,
    OUTLETS,
    PROPER_BODIES,
    SPOKESPEOPLE,
    STATE_BODIES,
)
from features.reading.lexicon.phrases import DETERMINERS, words
from features.reading.lexicon.roles import FEMALE_ROLES, MALE_ROLES, is_role
from features.reading.names import Mention
from features.reading.phrase import take_apart
from features.reading.sources import source_kind

MANY: Final = 8  # bearers of one name or role, above which nobody in particular is meant
_GENERIC: Final = words(
    "company firm group business maker retailer operator carrier manufacturer giant startup start-up"
)
_BODY_KINDS: Final = frozenset({"institution", "official", "outlet"})
_OWNERS: Final = words("his her its their our my any no neither both")
_GENDERED: Final = MALE_ROLES | FEMALE_ROLES
_ALL_BODIES: Final = STATE_BODIES | BODIES
_COMMON: Final = _ALL_BODIES | OFFICE_HOLDERS | SPOKESPEOPLE | DOCUMENTS


@dataclass(slots=True, eq=False)
class Named:
    """Somebody, or some body, whom the article names: the fullest name, and what is said of its bearer anywhere."""

    name: str
    kind: str
    gender: str | None = None  # "m", "f", None unknown
    human: bool = False  # whether anything shows that it is a person: a title, a role, a first name
    roles: set[str] = field(default_factory=set)

    @property
    def body(self) -> bool:
        """Whether it is a company, office or outlet rather than a person."""
        return not self.human and self.kind in _BODY_KINDS


class Roll:
    """The names of an article, by whole name, by last word and by role."""

    def __init__(self, known_outlets: Container[str] = ()) -> None:
        self._known = known_outlets
        self._full: dict[str, Named] = {}  # by whole name in small letters
        self._last: dict[str, list[Named]] = {}  # by last word; bodies by their first as well
        self._roles: dict[str, list[Named]] = {}  # by words of titles and, for bodies, of the name
        self._firms: list[Named] = []

    def enter(self, found: Iterable[Mention]) -> None:
        """Take in the names of one text: long ones first, which the short ones then stand for."""
        short = []
        for mention in found:
            if " " in mention.name:
                self._note(mention)
            else:
                short.append(mention)
        for mention in short:
            named = self.short(mention.name, mention.gender)
            if named is not None:
                self._learn(named, mention)
            elif mention.titled or mention.roles:
                self._note(mention)

    def bearer(self, mention: Mention) -> Named | None:
        """Whose name stands somewhere."""
        return self._full.get(mention.name.casefold()) or self.short(mention.name, mention.gender)

    def short(self, name: str, gender: str | None = None) -> Named | None:
        """Who goes by one word of a name; None where several do, unless a gender tells them apart."""
        known = self._last.get(re.sub(r"['’]s?$", "", name).casefold(), [])[: MANY + 1]
        if gender is not None:
            known = [one for one in known if one.gender in (None, gender)]
        return known[0] if len(known) == 1 else None

    def described(self, phrase: Sequence[str], head: str, last: Named | None = None) -> Named | None:
        """Whom "the minister", "the energy minister", "the company" mean; `last` is who spoke last."""
        known = self._roles.get(head, []) or (self._firms if head in _GENERIC else [])
        if len(known) > MANY:
            return None
        rest = [word for word in phrase if word not in DETERMINERS and word != head]
        fits = {id(one): one for one in known if all(_shares(word, one) for word in rest)}
        if head in _GENDERED:
            wanted = "m" if head in MALE_ROLES else "f"
            fits = {key: one for key, one in fits.items() if one.gender in (None, wanted)}
        if last is not None and id(last) in fits:
            return last
        return next(iter(fits.values())) if len(fits) == 1 else None

    def alone(self, word: str, kind: str) -> Named | None:
        """The bearer of a capitalised word that nothing else in the article explains: it is its own name."""
        lower = word.casefold()
        common = lower not in PROPER_BODIES and (lower in _COMMON or is_role(lower))
        if lower in self._last and lower not in self._full:
            return None  # several bear it
        if (common and not word.isupper() and lower not in OUTLETS) or lower in DETERMINERS:
            return None
        if kind not in _BODY_KINDS | {"named_person"}:
            return None
        if lower not in self._full:
            self._full[lower] = Named(word, kind, human=kind == "named_person")
            self._index(self._full[lower])
        return self._full[lower]

    def descriptive(self, phrase: str, kind: str) -> Named | None:
        """A body that goes by what it is ("the transport ministry"), taken in as named so; None for all else."""
        apart = take_apart(phrase)
        bare = phrase.split()
        while bare and bare[0].casefold() in DETERMINERS:
            bare.pop(0)
        telling = len(bare) > 1 and len(apart.heads) == len(apart.words) and apart.head in _ALL_BODIES
        if not telling or kind not in _BODY_KINDS or apart.indefinite or "," in phrase or apart.words[0] in _OWNERS:
            return None
        key = " ".join(bare).casefold()
        if key not in self._full:
            self._full[key] = Named(" ".join(bare), kind)
            self._roles.setdefault(apart.head, []).append(self._full[key])
        return self._full[key]

    def _note(self, mention: Mention) -> None:
        key = mention.name.casefold()
        named = self._full.get(key) or self._fuller(mention)
        if named is None:
            kind = source_kind(mention.name, self._known)
            human = kind == "named_person" and (mention.gender is not None or mention.titled)
            named = Named(mention.name, kind, human=human)
            self._learn(named, mention)
            self._index(named)
        else:
            self._learn(named, mention)
        self._full[key] = named

    def _index(self, named: Named) -> None:
        parts = named.name.casefold().split()
        self._last.setdefault(parts[-1], []).append(named)
        if not named.body:
            return
        if parts[0] != parts[-1]:
            self._last.setdefault(parts[0], []).append(named)
        for part in parts:
            self._roles.setdefault(part, []).append(named)
        if named.kind == "institution":
            self._firms.append(named)

    def _fuller(self, mention: Mention) -> Named | None:
        """Who bears the name with an initial or a middle name more or less; the longer one is kept."""
        parts = mention.name.casefold().split()
        for other in self._last.get(parts[-1], [])[:MANY]:
            known = other.name.casefold().split()
            same = known[0] == parts[0] or (min(len(known[0]), len(parts[0])) < 3 and known[0][0] == parts[0][0])
            if len(known) > 1 and known[-1] == parts[-1] and same:
                other.name = max(other.name, mention.name, key=len)
                return other
        return None

    def _learn(self, named: Named, mention: Mention) -> None:
        named.gender = named.gender or mention.gender
        named.human = named.human or mention.titled or (mention.gender is not None and named.kind == "named_person")
        for role in mention.roles:
            if role not in named.roles:
                named.roles.add(role)
                self._roles.setdefault(role, []).append(named)
        if mention.roles and named.kind in ("named_person", "institution"):
            told = source_kind(mention.intro, self._known)
            named.kind = told if told in ("official", "institution") else named.kind
            office = any(role in OFFICE_HOLDERS or is_role(role) for role in mention.roles)
            named.human = named.human or (office and " " in named.name)


def _shares(word: str, named: Named) -> bool:
    """Whether a word that narrows a phrase fits somebody ("Venezuelan" fits "Venezuela's president")."""
    told = named.roles | set(named.name.casefold().split())
    return any(word == known or (len(word) > 4 and word[:5] == re.sub(r"['’]s$", "", known)[:5]) for known in told)
