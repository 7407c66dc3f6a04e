"""Floors under the figures that we quote, on labelled data that the project does not ship.

HEARSAY_MEASURE names a folder with `articles.parquet` (headline, body, url, added_at, claim_id, claim) and
`outcomes.csv`; without it these tests skip.
"""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest
from sklearn.metrics.cluster import contingency_matrix

from data.desk import Desk
from flows.nightly import run_night
from flows.rooms import training_rows
from models.training import measure

FOLDER = Path(os.environ.get("HEARSAY_MEASURE", "nowhere"))
COLUMNS = {"title": "headline", "text": "body", "published_at": "added_at"}

pytestmark = [
    pytest.mark.measured,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="HEARSAY_MEASURE names no folder of labelled data"),
]


def test_forecasts_of_unseen_claims_beat_what_was_reached_before() -> None:
    registry, x, y, said = training_rows([FOLDER / "articles.parquet"], FOLDER / "outcomes.csv", COLUMNS, None)
    figures = measure(registry, x, y, repeats=2, folds=10, statements=said).table
    assert figures.auc["model"] > 0.9
    assert figures.brier["model"] < 0.12
    assert (figures.high.drop("model") < 0).all()  # better than every baseline beyond chance


def test_articles_are_grouped_into_claims(tmp_path: Path) -> None:
    gold = pd.read_parquet(FOLDER / "articles.parquet").set_index("article_id")
    gold.reset_index()[["article_id", "url", *COLUMNS.values()]].to_parquet(tmp_path / "articles.parquet")
    night = run_night(
        [tmp_path / "articles.parquet"], store=tmp_path / "s.duckdb", out=tmp_path / "out", columns=COLUMNS
    )
    found = Desk(night.snapshot).evidence().drop_duplicates("article_id").set_index("article_id").claim_id
    assert set(found.index) == set(gold.index)
    together = contingency_matrix(gold.claim_id, found.reindex(gold.index)).astype(float)
    shares = [(together**2 / together.sum(axis=axis, keepdims=True)).sum() / together.sum() for axis in (0, 1)]
    b_cubed_f1 = 2 * shares[0] * shares[1] / sum(shares)
    assert b_cubed_f1 > 0.87
