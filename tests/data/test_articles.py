from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from data.articles import content_sha256, load
from data.schema import TABLES, conform
from data.validate import NoUsableInput
from tests.data.inputs import LATEST, OTHER, SOUND, lines, only, reasons

if TYPE_CHECKING:
    from tests.data.conftest import Folder


def test_hash_is_of_title_blank_line_and_text(folder: Folder) -> None:
    article = only(folder.load("a.jsonl", lines(SOUND)))
    assert article["sha256"] == content_sha256(SOUND["title"], SOUND["text"])
    assert article["article_id"] == article["sha256"][:16]
    assert content_sha256(None, "b") != content_sha256("b", None)


def test_id_is_as_given_else_of_the_url_else_of_the_words_and_outlet(folder: Folder) -> None:
    rows = [
        SOUND | {"article_id": 17},
        SOUND | {"url": "https://ledger.example/1", "outlet": "Ledger"},
        SOUND | {"url": "https://ledger.example/2"},
        SOUND,
        SOUND | {"outlet": "Ledger"},
        SOUND | {"outlet": "Courier"},
    ]
    ids = set(folder.load("a.jsonl", lines(*rows)).articles["article_id"])
    assert len(ids) == len(rows)
    assert "17" in ids
    changed = OTHER | {"url": "https://ledger.example/1"}
    assert only(folder.load("b.jsonl", lines(changed)))["article_id"] in ids


def test_shuffled_rows_give_the_same_frames(folder: Folder) -> None:
    rows = [{"title": f"Story {n}", "claim_id": f"c{n % 3}", "published_at": "2025-01-02"} for n in range(40)]
    ordered = folder.load("a.jsonl", lines(*rows))
    random.Random(5).shuffle(rows)
    shuffled = folder.load("b.jsonl", lines(*rows))
    pd.testing.assert_frame_equal(ordered.articles, shuffled.articles)
    pd.testing.assert_frame_equal(ordered.given_claims, shuffled.given_claims)


def test_mapped_columns_are_read_and_others_left_alone(folder: Folder) -> None:
    table = "headline,title,body\nFerry stops,ignored,It will not run.\n"
    article = only(folder.load("a.csv", table, title="headline", text="body"))
    assert (article["title"], article["text"]) == ("Ferry stops", "It will not run.")


@pytest.mark.parametrize(("name", "content"), [("a.csv", "title,body\nA,b\n"), ("a.jsonl", lines({"title": "A"}) * 3)])
def test_a_mapped_column_that_is_not_there_names_those_that_are(folder: Folder, name: str, content: str) -> None:
    with pytest.raises(NoUsableInput, match=r"has no column 'dated'; it has title") as caught:
        folder.load(name, content, published_at="dated")
    assert "row" not in str(caught.value)


def test_a_file_without_mapped_columns_does_not_spoil_the_others(folder: Folder) -> None:
    good = folder.write("good.csv", "headline\nFerry stops\n")
    bad = folder.write("bad.jsonl", lines(SOUND))
    intake = load([bad, good], {"title": "headline"}, latest=LATEST)
    assert only(intake)["title"] == "Ferry stops"
    assert intake.rejected[["file", "line"]].to_numpy().tolist() == [[str(bad), 0]]


def test_mapping_a_name_that_is_not_ours_is_refused(folder: Folder) -> None:
    with pytest.raises(ValueError, match="'headlin' is no column of ours"):
        folder.load("a.jsonl", lines(SOUND), headlin="title")


def test_a_table_without_words_says_which_columns_it_has(folder: Folder) -> None:
    with pytest.raises(NoUsableInput, match=r"no column title or text or html; it has headline, body; map them"):
        folder.load("a.csv", "headline,body\nA,B\n")


def test_an_id_with_other_words_is_rejected_and_the_first_kept(folder: Folder, tmp_path: Path) -> None:
    rows = [SOUND | {"article_id": "x"}, OTHER | {"article_id": "x"}, SOUND | {"article_id": "x"}]
    intake = folder.load("a.jsonl", lines(*rows))
    assert only(intake)["title"] == SOUND["title"]
    place = tmp_path / "a.jsonl"
    assert reasons(intake) == [
        f"article_id 'x' has another title or text in {place} row 1; give it another id",
        f"repeats {place} row 1; leave it out",
    ]


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        ("outlet", "Ledger", "Courier"),
        ("published_at", "2025-01-01", "2025-01-02"),
        ("url", "https://a.example/1", "b"),
    ],
)
def test_an_id_with_another_origin_is_rejected(folder: Folder, column: str, one: str, other: str) -> None:
    rows = [SOUND | {"article_id": "x", column: one}, SOUND | {"article_id": "x", column: other, "claim_id": "c"}]
    intake = folder.load("a.jsonl", lines(*rows))
    assert f"has another {column} in" in reasons(intake)[0]
    assert intake.given_claims.empty


def test_an_article_may_come_with_several_claims(folder: Folder) -> None:
    rows = [SOUND | {"claim_id": 1, "claim": "It reopened."}, SOUND | {"claim_id": "2"}, SOUND | {"claim_id": "2"}]
    intake = folder.load("a.jsonl", lines(*rows, OTHER | {"claim": "No ferry."}, OTHER | {"claim": "No ferry."}))
    assert len(intake.articles) == 2
    claims = intake.given_claims
    assert sorted(claims["claim"].dropna()) == ["It reopened.", "No ferry."]
    assert set(claims["claim_id"]) > {"1", "2"}
    assert len(claims) == 3
    assert intake.rejected["line"].tolist() == [3, 5]
    assert intake.n_rows == 5
    conform(TABLES["given_claims"], claims)


def test_a_file_given_twice_is_read_once(folder: Folder, tmp_path: Path) -> None:
    path = folder.write("a.jsonl", lines(SOUND, {}))
    intake = load([path, tmp_path, tmp_path / "." / "a.jsonl"], latest=LATEST)
    assert intake.n_rows == 2
