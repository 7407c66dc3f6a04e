from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from data.articles import load
from tests.data.inputs import LATEST, OTHER, SOUND, lines, only, reasons

if TYPE_CHECKING:
    from tests.data.conftest import Folder


def test_every_kind_of_table_gives_the_same_articles(folder: Folder, tmp_path: Path) -> None:
    frame = pd.DataFrame([SOUND | {"published_at": "2025-03-01"}, OTHER | {"published_at": None}])
    frame["veracity"] = "false"
    rows = frame.to_dict("records")
    frame.to_parquet(tmp_path / "a.parquet")
    frame.to_csv(tmp_path / "a.csv", index=False)
    frame.to_csv(tmp_path / "a.tsv", index=False, sep="\t")
    folder.write("a.jsonl", lines(*rows))
    folder.write("a.ndjson", lines(*rows))
    folder.write("a.json", json.dumps(rows, indent=1))
    folder.write("lines.json", lines(*rows))
    folder.write("a.jsonl.gz", gzip.compress(lines(*rows).encode()))
    folder.write("a.csv.gz", gzip.compress(frame.to_csv(index=False).encode()))
    intakes = [load([path], latest=LATEST) for path in sorted(tmp_path.iterdir())]
    for intake in intakes:
        pd.testing.assert_frame_equal(intake.articles, intakes[0].articles)
        assert intake.n_rows == 2
        assert intake.rejected.empty
    first = intakes[0].articles
    assert list(first) == [
        "article_id", "sha256", "url", "outlet", "title", "text", "author", "language", "published_at"
    ]  # fmt: skip
    assert first["published_at"].dtype == "datetime64[us]"
    assert first["published_at"].isna().sum() == 1
    assert first["url"].tolist() == [None, None]
    assert list(first["article_id"]) == sorted(first["article_id"])


def test_one_object_is_an_article(folder: Folder) -> None:
    assert only(folder.load("a.json", json.dumps(SOUND, indent=2)))["title"] == SOUND["title"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.json", "a.txt"])
def test_encodings_are_told_apart(folder: Folder, encoding: str, name: str) -> None:
    title = "Café près de la rivière fermé à cause d’une inondation, déclare la préfecture"
    row = json.dumps({"title": title}, ensure_ascii=False)
    content = {"a.jsonl": f"{row}\n", "a.csv": f'title\n"{title}"\n', "a.json": f"[{row}]", "a.txt": title}[name]
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    article = only(folder.load(name, mark + content.encode(encoding)))
    assert article["text" if name == "a.txt" else "title"] == title


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_delimiter_and_quoting_of_tables_are_found_out(folder: Folder, delimiter: str, quote: str) -> None:
    text = "Yes, or no; so | what\nNext\r\nline\t."
    table = (
        f"{delimiter.join(['title', 'text', 'label'])}\n" + delimiter.join(["A", f"{quote}{text}{quote}", "x"]) + "\n"
    )
    article = only(folder.load("a.csv", table))
    assert (article["title"], article["text"]) == ("A", text)


def test_backslashes_may_escape_quotes_and_tabs_may_go_unquoted(folder: Folder) -> None:
    assert only(folder.load("a.csv", 'title,text\nA,"He said \\"no\\", twice"\n'))["text"] == 'He said "no", twice'
    assert only(folder.load("a.tsv", 'title\ttext\n"No" again\tHe said\n'))["title"] == '"No" again'


def test_blank_lines_in_tables_are_passed_over(folder: Folder) -> None:
    intake = folder.load("a.csv", "\n\ntitle;text\n\nA;b, c\n\n")
    assert only(intake)["text"] == "b, c"
    assert intake.n_rows == 1


def test_long_cells_are_no_error(folder: Folder) -> None:
    text = "The river rose. " * 20_000
    assert only(folder.load("a.csv", f"title,text\nA,{text}.\n"))["text"] == f"{text}."


def test_parquet_moments_of_any_unit_and_zone_are_utc(tmp_path: Path) -> None:
    moment = pd.Timestamp("2025-03-01T12:00:00", tz="Asia/Tokyo")
    for unit in ("s", "ms", "us", "ns"):
        for at in (moment, moment.tz_convert(None)):
            path = tmp_path / f"{unit}{at.tz}.parquet".replace("/", "-")
            frame = pd.DataFrame({"title": ["A", "B"], "published_at": pd.Series([at, None]).dt.as_unit(unit)})
            frame.to_parquet(path)
            told = load([path], latest=LATEST).articles.set_index("title")["published_at"]
            assert told["A"] == pd.Timestamp("2025-03-01T03:00:00")
            assert pd.isna(told["B"])


def test_whole_numbers_that_became_floats_are_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pd.DataFrame({"title": ["A", "B"], "claim_id": [7.0, None]}).to_parquet(path)
    assert load([path], latest=LATEST).given_claims["claim_id"].tolist() == ["7"]


def test_a_folder_is_read_whole_but_for_hidden_files(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "b" / "deep").mkdir(parents=True)
    (tmp_path / ".cache").mkdir()
    (tmp_path / "b" / "deep" / "one.txt").write_text("First words.")
    folder.write("two.md", "Second words.")
    folder.write("three.JSONL", lines(SOUND))
    (tmp_path / ".cache" / "four.txt").write_text("Hidden words.")
    folder.write("five.docx", "odd")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    intake = load([tmp_path], latest=LATEST)
    assert len(intake.articles) == 3
    assert reasons(intake) == [
        "its suffix .docx is none that we read; use one of .jsonl, .ndjson, .json, .csv, .tsv, .parquet, .html, .htm, .txt, .md",  # noqa: E501
        "does not exist",
        "is no regular file",
    ]


def test_plain_text_is_kept_as_it_stands(folder: Folder) -> None:
    text = "  First line\r\n\r\n\tsecond  line \u2028 third \n"
    article = only(folder.load("a.txt", b"\xef\xbb\xbf" + text.encode()))
    assert article["text"] == text
    assert [article[name] for name in ("title", "url", "outlet", "author")] == [None] * 4


PAGE = """<html><head><title>Bridge reopens</title><meta name="author" content="Ada Okoro">
<link rel="canonical" href="https://ledger.example/bridge">
<meta property="article:published_time" content="2025-03-01T10:00:00+02:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge reopens</h1><p>The bridge reopened on Monday.</p>
<p>It had been closed for a year, the council said.</p><p>Lorries over twenty tonnes must still go round by the lock,
because the northern bearing is to be replaced in the summer, an engineer told the committee, and traffic in both
directions will be held at the lights until then, he added.</p></article></body></html>"""


def test_a_saved_page_gives_title_text_author_moment_and_url(folder: Folder) -> None:
    article = only(folder.load("a.html", PAGE))
    assert article["title"] == "Bridge reopens"
    assert article["text"].startswith(
        "The bridge reopened on Monday.\nIt had been closed for a year, the council said.\n"
    )
    assert article["author"] == "Ada Okoro"
    assert article["url"] == "https://ledger.example/bridge"
    assert article["published_at"] == pd.Timestamp("2025-03-01T08:00:00")


def test_an_html_column_stands_in_for_missing_text_only(folder: Folder) -> None:
    rows = [
        {"title": "A", "html": PAGE},
        {"title": "B", "text": "Own text.", "html": PAGE},
        {"html": "<p>Just this.</p>"},
    ]
    articles = folder.load("a.jsonl", lines(*rows)).articles
    texts = dict(zip(articles["title"], articles["text"], strict=True))
    assert texts["A"].startswith("The bridge reopened")
    assert texts["B"] == "Own text."
    assert texts[None] == "Just this."
