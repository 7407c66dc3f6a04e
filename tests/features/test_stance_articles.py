"""Stance of whole articles whose publisher is known: denial, distance, training."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.schema import STANCES
from features.reading.stance import stance, stance_scores
from features.reading.stance import train as train_stance
from features.reading.stance.articles import ARTICLE_NAMES, article_row
from features.reading.stance.denial import denial
from features.reading.stance.distance import distance
from features.reading.stance.meanings import ClaimWords
from features.reading.stance.model import SHIPPED_FOR_ARTICLES, load
from features.reading.stance.rule import read_by_rule
from features.reading.stance.words import fold, tokens

FERRY = "The ferry Brenna sank off Port Wessel"
ARENA = "The Lindholm arena will close in May"


def denied(sentence: str, claim: str) -> float:
    folded = fold(sentence, 400)
    return denial(folded, tokens(folded), ClaimWords(tokens(fold(claim, 300))))


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (FERRY, "The Brenna has not capsized."),
        (FERRY, "No ferry was lost last night."),
        (FERRY, "Reports of a wreck are pure invention and wholly untrue, reports are false."),
        (FERRY, "Correction: the Brenna is in dock"),
        (FERRY, "We were wrong about the Brenna."),
        (FERRY, "The line denied reports of an accident."),
        (FERRY, "It was a barge that went down, not a ferry."),
        (ARENA, "There is no plan to shut the hall."),
        (ARENA, "The hall is not closing."),
    ],
)
def test_sentences_that_turn_against_a_claim_are_found(claim: str, sentence: str) -> None:
    assert denied(sentence, claim) > 0


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (FERRY, "The owner did not reply when asked why the ferry sank."),
        (FERRY, "Nobody was told that the ferry was sinking."),
        (FERRY, "No one was on deck when the ferry sank."),
        (FERRY, "The captain denies wrongdoing."),
        (ARENA, "No more concerts at the Lindholm arena from May."),
        ("The arena will not open in May", "The arena will not open in May."),
    ],
)
def test_not_of_something_else_denies_nothing(claim: str, sentence: str) -> None:
    assert denied(sentence, claim) == 0


@pytest.mark.parametrize(
    ("passage", "mark", "found"),
    [
        ("The Brenna is said to have sunk", "hedged", True),
        ("The Brenna sank, the Wessel Gazette reports", "credited", True),
        ("A pilot told this newspaper that the Brenna sank", "own_source", True),
        ("The Brenna sank, a harbour log shows, and records show why", "own_source", True),
        ("The coastguard said on Monday that the Brenna sank", "on_record", True),
        ("Has the Brenna sunk?", "asks", True),
        ("The Brenna sank", "hedged", False),
        ("The Brenna sank", "credited", False),
    ],
)
def test_marks_of_distance_are_told_apart(passage: str, mark: str, found: bool) -> None:
    folded = fold(passage, 400)
    assert distance(folded, tokens(folded))._asdict()[mark] is found


@pytest.mark.parametrize(
    ("title", "text", "publisher"),
    [
        ("The Brenna", "She has not sunk. Reports that the ferry Brenna sank are false.", "Wessel Ferry Company"),
        ("Apology", "We reported that the ferry Brenna sank. That was wrong. We apologise.", "Wessel Gazette"),
        ("Questions and answers", "Has the ferry Brenna sunk? No. She is in dock as planned.", "Wessel Port Authority"),
    ],
)
def test_notices_and_apologies_speak_against(title: str, text: str, publisher: str) -> None:
    assert stance(FERRY, title, text, publisher) == "against"


def test_a_flat_article_speaks_for_though_others_are_silent() -> None:
    text = "The ferry Brenna sank off Port Wessel at noon, the coastguard said on Monday. The line did not reply."
    assert stance(FERRY, "Ferry Brenna sinks off Port Wessel", text, "Wessel Gazette") == "for"


@pytest.mark.parametrize(("title", "text"), [(None, "The Brenna sank."), ("Brenna sinks", None), (" ", "She sank.")])
def test_without_headline_or_text_the_publisher_changes_nothing(title: str | None, text: str | None) -> None:
    assert stance_scores(FERRY, title, text, "Wessel Gazette") == stance_scores(FERRY, title, text)


def test_weights_of_articles_survive_saving(tmp_path: Path) -> None:
    model = load(SHIPPED_FOR_ARTICLES, ARTICLE_NAMES)
    model.save(tmp_path / "article.json")
    assert (tmp_path / "article.json").read_text(encoding="utf-8") == SHIPPED_FOR_ARTICLES.read_text(encoding="utf-8")


def labelled(prefix: str) -> pd.DataFrame:
    tellings = {
        "for": ("{} burns down", "{} burnt down on Monday, police said."),
        "against": ("About {}", "Reports that {} burnt down are false. It has not burnt."),
        "observing": ("Has {} burnt down?", "{} may have burnt down, a blog claims."),
    }
    rows = [
        (f"The {name} burnt down", title.format(name), text.format(name), stance_of, number % 3, "Daily Gazette")
        for number, name in enumerate(f"{prefix} {letter * 4}" for letter in "abcdefghi")
        for stance_of, (title, text) in tellings.items()
    ]
    return pd.DataFrame(rows, columns=["claim", "headline", "body", "headline_stance", "cv_fold", "domain"])


def test_training_on_articles_writes_their_weights_and_adds_to_the_card(tmp_path: Path) -> None:
    for name in ("pier", "barn"):
        labelled(name).to_csv(tmp_path / f"{name}.csv", index=False)
    paths = {"--input": "pier.csv", "--articles": "barn.csv", "--output": "made"}
    train_stance.main([word for option, name in paths.items() for word in (option, str(tmp_path / name))])
    model = load(tmp_path / "made" / "article.json", ARTICLE_NAMES)
    telling = "The mill burnt down", "About the mill", "Reports that the mill burnt down are false. It has not burnt."
    row = article_row(*telling, "Daily Gazette", read_by_rule(*telling))
    assert STANCES[int(model.probabilities(row[np.newaxis]).argmax())] == "against"
    assert "| whole articles | 27 | 1.000 | 1.000 | 1.000 |" in (tmp_path / "made" / "CARD.md").read_text("utf-8")


@pytest.mark.parametrize(
    "piece", ["a", "no ", "?", '"', "is ", "we apologise ", "told the ", "a.\n", "死", "reports ", "_"]
)
def test_hostile_articles_do_not_hang(piece: str) -> None:
    hostile = piece * (1_000_000 // len(piece))
    assert stance(hostile, hostile, hostile, hostile) in STANCES
