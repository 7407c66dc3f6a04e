"""What must stay true of a night, on the sample corpus."""

from __future__ import annotations

import json
import random
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import logit

import flows.nightly
from data.desk import Desk, UnknownClaim
from data.schema import OFFICIAL_STATUSES, STANCES
from data.stix import bundle
from data.store import Store, snapshot_path
from flows.nightly import Night, run_night
from flows.options import SAMPLE
from models.words import admiralty, likelihood, stix_confidence
from tests.flows.nights import all_rows, claims, night, sample_articles

LATER = "2026-10-24T16:19:00Z"
SOME = settings(max_examples=4)
SCORE = ["confidence", "low", "high", "likelihood", "admiralty", "n_origins", "official_status", "factors"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="module")
def sample(home: Path) -> Night:
    return run_night(
        [SAMPLE / "articles.jsonl"],
        store=home / "hearsay.duckdb",
        out=home / "out",
        outcomes=SAMPLE / "outcomes.csv",
        outlets=SAMPLE / "outlets.csv",
    )


@pytest.fixture(scope="module")
def desk(sample: Night) -> Desk:
    return Desk(sample.snapshot)


def test_every_article_is_evidence_or_rejected(desk: Desk) -> None:
    told = set(desk.evidence().article_id) | set(desk.rejected().excerpt)
    assert {article["article_id"] for article in sample_articles()} <= told


def test_scores_and_their_intervals_are_probabilities(desk: Desk) -> None:
    scored = desk.claims().dropna(subset="confidence")
    assert len(scored) >= 10
    assert ((scored.low >= 0) & (scored.low <= scored.confidence) & (scored.confidence <= scored.high)).all()
    assert (scored.high <= 1).all()


def test_factors_add_up_to_the_score_exactly(desk: Desk) -> None:
    for row in desk.claims().dropna(subset="confidence").itertuples():
        assert sum(json.loads(row.factors).values()) == pytest.approx(logit(row.confidence), abs=1e-9)
        assert desk.why(row.claim_id).log_odds.sum() == pytest.approx(logit(row.confidence), abs=1e-9)


def test_every_factor_leads_to_its_sentence_at_its_place(desk: Desk) -> None:
    texts = {article["article_id"]: article for article in sample_articles()}
    for claim_id in desk.claims().dropna(subset="confidence").claim_id:
        for row in desk.why(claim_id).itertuples():
            assert texts[row.article_id][row.part][row.start : row.end] == row.sentence


def test_evidence_quotes_the_article_at_its_place(desk: Desk) -> None:
    texts = {article["article_id"]: article for article in sample_articles()}
    evidence = desk.evidence()
    assert set(evidence.stance) <= set(STANCES)
    for row in evidence.itertuples():
        assert texts[row.article_id][row.part][row.start : row.end] == row.sentence


def test_the_same_number_everywhere(sample: Night, home: Path, desk: Desk) -> None:
    with Store(home / "hearsay.duckdb") as store:
        stored = store.query("select claim_id, confidence, low, high from scores").set_index("claim_id").sort_index()
    shown = desk.claims().set_index("claim_id").sort_index()[["confidence", "low", "high"]]
    written = pd.read_csv(home / "out" / "claims.csv", index_col="claim_id").sort_index()[["confidence", "low", "high"]]
    pd.testing.assert_frame_equal(shown, stored, check_exact=True)
    pd.testing.assert_frame_equal(written, stored, check_exact=True)
    for table in (desk.claims(), pd.read_csv(home / "out" / "claims.csv")):
        for row in table.dropna(subset="confidence").itertuples():
            assert row.stix_confidence == stix_confidence(row.confidence)
            assert row.likelihood == likelihood(row.confidence)
            assert row.admiralty[1] == admiralty(None, row.confidence, row.n_origins)[1]
    assert desk.claims().query("confidence.isna()").stix_confidence.isna().all()
    notes = [each for each in bundle(desk.claims(), desk.evidence())["objects"] if each["type"] == "note"]
    named = {note["external_references"][0]["external_id"]: note.get("confidence") for note in notes}
    assert named == {c: stix_confidence(p) for c, p in stored.confidence.items()}


def test_a_second_run_changes_no_row(tmp_path: Path) -> None:
    articles = sample_articles()
    store = night(tmp_path, articles).snapshot.with_name("night.duckdb")
    before = all_rows(store)
    again = night(tmp_path, articles)
    assert again.taken.n_new == 0
    assert all_rows(store) == before


