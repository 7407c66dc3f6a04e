"""Spun text: odd synonyms give a paraphrasing machine away; good and quaint prose does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.reading.lexicon.spun_words import PAIRS, PLAIN
from features.reading.spun import is_spun, oddities, spun_share

SPUN = "Critics misdoubt that the joined countries will give him full remittances after a nippy departure."
USUAL = "Critics doubt that the United Nations will give him a full amnesty after a quick departure."


@pytest.mark.parametrize(
    ("passage", "odd"),
    [
        (SPUN, ["misdoubt", "joined countries", "full remittances", "nippy departure"]),
        (USUAL, []),
        ("The white residence called it\nmortal  rights.", ["white residence", "mortal rights"]),
        ("Her NIPPY REPLY came at once.", ["nippy reply"]),
        ("A nippy wind blew, and money transfers home, called remittances, fell.", []),
        ("The pious mother sang; the military marched in their sweats.", []),
        ("The numbers are clear: relief is on its way.", []),
    ],
)
def test_odd_phrases_are_found_and_their_everyday_words_are_not(passage: str, odd: list[str]) -> None:
    assert oddities(passage) == odd


def test_one_oddity_said_over_and_over_is_a_whim() -> None:
    assert not is_spun("They misdoubt it. We misdoubt it. All misdoubt it.")
    assert is_spun("They misdoubt it. The abettors fled.")


def test_a_half_spun_article_is_spun_by_half() -> None:
    text = f"{USUAL}\n{SPUN}"
    n_usual, n_spun = len(USUAL.split()), len(SPUN.split())
    assert spun_share(text) == pytest.approx(n_spun / (n_usual + n_spun))
    assert (spun_share(USUAL), spun_share(SPUN), spun_share(""), spun_share("…")) == (0, 1, 0, 0)


def test_a_single_oddity_counts_beside_a_spun_passage_alone() -> None:
    single = "Some abettors came."
    assert spun_share(f"{SPUN}\n{single}") == 1
    assert spun_share(f"{single}\n{USUAL}\n{SPUN}") < 1
    assert spun_share(f"{single}\n{USUAL}") == 0


def test_a_paragraph_without_end_is_judged_piece_by_piece() -> None:
    text = f"{SPUN} " + f"{USUAL} " * 60
    assert 0 < spun_share(text) < 0.2


def test_every_oddity_stands_for_something_else() -> None:
    assert all(odd != usual and odd == odd.lower() for odd, usual in PLAIN.items())
    assert all(left and right and usual for left, right, usual in PAIRS)


@given(st.text(max_size=400))
def test_any_text_has_a_share(text: str) -> None:
    assert 0 <= spun_share(text) <= 1
