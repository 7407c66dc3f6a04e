from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression
from skops import io as skops

from models.card import BrokenModel, FeatureMismatch, TrainedModel, load, save
from models.confidence import Scorecard


def prints(X: pd.DataFrame) -> dict[str, str]:
    return {name: f"print-of-{name}" for name in X.columns}


def saved(model: Scorecard, X: pd.DataFrame, directory: Path, **more: Any) -> TrainedModel:
    about: dict[str, Any] = {
        "features": prints(X),
        "figures": {"n": 140.0, "brier": 0.1234, "brier_base_rate": 0.2},
        "trained_on": "140 claims of our own making.",
        "citation": "Okoro and Lind 2026.",
    }
    return save(model, directory, **(about | more))


def test_loaded_model_gives_identical_scores(claims: Any, scorecard: Scorecard, tmp_path: Path) -> None:
    X, _ = claims
    trained = saved(scorecard, X, tmp_path / "new" / "place")
    again = load(tmp_path / "new" / "place")
    pd.testing.assert_frame_equal(again.score(X), trained.score(X), check_exact=True)
    np.testing.assert_array_equal(again.model.contributions(X), scorecard.contributions(X))
    assert again.version == trained.version
    assert again.features == list(X.columns)
    assert again.fingerprints == prints(X)


def test_saving_the_same_model_again_changes_no_file(claims: Any, scorecard: Scorecard, tmp_path: Path) -> None:
    X, y = claims
    saved(scorecard, X, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    saved(Scorecard(signs=scorecard.signs).fit(X, y), X, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert set(before) == {"scorecard.skops", "features.json", "MODEL_CARD.md"}


def test_version_follows_weights_and_definitions(claims: Any, scorecard: Scorecard, tmp_path: Path) -> None:
    X, y = claims
    version = saved(scorecard, X, tmp_path).version
    other_weights = saved(Scorecard(signs=scorecard.signs).fit(X[:100], y[:100]), X, tmp_path).version
    redefined = saved(scorecard, X, tmp_path, features=prints(X) | {"n_origins": "new"}).version
    assert len({version, other_weights, redefined}) == 3
    assert len(version) == 12


def test_columns_may_come_in_any_order_and_claims_may_be_none(
    claims: Any, scorecard: Scorecard, tmp_path: Path
) -> None:
    X, _ = claims
    trained = saved(scorecard, X, tmp_path)
    pd.testing.assert_frame_equal(trained.score(X[X.columns[::-1]]), trained.score(X))
    none = trained.score(X[:0])
    assert list(none.columns) == ["confidence", "low", "high"]
    assert none.empty


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda f: {k: v for k, v in f.items() if k != "n_origins"}, r"\(missing: n_origins\); run train"),
        (lambda f: f | {"n_tweets": "x"}, r"\(not trained on: n_tweets\); run train"),
        (lambda f: f | {"n_origins": "x", "outlet_prior": "y"}, r"\(redefined since: n_origins, outlet_prior\)"),
        (lambda f: {k: v for k, v in f.items() if k != "n_origins"} | {"n_roots": "x"},
         r"\(missing: n_origins; not trained on: n_roots\)"),
    ],
    ids=["missing", "extra", "redefined", "renamed"],
)  # fmt: skip
def test_other_features_are_refused_by_name(
    claims: Any, scorecard: Scorecard, tmp_path: Path, change: Any, said: str
) -> None:
    X, _ = claims
    trained = saved(scorecard, X, tmp_path)
    given = change(prints(X))
    with pytest.raises(FeatureMismatch, match=said):
        trained.score(X, given)
    if set(given) != set(X.columns):
        with pytest.raises(FeatureMismatch, match=said):
            trained.score(X.reindex(columns=list(given)))
        with pytest.raises(FeatureMismatch, match=said):
            saved(scorecard, X, tmp_path, features=given)


def test_trained_model_cannot_be_changed(claims: Any, scorecard: Scorecard, tmp_path: Path) -> None:
    trained = saved(scorecard, claims[0], tmp_path)
    with pytest.raises(dataclasses.FrozenInstanceError):
        trained.version = "other"  # type: ignore[misc]


@pytest.mark.parametrize("name", ["scorecard.skops", "features.json"])
@pytest.mark.parametrize("spoil", ["remove", "garble", "empty"])
def test_broken_directory_is_refused_with_a_remedy(
    claims: Any, scorecard: Scorecard, tmp_path: Path, name: str, spoil: str
) -> None:
    saved(scorecard, claims[0], tmp_path)
    if spoil == "remove":
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(b"{}" if spoil == "empty" else b"{ no model")
    with pytest.raises(BrokenModel, match="run train"):
        load(tmp_path)


def test_weights_of_another_model_are_refused(claims: Any, scorecard: Scorecard, tmp_path: Path) -> None:
    saved(scorecard, claims[0], tmp_path)
    listing = json.loads((tmp_path / "features.json").read_text("utf-8"))
    (tmp_path / "features.json").write_text(json.dumps(listing | {"model_version": "0" * 12}), "utf-8")
    with pytest.raises(BrokenModel, match="features of 000000000000"):
        load(tmp_path)


def test_weights_file_with_a_foreign_type_is_not_loaded(claims: Any, scorecard: Scorecard, tmp_path: Path) -> None:
    X, y = claims
    saved(scorecard, X, tmp_path)
    foreign = LogisticRegression().fit(X.fillna(0), y)
    foreign.note_ = Path("anything")
    skops.dump({"model": foreign, "type": BrokenModel}, tmp_path / "scorecard.skops")
    with pytest.raises(BrokenModel, match="cannot be read"):
        load(tmp_path)


def test_card_tells_use_data_figures_weights_and_limits(claims: Any, scorecard: Scorecard, tmp_path: Path) -> None:
    X, _ = claims
    comparison = pd.DataFrame({"brier": [0.1234, 0.2], "low": [0.0, np.nan]}, index=pd.Index(["s", "b"], name="model"))
    saved(scorecard, X, tmp_path, comparison=comparison, meanings={"n_origins": "Independent | origins."})
    page = (tmp_path / "MODEL_CARD.md").read_text("utf-8")
    strongest = X.columns[np.argmax(np.abs(scorecard.coef_))]
    for said in (
        "140 claims of our own making.", "Okoro and Lind 2026.", "| brier | 0.123 |", "| b | 0.200 |  |",
        "Independent \\| origins.", "Confidence is not truth", f"{scorecard.intercept_:+.3f}",
    ):  # fmt: skip
        assert said in page
    assert page.index(f"| {strongest} |") == min(page.index(f"| {name} |") for name in X.columns)


def test_listing_holds_name_fingerprint_sign_and_coefficient(claims: Any, scorecard: Scorecard, tmp_path: Path) -> None:
    X, _ = claims
    saved(scorecard, X, tmp_path)
    rows = json.loads((tmp_path / "features.json").read_text("utf-8"))["features"]
    assert [row["name"] for row in rows] == list(X.columns)
    assert rows[1] == {
        "name": "anonymous_share",
        "fingerprint": "print-of-anonymous_share",
        "sign": -1,
        "coefficient": scorecard.coef_[1],
    }
