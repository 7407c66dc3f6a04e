from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.articles import load
from data.schema import TABLES, conform
from data.validate import MAX_CHARACTERS, NoUsableInput
from tests.data.inputs import LATEST, OTHER, SOUND, lines, only, reasons

if TYPE_CHECKING:
    from tests.data.conftest import Folder


BROKEN_ROWS = [
    ('{"title": "A"', "is no JSON"),
    ("[1, 2]", "is no JSON object but list"),
    ('"words"', "is no JSON object but str"),
    ("{}", "has neither title nor text"),
    ('{"title": " ", "text": ""}', "has neither title nor text"),
    ('{"title": ["A"]}', "title ['A'] is no text"),
    ('{"title": true}', "title True is no text"),
    ('{"title": "A\\u0000B"}', "title holds a NUL character"),
    ('{"title": "A\0B"}', "holds NUL bytes"),
    ('{"title": "\\ud83d"}', "title holds half a surrogate pair"),
    ('{"title": ' + "9" * 5000 + "}", "is no JSON"),
    ('{"title": ' + "[" * 200_000, "nested too deeply"),
    ('{"title": "A", "published_at": "31/13/2025"}', "published_at '31/13/2025' is no date; use ISO 8601"),
    ('{"title": "A", "published_at": "2031-01-01"}', "published_at 2031-01-01T00:00:00 lies after 2025-06-02"),
    ('{"title": "A", "html": "<p>unused</p>", "text": {}}', "text {} is no text"),
    ('{"html": "<html><body></body></html>"}', "html holds no text"),
]


@pytest.mark.parametrize(("line", "reason"), BROKEN_ROWS, ids=[reason for _, reason in BROKEN_ROWS])
def test_a_broken_line_is_kept_aside_and_the_rest_goes_on(folder: Folder, line: str, reason: str) -> None:
    intake = folder.load("a.jsonl", f"{lines(SOUND)}{line}\n\n{lines(OTHER)}")
    assert len(intake.articles) == 2
    assert intake.n_rows == 3
    rejected = intake.rejected.iloc[0]
    assert len(intake.rejected) == 1
    assert rejected["line"] == 2
    assert reason in rejected["reason"]
    assert rejected["excerpt"] is None or len(rejected["excerpt"]) <= 200
    conform(TABLES["rejected"], intake.rejected)


def test_a_last_line_cut_off_is_told_so(folder: Folder) -> None:
    intake = folder.load("a.jsonl", lines(SOUND) + '{"title": "Ferry st')
    assert "the file may be cut off" in reasons(intake)[0]


