from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from models.assessor import Assessor
from models.card import load, save
from models.confidence import Scorecard
from models.evaluate import out_of_fold
from models.learned import LEARNED, WEIGHT_NAME, Learners, cross_fitted
from models.learned_receipts import learned_receipts
from models.statements import Statements
from models.track_record import VOTE
from models.wording import N_BUCKETS, Wording, count_words
from tests.models.said import said, two_outlets


def features(y: pd.Series[int]) -> pd.DataFrame:
    noise = np.random.default_rng(1).normal(size=len(y)).round(2)
    return pd.DataFrame({"n_origins": noise}, index=y.index)


def words_alone() -> Wording:
    """One that knows the words "sank" and "ferry", and likes the first alone."""

    buckets = np.sort(np.concatenate([count_words([word]).indices for word in ("sank", "ferry")])).astype(np.int64)
    liked = buckets == count_words(["sank"]).indices[0]
    return Wording(buckets, np.ones(2), np.where(liked, 2.0, -2.0), 0.25)


def test_a_column_never_saw_the_outcome_that_it_describes() -> None:
    rows, y = two_outlets()
    alone = pd.DataFrame([said(c, f"only on {c}") for c in y.index])  # an outlet a claim: nothing to carry over
    own = cross_fitted(Statements.of(alone), y)
    assert own.track_record.isna().all()
    assert np.corrcoef(cross_fitted(Statements.of(rows), y).track_record, y)[0, 1] > 0.9


def test_changing_one_outcome_leaves_that_claims_column_alone() -> None:
    rows, y = two_outlets()
    statements = Statements.of(rows)
    flipped = y.where(y.index != "c007", 0)
    learners = [Learners.learn(statements, each).columns(statements, y.index).track_record for each in (y, flipped)]
    # its own only through the common base rate
    assert learners[0]["c009"] - learners[1]["c009"] > 1.5 * abs(learners[0]["c007"] - learners[1]["c007"])


def test_order_of_claims_and_rows_changes_no_column() -> None:
    rows, y = two_outlets()
    own = cross_fitted(Statements.of(rows), y)
    again = cross_fitted(Statements.of(rows[::-1]), y[::-1])
    pd.testing.assert_frame_equal(again.loc[own.index], own)


def test_stories_stay_together() -> None:
    rows, y = two_outlets(8)
    own = cross_fitted(Statements.of(rows), y, groups=["one story"] * 8)
    assert own[list(LEARNED)].isna().all().all()
    assert own[WEIGHT_NAME].eq(0).all()


def test_records_help_where_features_do_not() -> None:
    rows, y = two_outlets()
    statements = Statements.of(rows)
    held = out_of_fold(
        features(y), y, make_model=lambda: Assessor(Scorecard(n_draws=20), statements), repeats=1, folds=4
    )
    assert ((held.confidence > 0.5) == (y.reindex(held.claim_id).to_numpy() == 1)).all()
    assert held.confidence.between(held.low, held.high).all()


def test_assessor_uses_records_alone_until_there_is_enough_to_learn_wording() -> None:
    rows, y = two_outlets()
    assessor = Assessor(Scorecard(n_draws=20, signs={"n_origins": 1}), Statements.of(rows)).fit(features(y), y)
    assert list(assessor.scorecard_.feature_names_in_) == ["n_origins", "track_record"]
    assert assessor.scorecard_.signs == {"n_origins": 1, "track_record": 1}


def test_claims_of_which_nothing_is_said_have_no_columns() -> None:
    rows, y = two_outlets()
    statements = Statements.of(rows)
    columns = Learners.learn(statements, y).columns(statements, pd.Index(["unheard"]))
    assert list(columns.columns) == [*LEARNED, WEIGHT_NAME]
    assert columns[list(LEARNED)].isna().all().all()
    assert columns[WEIGHT_NAME].eq(0).all()
    nothing = Statements.of(rows[:0])
    assert nothing.words_of(pd.Index(["unheard"])).shape == (1, N_BUCKETS)


def test_a_sentence_told_twice_counts_once() -> None:
    rows, _ = two_outlets(4)
    once, twice = (Statements.of(each).words_of(pd.Index(["c001"])) for each in (rows, pd.concat([rows, rows])))
    assert (once != twice).nnz == 0


def test_model_with_learners_survives_its_files(tmp_path: Path) -> None:
    rows, y = two_outlets()
    statements = Statements.of(rows)
    assessor = Assessor(Scorecard(n_draws=20), statements).fit(features(y), y)
    learners = Learners(assessor.learners_.record, words_alone())
    prints = {"n_origins": "print", "track_record": LEARNED["track_record"].version}
    about = {"features": prints, "figures": {"n": 40.0}, "trained_on": "40 claims", "citation": "none"}
    saved = save(assessor.scorecard_, tmp_path, **about, learners=learners)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    again = load(tmp_path)
    assert again.version == saved.version
    assert again.learned == {"track_record": LEARNED["track_record"].version}
    none = pd.Series(dtype=int)
    whole = again.complete(features(y), statements, none)
    pd.testing.assert_frame_equal(whole, saved.complete(features(y), statements, none))
    np.testing.assert_array_equal(again.score(whole), saved.score(whole))
    assert again.learners is not None
    pd.testing.assert_frame_equal(again.learners.record.table(), learners.record.table())
    pd.testing.assert_frame_equal(again.learners.columns(statements, y.index), learners.columns(statements, y.index))
    save(assessor.scorecard_, tmp_path, **about, learners=learners)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    without = save(assessor.scorecard_, tmp_path, **about, learners=None)
    assert without.version != saved.version
    assert not (tmp_path / "records.json").exists()


def test_each_column_leads_to_the_report_that_leans_furthest_its_way() -> None:
    rows, y = two_outlets()
    new = pd.DataFrame(
        [
            said("new", "tattler", report_id="r1", sentence="A ferry."),
            said("new", "gazette", report_id="r2", sentence="It sank."),
        ]
    )
    everything = pd.concat([rows, new], ignore_index=True)
    statements = Statements.of(everything)
    learners = Learners(Learners.learn(statements, y).record, words_alone())

    shown = learned_receipts(learners, everything, statements)
    assert shown.loc["new", "track_record"] == "r1"  # of a poor record, as the claim's is on the whole
    assert set(shown.index) == set(everything.claim_id)
    assert list(shown.columns) == [*LEARNED, WEIGHT_NAME]
    pd.testing.assert_frame_equal(learned_receipts(learners, everything[::-1], statements), shown)


def test_votes_need_an_outlet_but_words_do_not() -> None:
    statements = Statements.of(pd.DataFrame([said("c1", None)]))
    assert statements.votes.empty
    assert list(statements.votes.columns[: len(VOTE)]) == list(VOTE)
    assert statements.words_of(pd.Index(["c1"])).nnz > 0
