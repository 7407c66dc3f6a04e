"""Stance by rule: made-up headlines, one table a kind of wording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.schema import STANCES
from features.reading.stance import stance, stance_scores

FERRY = "The ferry Brenna sank off Port Wessel"
WEDDING = "Singer Ilena Voss married in secret"
TAKEOVER = "Norvik will buy Santral Motors"

AGAINST = [
    (FERRY, "Ferry Brenna did not sink, coastguard says"),
    (FERRY, "No, the Brenna hasn't sunk off Port Wessel"),
    (FERRY, "Sinking of the Brenna was a hoax"),
    (FERRY, "Viral photo of sinking Brenna is fake"),
    (WEDDING, "Ilena Voss denies secret wedding"),
    (WEDDING, "Voss wedding story debunked"),
    (WEDDING, "Voss's agent dismisses wedding rumours"),
    (WEDDING, "Secret Voss wedding? Nope, she is on tour"),
    (WEDDING, "Paper retracts story on secret Voss wedding"),
    (TAKEOVER, "Norvik shoots down report of Santral bid"),
    (TAKEOVER, "There is no truth in Santral takeover talk, says Norvik"),
    ("The dam will not open this year", "Dam to open this year after all"),
    (TAKEOVER, "How we all fell for the Santral takeover"),
    (TAKEOVER, "Correction: Norvik and Santral"),
]
OBSERVING = [
    (FERRY, "Ferry reportedly sinks off Port Wessel"),
    (FERRY, "Has the ferry Brenna gone down?"),
    (FERRY, "Ferry Brenna may have sunk"),
    (FERRY, "Brenna feared lost off Port Wessel"),
    (WEDDING, "Ilena Voss rumoured to have wed in secret"),
    (WEDDING, "Report: Ilena Voss married in secret"),
    (WEDDING, "Ilena Voss married in secret: source"),
    (WEDDING, "Magazine claims Ilena Voss has married"),
    (TAKEOVER, "Norvik said to be nearing Santral purchase"),
    (TAKEOVER, "Norvik could buy Santral Motors"),
    (TAKEOVER, "Is Norvik about to swallow Santral? The market thinks so"),
]
FOR = [
    (FERRY, "Ferry Brenna sinks off Port Wessel"),
    (FERRY, "Forty rescued as ferry goes down near Port Wessel"),
    (WEDDING, "Ilena Voss weds in secret ceremony"),
    (WEDDING, "It's no hoax: Ilena Voss is married"),
    (TAKEOVER, "Norvik to buy Santral Motors for 3bn"),
    ("The mayor denied the bribe", "Mayor denies bribe"),
    ("The leaked photo of the phone is a fake", "Leaked photo of phone is a fake"),
    ("The dam will not open this year", "Dam will not open this year"),
]


@pytest.mark.parametrize(("claim", "headline"), AGAINST)
def test_denial_and_debunking_speak_against(claim: str, headline: str) -> None:
    assert stance(claim, headline, None) == "against"


@pytest.mark.parametrize(("claim", "headline"), OBSERVING)
def test_rumour_credit_and_question_keep_their_distance(claim: str, headline: str) -> None:
    assert stance(claim, headline, None) == "observing"


@pytest.mark.parametrize(("claim", "headline"), FOR)
def test_flat_headline_speaks_for(claim: str, headline: str) -> None:
    assert stance(claim, headline, None) == "for"


def test_lede_decides_where_the_headline_is_a_mere_title() -> None:
    text = "There are articles that say the ferry Brenna sank off Port Wessel. These reports are wrong. She is in dock."
    assert stance(FERRY, "Statement on the ferry Brenna", text) == "against"
    assert stance(FERRY, "Statement on the ferry Brenna", "The ferry Brenna sank off Port Wessel at noon.") == "for"


def test_lede_that_vouches_outweighs_a_credit_in_the_headline() -> None:
    text = "The ferry Brenna sank off Port Wessel at noon with all her lorries. Forty people were picked up."
    assert stance(FERRY, "Ferry Brenna sinks, coastguard says", None) == "observing"
    assert stance(FERRY, "Ferry Brenna sinks, coastguard says", text) == "for"


def test_bare_text_is_judged_by_its_first_sentences() -> None:
    assert stance(FERRY, None, "The ferry Brenna has reportedly sunk off Port Wessel.") == "observing"
    assert stance(FERRY, None, None) == "for"


@given(st.text(max_size=80), st.none() | st.text(max_size=200), st.none() | st.text(max_size=400))
def test_scores_are_shares_and_agree_with_the_stance(claim: str, title: str | None, text: str | None) -> None:
    scores = stance_scores(claim, title, text)
    assert sum(scores) == pytest.approx(1.0)
    assert min(scores) >= 0
    assert scores[STANCES.index(stance(claim, title, text))] == max(scores)


@pytest.mark.parametrize("piece", ["a", "no ", "?", '"', "report: ", "“", "not the ", "\n", "死", "(", "shut down "])
def test_hostile_text_does_not_hang(piece: str) -> None:
    hostile = piece * (1_000_000 // len(piece))
    assert stance(hostile, hostile, hostile) in STANCES
