"""The reader: labels of single sentences, direct speech over paragraphs, credits, and what holds for any text."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.schema import TABLES, conform
from features.reading.read import READER_VERSION, read_article, read_articles
from features.reading.sentences import LONGEST_SENTENCE, lay_out

CASES = Path(__file__).parent.parent / "cases" / "reading.csv"
WORDS = st.sampled_from(
    ["“", "”", '"', "'", "’", " ", ", ", ". ", "? ", ": ", "\n", "\n\n", "said", "told", "according to", "he", "Ms Oke",
     "the", "police", "that", "who", "reportedly", "citing", "has not", "declined to comment", "(", ")", "—", "was",
     "confirmed", "by", "as saying", "Reuters", "他说。", "🙂", "ı", "İ", "x", "calls to", "no word from", "…"]
)  # fmt: skip


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(text: str, **given: Any) -> list[dict[str, Any]]:
    return read_article("a", 0, None, text, **given)


def about(reports: list[dict[str, Any]], text: str, target: str) -> dict[str, Any]:
    """The report whose content shares most with a target, the shorter where two share as much."""
    first, last = text.index(target), text.index(target) + len(target)

    def shared(report: dict[str, Any]) -> int:
        return sum(max(0, min(end, last) - max(start, first)) for start, end in report["content"])

    return min(reports, key=lambda report: (-shared(report), len(report["content_text"])))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["sentence"][:50])
def test_a_sentence_is_read_as_labelled(case: dict[str, str]) -> None:
    report = about(read(case["sentence"]), case["sentence"], case["target"])
    assert case["target"] in report["content_text"]
    labels = {name: value for name, value in case.items() if name not in ("sentence", "target", "source")}
    found = {name: str(report[name] or "") for name in labels if name != "on_record"}
    found["credited_outlet"] = found["credited_outlet"].removeprefix("the ")
    found["on_record"] = str(report["on_record"]).lower()
    # whether the comma that closes an apposition is part of the source is a convention, no reading
    assert found | {"source": (report["source_text"] or "").rstrip(",")} == labels | {"source": case["source"]}


def test_there_are_enough_cases_of_every_response_and_source_kind() -> None:
    labels = cases()
    assert len(labels) >= 60
    assert {case["response"] for case in labels} == {"", *TABLES["reports"].by_name["response"].allowed}
    assert {case["source_kind"] for case in labels} == set(TABLES["reports"].by_name["source_kind"].allowed)
    assert {case["speech_act"] for case in labels} == set(TABLES["reports"].by_name["speech_act"].allowed)


@pytest.mark.parametrize(
    ("title", "source", "content", "kind"),
    [
        ("Zed to buy Quill for $2bn: report", "report", "Zed to buy Quill for $2bn", "outlet"),
        ("Police: three held over harbour fire", "Police", "three held over harbour fire", "official"),
        ("Mayor resigns, sources say", "sources", "Mayor resigns", "anonymous"),
        ("Mayor says bridge will reopen", "Mayor", "bridge will reopen", "official"),
        ("Harbour fire: what we know so far", None, "Harbour fire: what we know so far", "none"),
        ("Bridge reopens after nine years", None, "Bridge reopens after nine years", "none"),
    ],
)
def test_a_headline_is_one_report_that_credits_whom_it_names(
    title: str, source: str | None, content: str, kind: str
) -> None:
    reports = read_article("a", 0, title, "The bridge is open.")
    assert [report["part"] for report in reports] == ["title", "text"]
    assert (reports[0]["ordinal"], reports[0]["source_text"], reports[0]["content_text"]) == (0, source, content)
    assert reports[0]["source_kind"] == kind


def test_a_headline_said_to_be_so_is_hearsay() -> None:
    report = read_article("a", 0, "Zed Said to Be in Talks With Quill", None)[0]
    assert (report["hedge"], report["on_record"], report["source_kind"]) == ("strong", False, "none")


def test_a_quotation_in_a_paragraph_of_its_own_has_the_speaker_before_it() -> None:
    text = "“The gate was open,” said Mara Oyelaran, a farmer.\n\n“I closed it myself at nine o'clock that night.”"
    first, second = read(text)
    assert second["source_text"] == first["source_text"] == "Mara Oyelaran, a farmer"
    assert second["content_text"] == "“I closed it myself at nine o'clock that night.”"
    assert second["extraction_confidence"] < first["extraction_confidence"]


def test_a_colon_hands_the_next_paragraph_to_its_speaker() -> None:
    text = "Ms Oyelaran wrote:\n\n“The gate was open when I came home.”"
    report = read(text)[-1]
    assert (report["source_text"], report["content_text"]) == ("Ms Oyelaran", text.split("\n\n")[1])


def test_a_quotation_of_many_sentences_is_one_report() -> None:
    text = "“The gate was open. I saw no one,” said Ms Oyelaran. “It was nine.”"
    assert [report["content_text"] for report in read(text)] == ["“The gate was open. I saw no one,” … “It was nine.”"]


def test_our_own_words_between_two_speakers_stay_our_own() -> None:
    reports = read("“It is shut,” said Ms Oke. The road leads to the sea. “It is open,” said Mr Lund.")
    assert [report["source_text"] for report in reports] == ["Ms Oke", None, "Mr Lund"]


def test_he_is_whoever_was_introduced() -> None:
    text = "Police inspector Jonas Reuter spoke at noon. “Two men were held,” he said."
    assert about(read(text), text, "Two men were held")["source_kind"] == "official"


def test_a_surname_keeps_the_office_it_was_introduced_with() -> None:
    text = "Ada Lund, the energy minister, said the grid held. Lund said the cable was cut."
    assert [report["source_kind"] for report in read(text)] == ["official", "official"]


@pytest.mark.parametrize(
    ("text", "outlet", "credited", "hops"),
    [
        ("The Harbour Gazette said the pier was closed.", None, "Harbour Gazette", 1),
        ("The Harbour Gazette said the pier was closed.", "The Harbour Gazette", None, 1),
        ("Two officials told the Harbour Gazette that the pier was closed.", None, "the Harbour Gazette", 2),
        ("Two officials told the Harbour Gazette that the pier was closed.", "Harbour Gazette", None, 1),
        ("Two officials said that the pier was closed.", None, None, 1),
        ("The pier was closed.", None, None, 0),
    ],
)
def test_only_another_outlet_is_credited(text: str, outlet: str | None, credited: str | None, hops: int) -> None:
    report = about(read(text, outlet=outlet), text, "the pier was closed" if "the pier" in text else "The pier")
    found = report["credited_outlet"]
    assert (found and found.removeprefix("the ")) == (credited and credited.removeprefix("the "))
    assert report["hops"] == hops


def test_the_newspaper_is_the_outlet_named_last() -> None:
    text = "The Harbour Gazette broke the story on Monday. A clerk told the newspaper that the safe was empty."
    assert about(read(text), text, "the safe was empty")["credited_outlet"] == "Harbour Gazette"


def test_a_known_outlet_needs_no_telling_shape() -> None:
    text = "Kvartal said the pier was closed."
    assert about(read(text), text, "the pier")["source_kind"] == "institution"
    assert about(read(text, known_outlets={"kvartal"}), text, "the pier")["credited_outlet"] == "Kvartal"


@pytest.mark.parametrize(("phrase", "n"), [("Three people", 3), ("A person", 1), ("Sources", 2), ("Several aides", 3)])
def test_unnamed_sources_are_counted(phrase: str, n: int) -> None:
    [report] = read(f"{phrase} familiar with the sale said the price had fallen.")
    assert (report["source_kind"], report["n_anonymous"]) == ("anonymous", n)


def test_a_column_is_told_by_its_headline_and_a_report_is_not() -> None:
    body = "I think we should act. We must repair the pier."
    assert read_article("a", 0, "Opinion: repair the pier now", body)[0]["opinion_piece"]
    assert not read_article("a", 0, "Pier to be repaired", "The pier will be repaired, the mayor said.")[0][
        "opinion_piece"
    ]


def test_articles_become_a_conforming_table_whatever_their_order() -> None:
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b", "c"],
            "revision": [0, 0, 2],
            "title": ["Pier shut: report", None, float("nan")],
            "text": ["“It is shut,” said Ms Oke.", None, "The pier is open."],
            "outlet": [None, "Harbour Gazette", None],
        }
    )
    reports = read_articles(articles)
    assert conform(TABLES["reports"], reports).equals(reports)
    backwards = read_articles(articles.iloc[::-1]).sort_values(["article_id", "ordinal"], ignore_index=True)
    assert backwards.equals(reports.sort_values(["article_id", "ordinal"], ignore_index=True))
    assert list(read_articles(articles.iloc[:0]).columns) == TABLES["reports"].names
    assert READER_VERSION


def check(title: str | None, text: str) -> None:
    """What must hold for the reports of any article."""
    reports = read_article("a", 3, title, text)
    covered: set[int] = set()
    for number, report in enumerate(reports):
        assert (report["ordinal"], report["report_id"]) == (number, f"a:3:{number}")
        part = (title or "") if report["part"] == "title" else text
        assert report["sentence"] == part[report["sentence_start"] : report["sentence_end"]]
        assert report["content"]
        for start, end in report["content"] + report["source"] + report["cue"]:
            assert 0 <= start < end <= len(part)
            assert part[start:end].strip()
        assert (report["source_text"] is None) == (not report["source"])
        assert report["content"][0][0] >= report["sentence_start"]
        assert report["content"][-1][1] <= report["sentence_end"]
        if report["part"] == "text":
            covered.update(range(report["sentence_start"], report["sentence_end"]))
    assert all(position in covered for position, letter in enumerate(text) if not letter.isspace())
    assert reports == read_article("a", 3, title, text)
    if reports:
        conform(TABLES["reports"], pd.DataFrame(reports))


@given(title=st.none() | st.text(max_size=60), text=st.text(max_size=300))
def test_any_text_is_covered_with_valid_offsets(title: str | None, text: str) -> None:
    check(title, text)


@given(parts=st.lists(WORDS, max_size=60))
def test_any_jumble_of_news_words_is_covered_with_valid_offsets(parts: list[str]) -> None:
    check("".join(parts[:8]), " ".join(parts))


@pytest.mark.parametrize(
    "unit", ["word ", "said ", "“ab ", '"', "A. ", "a, ", "who said ", "X", "他说。", "has not ", "calls to "]
)
def test_what_is_read_grows_no_faster_than_a_hostile_text(unit: str) -> None:
    # sentences are cut at a fixed length and no report reaches beyond its own, so work is bounded by the length
    short, long = (read(unit * n) for n in (2_000, 4_000))
    assert sum(len(report["sentence"]) for report in long) <= 2.2 * sum(len(r["sentence"]) for r in short) + 3000
    assert all(s.end - s.start <= LONGEST_SENTENCE for s in lay_out(unit * 4_000).sentences)


def test_an_article_without_title_and_text_has_no_reports() -> None:
    assert read_article("a", 0, None, None) == read_article("a", 0, " ", "\n") == []