def test_an_array_cut_off_keeps_what_came_before(folder: Folder) -> None:
    intake = folder.load("a.json", json.dumps([SOUND, 5, OTHER])[:-10])
    assert only(intake)["title"] == SOUND["title"]
    assert [reason.split(" (")[0] for reason in reasons(intake)] == ["is no JSON object but int; give one object a row", "is no JSON"]  # fmt: skip  # noqa: E501
    assert folder.load("b.json", json.dumps([SOUND])[:-1]).rejected["line"].tolist() == [0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_of_absurd_length_is_passed_over(folder: Folder, encoding: str) -> None:
    content = lines(SOUND) + '{"title": "' + "x" * (MAX_CHARACTERS + 10) + '"}\n' + lines(OTHER)
    intake = folder.load("a.jsonl", content.encode(encoding))
    assert len(intake.articles) == 2
    assert reasons(intake) == ["is longer than 20,000,000 bytes; split it into one row a line"]


def test_a_damaged_row_of_a_sound_file_is_rejected_not_garbled(folder: Folder) -> None:
    sound = '{"title": "Café"}\n{"title": "Müll"}\n'.encode()
    intake = folder.load("a.jsonl", sound + b'{"title": "caf\xc3 cut"}\n' + sound.replace(b"title", b"text"))
    assert len(intake.articles) == 4
    assert reasons(intake) == ["is in no encoding that we can tell; save it as UTF-8"]
    table = "title,text\nCafé,zu\nMüll,neu\n".encode() + b"Bo\xc3,cut\nT\xc3\xa9,d\n"
    intake = folder.load("a.csv", table)
    assert intake.rejected[["line", "reason"]].to_numpy().tolist() == [[4, reasons(intake)[0]]]
    assert "encoding" in reasons(intake)[0]


BROKEN_TABLES = [
    ("title,text\nA,b\nB,c,d\nC,d\n", 3, "has 3 fields where the header has 2"),
    ("title,text\nA,b\nB\nC,d\n", 3, "has 1 fields where the header has 2"),
    ('title,text\n"A","b"\n"C" x,d\n"C","d"\n', 3, "is no sound CSV"),
    ('title,text\nA,"b\nb"\nC,d\nE,"cut', 5, "is no sound CSV (unexpected end of data"),
    ("title,text\nA,b\nB\0,c\nC,d\n", 3, "holds NUL bytes"),
    ("title,text\nA,b\n,\nC,d\n", 3, "has neither title nor text"),
]


@pytest.mark.parametrize(("table", "line", "reason"), BROKEN_TABLES, ids=[reason for _, _, reason in BROKEN_TABLES])
def test_a_broken_table_row_is_kept_aside(folder: Folder, table: str, line: int, reason: str) -> None:
    intake = folder.load("a.csv", table)
    assert intake.articles["title"].isin(["A", "C"]).all()
    assert len(intake.articles) == 2
    assert intake.rejected["line"].tolist() == [line]
    assert reason in reasons(intake)[0]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.jsonl", b"", "is empty"),
        ("a.csv", b"", "is empty"),
        ("a.txt", b" \n", "is empty"),
        ("a.jsonl", b"\n\n", "holds no rows"),
        ("a.csv", b"title,text\n", "holds no rows"),
        ("a.json", b"[]", "holds no rows"),
        ("a.csv", b"title,title\nA,B\n", "has two columns 'title'"),
        ("a.parquet", b"PAR1 and no more", "is no sound Parquet"),
        ("a.parquet", b"", "is no sound Parquet"),
        ("a.jsonl.gz", b"no gzip at all", "cannot be read (Not a gzipped file"),
        ("a.pdf", b"%PDF", "its suffix .pdf is none that we read; use one of .jsonl"),
        ("README", b"words", "its suffix"),
        ("a.parquet.gz", b"", "its suffix .parquet.gz"),
        ("a.html", b"", "html holds no text"),
        ("a.html", b"<html><head><title>A</title></head><body><script>1</script></body></html>", "html holds no text"),
        ("a.txt", b"caf\xc3\xa9 \xe2\x82\xac \xc3", "is in no encoding that we can tell"),
        ("a.txt", b"A\0B", "text holds a NUL character"),
    ],
)
def test_a_file_of_no_use_is_kept_aside_as_a_whole(folder: Folder, name: str, content: bytes, reason: str) -> None:
    path = folder.write(name, content)
    sound = folder.write("sound.jsonl", lines(SOUND))
    intake = load([path, sound], latest=LATEST)
    assert intake.rejected["file"].tolist() == [str(path)]
    assert reason in reasons(intake)[0]
    with pytest.raises(NoUsableInput) as caught:
        load([path], latest=LATEST)
    assert str(caught.value).startswith(f"nothing usable in the input\n{path}")


