"""Outlets as articles name them ("the Herald", "its sister paper") -> outlet ids."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

import pandas as pd

from features.grouping.bodies import MASTHEAD
from features.grouping.text import words

_GENERIC: Final = frozenset(
    """
    agencies agency blog blogs broadcaster broadcasters channel channels daily dailies foreign international journal
    language local magazine magazines media national network networks news newspaper newspapers newswire online other
    outlet outlets paper papers portal portals press programme publication publisher regional report reports several
    site sites social some state station stations tabloid tabloids television title tv various website websites weekly
    wire
    """.split()  # noqa: SIM905
)
_MANY: Final = frozenset(
    [
        "agencies",
        "blogs",
        "broadcasters",
        "media",
        "newspapers",
        "outlets",
        "papers",
        "reports",
        "sites",
        "tabloids",
        "websites",
    ]
)
_PART: Final = re.compile(r"[\w&'’]+")
_ARTICLES: Final = frozenset({"the", "a", "an", "this", "that", "its", "their", "our", "local", "sister"})


class OutletNames:
    """Resolves the name in a credit against the outlets known."""

    def __init__(self, outlets: pd.DataFrame) -> None:
        """Index names, aliases and ids of `TABLES["outlets"]`.

        Of two outlets with one name that of the book wins, then the lower id: whoever turns up later under a name that
        is taken, or calls itself so, is not whom others mean by it.
        """
        self._ids: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._patterns: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {}
        self._owners = _known(outlets, "owner")
        self._kinds = _known(outlets, "kind")
        ordered = outlets.assign(unlisted=_unlisted(outlets)).sort_values(["unlisted", "outlet_id"])
        for outlet_id, name, aliases in zip(ordered["outlet_id"], ordered["name"], ordered["aliases"], strict=True):
            known = [name] if isinstance(name, str) and name.strip() else []
            self._names[outlet_id] = known[0] if known else str(outlet_id)
            spelt = [*known, *(aliases if isinstance(aliases, Collection) and not isinstance(aliases, str) else ())]
            for spelling in [outlet_id, str(outlet_id).split(".")[0], *spelt]:
                for key in {_key(spelling), _key(spelling).replace(" ", "")} - {""}:
                    self._ids.setdefault(key, str(outlet_id))

    def name(self, outlet_id: str) -> str:
        """Name on the masthead, or the id of an outlet that is not in the table."""
        return self._names.get(outlet_id, outlet_id)

    def owner(self, outlet_id: str | None) -> str | None:
        """Who owns it; None when unknown."""
        return self._owners.get(outlet_id or "")

    def kind(self, outlet_id: str | None) -> str | None:
        """What sort of publisher it is; None when unknown."""
        return self._kinds.get(outlet_id or "")

    def resolve(self, credit: str, present: Collection[str] = (), own: str | None = None) -> str | None:
        """Outlet that a credit means: by name or alias, or by part of the name among the outlets `present`.

        `own` is the outlet whose article it is: "the Independent" in the Dale Independent means itself. None when the
        credit names a kind of outlet only ("the newspaper"); an outlet that is not known gets its name
        as its id, so that all who credit it still meet.
        """
        key = _key(credit)
        if not key:
            return None
        if own is not None and self._partial(key, [own]):
            return own
        if key not in self._ids and (set(key.split()) <= _GENERIC or key.split()[-1] in _MANY):
            return self._partial(key, present)
        exact = self._ids.get(key) or self._ids.get(key.replace(" ", ""))
        return exact or self._partial(key, present) or key.replace(" ", "-")

    def mentions(self, text: str, present: Collection[str], own: str | None = None) -> dict[str, int]:
        """Where in a text each outlet present is first named, by its whole name or as part of it ("the Herald").

        A part counts only with capitals, as in print; one that several share goes to all of them, save where a whole
        name or the text's `own` outlet is meant.
        """
        found: dict[str, int] = {}
        there = set(_PART.findall(text))  # a glance spares most of the searching
        likely = {one for one in {*present, *([own] if own else [])} if not there.isdisjoint(self._parts(one))}
        everyone = sorted(likely, key=lambda one: (-len(self.name(one)), one))
        for partly in (False, True):
            for outlet_id in everyone:
                pattern = self._patterns_of(outlet_id)[partly]
                matches = [match.span() for match in pattern.finditer(text)]
                if matches:
                    found[outlet_id] = min(matches[0][0], found.get(outlet_id, len(text)))
                if not partly or outlet_id == own:
                    text = pattern.sub(lambda match: " " * len(match[0]), text)
        return {outlet_id: start for outlet_id, start in found.items() if outlet_id != own}

    def spellings(self, outlet_id: str) -> re.Pattern[str]:
        """Matches the ways in which an outlet's name is printed."""
        whole, part = self._patterns_of(outlet_id)
        return re.compile(f"{whole.pattern}|{part.pattern}")

    def _patterns_of(self, outlet_id: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Patterns of the whole name and of its parts."""
        if outlet_id not in self._patterns:
            parts = self._parts(outlet_id)
            ways = []
            if len(parts) > 1 and MASTHEAD.search(" ".join(parts[1:])):  # "the Dale" is a valley, not Radio Dale
                ways.append(r"\b[Tt]he " + _printed(parts[1:]))
            if len(parts) > 2:
                ways.append(r"\b" + _printed(parts[:-1]))
            if len(parts) > 2 and MASTHEAD.search(parts[-1]):
                ways.append(r"\b[Tt]he " + _printed(parts[-1:]))
            whole = rf"\b{_printed(parts)}" if parts else r"(?!)"
            self._patterns[outlet_id] = (re.compile(whole), re.compile("|".join(ways) or r"(?!)"))
        return self._patterns[outlet_id]

    def _parts(self, outlet_id: str) -> list[str]:
        """Words of a name as printed, without "The" in front."""
        parts = _PART.findall(self.name(outlet_id))
        return parts[1:] if len(parts) > 1 and parts[0].lower() == "the" else parts

    def _partial(self, key: str, present: Collection[str]) -> str | None:
        """The one outlet present whose name ends or begins with the credit's words, None when there are several."""
        fitting = {
            outlet_id
            for outlet_id in present
            for name in [_key(self.name(outlet_id))]
            if name.endswith(f" {key}") or name.startswith(f"{key} ")
        }
        return fitting.pop() if len(fitting) == 1 else None


def known_outlets(outlets: pd.DataFrame, met: Collection[str]) -> pd.DataFrame:
    """The outlets that stand in the book or have an article among those known: `met` are the ids of the latter.

    Rows of stores from before `in_book` was kept have NULL there, and stay.
    """
    return outlets[~_unlisted(outlets) | outlets.outlet_id.isin(list(met))]


def _unlisted(outlets: pd.DataFrame) -> pd.Series[bool]:
    """Whether each outlet is known not to stand in the book."""
    if "in_book" not in outlets:
        return pd.Series(False, index=outlets.index)
    return pd.Series(outlets.in_book.eq(False).fillna(False).to_numpy(bool), index=outlets.index)


def _known(outlets: pd.DataFrame, column: str) -> dict[str, str]:
    """The column's values by outlet_id, missing ones left out."""
    there = outlets.dropna(subset=[column]) if column in outlets else outlets.iloc[:0].assign(**{column: ""})
    return dict(zip(there["outlet_id"], there[column], strict=True))


def _printed(parts: Sequence[str]) -> str:
    return r"\W+".join(map(re.escape, parts)) + r"\b"


def _key(name: object) -> str:
    """Lower-case words of a name without articles in front."""
    parts = words(name if isinstance(name, str) else None)
    while parts and parts[0] in _ARTICLES:
        parts = parts[1:]
    return " ".join(parts)
