"""The learned stance: its features, its weights on disk, its training."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.schema import STANCES
from features.reading.stance import stance, stance_scores
from features.reading.stance import train as train_stance
from features.reading.stance.features import NAMES, feature_row, stance_features
from features.reading.stance.model import SHIPPED, load
from features.reading.stance.rule import read_by_rule, shares

FERRY = "The ferry Brenna sank off Port Wessel"


def features(claim: str, title: str, text: str | None = None) -> dict[str, float]:
    return stance_features(claim, title, text, read_by_rule(claim, title, text))


@pytest.mark.parametrize(
    ("headline", "name", "value"),
    [
        ("Ferry Brenna is said to have sunk", "headline_saying", 1.0),
        ("Sinking of the Brenna was a hoax, a hoax and a hoax", "headline_fake", 2.0),
        ("Ferry Brenna never sank", "negates", 1.0),
        ("Not now, says owner of ferry line as Brenna sinks", "negates", 0.0),
        ("Harbour master: Ferry Brenna sank", "foreign_lead", 1.0),
        ("Ferry Brenna: forty rescued", "foreign_lead", 0.0),
        ("Ferry Brenna sank, police say", "saying_tail", 1.0),
        ("Has the ferry Brenna sunk?", "opens_as_question", 1.0),
        ("Old pier sold", "shared_of_claim", 0.0),
    ],
)
def test_feature_tells_what_its_name_says(headline: str, name: str, value: float) -> None:
    assert features(FERRY, headline)[name] == value


def test_the_claims_own_words_are_no_cue() -> None:
    assert features("The hoax was staged by a rival", "Rival staged the hoax")["headline_fake"] == 0.0
    assert features("The rival sued", "Rival staged the hoax")["headline_fake"] == 2.0


def test_a_missing_body_is_missing_and_not_silent() -> None:
    of_body = [name for name in NAMES if name.startswith(("body_", "lede_"))]
    assert all(math.isnan(features(FERRY, "Ferry Brenna sinks")[name]) for name in of_body)
    assert all(features(FERRY, "Ferry Brenna sinks", "Forty were saved.")[name] == 0.0 for name in of_body)


def test_sentences_on_the_claim_are_told_from_the_rest() -> None:
    text = (
        "The ferry Brenna sank, a rumour has it. It rained. The ferry Brenna is a hoax, a rumour has it. Fog is fake."
    )
    found = features(FERRY, "Ferry Brenna sinks", text)
    assert found["body_sentences_distant"] == 1.0
    assert found["body_sentences_against"] == 0.5


def test_a_feature_that_is_missing_tells_nothing() -> None:
    model = load()
    absent = model.probabilities(np.full((1, len(NAMES)), np.nan))
    assert absent == pytest.approx(model.probabilities(model.centre[np.newaxis]))


def test_body_moves_the_stance_of_a_flat_headline() -> None:
    headline = "Ferry Brenna sinks off Port Wessel"
    rumour = (
        "Rumours say the ferry Brenna sank, an unconfirmed report claims. It is alleged that forty were saved. " * 3
    )
    debunk = "The story that the ferry Brenna sank is a hoax. It is false and was debunked. The photo is fake. " * 3
    bare, distant, against = (stance_scores(FERRY, headline, text) for text in (None, rumour, debunk))
    assert distant[STANCES.index("observing")] > bare[STANCES.index("observing")]
    assert against[STANCES.index("against")] > bare[STANCES.index("against")]


@pytest.mark.parametrize(
    ("claim", "title", "text"),
    [
        ("", "Ferry reportedly sinks", None),
        (FERRY, None, "The ferry Brenna has reportedly sunk off Port Wessel."),
        (FERRY, "  ", "The ferry Brenna has reportedly sunk off Port Wessel."),
        (FERRY, "Statement on the ferry Brenna", "Reports that she sank are wrong."),
        ("The dam will not open this year", "Dam to open this year", None),
    ],
)
def test_the_rule_decides_what_labelled_headlines_hardly_show(claim: str, title: str | None, text: str | None) -> None:
    assert stance_scores(claim, title, text) == shares(read_by_rule(claim, title, text).decided)


def test_weights_survive_saving(tmp_path: Path) -> None:
    path = tmp_path / "stance.json"
    load().save(path)
    assert path.read_text(encoding="utf-8") == SHIPPED.read_text(encoding="utf-8")
    rows = feature_row(FERRY, "Ferry sinks", None, read_by_rule(FERRY, "Ferry sinks", None))[np.newaxis]
    assert (load(path).probabilities(rows) == load().probabilities(rows)).all()


def test_weights_for_other_features_are_refused(tmp_path: Path) -> None:
    stored = json.loads(SHIPPED.read_text(encoding="utf-8"))
    stored["features"][0]["name"] = "weather"
    path = tmp_path / "stance.json"
    path.write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(ValueError, match=r"stance\.json: made for other features \(.*weather.*\); run"):
        load(path)


def labelled(n_claims: int = 9) -> pd.DataFrame:
    tellings = {
        "for": "{} burns down",
        "against": "No, {} did not burn down: a hoax",
        "observing": "{} has reportedly burnt down, a source says",
    }
    rows = [
        (f"The {ship} burnt down", form.format(ship), None, name, number % 3 if number else np.nan)
        for number, ship in enumerate(f"pier {letter * 4}" for letter in "abcdefghijkl"[:n_claims])
        for name, form in tellings.items()
    ]
    return pd.DataFrame(rows, columns=["statement", "head", "story", "said", "part"])


COLUMNS = ["--claim", "statement", "--headline", "head", "--body", "story", "--label", "said", "--fold", "part"]


def test_training_writes_weights_and_a_card_whatever_the_columns_are_called(tmp_path: Path) -> None:
    labelled().to_csv(tmp_path / "labelled.csv", index=False)
    train_stance.main(["--input", str(tmp_path / "labelled.csv"), "--output", str(tmp_path / "made"), *COLUMNS])
    model = load(tmp_path / "made" / "stance.json")
    claim, title = "The barn burnt down", "Barn has reportedly burnt down, a source says"
    rows = feature_row(claim, title, None, read_by_rule(claim, title, None))[np.newaxis]
    assert STANCES[int(model.probabilities(rows).argmax())] == "observing"
    card = (tmp_path / "made" / "CARD.md").read_text(encoding="utf-8")
    assert "24 articles" in card  # the claim without a fold is learned from, not measured on
    assert "| the rule alone | 1.000 | 1.000 |" in card


def test_order_of_rows_does_not_change_the_weights(tmp_path: Path) -> None:
    frame = labelled().rename(
        columns=dict(zip(COLUMNS[1::2], ["claim", "headline", "body", "label", "fold"], strict=True))
    )
    made = [train_stance.train(given, tmp_path, "made up") for given in (frame, frame.iloc[::-1])]
    assert made[0].coefficients == pytest.approx(made[1].coefficients, abs=1e-3)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("label", "neutral", "neutral is no stance; use for, against"),
        ("fold", 7.0, "lie in several folds; keep a claim"),
    ],
)
def test_training_names_what_is_wrong(tmp_path: Path, column: str, value: object, message: str) -> None:
    frame = labelled().rename(
        columns=dict(zip(COLUMNS[1::2], ["claim", "headline", "body", "label", "fold"], strict=True))
    )
    frame.loc[5, column] = value
    with pytest.raises(ValueError, match=message):
        train_stance.train(frame, tmp_path, "made up")


def test_an_absent_stance_cannot_be_learned(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no article is labelled against"):
        train_stance.fit(np.zeros((2, len(NAMES))), np.array([0, 2]))


@pytest.mark.parametrize("piece", ["a", "no ", "?", '"', "report: ", "' ", "it's ", "a.\n", "死", ": - ", "says, "])
def test_hostile_bodies_and_headlines_do_not_hang(piece: str) -> None:
    hostile = piece * (1_000_000 // len(piece))
    assert stance(FERRY, hostile, hostile) in STANCES
