"""What an analyst asks of the desk, and enters there, from night to night."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.desk import Desk, UnknownClaim
from data.schema import TABLES
from flows.cli import main
from flows.nightly import run_night
from tests.flows.nights import Article, write_articles

FIRST, SECOND, THIRD = (datetime(2026, 3, day, 12) for day in (2, 3, 4))


def port(hour: str, outlet: str, title: str, text: str) -> Article:
    return {"published_at": hour, "outlet": outlet, "title": title, "text": text}


TOLD = (
    "The port of Marle will close for all of April so that its cranes can be replaced, two people briefed on the plan "
    "told the Harbour Ledger. The port authority declined to comment."
)
STORY = [
    port("2026-03-02T06:00Z", "Harbour Ledger", "Port of Marle to close for all of April", TOLD),
    port("2026-03-02T09:30Z", "The Quay", "Port of Marle to close for all of April", TOLD),
    port(
        "2026-03-02T10:10Z",
        "Coast FM",
        "Marle port to close in April, Harbour Ledger reports",
        "The Marle harbour shuts for the whole of next month, the Harbour Ledger reported on Monday.",
    ),
    port(
        "2026-03-03T07:00Z",
        "Marle Evening Post",
        "Port authority confirms April closure of Marle port",
        "The port of Marle will be closed in April while its cranes are replaced, the port authority confirmed on "
        'Tuesday. "We will reopen on 1 May," harbour master Ida Brandt said.',
    ),
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    take_night(tmp_path, FIRST)
    return tmp_path


def take_night(folder: Path, as_of: datetime, **options: Any) -> Desk:
    known = [article for article in STORY if article["published_at"] <= f"{as_of.isoformat()}Z"]
    given = write_articles(folder / "in.jsonl", known)
    done = run_night([given], store=folder / "s.duckdb", out=folder / "out", as_of=as_of, **options)
    return Desk(done.snapshot)


def only_claim(desk: Desk) -> str:
    [claim_id] = desk.claims().claim_id
    return str(claim_id)


def test_the_first_night_moved_nothing_but_found_new_claims(home: Path) -> None:
    moved = Desk(home / "s.snapshot.duckdb").moved()
    assert moved.was.isna().all()
    assert len(moved) == 1


def test_moved_says_by_how_much_and_which_evidence_did_it(home: Path) -> None:
    before = Desk(home / "s.snapshot.duckdb").claims().confidence[0]
    desk = take_night(home, SECOND)
    [row] = desk.moved().to_dict("records")
    assert (row["was"], row["confidence"]) == (before, desk.claims().confidence[0])
    assert row["change"] == row["confidence"] - row["was"] > 0
    assert (row["since"], row["n_new_articles"], row["other_model"]) == (FIRST, 1, False)
    assert "confirmation_level=" in row["because"]
    assert "confirm" in row["sentence"]


def test_moved_looks_back_as_far_as_it_is_told(home: Path) -> None:
    take_night(home, SECOND)
    desk = take_night(home, THIRD)
    assert desk.moved(since=FIRST).since.tolist() == [FIRST]
    assert desk.moved(since=datetime(2026, 1, 1)).was.isna().all()


def test_an_override_is_shown_beside_the_score_until_it_expires_and_never_mixed_in(home: Path) -> None:
    desk = Desk(home / "s.snapshot.duckdb")
    claim_id = only_claim(desk)
    desk.override(
        claim_id, 0.05, "Ada", "spoke to the harbour master", expires_at=datetime(2026, 3, 4), at=datetime(2026, 3, 2)
    )
    shown = take_night(home, SECOND).claims().iloc[0]
    assert (shown.override, shown.override_by, shown.override_reason) == (0.05, "Ada", "spoke to the harbour master")
    (home / "s.overrides.csv").unlink()
    alone = home / "alone"
    alone.mkdir()
    take_night(alone, FIRST)
    assert take_night(alone, SECOND).claims().confidence[0] == shown.confidence
    assert take_night(home, THIRD).claims().override.isna().all()


def test_overrides_come_from_a_file_as_well(home: Path) -> None:
    claim_id = only_claim(Desk(home / "s.snapshot.duckdb"))
    path = home / "mine.csv"
    path.write_text(f"claim_id,made_at,confidence,author,reason\n{claim_id},2026-03-03,0.4,Bo,gut\nx,y,z,,\n", "utf-8")
    desk = take_night(home, SECOND, overrides=path)
    assert desk.claims().override.tolist() == [0.4]
    assert "made_at 'y' is no date" in " ".join(desk.rejected().reason)


def test_what_turned_out_can_be_entered_at_the_desk(home: Path) -> None:
    desk = Desk(home / "s.snapshot.duckdb")
    desk.decide(only_claim(desk), "true", "Ada", at=datetime(2026, 3, 2, 20))
    outlets = take_night(home, SECOND).outlets().set_index("name")
    assert (outlets.n_decided["Harbour Ledger"], outlets.n_held["Harbour Ledger"]) == (1, 1)


def test_overrides_are_held_against_what_turned_out_beside_the_score_that_stood(home: Path) -> None:
    desk = Desk(home / "s.snapshot.duckdb")
    claim_id, score = only_claim(desk), desk.claims().confidence[0]
    desk.override(claim_id, 0.05, "Ada", "gut", at=datetime(2026, 3, 2, 14))
    desk.decide(claim_id, "true", "Ada", at=datetime(2026, 3, 2, 20))
    assert desk.entered("overrides").confidence.tolist() == [0.05]
    assert desk.entered("outcomes").outcome.tolist() == ["true"]
    assert desk.overrides().empty  # no night has taken it in yet
    [row] = take_night(home, SECOND).overrides().to_dict("records")
    assert (row["confidence"], row["score"], row["held"]) == (0.05, score, 1)


def test_nothing_was_entered_at_a_fresh_desk(home: Path) -> None:
    desk = Desk(home / "s.snapshot.duckdb")
    assert desk.entered("overrides").empty
    assert desk.entered("outcomes").columns.tolist() == TABLES["outcomes"].names


def test_arrivals_say_which_outlet_had_the_claim_when(home: Path) -> None:
    desk = take_night(home, SECOND)
    arrivals = desk.arrivals(only_claim(desk)).set_index("outlet")
    assert arrivals.place.to_dict() == {"Harbour Ledger": 1, "The Quay": 2, "Coast FM": 3, "Marle Evening Post": 4}
    assert arrivals.hours_behind.to_list() == pytest.approx([0.0, 3.5, 4 + 10 / 60, 25.0])
    assert set(arrivals.n_outlets) == {4}
    assert arrivals.link["The Quay"] == "copy"
    assert pd.isna(arrivals.link["Harbour Ledger"])


@pytest.mark.parametrize("enter", [lambda desk: desk.decide("x", "true", "Ada"), lambda desk: desk.origins("x")])
def test_an_unknown_claim_is_named(home: Path, enter: Any) -> None:
    with pytest.raises(UnknownClaim, match=r"no claim 'x' in .*claims\(\) lists them"):
        enter(Desk(home / "s.snapshot.duckdb"))


def test_origins_lead_every_article_to_its_root_with_the_sentence(home: Path) -> None:
    desk = take_night(home, SECOND)
    origins = desk.origins(only_claim(desk))
    evidence = desk.evidence().set_index("article_id")
    assert set(origins.article_id) == set(evidence.index)
    roots = origins[~origins.article_id.isin(origins.article_id[origins.kind.notna() & (origins.kind != "follow-up")])]
    assert roots.origin_id.is_unique
    assert set(roots.origin_id) == set(origins.origin_id)
    credited = origins[origins.outlet == "Coast FM"].iloc[0]
    assert (credited.from_outlet, credited.kind) == ("Harbour Ledger", "credit")
    assert "Harbour Ledger report" in credited.sentence
    assert pd.concat([origins, desk.origins()]).duplicated().sum() == len(origins)


def test_the_chain_is_printed_and_drawn(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = take_night(home, SECOND)
    drawn = home / "chain.svg"
    arguments = ["origins", only_claim(desk), "--store", str(home / "s.duckdb"), "--draw", str(drawn)]
    capsys.readouterr()
    assert main(arguments) == 0
    told = capsys.readouterr().out
    for article in STORY:
        assert article["outlet"] in told
        assert f">{article['outlet']}" in drawn.read_text("utf-8").replace("<!-- ", ">")
    assert main(["origins", "x", "--store", str(home / "s.duckdb")]) == 2
    assert capsys.readouterr().err.startswith("hearsay: no claim 'x' in ")


def test_an_analyst_takes_an_article_out_of_a_claim_and_the_next_night_respects_it(home: Path) -> None:
    desk = Desk(home / "s.snapshot.duckdb")
    claim_id = only_claim(desk)
    article = desk.evidence(claim_id).set_index("outlet").article_id["Coast FM"]
    path = home / "decisions.csv"
    path.write_text(
        "kind,claim_id,article_id,decided_at,author,reason\n"
        f"split,{claim_id},{article},2026-03-02T20:00Z,Ada,another port\nsplit,,x,y,,\n",
        encoding="utf-8",
    )
    desk = take_night(home, SECOND, decisions=path)
    assert article not in set(desk.evidence(claim_id).article_id)
    assert article in set(desk.evidence().article_id)
    assert "decided_at 'y' is no date" in " ".join(desk.rejected().reason)
