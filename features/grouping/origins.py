"""Articles on a claim -> origins: who got it first hand, and who has it from whom.

An article is an origin of its own unless it copies another, credits an outlet without a source of its own, rests on a
statement, document or speaker that an earlier article rests on already, shows no source at all, or brings no fact that
an earlier one lacks. Sister titles of one owner are one newsroom.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from features.grouping.descent import Step, Trace
from features.grouping.outlet_names import OutletNames
from features.grouping.relevance import tells_of
from features.grouping.rows import Article, Report
from features.grouping.text import terms
from features.grouping.traces import trace


@dataclass(frozen=True)
class Witness:
    """One article on one claim; `copy_of` is the first of its copies among the claim's articles, None for itself."""

    article: Article
    bearing: tuple[Report, ...]
    report: Report
    stance: str
    copy_of: str | None
    copy_kind: str = "copy"  # or "paraphrase"


@dataclass(frozen=True)
class Link:
    """How an article hangs on its origin; `link` is None for the root.

    `steps` lead to what it rests on, the one towards the origin first; those of a root are follow-ups, which credit
    somebody beside sources of its own. `on_claim` is False for an origin whose article is about something else.
    """

    origin: str
    root: str
    link: str | None
    name: str
    side: str
    on_claim: bool = True
    steps: tuple[Step, ...] = ()


def find_origins(witnesses: Sequence[Witness], names: OutletNames, claim: str = "") -> dict[str, Link]:
    """Origin of each article of one claim, by article_id.

    Parameters
    ----------
    witnesses: the claim's articles, earliest first. names: the outlets known. claim: its wording.

    An origin is named by a short hash of its first article, or of the credited outlet when that has no article here.
    Outlets that credit one another in a circle rest on the earliest of them.
    """
    originals = [witness for witness in witnesses if witness.copy_of is None]
    present = {
        w.article.outlet_id: w.copy_of or w.article.article_id for w in reversed(witnesses) if w.article.outlet_id
    }
    traces, steps = _steps(originals, present, names, claim)
    parents = {article_id: found[0].onto if found and _leads(found[0]) else None for article_id, found in steps.items()}
    roots = {article_id: _root(article_id, parents) for article_id in parents}
    first: dict[str, Witness] = {}
    for witness in originals:
        first.setdefault(roots[witness.article.article_id], witness)
    sizes = Counter(roots.values())
    links = {}
    for origin, earliest in first.items():
        alone = sizes[origin] == 1 and origin == earliest.article.article_id
        links[origin] = Link(
            origin=hashlib.sha256(origin.encode()).hexdigest()[:8],
            root=earliest.article.article_id,
            link=None,
            name=_name(origin, earliest, names),
            side="against" if traces[earliest.article.article_id].against else earliest.stance,
            on_claim=not alone or tells_of(earliest.article, _outlet(earliest, names), claim),
        )
    return {one.article.article_id: _link(one, links, roots, steps) for one in witnesses}


def _link(
    witness: Witness, links: Mapping[str, Link], roots: Mapping[str, str], steps: Mapping[str, Sequence[Step]]
) -> Link:
    article_id = witness.article.article_id
    if witness.copy_of is not None:
        step = Step(witness.copy_of, witness.copy_kind, 1.0, None)
        return replace(links[roots[witness.copy_of]], link=witness.copy_kind, steps=(step,))
    origin = roots[article_id]
    kept = tuple(one for one in steps[article_id] if origin != article_id or one.kind == "follow-up")
    return replace(links[origin], link=None if origin == article_id else kept[0].kind, steps=kept)


def _steps(
    originals: Sequence[Witness], present: Mapping[str, str], names: OutletNames, claim: str
) -> tuple[dict[str, Trace], dict[str, tuple[Step, ...]]]:
    """Marks of each original, and its steps: the one to what it rests on, then other credits and follow-ups.

    `present` has the first article of each outlet or, where that is a copy, what it copies.
    """
    asked: set[frozenset[str]] = set()
    traces: dict[str, Trace] = {}
    steps: dict[str, tuple[Step, ...]] = {}
    for witness in originals:
        own = trace(
            witness.article, witness.bearing, witness.report, witness.stance, names, list(present), claim, asked
        )
        asked |= own.asked
        earlier = list(traces.values())
        parent = own.parent(earlier, present)
        others = [one for one in own.credit_steps(present, earlier) if parent is None or one.onto != parent.onto]
        if parent is None:
            others = [replace(one, kind="follow-up") for one in others]
        steps[own.article_id] = (*([parent] if parent else []), *others)
        traces[own.article_id] = own
    return traces, steps


def _leads(step: Step) -> bool:
    """Whether a step leads towards the origin: a follow-up has sources of its own."""
    return step.kind != "follow-up"


def _root(article_id: str, parents: Mapping[str, str | None]) -> str:
    """End of the line of parents; the member of a circle that comes first in `parents`."""
    path = [article_id]
    while (parent := parents.get(path[-1])) is not None:
        if parent in path:
            circle = set(path[path.index(parent) :])
            return next(key for key in parents if key in circle)
        path.append(parent)
    return path[-1]


def _outlet(witness: Witness, names: OutletNames) -> str | None:
    return names.name(witness.article.outlet_id) if witness.article.outlet_id else None


def _name(origin: str, earliest: Witness, names: OutletNames) -> str:
    """Whom an origin is named for: the outlet credited, a source on the record, the first outlet, the headline."""
    if origin.startswith("outlet:"):
        return names.name(origin.removeprefix("outlet:"))
    if _identified(earliest.report):
        return " ".join(str(earliest.report.source_text).split())
    return _outlet(earliest, names) or earliest.article.title or earliest.article.article_id


def _identified(report: Report) -> bool:
    """Whether a report's source can be called by its words: a body, or a person with a full name."""
    source = report.source_text or ""
    capitals = [word for word in source.split() if word[0].isupper() and terms(word)]
    if report.source_kind in ("official", "institution"):
        return bool(terms(source))
    return report.source_kind == "named_person" and len(capitals) > 1
