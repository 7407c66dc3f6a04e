"""What a person gets from the command line: help, clear errors, exit codes, files."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from data.store import Store
from flows.cli import main
from tests.flows.nights import night, sample_articles, write_articles


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["nightly"],
        ["read"],
        ["train"],
        ["evaluate", "confidence"],
        ["evaluate", "receipts"],
        ["backtest"],
        ["export"],
        ["serve"],
    ],
)
def test_every_command_explains_itself(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert f"usage: ./run {' '.join(command)}".strip() in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nightly", "--input", "x.csv", "--as-of", "yesterday"], "'yesterday' is no moment; use ISO 8601"),
        (["nightly", "--input", "x.csv", "--columns", "title:headline"], "is no mapping; write title=headline"),
        (["evaluate"], "arguments are required: WHAT"),
        (["evaluate", "confidence", "--hours", "0"], "0 hours are none or too many"),
    ],
)
def test_wrong_arguments_are_named(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_input_with_nothing_usable_ends_with_the_reasons_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "broken.jsonl"
    given.write_text('{"title": "Dam', encoding="utf-8")
    assert main(["read", "--input", str(given), "--output", str(tmp_path / "out.jsonl")]) == 2
    said = capsys.readouterr().err
    assert said.startswith("hearsay: ")
    assert "broken.jsonl" in said
    assert not (tmp_path / "out.jsonl").exists()


def test_read_writes_a_line_an_article_with_offsets_into_the_text_as_given(tmp_path: Path) -> None:
    articles = sample_articles()[:6]
    given = write_articles(tmp_path / "in.jsonl", articles)
    assert main(["read", "--input", str(given), "--output", str(tmp_path / "out.jsonl")]) == 0
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [line["article_id"] for line in lines] == sorted(article["article_id"] for article in articles)
    texts = {article["article_id"]: article["text"] for article in articles}
    attributed = 0
    for line in lines:
        for report in line["reports"]:
            text = texts[line["article_id"]]
            assert text[report["sentence_start"] : report["sentence_end"]] == report["sentence"]
            for role in ("content", "source", "cue"):
                assert all(text[start:end].strip() for start, end in report[role])
            attributed += bool(report["source"])
    assert attributed >= 6


def test_export_writes_the_last_night_again_and_disarms_formulas_for_excel(tmp_path: Path) -> None:
    articles = sample_articles()[:8]
    articles[0] = articles[0] | {"claim_id": "k1", "claim": "=SUM(1,1) is two"}
    night(tmp_path, articles)
    store, again, excel = tmp_path / "night.duckdb", tmp_path / "again", tmp_path / "excel"
    assert main(["export", "--store", str(store), "--out", str(again)]) == 0
    assert main(["export", "--store", str(store), "--out", str(excel), "--excel"]) == 0
    for name in ("claims", "evidence", "outlets", "dictionary", "rejected"):
        first, second = (folder / f"{name}.csv" for folder in (tmp_path / "night", again))
        assert first.read_bytes() == second.read_bytes()
    assert (excel / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    armed, safe = (pd.read_csv(folder / "claims.csv", index_col="claim_id") for folder in (again, excel))
    assert (armed.claim["k1"], safe.claim["k1"]) == ("=SUM(1,1) is two", "'=SUM(1,1) is two")
    assert not safe.reasons.str.startswith(("=", "+", "-", "@")).any()


def test_export_writes_claims_as_a_stix_bundle(tmp_path: Path) -> None:
    night(tmp_path, sample_articles()[:8])
    store, folders = tmp_path / "night.duckdb", (tmp_path / "once", tmp_path / "twice")
    for folder in folders:
        assert main(["export", "--format", "stix", "--store", str(store), "--out", str(folder)]) == 0
    once, twice = ((folder / "claims.stix.json").read_bytes() for folder in folders)
    assert once == twice
    kinds = [each["type"] for each in json.loads(once)["objects"]]
    assert kinds.count("note") == len(pd.read_csv(tmp_path / "night" / "claims.csv"))


def test_export_without_a_night_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--store", str(tmp_path / "none.duckdb"), "--out", str(tmp_path)]) == 2
    assert "run a night first" in capsys.readouterr().err


def labelled(folder: Path) -> list[str]:
    """Arguments that name a claims file of twelve true and twelve false claims, and their outcomes."""
    claims = [{"claim_id": f"c{i:02d}", "claim": f"Dam {i} leaks", "holds": i % 2 == 0} for i in range(24)]
    outcomes = [
        {"claim_id": c["claim_id"], "outcome": str(c["holds"]).lower(), "decided_at": "2026-06-01", "decided_by": "x"}
        for c in claims
    ]
    said = {True: "The ministry confirmed it.", False: "It is a hoax, police said."}
    articles = [
        {
            "claim_id": c["claim_id"],
            "claim": c["claim"],
            "title": c["claim"],
            "text": f"{c['claim']}. {said[bool(c['holds'])]}",
            "url": f"https://paper{j}.example/{i}",
            "published_at": f"2026-01-{i + 1:02d}T0{j}:00",
        }
        for i, c in enumerate(claims)
        for j in range(1 + i % 3)
    ]
    pd.DataFrame(outcomes).to_csv(folder / "outcomes.csv", index=False)
    given = write_articles(folder / "claims.jsonl", articles)
    return ["--input", str(given), "--outcomes", str(folder / "outcomes.csv")]


def test_evaluate_writes_a_forecast_for_each_claim_and_repeat_by_models_that_never_saw_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "forecasts.csv"
    arguments = [
        "evaluate",
        "confidence",
        *labelled(tmp_path),
        "--output",
        str(output),
        "--repeats",
        "2",
        "--folds",
        "3",
    ]
    assert main(arguments) == 0
    forecasts = pd.read_csv(output)
    assert list(forecasts.columns) == ["claim_id", "repeat", "fold", "confidence", "low", "high"]
    assert (forecasts.groupby("claim_id").repeat.nunique() == 2).all()
    assert forecasts.claim_id.nunique() == 24
    assert forecasts.confidence.between(forecasts.low, forecasts.high).all()
    assert "margin over the best baseline" in capsys.readouterr().out


def test_a_trained_model_scores_the_next_night(tmp_path: Path) -> None:
    trained = tmp_path / "trained"
    assert main(["train", *labelled(tmp_path), "--output", str(trained)]) == 0
    assert "Confidence is not truth" in (trained / "MODEL_CARD.md").read_text("utf-8")
    done = night(tmp_path, sample_articles()[:10], model=trained)
    with Store(tmp_path / "night.duckdb") as store:
        assert store.count("scores") == done.scored.n_claims > 0


def test_too_few_outcomes_are_counted_in_the_refusal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = labelled(tmp_path)
    outcomes = pd.read_csv(tmp_path / "outcomes.csv", dtype=str)
    outcomes[outcomes.outcome == "true"].to_csv(tmp_path / "outcomes.csv", index=False)
    assert main(["train", *arguments, "--output", str(tmp_path / "t")]) == 2
    assert "only 0 claims with evidence turned out false; it takes 10 of each" in capsys.readouterr().err
