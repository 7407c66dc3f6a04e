"""Whom the words of a source mean: pronouns, titles and short names lead to the fullest name, or to nobody."""

from __future__ import annotations

from typing import Any

import pytest

from features.reading.read import read_article


def about(text: str, target: str, title: str | None = None) -> dict[str, Any]:
    """The text's report whose content shares most with a target, the shorter where two share as much."""
    first, last = text.index(target), text.index(target) + len(target)

    def shared(report: dict[str, Any]) -> int:
        return sum(max(0, min(end, last) - max(start, first)) for start, end in report["content"])

    reports = [report for report in read_article("a", 0, title, text) if report["part"] == "text"]
    return min(reports, key=lambda report: (-shared(report), len(report["content_text"])))


@pytest.mark.parametrize(
    ("text", "target", "speaker"),
    [
        # the name itself, without office, apposition or courtesy
        ("Ada Lund, the energy minister, said the grid held.", "the grid held", "Ada Lund"),
        ("Energy minister Ada Lund said the grid held.", "the grid held", "Ada Lund"),
        ("The energy minister, Ada Lund, said the grid held.", "the grid held", "Ada Lund"),
        ("“The grid held,” said Professor Ada Lund of Tarn University.", "The grid held", "Ada Lund"),
        ("Mr Okafor said the grid held.", "the grid held", "Okafor"),
        ("Palmyra Foods said the plant was clean.", "the plant was clean", "Palmyra Foods"),
        ("The Harbour Gazette said the pier was shut.", "the pier was shut", "Harbour Gazette"),
        ("NATO said the jets had turned back.", "the jets had turned back", "NATO"),
        ("Beijing said the island had always been Chinese.", "the island had always been Chinese", "Beijing"),
        ("The transport ministry said the bridge was sound.", "the bridge was sound", "transport ministry"),
        # short names
        ("Ada Lund spoke first. Lund said the grid held.", "the grid held", "Ada Lund"),
        ("Lund said the grid held. Ada Lund has been minister since May.", "the grid held", "Ada Lund"),
        ("Dr Ines Coral met us at noon. Dr Coral said the lake was clean.", "the lake was clean", "Ines Coral"),
        ("Palmyra Foods closed the plant. Palmyra said it was clean.", "it was clean", "Palmyra Foods"),
        ("Jan Vos and his wife, Greta Vos, left early. Mrs Vos said it was cold.", "it was cold", "Greta Vos"),
        # pronouns
        ("Ada Lund arrived at noon. She said the grid held.", "the grid held", "Ada Lund"),
        ("“The grid held,” said Ada Lund. “It was close,” she added.", "It was close", "Ada Lund"),
        ("Ada Lund met Karl Berg. She said the grid held.", "the grid held", "Ada Lund"),
        ("Ada Lund met Karl Berg. He said the grid failed.", "the grid failed", "Karl Berg"),
        ("Ada Lund is tired, but she said the grid held.", "the grid held", "Ada Lund"),
        ("Palmyra Foods shut its plant in May. It said demand had fallen.", "demand had fallen", "Palmyra Foods"),
        ("Ms Falk said the roof leaked. The wall was wet. She said nobody came.", "nobody came", "Falk"),
        # titles and kinds
        ("Ada Lund, the energy minister, spoke at noon. The minister said the grid held.", "the grid held", "Ada Lund"),
        (
            "Energy minister Ada Lund met finance minister Karl Berg. The energy minister said the grid held.",
            "the grid held",
            "Ada Lund",
        ),
        ("Tilda Ekman, a singer, cancelled. The singer said she was ill.", "she was ill", "Tilda Ekman"),
        ("Corvan Bank lost its licence. The bank said it would appeal.", "it would appeal", "Corvan Bank"),
        ("Velmora, a dairy firm, sold two farms. The firm said it had no choice.", "it had no choice", "Velmora"),
        ("The defence ministry held a briefing. The ministry said the jets had left.", "the jets had left", None),
        ("The defence ministry said no. The ministry said the jets had left.", "the jets had left", "defence ministry"),
        ("A spokeswoman for Palmyra Foods said the plant was clean.", "the plant was clean", "Palmyra Foods"),
        ("Palmyra Foods's spokesman said the plant was clean.", "the plant was clean", "Palmyra Foods"),
        # nobody rather than somebody wrong
        ("Energy minister Ada Lund met finance minister Karl Berg. The minister said no.", "no", None),
        ("Ada Lund met Eva Berg in Tarn. A clerk saw them. “It is late,” he said.", "It is late", None),
        ("Two officials said the grid held.", "the grid held", None),
        ("A friend of Ada Lund said the grid held.", "the grid held", None),
        ("Ada Lund's brother said the grid held.", "the grid held", None),
        ("A lawyer for Ada Lund said the grid held.", "the grid held", None),
        ("Ada Lund left the room. A clerk said the grid held. He said it was close.", "it was close", None),
        ("He said the grid held.", "the grid held", None),
        ("Jan Vos and Piet Vos left early. Vos said it was cold.", "it was cold", None),
        ("The minister said the grid held.", "the grid held", None),
        ("The grid held.", "The grid held", None),
    ],
)
def test_a_source_means_the_fullest_name_or_nobody(text: str, target: str, speaker: str | None) -> None:
    assert about(text, target)["speaker"] == speaker


@pytest.mark.parametrize(
    ("text", "target", "kind"),
    [
        (
            "Lund said the grid held. Energy minister Ada Lund has been in office since May.",
            "the grid held",
            "official",
        ),
        ("Ada Lund, the energy minister, arrived at noon. She said the grid held.", "the grid held", "official"),
        ("Former minister Ada Lund arrived at noon. Lund said the grid held.", "the grid held", "named_person"),
        ("Ada Lund, a painter, met Mayor Karl Berg. She said it rained.", "it rained", "named_person"),
        ("Ada Lund, a painter, met Mayor Karl Berg. He said it rained.", "it rained", "official"),
    ],
)
def test_a_short_name_or_pronoun_has_the_kind_of_whom_it_means(text: str, target: str, kind: str) -> None:
    assert about(text, target)["source_kind"] == kind


def test_a_name_in_the_headline_may_stand_in_full_below() -> None:
    title, text = "Lund says the grid held", "Ada Lund, the energy minister, spoke at noon."
    assert read_article("a", 0, title, text)[0]["speaker"] == "Ada Lund"


def test_a_thousand_bearers_of_one_name_mean_nobody_and_cost_no_more() -> None:
    text = (
        " ".join(f"Ada{'abcdefghij'[n % 10]}{'abcdefghij'[n // 10 % 10]} Vos left." for n in range(100))
        + " Vos said it rained."
    )
    assert about(text, "it rained")["speaker"] is None
