"""Claims to learn from, each as it was known so long after its first article."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from data.schema import OUTCOMES
from flows.cli import main
from flows.early_rows import early_rows
from tests.flows.nights import Article, write_articles

DAYS = {0: "2026-01-05", 1: "2026-02-05"}
TRUE, FALSE, _ = OUTCOMES


def first_articles() -> list[Article]:
    """Of each of 24 claims the first two articles, an hour apart: of one half in January, of the other in February."""
    return [
        {
            "claim_id": f"c{i:02}",
            "claim": f"Dam {i} leaks",
            "title": f"Dam {i} leaks",
            "text": f"Dam {i} leaks. " + ("The ministry confirmed it." if i % 4 < 2 else "Nobody would confirm it."),
            "url": f"https://paper{hour}.example/{i}",
            "published_at": f"{DAYS[i % 2]}T0{hour}:00",
        }
        for i in range(24)
        for hour in (1, 2)
    ]


def later_articles() -> list[Article]:
    """What came two days after: that all of it is a hoax, by one more outlet, which also copies the first."""
    first = first_articles()[::2]
    hoax = {"text": "It is a hoax, police said."}
    days = {article["claim_id"]: article["published_at"][:9] + "7" for article in first}
    return [
        {
            **article,
            **more,
            "url": f"https://later.example/{n}/{i}",
            "published_at": f"{days[article['claim_id']]}T03:00",
        }
        for i, article in enumerate(first)
        for n, more in enumerate((hoax, {}))
    ]


def outcomes_file(folder: Path, decided_at: str = "2026-06-01") -> Path:
    rows = [(f"c{i:02}", TRUE if i % 4 < 2 else FALSE, decided_at, "x") for i in range(24)]
    pd.DataFrame(rows, columns=["claim_id", "outcome", "decided_at", "decided_by"]).to_csv(folder / "outcomes.csv")
    return folder / "outcomes.csv"


def test_nothing_later_reaches_a_claim(tmp_path: Path) -> None:
    given = [
        write_articles(tmp_path / f"{name}.jsonl", articles)
        for name, articles in (("first", first_articles()), ("all", first_articles() + later_articles()))
    ]
    found = [early_rows([each], outcomes_file(tmp_path), None, None, timedelta(hours=24)) for each in given]
    (_, x, y, said, known), (_, x_of_all, y_of_all, said_of_all, known_of_all) = found
    pd.testing.assert_frame_equal(x_of_all, x, check_exact=True)
    pd.testing.assert_series_equal(y_of_all, y)
    pd.testing.assert_frame_equal(said_of_all.votes, said.votes)
    pd.testing.assert_series_equal(known_of_all.seen_at[x.index], known.seen_at[x.index])
    assert set(known.seen_at.dt.strftime("%m-%d %H")) == {"01-06 01", "02-06 01"}
    _, late, *_ = early_rows([given[1]], outcomes_file(tmp_path), None, None, timedelta(hours=72))
    assert (late.n_outlets > x.n_outlets).all()
    assert (late.debunk_share > x.debunk_share).all()


def test_a_claim_is_never_seen_after_its_outcome(tmp_path: Path) -> None:
    given = write_articles(tmp_path / "in.jsonl", first_articles())
    rows = early_rows([given], outcomes_file(tmp_path, "2026-02-05T01:30"), None, None, timedelta(hours=24))
    assert rows[4].seen_at.max() == pd.Timestamp("2026-02-05T01:29:59")
    assert set(rows[1].n_outlets) == {1, 2}


def test_evaluate_tells_how_much_was_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = write_articles(tmp_path / "in.jsonl", first_articles())
    outcomes, output = outcomes_file(tmp_path, "2026-01-20"), tmp_path / "forecasts.csv"
    arguments = ["evaluate", "confidence", "--input", str(given), "--outcomes", str(outcomes), "--output", str(output)]
    assert main([*arguments, "--repeats", "1", "--folds", "2", "--hours", "24"]) == 2
    assert "only 6 claims with evidence turned out true" in capsys.readouterr().err
    outcomes_file(tmp_path)
    assert main([*arguments, "--repeats", "1", "--folds", "2", "--hours", "24"]) == 0
    said = capsys.readouterr()
    assert "24 of 24 decided claims, each as known 24 hours after" in " ".join(said.err.split())
    assert "before 0 of them any outcome was known" in " ".join(said.err.split())
    assert "later records" in said.out
    assert set(pd.read_csv(output).claim_id) == {f"c{i:02}" for i in range(24)}
