"""Articles on a claim -> origins: who got it first hand, and who has it from whom.

A copy has it from what it copies. Of any other article learned odds say whether it got it first hand: from sources of
its own, with its own eyes, or as a body that speaks for itself; else it rests on an earlier article, or on an outlet
that it credits and that has no article here.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from features.grouping.descent import Step, Trace
from features.grouping.firsthand.marks import Marks, take_marks
from features.grouping.firsthand.odds import shipped
from features.grouping.firsthand.parents import find_parent
from features.grouping.outlet_names import OutletNames
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
    traces, marks = marks_of(originals, list(present), names, claim)
    steps = _steps(traces, marks, present)
    about = {one.trace.article_id for one in marks if one.about}
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
            on_claim=not alone or earliest.article.article_id in about,
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
    traces: Mapping[str, Trace], marks: Sequence[Marks], present: Mapping[str, str]
) -> dict[str, tuple[Step, ...]]:
    """Steps of each original, by article_id: the one to what it rests on, then other credits and follow-ups.

    `present` has the first article of each outlet or, where that is a copy, what it copies.
    """
    steps: dict[str, tuple[Step, ...]] = {}
    in_order = list(traces.values())
    for place, own in enumerate(in_order):
        parent = find_parent(place, marks, present, shipped())
        credited = own.credit_steps(present, in_order[:place])
        others = [one for one in credited if parent is None or one.onto != parent.onto]
        if parent is None:
            others = [replace(one, kind="follow-up") for one in others]
        steps[own.article_id] = (*([parent] if parent else []), *others)
    return steps


def marks_of(
    originals: Sequence[Witness], present: Sequence[str], names: OutletNames, claim: str
) -> tuple[dict[str, Trace], list[Marks]]:
    """Marks of descent of each article by its id, and what the learned odds go by; `present` are the outlets here."""
    asked: set[frozenset[str]] = set()
    traces: dict[str, Trace] = {}
    marks = []
    for one in originals:
        own = trace(one.article, one.bearing, one.report, one.stance, names, present, claim, asked)
        asked |= own.asked
        traces[own.article_id] = own
        marks.append(take_marks(one.article, one.report, own, one.stance, _outlet(one, names), claim))
    return traces, marks


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
