"""Articles on a claim -> origins: who got it first hand, and who has it from whom.

An article is an origin of its own unless it copies another, credits an outlet without a source of its own, rests on a
statement, document or speaker that an earlier article rests on already, or brings no fact that an earlier one lacks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from features.grouping.descent import Trace, trace
from features.grouping.outlet_names import OutletNames
from features.grouping.rows import Article, Report
from features.grouping.text import terms


@dataclass(frozen=True)
class Witness:
    """One article on one claim; `copy_of` is the first of its copies among the claim's articles, None for itself."""

    article: Article
    bearing: tuple[Report, ...]
    report: Report
    stance: str
    copy_of: str | None


@dataclass(frozen=True)
class Link:
    """How an article hangs on its origin; `link` is None for the root."""

    origin: str
    root: str
    link: str | None
    name: str
    side: str


def find_origins(witnesses: Sequence[Witness], names: OutletNames) -> dict[str, Link]:
    """Origin of each article of one claim, by article_id.

    Parameters
    ----------
    witnesses: the claim's articles, earliest first. names: the outlets known.

    An origin is named by a short hash of its first article, or of the credited outlet when that has no article here.
    Outlets that credit one another in a circle rest on the earliest of them.
    """
    originals = [witness for witness in witnesses if witness.copy_of is None]
    parents = _parents(originals, names)
    roots = {article_id: _root(article_id, parents) for article_id in parents}
    first: dict[str, Witness] = {}
    for witness in originals:
        first.setdefault(roots[witness.article.article_id], witness)
    links = {}
    for witness in witnesses:
        article_id = witness.article.article_id
        origin = roots[witness.copy_of or article_id]
        earliest = first[origin]
        kind = "copy" if witness.copy_of else None if origin == article_id else "credit"
        links[article_id] = Link(
            origin=hashlib.sha256(origin.encode()).hexdigest()[:8],
            root=earliest.article.article_id,
            link=kind,
            name=_name(origin, earliest, names),
            side=earliest.stance,
        )
    return links


def _parents(originals: Sequence[Witness], names: OutletNames) -> dict[str, str | None]:
    """What each original rests on: another article, an outlet (`outlet:` and its id), or None for itself."""
    present = {w.article.outlet_id: w.article.article_id for w in reversed(originals) if w.article.outlet_id}
    traces: list[Trace] = []
    parents: dict[str, str | None] = {}
    for witness in originals:
        own = trace(witness.article, witness.bearing, witness.report, witness.stance, names, list(present))
        parents[own.article_id] = own.parent(traces, present)
        traces.append(own)
    return parents


def _root(article_id: str, parents: Mapping[str, str | None]) -> str:
    """End of the line of parents; the member of a circle that comes first in `parents`."""
    path = [article_id]
    while (parent := parents.get(path[-1])) is not None:
        if parent in path:
            circle = set(path[path.index(parent) :])
            return next(key for key in parents if key in circle)
        path.append(parent)
    return path[-1]


def _name(origin: str, earliest: Witness, names: OutletNames) -> str:
    """Whom an origin is named for: the outlet credited, a source on the record, the first outlet, the headline."""
    if origin.startswith("outlet:"):
        return names.name(origin.removeprefix("outlet:"))
    if _identified(earliest.report):
        return " ".join(str(earliest.report.source_text).split())
    outlet_id = earliest.article.outlet_id
    return names.name(outlet_id) if outlet_id else earliest.article.title or earliest.article.article_id


def _identified(report: Report) -> bool:
    """Whether a report's source can be called by its words: a body, or a person with a full name."""
    source = report.source_text or ""
    capitals = [word for word in source.split() if word[0].isupper() and terms(word)]
    if report.source_kind in ("official", "institution"):
        return bool(terms(source))
    return report.source_kind == "named_person" and len(capitals) > 1