@SOME
@given(seed=st.integers(0, 2**16))
def test_row_order_changes_nothing(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder = tmp_path_factory.mktemp("order")
    articles = sample_articles()[:30]
    shuffled = random.Random(seed).sample(articles, len(articles))
    pd.testing.assert_frame_equal(claims(folder, articles, "a"), claims(folder, shuffled, "b"), check_exact=True)


@SOME
@given(cut=st.integers(5, 60))
def test_evidence_after_the_moment_changes_nothing(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    folder = tmp_path_factory.mktemp("later")
    dated = sorted((a for a in sample_articles() if a["published_at"]), key=lambda a: a["published_at"])
    as_of = datetime.fromisoformat(dated[cut]["published_at"]).replace(tzinfo=None)
    known = [a for a in dated if a["published_at"] <= dated[cut]["published_at"]]
    with_later = claims(folder, dated, "all", as_of=as_of)
    without = claims(folder, known, "known", as_of=as_of)
    pd.testing.assert_frame_equal(with_later, without, check_exact=True)


def test_a_past_night_never_learns_of_what_arrives_later(tmp_path: Path) -> None:
    articles = sample_articles()
    missed = [a for a in articles if a["published_at"]][10:14]
    as_of = datetime(2026, 10, 25)
    first = claims(tmp_path, [a for a in articles if a not in missed], as_of=as_of)
    claims(tmp_path, articles, as_of=datetime(2026, 10, 26))
    again = claims(tmp_path, articles, as_of=as_of)
    pd.testing.assert_frame_equal(again, first, check_exact=True)


@pytest.mark.parametrize("n", [1, 50])
def test_copies_never_add_confidence(tmp_path: Path, n: int) -> None:
    articles = sample_articles()
    copied = articles[0]
    copies = [
        copied
        | {
            "article_id": f"copy-{i}",
            "url": f"https://copier-{i}.example/1",
            "outlet": f"Copier {i}",
            "published_at": LATER,
        }
        for i in range(n)
    ]
    alone, among = claims(tmp_path, articles, "alone"), claims(tmp_path, [*articles, *copies], "among")
    pd.testing.assert_frame_equal(among[SCORE], alone[SCORE], check_exact=True)
    assert among.n_outlets.sum() == alone.n_outlets.sum() + n


def test_a_failed_night_leaves_yesterdays_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = sample_articles()
    before = claims(tmp_path, articles[:40])

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(flows.nightly, "score_night", fail)
    with pytest.raises(OSError, match="the disk is full"):
        night(tmp_path, articles)
    left = Desk(snapshot_path(tmp_path / "night.duckdb")).claims().set_index("claim_id").sort_index()
    pd.testing.assert_frame_equal(left, before)
    monkeypatch.undo()
    assert len(claims(tmp_path, articles)) > len(before)


def test_broken_rows_are_kept_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    articles = sample_articles()
    articles[3] = articles[3] | {"published_at": "31/13/2026"}
    done = night(tmp_path, articles)
    rejected = Desk(done.snapshot).rejected()
    assert rejected.reason.str.contains("'31/13/2026' is no date").tolist() == [True]
    assert pd.read_csv(tmp_path / "night" / "rejected.csv").line.tolist() == [4]
    assert done.taken.n_new == len(articles) - 1


def test_a_changed_article_is_a_new_revision_and_the_old_one_is_kept(tmp_path: Path) -> None:
    articles = sample_articles()[:5]
    night(tmp_path, articles)
    articles[0] = articles[0] | {"text": articles[0]["text"] + "\nThis story has been corrected."}
    night(tmp_path, articles)
    with Store(tmp_path / "night.duckdb") as store:
        revisions = store.rows("articles").groupby("article_id").revision.max()
    assert revisions[articles[0]["article_id"]] == 1
    assert revisions.sum() == 1


def test_nothing_but_opinion_is_not_scored_as_a_fact(tmp_path: Path) -> None:
    text = 'In an editorial, the Harbour Times said: "The governor should resign before the week is out."'
    found = claims(tmp_path, [{"text": text}])
    assert found.confidence.isna().all()
    assert found.likelihood.str.startswith("not scored: ").all()


def test_the_desk_names_a_claim_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(UnknownClaim, match="no claim 'c0'"):
        desk.why("c0")
    assert desk.claims().official_status.isin(OFFICIAL_STATUSES).all()


def test_the_sample_shows_what_it_was_written_to_show(desk: Desk) -> None:
    labels = pd.read_csv(Path(__file__).parents[1] / "cases" / "sample.csv")
    labels = labels.dropna(subset="claim_key").set_index("article_id")
    evidence = desk.evidence().drop_duplicates("article_id").set_index("article_id").reindex(labels.index)
    together = evidence.claim_id.groupby(labels.claim_key).agg(lambda ids: ids.value_counts().iloc[0]).sum()
    assert together / len(labels) >= 0.85
    assert (evidence.stance == labels.stance).mean() >= 0.75
    copies = labels.copy_of.notna()
    assert evidence.copy_of[copies].notna().mean() >= 0.6
    assert evidence.copy_of[~copies].isna().mean() >= 0.95
    scores = desk.claims().set_index("claim_id").confidence
    hoax = evidence.claim_id[labels.claim_key == "kesterby-crocodile"].mode()[0]
    theft = evidence.claim_id[labels.claim_key == "kesterby-museum-theft"].mode()[0]
    assert scores[hoax] < 0.2 < 0.5 < scores[theft]


def test_outlets_earn_their_records_from_the_outcomes_known_by_the_night(desk: Desk) -> None:
    outcomes = pd.read_csv(SAMPLE / "outcomes.csv", parse_dates=["decided_at"])
    assert set(outcomes.claim_id) <= set(desk.claims().claim_id)
    outlets = desk.outlets().set_index("outlet_id")
    assert outlets.n_decided.sum() > outlets.n_held.sum() > 0
    known = outcomes[outcomes.decided_at <= desk.claims().as_of.max().tz_localize("UTC")].query(
        "outcome != 'unverified'"
    )
    assert 0 < len(known) < len(outcomes)
    assert outlets.n_decided.max() <= len(known)


def test_missing_is_not_zero(desk: Desk) -> None:
    features = desk.features()
    assert np.isnan(features.outlet_prior).all()
    assert features.anonymous_share.isna().any()
    assert desk.claims().anonymous_share.isna().sum() == features.anonymous_share.isna().sum()