def test_gzip_that_breaks_off_keeps_its_start(folder: Folder) -> None:
    rows = [{"title": f"Story {n} {random.Random(n).random()}"} for n in range(5000)]
    packed = gzip.compress(lines(*rows).encode())
    intake = folder.load("a.jsonl.gz", packed[: len(packed) // 2])
    assert 100 < len(intake.articles) < 5000
    assert "breaks off after" in reasons(intake)[0]


def test_parquet_that_breaks_off_keeps_its_start(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    frame = pd.DataFrame({"title": [f"Story {n} {random.Random(n).random()}" for n in range(4000)]})
    frame.to_parquet(path, row_group_size=1000)
    raw = bytearray(path.read_bytes())
    raw[len(raw) * 6 // 10 : len(raw) * 7 // 10] = bytes(len(raw) // 10)
    path.write_bytes(raw)
    intake = load([path], latest=LATEST)
    assert 1000 <= len(intake.articles) < 4000
    assert not intake.rejected.empty


def test_parquet_moments_out_of_range_are_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    far = pd.Series([10**17, 1_740_000_000 * 10**6]).astype("datetime64[us]")
    pd.DataFrame({"title": ["A", "B"], "published_at": far.dt.as_unit("us")}).to_parquet(path)
    far_seconds = pd.Series([10**12, 1_740_000_000]).to_numpy().astype("datetime64[s]")
    pd.DataFrame({"title": ["C", "D"], "published_at": far_seconds}).to_parquet(tmp_path / "b.parquet")
    intake = load([tmp_path], latest=LATEST)
    assert intake.articles["title"].sort_values().tolist() == ["B", "D"]
    assert len(intake.rejected) == 2


def test_a_parquet_cell_that_is_no_utf_8_spoils_its_row_only(folder: Folder) -> None:
    raw = pa.array([b"Bridge", b"caf\xc3 cut", b"Ferry"], pa.binary())
    titles = pa.StringArray.from_buffers(3, *raw.buffers()[1:])
    pq.write_table(pa.table({"title": titles}), folder.path / "a.parquet")
    intake = load([folder.path], latest=LATEST)
    assert sorted(intake.articles["title"]) == ["Bridge", "Ferry"]
    assert intake.rejected["line"].tolist() == [2]


@pytest.mark.parametrize("html", ["<p>a" * 100_000, "x" * 6_000_000, "<div>" * 100_000 + "words", "<![CDATA[" * 1000])
def test_hostile_pages_are_rejected(folder: Folder, html: str) -> None:
    intake = folder.load("a.jsonl", lines(SOUND, {"html": html}))
    assert len(intake.rejected) == 1
    assert "give the text instead" in reasons(intake)[0]


def test_a_missing_path_is_told_before_anything_is_read(folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(NoUsableInput, match=r"no\.csv, .*no\.jsonl does not exist"):
        load([tmp_path / "no.csv", folder.write("a.jsonl", lines(SOUND)), tmp_path / "no.jsonl"], latest=LATEST)


def test_nothing_at_all_is_told(folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(NoUsableInput, match="no files given"):
        load([tmp_path], latest=LATEST)
    with pytest.raises(NoUsableInput, match=r"(?s)a\.jsonl row 1: is no JSON.*… and 30 more"):
        folder.load("a.jsonl", "{\n" * 40)


def test_a_file_that_may_not_be_opened_is_kept_aside(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("a.jsonl", lines(SOUND))
    folder.write("b.txt", "Words.")
    refused = PermissionError(13, "Permission denied")
    monkeypatch.setattr("data.json_rows.open_bytes", lambda path: (_ for _ in ()).throw(refused))
    intake = load([folder.path], latest=LATEST)
    assert reasons(intake) == ["cannot be read (Permission denied)"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.binary(max_size=400)
    | st.lists(
        st.sampled_from([b"title", b"text", b'"', b",", b"\n", b"\r", b"\0", b"{", b"}", b":", b"\xff\xfe", b"\xe9"])
    ).map(b"".join),
    name=st.sampled_from(["a.jsonl", "a.csv", "a.tsv", "a.json", "a.txt", "a.html", "a.parquet", "a.csv.gz"]),
    head=st.sampled_from([b"", b"title,text\n", b'{"title": "A"}\n']),
)
def test_any_bytes_give_articles_or_no_usable_input(folder: Folder, raw: bytes, name: str, head: bytes) -> None:
    try:
        intake = folder.load(name, head + raw)
    except NoUsableInput as error:
        assert str(error).startswith("nothing usable")
    else:
        assert len(intake.articles) > 0
        conform(TABLES["rejected"], intake.rejected)
        "".join(intake.articles[["title", "text"]].fillna("").to_numpy().ravel()).encode()
