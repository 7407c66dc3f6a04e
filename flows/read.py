"""Reading alone: articles in, reports out as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from data.articles import load
from data.dates import now
from data.outlets import OutletBook
from features.reading.read import read_articles
from flows.console import status, track


def read(
    inputs: Sequence[Path], output: Path, columns: Mapping[str, str] | None = None, outlets: Path | None = None
) -> None:
    """Write a line an article: article_id, reports of its text in order, and those of its headline apart.

    Offsets of `reports` are into the text as given, those of `headline` into the title.
    """
    intake = load(inputs, columns, latest=now())
    book = OutletBook.load(outlets)
    ids = book.outlet_ids(intake.articles)
    names = book.rows(intake.articles).set_index("outlet_id").name
    articles = intake.articles.assign(revision=0, outlet=ids.map(names))
    fresh = output.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as handle:
        for start in track(range(0, len(articles), 100), "reading"):
            handle.writelines(lines(articles.iloc[start : start + 100], book.names))
    fresh.replace(output)
    status.print(f"  {len(articles)} articles read, {len(intake.rejected)} rows kept aside: {output}")


def lines(articles: pd.DataFrame, known_outlets: Container[str]) -> Iterator[str]:
    """The JSON lines of a batch of articles, in their order."""
    reports = read_articles(articles, known_outlets)
    by_article = dict(tuple(reports.groupby("article_id", sort=False)))
    for article_id in articles.article_id:
        own = by_article.get(article_id, reports.iloc[:0])
        parts = {part: _plain(own[own.part == part]) for part in ("title", "text")}
        line = {"article_id": article_id, "headline": parts["title"], "reports": parts["text"]}
        yield json.dumps(line, ensure_ascii=False) + "\n"


def _plain(reports: pd.DataFrame) -> list[dict[str, object]]:
    columns = reports.drop(columns=["report_id", "article_id", "revision", "part"])
    rows: list[dict[str, object]] = json.loads(columns.to_json(orient="records", force_ascii=False))
    return rows
