"""Who got it first hand: the learned odds that ship, and what they go by."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from features.grouping.firsthand.card import b_cubed
from features.grouping.firsthand.odds import FirstHand, load, shipped
from features.grouping.firsthand.signs import pair_row, root_row
from features.grouping.firsthand.stories import Labelled, read_stories
from features.grouping.firsthand.train import learn, main, partition

COVERAGE = Path(__file__).parents[1] / "cases" / "coverage"


@pytest.fixture(scope="module")
def unseen() -> list[Labelled]:
    """Stories by another author than those that the odds were learned from."""
    return read_stories([COVERAGE / "held_out.jsonl"])


def test_origins_of_unseen_stories_are_found(unseen: list[Labelled]) -> None:
    found = [(story, partition(story, shipped())) for story in unseen]
    assert b_cubed(found) > 0.85
    alone = [(story, [str(place) for place in range(len(story.marks))]) for story in unseen]
    together = [(story, ["one"] * len(story.marks)) for story in unseen]
    assert b_cubed(found) > max(b_cubed(alone), b_cubed(together)) + 0.05


def test_weights_fit_the_signs(unseen: list[Labelled]) -> None:
    marks = next(story.marks for story in unseen if len(story.marks) > 2)
    pairs = [pair_row(marks[2], other, place, 2) for place, other in enumerate(marks[:2])]
    assert set(shipped().pair.names) == set(pairs[0])
    assert set(shipped().root.names) == set(root_row(marks[2], marks[:2], pairs, marks))


def test_odds_are_probabilities_and_survive_being_written(unseen: list[Labelled], tmp_path: Path) -> None:
    odds = learn(unseen)
    odds.save(tmp_path / "odds.json")
    assert load(tmp_path / "odds.json") == odds
    assert odds != shipped()
    marks = unseen[0].marks
    chances = odds.pair.of([pair_row(marks[1], marks[0], 0, 1)])
    assert np.all((chances > 0) & (chances < 1))


def test_training_writes_weights_and_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("".join((COVERAGE / "coverage_1.jsonl").read_text("utf-8").splitlines(keepends=True)[:12]), "utf-8")
    main([str(few), "--output", str(tmp_path / "out")])
    assert isinstance(load(tmp_path / "out" / "firsthand.json"), FirstHand)
    card = (tmp_path / "out" / "CARD.md").read_text("utf-8")
    assert "| cross-validated | 12 |" in card
    assert card in capsys.readouterr().out


def test_line_that_is_no_story_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"scenario_id": "x", "claim": "The mill is gone.", "articles": []}\n', "utf-8")
    with pytest.raises(ValueError, match=r"broken.jsonl:1: no 'gold'"):
        read_stories([broken])
