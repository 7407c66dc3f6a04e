"""Why a source goes unnamed, in the sentence itself or told once for all."""

from __future__ import annotations

import pytest

from data.schema import ANONYMITY_REASONS
from features.reading.read import read_article
from features.reading.reasons import anonymity_reason

TOLD = [
    ("A clerk who was not authorised to speak publicly said the safe was empty.", "not_authorised"),
    ("A clerk, speaking on condition of anonymity because she had no permission to talk, said so.", "not_authorised"),
    ("Two aides who lacked authorization to discuss it spoke on condition of anonymity.", "not_authorised"),
    ("A nurse who asked not to be named for fear of losing her job said the ward was full.", "fear"),
    ("A farmer spoke on condition that his name be withheld, citing his family's safety.", "fear"),
    ("A trader, who requested anonymity because he was afraid of reprisals, said prices had doubled.", "fear"),
    ("An envoy who asked not to be identified because the talks are confidential said a map was drawn.", "sensitivity"),
    ("A banker, who declined to be named as the deal is not yet public, said the price was agreed.", "sensitivity"),
    ("A person familiar with it asked not to be named citing the sensitivity of the matter.", "sensitivity"),
    (
        "A detective who spoke anonymously because the investigation is ongoing said the gun was found.",
        "ongoing_inquiry",
    ),
    ("One juror cannot be named because of legal proceedings.", "ongoing_inquiry"),
    ("A senior official, who cannot be named under briefing rules, said the base was ready.", "policy"),
    ("A pilot who asked not to be named, citing airline policy, said the slide had jammed.", "policy"),
    ("An official spoke on condition of anonymity under ground rules set by the ministry.", "policy"),
    ("A guest who asked not to be named because he hated fuss said the soup was cold.", "other"),
    ("A guest who asked not to be named said the soup was cold.", None),
    ("A source close to the family said the will was lost.", None),
    ("The clerk was not afraid of reprisals.", None),
]


@pytest.mark.parametrize(("text", "reason"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_a_reason_is_read_where_hiding_is_told(text: str, reason: str | None) -> None:
    assert anonymity_reason(text) == reason


def test_every_reason_has_a_case() -> None:
    assert {reason for _, reason in TOLD} == {None, *ANONYMITY_REASONS}


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (
            "Two officials said the jets had left. The officials spoke on condition of anonymity because they were not"
            " authorised to discuss it.",
            ["not_authorised"],
        ),
        (
            "A clerk who asked not to be named for fear of the sack said the safe was bare. The clerk said it was old.",
            ["fear", "fear"],
        ),
        (
            "A nurse said the ward was full. Two clerks said not. Both asked not to be named for fear of the sack.",
            [None, "fear"],
        ),
        ("Ada Lund said the grid held. Two officials said it failed.", [None]),
    ],
)
def test_a_reason_told_once_holds_for_all_that_the_source_says(text: str, reasons: list[str | None]) -> None:
    unnamed = [
        r
        for r in read_article("a", 0, None, text)
        if r["source_kind"] == "anonymous" and "anonymity" not in r["sentence"]
    ]
    assert [report["anonymity_reason"] for report in unnamed if "asked not" not in report["content_text"]] == reasons


def test_who_is_named_has_no_reason() -> None:
    text = "Ada Lund, who feared that she would not be named, said the grid held."
    assert all(r["anonymity_reason"] is None for r in read_article("a", 0, None, text) if r["speaker"] == "Ada Lund")
