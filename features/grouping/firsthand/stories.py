"""Hand-labelled coverage, read and grouped as a night would: what the odds of first-hand work are learned from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.outlets import OutletBook
from features.coverage import coverage_articles, coverage_outlets, read_coverage
from features.grouping.firsthand.marks import Marks
from features.grouping.group import witnesses_of
from features.grouping.origins import Witness, marks_of
from features.grouping.outlet_names import OutletNames
from features.reading.read import read_articles


@dataclass(frozen=True)
class Labelled:
    """One claim's articles, copies left out, earliest first, and which of them share an origin.

    `origin` has one number an article, -1 where it is about something else.
    """

    name: str
    marks: Sequence[Marks]
    present: Mapping[str, str]
    origin: Sequence[int]


def read_stories(paths: Iterable[Path]) -> list[Labelled]:
    """The labelled claims of files of coverage; raises ValueError as `read_coverage` does."""
    told = [story for path in paths for story in read_coverage(path)]
    articles = coverage_articles(told)
    reports = read_articles(articles, OutletBook.load().names)
    given = articles[["article_id", "claim_id", "claim"]]
    names = OutletNames(coverage_outlets(articles))
    found = witnesses_of(articles, reports, given, names)
    return [_labelled(story, *found[story["scenario_id"]], names) for story in told]


def _labelled(story: Mapping[str, Any], claim: str, witnesses: Sequence[Witness], names: OutletNames) -> Labelled:
    originals = [one for one in witnesses if one.copy_of is None]
    present = {
        one.article.outlet_id: one.copy_of or one.article.article_id
        for one in reversed(witnesses)
        if one.article.outlet_id
    }
    _, marks = marks_of(originals, list(present), names, claim)
    origin = {
        article_id: number for number, one in enumerate(story["gold"]["origins"]) for article_id in one["articles"]
    }
    return Labelled(story["scenario_id"], marks, present, [origin.get(one.article.article_id, -1) for one in originals])
