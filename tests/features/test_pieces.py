"""Columns argue in their own voice; reports with opinions in quotation marks do not."""

from __future__ import annotations

import pytest

from features.reading.pieces import opinion_piece

REASONED = [
    "I think the pier should stay.", "We must ask who pays for it.", "I doubt that anybody has counted.", "Who would?",
    "Let’s not pretend that we can afford a second one.", "The pier is old.",
]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "own_voice", "argues"),
    [
        ("Opinion: keep the pier", [], True),
        ("Keep the pier | Comment", [], True),
        ("Why we must keep the pier", [], True),
        ("The case for a second pier", [], True),
        ("Pier to stay, council says", [], False),
        ("Why the pier closed", ["The pier is old."], False),
        (None, ["The pier is old.", "Ola Berg is a columnist for this paper."], True),
        (None, ["The pier is old.", "The views expressed here are the author’s own."], True),
        (None, REASONED, True),
        (None, [*REASONED, *["The pier was built in 1902."] * 40], False),
        (None, ["The pier is old."] * 6, False),
        (None, [], False),
    ],
)
def test_a_piece_is_told_by_its_headline_its_note_or_its_reasoning(
    title: str | None, own_voice: list[str], argues: bool
) -> None:
    assert opinion_piece(title, own_voice) == argues
