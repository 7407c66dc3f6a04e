"""Outlets: whose url or name it is, of what kind, and how external ratings see it."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from data.domains import has_public_suffix, host_of_url, is_of_a_state, registered_domain
from data.readers import TABLE_READERS, read_rows
from data.schema import OUTLET_KINDS, TABLES, conform
from data.validate import Columns, InputRow, Rejection, UnusableFile, name_of, shown

_PRIORS: Final = Path(__file__).parent / "priors"
_COLUMNS: Final = ("outlet_id", "name", "aliases", "kind", "owner")
_HOST: Final = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.[a-z]{2,24}")
_NO_ID: Final = re.compile(r"[\sA-Z]|://|^www\.")
_MAX_NAME: Final = 200


class BadOutletFile(ValueError):
    """A file of outlets cannot be used; the message lists everything that is wrong with it."""


@dataclass(frozen=True)
class Outlet:
    """A publisher; `kind` and `owner` None when unknown."""

    outlet_id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    owner: str | None = None


class OutletBook:
    """Known outlets by domain, name and alias, with priors by domain. Where two share a name, the later one has it."""

    def __init__(self, outlets: Iterable[Outlet], priors: Mapping[str, float]) -> None:
        self._outlets = {outlet.outlet_id: outlet for outlet in outlets}
        self._priors = priors
        self._names: dict[str, str] = {}
        self._hosts: dict[str, str] = {}
        for outlet in self._outlets.values():
            for spelling in (*outlet.aliases, outlet.name, outlet.outlet_id):
                self._names[name_key(spelling)] = outlet.outlet_id
                if _HOST.fullmatch(spelling.casefold()):
                    self._hosts[spelling.casefold()] = outlet.outlet_id

    @classmethod
    def load(cls, extra: Path | None = None) -> OutletBook:
        """The outlets that ship, with the analyst's own from `extra` added and put above them.

        `extra` has the columns outlet_id, name, aliases (separated by |), kind and owner, of which the first two must
        be filled. Raises BadOutletFile with all that is wrong with it.
        """
        outlets = {outlet.outlet_id: outlet for outlet in _read_outlets(_PRIORS / "outlets.csv")}
        own = [] if extra is None else _read_outlets(extra)
        for outlet in own:  # taken out first, so that its names are put last and win
            outlets.pop(outlet.outlet_id, None)
        return cls([*outlets.values(), *own], _read_priors(_PRIORS / "lin2023.csv"))

    @property
    def ids(self) -> list[str]:
        """Every outlet in the book."""
        return sorted(self._outlets)

    @property
    def names(self) -> frozenset[str]:
        """Every name, alias and domain in the book, as `name_key` has them: small letters, without "the"."""
        return frozenset(self._names)

    def id_of_url(self, url: str) -> str | None:
        """The outlet that publishes there: one we know, else the registered domain; None when the url is none."""
        host = host_of_url(url)
        domain = registered_domain(url)
        if host is None or domain is None:
            return None
        labels = host.split(".")
        known = (self._hosts.get(".".join(labels[start:])) for start in range(len(labels) - domain.count(".")))
        # a writer's page on a known host is the writer's
        return domain if "/" in domain else next((outlet_id for outlet_id in known if outlet_id), domain)

    def id_of_name(self, name: str) -> str | None:
        """The outlet of that name, alias or domain; None when we know none.

        Case, a leading "the" and a possessive ending do not count.

        >>> OutletBook([Outlet("ledger.example", "The Bayport Ledger", ("Ledger",))], {}).id_of_name("the LEDGER’s")
        'ledger.example'
        """
        key = name_key(name)
        found = self._names.get(key)
        if found is None and _HOST.fullmatch(key) and has_public_suffix(key):
            return self.id_of_url(key)
        return found

    def outlet_ids(self, articles: pd.DataFrame) -> pd.Series[str]:
        """The outlet of each article: by url, else by name, else a slug of the name; None when it has neither.

        `articles` has the columns url and outlet; the Series has its index.
        """
        known: dict[str, str | None] = {}
        ids = [self._outlet_id(url, name, known) for url, name in zip(articles["url"], articles["outlet"], strict=True)]
        return pd.Series(ids, index=articles.index, dtype=object, name="outlet_id")

    def rows(self, articles: pd.DataFrame, extra_ids: Iterable[str] = ()) -> pd.DataFrame:
        """The table `outlets` for the outlets of these articles and for `extra_ids`, such as those only credited.

        One that is not in the book is called what its articles call it most often, else by its id; its other names
        become aliases.
        """
        ids = articles["outlet_id"] if "outlet_id" in articles else self.outlet_ids(articles)
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for outlet_id, name in zip(ids, articles["outlet"], strict=True):
            if isinstance(outlet_id, str):
                told[outlet_id].update([name] if isinstance(name, str) else [])
        met = sorted({*told, *extra_ids})
        rows = [self._row(outlet_id, told.get(outlet_id, Counter())) for outlet_id in met]
        return conform(TABLES["outlets"], pd.DataFrame(rows, columns=TABLES["outlets"].names, dtype=object))

    def _outlet_id(self, url: object, name: object, known: dict[str, str | None]) -> str | None:
        found = self.id_of_url(url) if isinstance(url, str) else None
        if found is None and isinstance(name, str):
            if name not in known:
                known[name] = self.id_of_name(name) or slug(name)
            return known[name]
        return found

    def _row(self, outlet_id: str, told: Counter[str]) -> tuple[object, ...]:
        in_book, outlet = outlet_id in self._outlets, self._outlets.get(outlet_id)
        if outlet is None:
            names = sorted(told, key=lambda name: (-told[name], name)) or [outlet_id]
            kind = "government" if is_of_a_state(outlet_id) else None
            outlet = Outlet(outlet_id, names[0], tuple(sorted(names[1:])), kind)
        rated = (self._priors.get(spelling) for spelling in (outlet_id, *outlet.aliases))
        prior = next((prior for prior in rated if prior is not None), None)
        return outlet.outlet_id, outlet.name, list(outlet.aliases), outlet.kind, outlet.owner, prior, in_book


def name_key(name: str) -> str:
    """A name without what does not count in it.

    >>> name_key("The  New York Times’"), name_key("Reuters's")
    ('new york times', 'reuters')
    """
    plain = unicodedata.normalize("NFKC", name[:_MAX_NAME]).casefold().replace("’", "'")
    words = " ".join(plain.split()).strip("\"“”'«»,;: ").removesuffix("'s")
    return words.removeprefix("the ") or words


def slug(name: str) -> str | None:
    """A name as an id, accents dropped; None when nothing is left of it.

    >>> slug("The Café Gazette"), slug("***")
    ('cafe-gazette', None)
    """
    split = unicodedata.normalize("NFKD", name_key(name))
    plain = "".join(character for character in split if not unicodedata.combining(character))
    return re.sub(r"\W+", "-", plain).strip("-_") or None


def _read_outlets(path: Path) -> list[Outlet]:
    columns = Columns(_COLUMNS, {}, required=("outlet_id", "name"))
    outlets: dict[str, Outlet] = {}
    owners: dict[str, str] = {}
    wrong: list[str] = []
    try:
        for row in read_rows(path, columns, TABLE_READERS):
            try:
                if isinstance(row, Rejection):
                    raise ValueError(row.reason)
                _add(_outlet(row), outlets, owners)
            except ValueError as error:
                wrong.append(f"{path} row {row.line}: {error}")
    except UnusableFile as error:
        raise BadOutletFile(f"{path}: {error}") from error
    if wrong:
        raise BadOutletFile("\n".join(wrong))
    return list(outlets.values())


def _outlet(row: InputRow) -> Outlet:
    told = {name: name_of(name, row.values.get(name)) for name in _COLUMNS}
    outlet_id, name, kind = told["outlet_id"], told["name"], told["kind"]
    if outlet_id is None or name is None:
        raise ValueError("needs both outlet_id and name; fill them")
    if _NO_ID.search(outlet_id):
        raise ValueError(f"outlet_id {shown(outlet_id)} is no bare domain; write it as {registered_domain(outlet_id)}")
    if kind is not None and kind not in OUTLET_KINDS:
        raise ValueError(f"kind {shown(kind)} is none of {', '.join(OUTLET_KINDS)}; use one or leave it empty")
    aliases = tuple(alias.strip() for alias in (told["aliases"] or "").split("|") if alias.strip())
    return Outlet(outlet_id, name, aliases, kind, told["owner"])


def _add(outlet: Outlet, outlets: dict[str, Outlet], owners: dict[str, str]) -> None:
    if outlet.outlet_id in outlets:
        raise ValueError(f"outlet_id {outlet.outlet_id} stands twice; keep one")
    for spelling in (outlet.name, *outlet.aliases):
        owner = owners.setdefault(name_key(spelling), outlet.outlet_id)
        if owner != outlet.outlet_id:
            raise ValueError(f"name {shown(spelling)} belongs to {owner} already; tell the two apart")
    outlets[outlet.outlet_id] = outlet


def _read_priors(path: Path) -> dict[str, float]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["domain"]: float(row["prior"]) for row in csv.DictReader(lines)}
