"""Evidence that came after it had been named: which is it, and was its direction foretold?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit

from models.foretold import foretold, foretold_figures
from models.next_evidence import CONFIRMATION, DENIAL, EVIDENCE, MOVED, ORIGIN, SILENCE
from tests.features.frames import report
from tests.models.test_next_evidence import row_of

QUIET = {"confirmation_level": 0.0, "n_for": 1.0, "denial_level": 0.0, "n_against": 0.0, "silence_hours": 24.0}


class Night(NamedTuple):
    """One night of a claim: its features where they differ from QUIET, and its factors in log-odds."""

    day: int
    features: Mapping[str, float] = {}
    factors: Mapping[str, float] = {}
    claim_id: str = "c1"
    model_version: str = "m"


def told(*nights: Night, change: float = 0.1, **changes: float) -> pd.DataFrame:
    """`foretold` of these nights, each of which named all evidence: `changes` by its last word, else `change`."""
    keys = [
        {"claim_id": n.claim_id, "as_of": pd.Timestamp(2026, 1, n.day), "model_version": n.model_version}
        for n in nights
    ]
    scores = [key | {"confidence": expit(sum(n.factors.values()))} for key, n in zip(keys, nights, strict=True)]
    features = [key | QUIET | dict(n.features) for key, n in zip(keys, nights, strict=True)]
    factors = [
        key | {"factor": factor, "log_odds": added}
        for key, n in zip(keys, nights, strict=True)
        for factor, added in {"base": 0.0, **n.factors}.items()
    ]
    moves = [
        key | {"evidence": kind, "confidence": 0.5, "change": changes.get(kind.split()[-1], change)}
        for key in keys
        for kind in EVIDENCE
    ]
    tables = [pd.DataFrame(rows) for rows in (moves, scores, factors, features)]
    tables[3] = tables[3].drop(columns="model_version").drop_duplicates()
    return foretold(*tables)


CONFIRMED = {"confirmation_level": 2.0, "silence_hours": np.nan}


@pytest.mark.parametrize(
    ("then", "came"),
    [
        (CONFIRMED, [CONFIRMATION]),
        ({"confirmation_level": 1.0}, []),
        ({"n_for": 2.0}, [ORIGIN]),
        ({"n_for": 0.0}, []),
        ({"denial_level": 3.0}, [DENIAL]),
        ({"denial_level": 2.0}, []),
        (CONFIRMED | {"n_for": 3.0}, [CONFIRMATION, ORIGIN]),
    ],
)
def test_what_came_between_two_nights(then: dict[str, float], came: list[str]) -> None:
    assert list(told(Night(1), Night(2, then)).evidence) == came


def test_a_change_is_told_whole_and_by_the_evidences_own_factors() -> None:
    then = {"confirmation_level": 0.5, "for_share": -0.8}
    [row] = told(Night(1), Night(2, CONFIRMED, then)).itertuples()
    assert row.own == pytest.approx(expit(0.5) - 0.5)
    assert row.change == pytest.approx(expit(-0.3) - 0.5)
    figures = foretold_figures(told(Night(1), Night(2, CONFIRMED, then))).loc["all"]
    assert (figures.right_own, figures.right) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("then", "alone"), [({}, True), ({"n_for": 2.0}, False), ({"n_against": 1.0}, False), ({"n_against": -1.0}, True)]
)
def test_evidence_is_alone_where_no_other_came_and_none_against(then: dict[str, float], alone: bool) -> None:
    rows = told(Night(1), Night(2, CONFIRMED | then, {"confirmation_level": 0.5}))
    assert set(rows.alone) == {alone}
    figures = foretold_figures(rows).loc[CONFIRMATION]
    assert figures.n_alone == alone
    assert figures.right_alone == 1.0 or not alone


def test_nights_of_other_models_and_claims_are_not_compared() -> None:
    nights = [Night(1), Night(2, CONFIRMED, claim_id="c2"), Night(3, CONFIRMED, model_version="n")]
    assert told(*nights).empty
    assert foretold_figures(told(*nights)).n.eq(0).all()


def test_evidence_counts_once_and_by_the_night_before_it_came() -> None:
    rows = told(*(Night(day, CONFIRMED if day > 3 else {}) for day in range(1, 7)))
    assert [(row.as_of.day, row.then_as_of.day) for row in rows.itertuples()] == [(3, 4)]


def quiet(days: range, loud: Mapping[int, Mapping[str, float]] | None = None) -> list[Night]:
    return [Night(day, {"silence_hours": 24.0 * day} | dict((loud or {}).get(day, {}))) for day in days]


def test_silence_is_seven_days_of_nothing_and_never_counted_twice() -> None:
    rows = told(*quiet(range(1, 20)))
    assert [(row.as_of.day, row.then_as_of.day) for row in rows.itertuples()] == [(1, 8), (8, 15)]
    assert set(rows.evidence) == {SILENCE}
    broken = told(*quiet(range(1, 12), {5: {"silence_hours": np.nan}}))
    assert broken.empty
    joined = told(*quiet(range(1, 12), {day: {"n_for": 2.0} for day in range(4, 12)}))
    assert [(row.evidence, row.as_of.day) for row in joined.itertuples()] == [(ORIGIN, 3), (SILENCE, 4)]


def test_a_change_too_small_to_notice_foretells_no_direction() -> None:
    rows = told(*quiet(range(1, 9)), days=0.0, silence=0.0)
    figures = foretold_figures(rows).loc[SILENCE]
    assert (figures.n, figures.n_still, figures.stayed) == (0, 1, 1.0)
    assert np.isnan(figures.right)


@pytest.mark.parametrize("direction", [-1, 1])
def test_a_direction_is_right_only_where_the_score_moved_that_way(direction: int) -> None:
    rows = told(Night(1), Night(2, {"denial_level": 3.0}, {"denial_level": -0.7}), denial=0.2 * direction)
    assert foretold_figures(rows).right[DENIAL] == (direction < 0)
    unmoved = told(Night(1), Night(2, {"denial_level": 3.0}), denial=0.2 * direction)
    assert foretold_figures(unmoved).right[DENIAL] == 0


def test_moved_names_exactly_the_features_that_evidence_moves() -> None:
    rows = row_of([report("a")])
    assert {kind: frozenset(move(rows)) for kind, move in EVIDENCE.items()} == MOVED
