"""Which report a reaction answers: the nearest that it fits, never its own or another reaction."""

from __future__ import annotations

import pytest

from features.reading.read import read_article

LEAD = "The Harbour Gazette said the mill had poisoned the river."


def answered(text: str, reaction: str, title: str | None = None) -> str | None:
    """The words that the reaction with these words in it answers; None where it answers none."""
    reports = read_article("a", 0, title, text)
    by_id = {report["report_id"]: report for report in reports}
    [found] = [report for report in reports if report["response"] is not None and reaction in report["content_text"]]
    answer = found["responds_to"]
    return None if answer is None else str(by_id[answer]["content_text"])


@pytest.mark.parametrize(
    ("text", "reaction", "answer"),
    [
        (
            f"{LEAD} The mill denied that it had poisoned anything.",
            "poisoned anything",
            "the mill had poisoned the river",
        ),
        (f"{LEAD} The mill declined to comment.", "declined", "the mill had poisoned the river"),
        (f"{LEAD} It rained on Monday. The mill denied the report.", "the report", "the mill had poisoned the river"),
        (
            "Two clerks said the safe was empty. A cook said it rained. The bank denied that the safe was empty.",
            "safe was empty",
            "the safe was empty",
        ),
        (
            f"{LEAD} The mayor said he would resign. The mill did not respond to a request for comment.",
            "did not respond",
            "the mill had poisoned the river",
        ),
        # two reactions answer the claim, not each other
        (
            f"{LEAD} The mill denied the report. The ministry declined to comment.",
            "declined",
            "the mill had poisoned the river",
        ),
        # what only follows is answered where nothing went before
        ("The mill denied it. Divers said the mill had poisoned the river.", "it", "the mill had poisoned the river"),
        ("The mill declined to comment.", "declined", None),
    ],
)
def test_a_reaction_answers_the_report_that_it_fits(text: str, reaction: str, answer: str | None) -> None:
    assert answered(text, reaction) == answer


def test_a_headline_is_answered_where_the_text_says_nothing_else() -> None:
    assert answered("The mill denied it.", "it", "Mill poisoned the river, divers say") == "Mill poisoned the river"


def test_only_reactions_answer() -> None:
    text = f"{LEAD} Divers said the fish were dead. The mill denied the report."
    assert [r["responds_to"] is not None for r in read_article("a", 0, None, text)] == [False, False, True]


def test_many_reactions_and_few_claims_stay_within_the_window() -> None:
    reports = read_article("a", 0, None, LEAD + " The mill declined to comment." * 40)
    assert [report["responds_to"] is not None for report in reports].count(True) < 20
