"""Whole invented stories, read and grouped: how many origins stand behind each, and what the official word is.

The odds of first-hand work learned nothing from these stories (tests/cases/coverage/short.jsonl), which are shorter
than those that they learned from. The floors stand a little below what is reached, so that whatever breaks a kind of
story shows.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.store import Store
from features.evidence import feature_rows, official_statuses, read_new, regroup
from features.registry import load_registry

CASES = Path(__file__).parents[1] / "cases" / "coverage" / "short.jsonl"


def _story(line: str) -> dict[str, Any]:
    told = json.loads(line)
    gold = told["gold"]
    origin = {article_id: one["origin"] for one in gold["origins"] for article_id in one["articles"]}
    articles = [
        {name: article[name] for name in ("article_id", "published_at", "title", "text")}
        | {"outlet": article["outlet_name"], "origin": origin.get(article["article_id"])}
        for article in told["articles"]
    ]
    named = {"claim_id": told["scenario_id"], "claim": told["claim"], "articles": articles}
    return named | {name: gold[name] for name in ("n_origins", "official_status")}


STORIES: list[dict[str, Any]] = [_story(line) for line in CASES.read_text("utf-8").splitlines()]
LATER = pd.Timestamp(2030, 1, 1).to_pydatetime()


@pytest.fixture(scope="module")
def told() -> pd.DataFrame:
    """What came out and what should have, indexed by claim_id, with the evidence and steps in `attrs`."""
    with Store.in_memory() as store:
        _fill(store)
        read_new(store, frozenset())
        regroup(store, LATER)
        found = feature_rows(store, load_registry(), LATER)[["n_origins"]].join(
            official_statuses(store, LATER).rename("status")
        )
        found.attrs["evidence"], found.attrs["provenance"] = store.rows("evidence"), store.rows("provenance")
    wanted = pd.DataFrame(STORIES).set_index("claim_id")
    found["wanted_origins"], found["wanted_status"] = wanted["n_origins"], wanted["official_status"]
    return found


def _fill(store: Store) -> None:
    rows = [
        article | {"claim_id": story["claim_id"], "claim": story["claim"]}
        for story in STORIES
        for article in story["articles"]
    ]
    frame = pd.DataFrame(rows)
    frame["outlet_id"] = [_plain(name).replace(" ", "-") + ".example" for name in frame.outlet]
    at = pd.to_datetime(frame.published_at).dt.tz_localize(None)
    articles = frame[["article_id", "outlet_id", "title", "text"]].assign(
        revision=0, sha256=frame.article_id, published_at=at, known_at=at
    )
    outlets = frame[["outlet_id", "outlet"]].rename(columns={"outlet": "name"}).drop_duplicates("outlet_id")
    store.write("articles", articles, known="refuse")
    store.write("outlets", outlets, known="refuse")
    store.write("given_claims", frame[["article_id", "claim_id", "claim"]], known="refuse")


def _plain(outlet: str) -> str:
    return outlet.lower().removeprefix("the ")


def test_origins_are_counted(told: pd.DataFrame) -> None:
    off = (told.n_origins - told.wanted_origins).abs()
    assert (off == 0).mean() >= 0.55, told[off > 0]
    assert (off <= 1).mean() >= 0.9, told[off > 1]


def test_official_word_is_found(told: pd.DataFrame) -> None:
    right = told.status == told.wanted_status
    assert right.mean() >= 0.8, told[~right]


def test_articles_of_one_origin_stay_together(told: pd.DataFrame) -> None:
    wanted = {article["article_id"]: article["origin"] for story in STORIES for article in story["articles"]}
    evidence = told.attrs["evidence"]
    pairs = evidence.merge(evidence, on="claim_id").query("article_id_x < article_id_y")
    labelled = pairs[pairs.article_id_x.map(wanted).notna() & pairs.article_id_y.map(wanted).notna()]
    same = labelled.article_id_x.map(wanted) == labelled.article_id_y.map(wanted)
    assert ((labelled.origin_id_x == labelled.origin_id_y) == same).mean() >= 0.65


def test_each_article_but_roots_shows_where_it_has_it_from(told: pd.DataFrame) -> None:
    evidence, steps = told.attrs["evidence"], told.attrs["provenance"]
    taken = steps[(steps.place == 1) & (steps.kind != "follow-up")]
    assert set(taken.article_id) == set(evidence.article_id[evidence.link.notna()])
    texts = {article["article_id"]: article for story in STORIES for article in story["articles"]}
    for step in steps.itertuples(index=False):
        assert texts[step.article_id][step.part][step.start : step.end] == step.sentence
