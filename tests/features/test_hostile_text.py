"""Whatever is handed in as an article is read: no crash, valid offsets, nothing left out, twice the same."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.schema import TABLES, conform
from features.reading.read import read_article
from features.reading.sentences import LONGEST_SENTENCE, lay_out
from tests.features.hostile import UNITS, hostile

MEGABYTE = 2**20
ANY_SCRIPT = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
JUMBLES = st.lists(st.sampled_from([*UNITS.values(), "\n\n", "\n", " ", ". ", "” ", ", ", "Ms Oke "]), max_size=40)


def checked(title: str | None, text: str) -> list[dict[str, Any]]:
    """The reports of an article, after checking what must hold for the reports of any."""
    reports = read_article("a", 3, title, text)
    parts = {"title": title or "", "text": text}
    for number, report in enumerate(reports):
        part = parts[report["part"]]
        assert (report["ordinal"], report["report_id"]) == (number, f"a:3:{number}")
        first, last = report["sentence_start"], report["sentence_end"]
        assert report["sentence"] == part[first:last]
        assert report["content"]
        for role in ("content", "source", "cue"):
            assert report[role] == sorted(report[role])
            assert all(0 <= start < end <= len(part) and part[start:end].strip() for start, end in report[role])
        assert report["content_text"] == " … ".join(part[start:end] for start, end in report["content"])
        assert (report["source_text"] or "") == " … ".join(part[start:end] for start, end in report["source"])
        assert first <= report["content"][0][0]
        assert report["content"][-1][1] <= last
        assert 0 <= report["extraction_confidence"] <= 1
    assert _left_out(text, reports) == ""
    return reports


def _left_out(text: str, reports: list[dict[str, Any]]) -> str:
    """What of a text lies in no report's sentence, white space apart."""
    covered = bytearray(len(text))
    for report in reports:
        if report["part"] == "text":
            first, last = report["sentence_start"], report["sentence_end"]
            covered[first:last] = b"\1" * (last - first)
    return "".join(letter for letter, held in zip(text, covered, strict=True) if not held).strip()


@pytest.mark.parametrize("kind", UNITS)
def test_no_kind_of_text_breaks_the_reader(kind: str) -> None:
    text = hostile(kind, 1500)
    reports = checked(hostile(kind, 200), text)
    assert reports == read_article("a", 3, hostile(kind, 200), text)
    assert bool(reports) == bool(text.strip())
    if reports and kind != "half a surrogate":  # which no table can hold: taking in turns it into a mark of its own
        conform(TABLES["reports"], pd.DataFrame(reports))


@pytest.mark.parametrize("kind", ["spaces", "line ends", "one endless word"])
def test_a_megabyte_of_next_to_nothing_is_read(kind: str) -> None:
    checked(None, hostile(kind, MEGABYTE))


@pytest.mark.parametrize(
    ("kind", "n_letters"),
    [("words without a mark", 100_000), ("one word a paragraph", 60_000), ("full stops", 100_000), ("Chinese", 60_000)],
)
def test_long_texts_without_the_usual_marks_are_cut_into_bounded_sentences(kind: str, n_letters: int) -> None:
    text = hostile(kind, n_letters)
    checked(None, text)
    assert all(sentence.end - sentence.start <= LONGEST_SENTENCE for sentence in lay_out(text).sentences)


@pytest.mark.parametrize(
    "kind",
    ["hearsay", "cues", "reactions without an end", "quotes left open", "requests", "commas", "Chinese", "emoji"],
)
def test_what_is_read_grows_no_faster_than_the_text(kind: str) -> None:
    # sentences are cut at a bounded length and no report reaches beyond its own, so work is bounded by the text
    short, long = (sum(len(report["sentence"]) for report in checked(None, hostile(kind, n))) for n in (3000, 6000))
    assert 0 < short <= long <= 2.2 * short + LONGEST_SENTENCE


@given(title=st.none() | ANY_SCRIPT, text=ANY_SCRIPT)
def test_any_text_is_covered_with_valid_offsets(title: str | None, text: str) -> None:
    assert checked(title, text) == read_article("a", 3, title, text)


@given(title=JUMBLES.map("".join), text=JUMBLES.map("".join))
def test_any_jumble_of_hostile_units_is_covered_with_valid_offsets(title: str, text: str) -> None:
    assert checked(title[:300], text) == read_article("a", 3, title[:300], text)
