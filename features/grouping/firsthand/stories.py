"""Hand-labelled coverage, read and grouped as a night would: what the odds of first-hand work are learned from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.outlets import OutletBook
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
    """The labelled claims of files as `train` describes them.

    Raises ValueError for a line without scenario_id, claim, articles or gold; the message names file and line.
    """
    told = [story for path in paths for story in read_lines(path)]
    articles = story_articles(told)
    reports = read_articles(articles, OutletBook.load().names)
    given = articles[["article_id", "claim_id", "claim"]]
    names = OutletNames(story_outlets(articles))
    found = witnesses_of(articles, reports, given, names)
    return [_labelled(story, *found[story["scenario_id"]], names) for story in told]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The stories of one file, a line each; raises ValueError as `read_stories` does."""
    told = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        story = json.loads(line)
        missing = [name for name in ("scenario_id", "claim", "articles", "gold") if name not in story]
        if missing:
            raise ValueError(f"{path}:{number}: no {missing[0]!r}; add it, or leave the line out")
        told.append(story)
    return told


def story_articles(told: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Their articles: article_id, claim_id, claim, outlet, outlet_id, url, title, text, dates and revision 0."""
    rows = [
        {
            "article_id": article["article_id"],
            "claim_id": story["scenario_id"],
            "claim": story["claim"],
            "outlet": article["outlet_name"],
            "url": article.get("url"),
            "title": article["title"],
            "text": article["text"],
            "published_at": article["published_at"],
        }
        for story in told
        for article in story["articles"]
    ]
    frame = pd.DataFrame(rows)
    at = pd.to_datetime(frame.published_at, utc=True).dt.tz_localize(None)
    ids = OutletBook.load().outlet_ids(frame)
    return frame.assign(outlet_id=ids, published_at=at, known_at=at, revision=0)


def story_outlets(articles: pd.DataFrame) -> pd.DataFrame:
    """`TABLES["outlets"]` of the outlets of `story_articles`."""
    return OutletBook.load().rows(articles)


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
