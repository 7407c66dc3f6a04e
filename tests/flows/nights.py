"""Nights on the sample corpus, without Prefect, for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from data.desk import Desk
from data.schema import TABLES
from data.store import Store
from flows.nightly import Night, run_night
from flows.options import SAMPLE

Article = dict[str, Any]


def sample_articles() -> list[Article]:
    """The sample's articles in the order of the file."""
    return [json.loads(line) for line in (SAMPLE / "articles.jsonl").read_text("utf-8").splitlines()]


def write_articles(path: Path, articles: list[Article]) -> Path:
    """The articles as JSON lines."""
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


def night(folder: Path, articles: list[Article], name: str = "night", **options: Any) -> Night:
    """A night on these articles in a store of its own, named `name`, in the folder."""
    given = write_articles(folder / f"{name}.jsonl", articles)
    return run_night(
        [given], store=folder / f"{name}.duckdb", out=folder / name, outlets=SAMPLE / "outlets.csv", **options
    )


def claims(folder: Path, articles: list[Article], name: str = "night", **options: Any) -> pd.DataFrame:
    """`Desk.claims()` after a night on these articles, indexed by claim_id."""
    return Desk(night(folder, articles, name, **options).snapshot).claims().set_index("claim_id").sort_index()


def all_rows(store: Path, *, but: tuple[str, ...] = ()) -> dict[str, str]:
    """Every row of every table, the wide features included, as text to compare, without the columns in `but`."""
    with Store(store) as opened:
        tables = {name: opened.rows(name) for name in TABLES}
        tables["features"] = opened.query("select * from features order by claim_id, as_of")
    return {
        name: frame.drop(columns=[c for c in but if c in frame]).to_json(orient="split", date_format="iso")
        for name, frame in tables.items()
    }
