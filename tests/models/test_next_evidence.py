from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from features.evidence import feature_rows
from features.registry import load_registry
from models.card import TrainedModel
from models.confidence import Scorecard
from models.next_evidence import EVIDENCE, next_evidence
from models.training import make_model
from tests.features.frames import fill, hours, report

REGISTRY = load_registry()
BOUNDS = {name: each.bounds for name, each in REGISTRY.items()}
MOVED_BY_ORIGIN = [
    "n_origins", "n_for", "effective_origins", "for_share", "against_share", "own_voice_share", "hedge_share",
    "hearsay_share", "debunk_share", "quoted_share", "question_share", "open_contradiction",
]  # fmt: skip


def row_of(reports: list[dict[str, Any]], **more: Any) -> pd.DataFrame:
    with Store.in_memory() as store:
        fill(store, reports, **more)
        return feature_rows(store, REGISTRY, hours(100))


def moved(evidence: str, rows: pd.DataFrame) -> pd.Series[float]:
    return rows.assign(**EVIDENCE[evidence](rows)).iloc[0]


@pytest.fixture(scope="module")
def trained() -> TrainedModel:
    """A scorecard over the features that evidence moves, with made-up outcomes."""
    random = np.random.default_rng(2)
    names = ["confirmation_level", "denial_level", "n_for", "n_origins", "for_share"]
    X = pd.DataFrame({name: random.integers(0, 4, 120).astype(float) for name in names})
    X["for_share"] /= 3
    y = pd.Series((X.confirmation_level + X.n_for - X.denial_level + random.normal(size=120) > 1.5).astype(int))
    signs = {name: sign for name, sign in (make_model(REGISTRY).signs or {}).items() if name in names}
    model = Scorecard(signs=signs, n_draws=20).fit(X, y)
    return TrainedModel(model, "m", names, dict.fromkeys(names, ""))


def test_a_further_origin_moves_features_as_one_in_the_store_would() -> None:
    before = [report("a", hedge="strong"), report("b", sentence="It is a hoax."), report("c")]
    against = {"stances": {"b": "against"}}
    then = row_of([*before, report("d")], **against)
    guessed = moved("one more independent origin", row_of(before, **against))
    for name in MOVED_BY_ORIGIN:
        assert guessed[name] == pytest.approx(then[name].iloc[0]), name


def test_a_further_origin_among_sister_titles_counts_as_one_in_the_store_would() -> None:
    def of_owners(articles: str) -> pd.DataFrame:
        with Store.in_memory() as store:
            fill(store, [report(a) for a in articles], stances={"d": "against"})
            owned = [(f"{a}.example", "Hall" if a in "ab" else None) for a in articles]
            store.write("outlets", pd.DataFrame(owned, columns=["outlet_id", "owner"]), known="refuse")
            return feature_rows(store, REGISTRY, hours(100))

    guessed, then = moved("one more independent origin", of_owners("abcd")), of_owners("abcde").iloc[0]
    assert guessed.effective_origins == pytest.approx(then.effective_origins)
    assert guessed.effective_origins < guessed.n_origins


@pytest.mark.parametrize("confirmed", [0, 1, 2])
def test_a_confirmation_moves_features_as_one_in_the_store_would(confirmed: int) -> None:
    def confirmed_in(n: int) -> list[dict[str, Any]]:
        said = {"source_kind": "official", "response": "confirms"}
        own = [report(a) for a in "abc"]
        return own + [report(a, ordinal=1, source_text=f"Body {a}", **said) for a in "abc"[:n]]

    guessed = moved("an official confirmation", row_of(confirmed_in(confirmed)))
    then = row_of(confirmed_in(confirmed + 1)).iloc[0]
    assert min(guessed.confirmation_level, 3.0) == then.confirmation_level
    assert np.isnan(guessed.silence_hours) == np.isnan(then.silence_hours)


def test_a_denial_and_silence_move_features_as_they_would_in_the_store() -> None:
    rows = row_of([report("a")])
    denied = row_of([report("a"), report("a", ordinal=1, response="denies_specific", source_text="The firm")])
    assert moved("a specific denial", rows).denial_level == denied.denial_level.iloc[0]
    with Store.in_memory() as store:
        fill(store, [report("a")])
        later = feature_rows(store, REGISTRY, hours(100 + 7 * 24))
    assert moved("seven more days of silence", rows).silence_hours == later.silence_hours.iloc[0]


def test_change_is_exactly_that_of_the_score(trained: TrainedModel) -> None:
    rows = row_of([report("a"), report("b")])
    table = next_evidence(trained, rows, BOUNDS).set_index("evidence")
    assert set(table.index) == set(EVIDENCE)
    then = rows.assign(denial_level=3.0)
    p = trained.model.predict_proba(pd.concat([rows, then])[trained.features])[:, 1]
    assert table.confidence["a specific denial"] == p[1]
    assert table.change["a specific denial"] == p[1] - p[0]
    assert table.change["a specific denial"] < 0 < table.change["an official confirmation"]
    assert table.change["one more independent origin"] > 0
    assert table.change["seven more days of silence"] == 0  # silence is not scored by this model
    assert table.change.abs().is_monotonic_decreasing


def test_a_further_origin_is_foretold_with_the_record_of_a_usual_newcomer() -> None:
    random = np.random.default_rng(3)
    names = ["confirmation_level", "track_record"]
    X = pd.DataFrame({"confirmation_level": random.integers(0, 4, 90), "track_record": random.random(90)}, dtype=float)
    y = pd.Series((X.track_record + random.normal(0, 0.2, 90) > 0.5).astype(int))
    model = TrainedModel(Scorecard(n_draws=20).fit(X, y), "m", names, dict.fromkeys(names, ""))
    rows = row_of([report("a")]).assign(track_record=0.9)
    alone, joined = (
        next_evidence(model, rows, BOUNDS, more).set_index("evidence").change
        for more in (None, rows.assign(track_record=0.7))
    )
    origin = "one more independent origin"
    assert joined[origin] < 0 == alone[origin]
    pd.testing.assert_series_equal(joined.drop(origin).sort_index(), alone.drop(origin).sort_index())


def test_features_stay_within_their_bounds(trained: TrainedModel) -> None:
    rows = row_of([report("a")]).assign(confirmation_level=3.0)
    table = next_evidence(trained, rows, BOUNDS).set_index("evidence")
    assert table.change["an official confirmation"] == 0


def test_silence_goes_on_only_where_it_is_known_to_last(trained: TrainedModel) -> None:
    spoken = row_of([report("a", source_kind="official", source_text="The ministry")])
    assert "seven more days of silence" not in set(next_evidence(trained, spoken, BOUNDS).evidence)


def test_no_claims_have_no_next_evidence(trained: TrainedModel) -> None:
    none = next_evidence(trained, row_of([report("a")])[:0], BOUNDS)
    assert list(none.columns) == ["claim_id", "evidence", "confidence", "change"]
    assert none.empty
