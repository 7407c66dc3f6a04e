"""Nothing that was known only after a night's moment may touch what the night found; and a leak would be noticed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import datetime
from typing import Final

import numpy as np
import pandas as pd
import pytest

import models.night
from data.outlets import OutletBook
from data.schema import TABLES
from data.store import Store
from data.validate import conform
from features.declare import Feature
from features.evidence import read_new, regroup
from features.registry import load_registry
from flows.options import SAMPLE
from flows.rooms import take_in_files
from models.card import TrainedModel
from models.confidence import Scorecard
from models.learned import LEARNED, Learners
from models.night import score_night
from models.statements import Statements, read_statements
from models.training import known_outcomes, scored_columns

Tables = Mapping[str, pd.DataFrame]
Stores = Mapping[str, Store]

AS_OF: Final = datetime(2026, 10, 20, 12)
# what a night finds in the store, and from when on each row is known; reports and given claims come with articles
_KNOWN_FROM: Final = {"articles": "known_at", "outcomes": "decided_at", "grouping_decisions": "known_at"}
_OF_ARTICLES: Final = ("reports", "read_articles", "given_claims")
_SCORED: Final = ("scores", "factors", "next_evidence")
_FOUND: Final = ("claims", "evidence", "bearings", "origins", "provenance", "features", "records")


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The sample read once, some of its articles grouped beforehand, with outcomes and decisions before and after."""
    with Store.in_memory() as store:
        book = OutletBook.load(SAMPLE / "outlets.csv")
        take_in_files(store, [SAMPLE / "articles.jsonl"], entries={"outcomes": SAMPLE / "outcomes.csv"}, book=book)
        read_new(store, book.names)
        regroup(store, AS_OF)
        claim_ids = store.query("select distinct claim_id from evidence order by 1").claim_id
        found = {name: store.rows(name) for name in (*_KNOWN_FROM, *_OF_ARTICLES, "outlets")}
    ordered = found["articles"].sort_values("known_at").article_id.to_numpy()
    given = pd.DataFrame({"article_id": ordered[::5], "claim": "Given"})
    given["claim_id"] = [f"given-{i % 2}" for i in range(len(given))]
    decisions = pd.DataFrame(
        {
            "decision_id": ["d0", "d1", "d2", "d3"],
            "kind": ["merge", "merge", "pin", "split"],
            "claim_id": [claim_ids[0], claim_ids[2], claim_ids[4], claim_ids[6]],
            "other_claim_id": [claim_ids[1], claim_ids[3], None, None],
            "article_id": [None, None, ordered[1], ordered[2]],
            "decided_at": pd.to_datetime(["2026-10-19", "2026-10-21", "2026-10-22", "2026-10-23"]),
            "author": "Ada",
            "reason": "so it is",
        }
    )
    # an outlet that nobody had heard of turns up at last, under a name that an early article gives as its source
    found["articles"].loc[found["articles"].article_id == ordered[-1], "outlet_id"] = "sorvexan.example"
    newcomer = pd.DataFrame([{"outlet_id": "sorvexan.example", "name": "Sorvexan", "aliases": [], "in_book": False}])
    outlets = pd.concat([found["outlets"], conform(TABLES["outlets"], newcomer)], ignore_index=True)
    decisions["known_at"] = decisions.decided_at
    return found | {"given_claims": given, "grouping_decisions": decisions, "outlets": outlets}


def as_it_came(tables: Tables) -> Tables:
    return tables


def removed(tables: Tables) -> Tables:
    """Nothing is there but what was known."""
    known = {name: tables[name][tables[name][since] <= AS_OF] for name, since in _KNOWN_FROM.items()}
    there = {name: tables[name][tables[name].article_id.isin(known["articles"].article_id)] for name in _OF_ARTICLES}
    outlets = tables["outlets"]
    met = outlets.outlet_id.isin(known["articles"].outlet_id)
    return {**tables, **known, **there, "outlets": outlets[outlets.in_book | met]}


def shuffled(tables: Tables) -> Tables:
    """All rows in another order, and what came later came otherwise: other outlets, times, verdicts and decisions."""
    random = np.random.default_rng(0)
    found = {name: frame.sample(frac=1, random_state=random, ignore_index=True) for name, frame in tables.items()}
    articles, outcomes, decisions = (found[name] for name in _KNOWN_FROM)
    late = articles.known_at > AS_OF
    for columns in (["outlet_id"], ["title", "text"], ["known_at", "published_at"]):
        articles.loc[late, columns] = articles.loc[late, columns].to_numpy()[random.permutation(late.sum())]
    later = outcomes.decided_at > AS_OF
    outcomes.loc[later, "outcome"] = outcomes.outcome[later].map({"true": "false", "false": "true"}).fillna("true")
    ruled = decisions.known_at > AS_OF
    decisions.loc[ruled, "claim_id"] = decisions.claim_id[ruled].to_numpy()[::-1]
    given = found["given_claims"]
    unknown = given.article_id.isin(articles.article_id[late])
    given.loc[unknown, "claim_id"] = given.claim_id[unknown].to_numpy()[::-1]
    return found


@pytest.fixture(scope="module")
def stores(tables: Tables) -> Iterator[Stores]:
    """The night's store, as it came, without what came later, and with that shuffled; all grouped as of the moment."""
    with ExitStack() as opened:
        yield {
            future.__name__: grouped(opened.enter_context(Store.in_memory()), future(tables), AS_OF)
            for future in (as_it_came, removed, shuffled)
        }


