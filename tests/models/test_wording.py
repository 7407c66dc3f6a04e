from __future__ import annotations

import numpy as np
import pytest

from models.wording import LEAST_CLAIMS, Wording, count_words


def corpus(n: int = LEAST_CLAIMS) -> tuple[list[str], np.ndarray]:
    """Claims that held speak of what the harbour office wrote down, the others of what friends passed on."""
    random = np.random.default_rng(3)
    filler = [f"word{i}" for i in range(200)]
    held = np.arange(n) % 2
    marks = {1: "the harbour office logged", 0: "friends keep sharing"}
    return [" ".join([*random.choice(filler, 12), marks[int(h)]]) for h in held], held.astype(float)


@pytest.fixture(scope="module")
def wording() -> Wording:
    texts, held = corpus()
    found = Wording.learn(count_words(texts), held)
    assert found is not None
    return found


def test_words_of_what_held_raise_and_those_of_what_did_not_lower(wording: Wording) -> None:
    told = ["The harbour office logged two landings", "My friends keep sharing this picture"]
    up, down = wording.log_odds(count_words(told))
    assert up > wording.base + 0.5
    assert down < wording.base - 0.5


def test_words_never_met_tell_nothing(wording: Wording) -> None:
    assert np.isnan(wording.log_odds(count_words(["Zyx qwv.", ""]))).all()


def test_too_few_outcomes_teach_no_wording() -> None:
    texts, held = corpus(LEAST_CLAIMS - 1)
    assert Wording.learn(count_words(texts), held) is None
    assert Wording.learn(count_words(texts * 2), np.ones(2 * len(texts))) is None


@pytest.mark.parametrize("text", ["", "a", "x" * 3_000_000, "لا " * 200_000, "\x00\ud800 \U0001f600"])
def test_hostile_texts_are_counted(text: str) -> None:
    assert count_words([text]).shape[0] == 1
