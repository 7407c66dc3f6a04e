"""Hand-labelled coverage: what the parts that judge a whole claim are learned from, as files and as tables.

Each line of a file is one claim with its coverage, as JSON: scenario_id, claim, articles (article_id, outlet_name, url,
published_at, title, text), and gold with origins, each with its articles, and official_status; an article in no origin
is about something else.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from data.outlets import OutletBook


def read_coverage(path: Path) -> list[dict[str, Any]]:
    """The claims of one file, a line each.

    Raises ValueError for a line without scenario_id, claim, articles or gold; the message names file and line.
    """
    told = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        story = json.loads(line)
        missing = [name for name in ("scenario_id", "claim", "articles", "gold") if name not in story]
        if missing:
            raise ValueError(f"{path}:{number}: no {missing[0]!r}; add it, or leave the line out")
        told.append(story)
    return told


def coverage_articles(told: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
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


def coverage_outlets(articles: pd.DataFrame) -> pd.DataFrame:
    """`TABLES["outlets"]` of the outlets of `coverage_articles`."""
    return OutletBook.load().rows(articles)


def training_options(description: str | None, arguments: Iterable[str] | None) -> argparse.Namespace:
    """What a training command is given: `stories`, `held_out` and `output`, all paths."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "stories", nargs="+", type=Path, metavar="STORIES.jsonl", help="labelled coverage to learn from"
    )
    parser.add_argument("--held-out", type=Path, nargs="*", default=[], help="labelled coverage to measure on only")
    parser.add_argument("--output", type=Path, required=True, help="folder for the weights and CARD.md")
    return parser.parse_args(None if arguments is None else list(arguments))


def rounded(values: Iterable[float]) -> tuple[float, ...]:
    """Weights as they are kept: six digits each.

    >>> rounded([0.12345678])
    (0.123457,)
    """
    return tuple(float(f"{value:.6g}") for value in values)