def grouped(store: Store, tables: Tables, at: datetime) -> Store:
    for name, frame in tables.items():
        store.write(name, frame, known="refuse")
    regroup(store, at)
    return store


@pytest.fixture(scope="module")
def learners(stores: Stores, tables: Tables) -> Learners:
    """What the outcomes known at the moment teach of outlets."""
    said = Statements.of(read_statements(stores["removed"], AS_OF))
    return Learners.learn(said, known_outcomes(tables["outcomes"], AS_OF))


def a_model_of(registry: Mapping[str, Feature], learners: Learners, version: str) -> TrainedModel:
    """A model to which every feature matters, whatever it says."""
    names = [*scored_columns(registry), "track_record"]
    X = pd.DataFrame(10 * np.random.default_rng(0).random((200, len(names))) ** 3, columns=names)
    y = pd.Series((X.rank(pct=True).sum(axis=1) > len(names) / 2).astype(int))
    prints = {name: registry[name].fingerprint if name in registry else LEARNED[name].version for name in names}
    return TrainedModel(Scorecard(n_draws=10, penalties=(1.0,)).fit(X, y), version, names, prints, learners)


def check_that_the_future_changes_nothing(
    stores: Stores, learners: Learners, registry: Mapping[str, Feature], version: str
) -> None:
    """Score each store with a model of that version, and compare all that the nights found."""
    trained = a_model_of(registry, learners, version)
    expected = found(stores["as_it_came"], registry, trained)
    for future in ("removed", "shuffled"):
        for name, frame in found(stores[future], registry, trained).items():
            pd.testing.assert_frame_equal(frame, expected[name], check_exact=True, obj=f"{name}, {future}")


def found(store: Store, registry: Mapping[str, Feature], trained: TrainedModel) -> Tables:
    """Score the store as of the moment; all that the night found."""
    score_night(store, registry, trained, AS_OF)
    tonight = "join night using (as_of, model_version)"
    scored = {name: store.query(f"select * from {name} {tonight} order by all") for name in _SCORED}
    return scored | {name: store.query(f"select * from {name} order by all") for name in _FOUND}


def test_what_came_later_changes_nothing(stores: Stores, tables: Tables, learners: Learners) -> None:
    late = {name: (tables[name][since] > AS_OF).sum() for name, since in _KNOWN_FROM.items()}
    assert min(late.values()) >= 3  # else there would be nothing to leak
    assert len(removed(tables)["outlets"]) < len(tables["outlets"])
    check_that_the_future_changes_nothing(stores, learners, load_registry(), "honest")


LEAKS: Final = {
    "later_articles": "(select count(*) from articles)",
    "later_outcomes": "(select count(*) from outcomes where outcome = 'true')",
    "own_outcome": "max((select count(*) from outcomes o where o.claim_id = claims_of.claim_id))",
    "later_decisions": "(select count(*) from grouping_decisions)",
    "later_given_claims": "(select count(*) from given_claims)",
}


@pytest.fixture(scope="module")
def leaked(stores: Stores, learners: Learners) -> Mapping[str, pd.DataFrame]:
    """What moved the scores under a model to which all the leaks matter: the night as it came, and without the future.

    One night for all leaks: each has factors of its own.
    """
    leaks = {
        name: Feature(name, "claims", "count", (0, None), None, "?", None, None, sql, name, __name__)
        for name, sql in LEAKS.items()
    }
    registry = load_registry() | leaks
    trained = a_model_of(registry, learners, "leaky")
    return {future: found(stores[future], registry, trained)["factors"] for future in ("as_it_came", "removed")}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_feature_that_leaks_is_caught(leaked: Mapping[str, pd.DataFrame], leak: str) -> None:
    came, removed = (factors[factors.factor == leak].reset_index(drop=True) for factors in leaked.values())
    with pytest.raises(AssertionError, match="factors"):
        pd.testing.assert_frame_equal(removed, came, check_exact=True, obj="factors")
    assert came.claim_id.tolist() == removed.claim_id.tolist()  # caught by what it says, not by being absent


def test_features_that_leak_change_nothing_else(leaked: Mapping[str, pd.DataFrame]) -> None:
    came, removed = (factors[~factors.factor.isin(LEAKS)].reset_index(drop=True) for factors in leaked.values())
    pd.testing.assert_frame_equal(removed, came, check_exact=True)


def test_records_that_leak_are_caught(stores: Stores, learners: Learners, monkeypatch: pytest.MonkeyPatch) -> None:
    def whenever(outcomes: pd.DataFrame, _: datetime) -> pd.Series[int]:
        return known_outcomes(outcomes, datetime(2100, 1, 1))

    monkeypatch.setattr(models.night, "known_outcomes", whenever)
    with pytest.raises(AssertionError, match="scores"):
        check_that_the_future_changes_nothing(stores, learners, load_registry(), "records leak")


def test_grouping_that_leaks_is_caught(stores: Stores, tables: Tables, learners: Learners) -> None:
    with Store.in_memory() as ahead:
        leaky = {**stores, "as_it_came": grouped(ahead, tables, datetime(2026, 10, 25))}
        with pytest.raises(AssertionError, match="scores"):
            check_that_the_future_changes_nothing(leaky, learners, load_registry(), "grouping leaks")
