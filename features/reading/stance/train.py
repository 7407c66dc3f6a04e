"""Train the learned stance: `python -m features.reading.stance.train --input articles.parquet --output DIR`.

The input, Parquet or CSV, has a row per article on a claim: the claim, the headline, the body (may be missing), the
stance that a reader gave it, and the fold it is cross-validated in. All articles on a claim belong to one fold; rows
without a fold are learned from and never measured on. Writes stance.json and CARD.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from data.schema import STANCES
from features.reading.stance.card import card
from features.reading.stance.features import NAMES, feature_row
from features.reading.stance.model import Floats, StanceModel
from features.reading.stance.rule import read_by_rule, shares

VERSION: Final = "stance-1"
_INVERSE_PENALTY: Final = 0.003  # strong: what is learned from few stories must not outweigh the rule
_TRUST: Final = 2.0  # the rule's features are penalised a quarter as much as the rest

Labels = NDArray[np.int_]


def readings(articles: pd.DataFrame) -> tuple[Floats, Floats]:
    """Feature rows [n, n_features], and the rule's shares [n, 3], of a frame with columns claim, headline, body."""
    rows, ruled = np.empty((len(articles), len(NAMES))), np.empty((len(articles), len(STANCES)))
    telling = articles[["claim", "headline", "body"]].itertuples(index=False)
    for place, (claim, headline, body) in enumerate(telling):
        text = body if isinstance(body, str) else None
        reading = read_by_rule(claim, headline, text)
        rows[place], ruled[place] = feature_row(claim, headline, text, reading), shares(reading.decided)
    return rows, ruled


def fit(rows: Floats, labels: Labels) -> StanceModel:
    """The model of feature rows [n, n_features] and stances [n], as places in `STANCES`; every stance must occur."""
    absent = [name for place, name in enumerate(STANCES) if place not in labels]
    if absent:
        raise ValueError(f"no article is labelled {', '.join(absent)}; label some, or merge folds")
    known = ~np.isnan(rows).all(axis=0)
    centre, spread = np.zeros(len(NAMES)), np.ones(len(NAMES))
    centre[known], spread[known] = np.nanmean(rows[:, known], axis=0), np.nanstd(rows[:, known], axis=0)
    trust = np.array([_TRUST if name.startswith("rule_") else 1.0 for name in NAMES])
    scale = np.where(spread > 0, spread, 1.0) / trust
    standard = np.nan_to_num((rows - centre) / scale)
    fitted = LogisticRegression(C=_INVERSE_PENALTY, max_iter=2000).fit(standard, labels)
    return StanceModel(VERSION, centre, scale, fitted.coef_, fitted.intercept_)


def predict_unseen(rows: Floats, labels: Labels, folds: Floats) -> Labels:
    """Stances [n] by models that saw nothing of the row's fold; -1 for rows without a fold (NaN)."""
    predicted = np.full(len(rows), -1)
    for number in np.unique(folds[~np.isnan(folds)]):
        held_out = folds == number
        model = fit(rows[~held_out], labels[~held_out])
        predicted[held_out] = model.probabilities(rows[held_out]).argmax(axis=1)
    return predicted


def train(articles: pd.DataFrame, output: Path, data: str) -> StanceModel:
    """Fit on a frame with columns claim, headline, body, label, fold; write weights and card into `output`.

    Raises ValueError where a label is no stance or a claim lies in several folds.
    """
    _check(articles)
    rows, ruled = readings(articles)
    labels = articles["label"].map(STANCES.index).to_numpy(dtype=np.int_)
    folds = articles["fold"].to_numpy(dtype=np.float64)
    unseen, measured = predict_unseen(rows, labels, folds), ~np.isnan(folds)
    model = fit(rows, labels)
    found = {
        "learned, on claims it had not seen": unseen[measured],
        "learned, on the claims it was trained on": model.probabilities(rows).argmax(axis=1)[measured],
        "the rule alone": ruled.argmax(axis=1)[measured],
    }
    output.mkdir(parents=True, exist_ok=True)
    model.save(output / "stance.json")
    (output / "CARD.md").write_text(card(model.version, data, labels[measured], found), encoding="utf-8")
    return model


def _check(articles: pd.DataFrame) -> None:
    strange = sorted(set(articles["label"].astype(str)) - set(STANCES))
    if strange:
        raise ValueError(f"column label: {', '.join(strange)} is no stance; use {', '.join(STANCES)}")
    n_folds = articles.groupby("claim")["fold"].nunique()
    torn = n_folds[n_folds > 1].index
    if len(torn):
        raise ValueError(f"column fold: articles on {torn[0]!r} lie in several folds; keep a claim in one")


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m features.reading.stance.train", description=__doc__)
    parser.add_argument("--input", type=Path, required=True, help="Parquet or CSV, a row per article on a claim")
    parser.add_argument("--output", type=Path, required=True, help="folder for stance.json and CARD.md")
    parser.add_argument("--data", default="not stated", help="what the card says the data is: name, source, licence")
    for name, column in {
        "claim": "claim",
        "headline": "headline",
        "body": "body",
        "label": "headline_stance",
        "fold": "cv_fold",
    }.items():
        parser.add_argument(f"--{name}", default=column, metavar="COLUMN", help=f"default {column}")
    given = parser.parse_args(arguments)
    frame = pd.read_csv(given.input) if given.input.suffix == ".csv" else pd.read_parquet(given.input)
    columns = {getattr(given, name): name for name in ("claim", "headline", "body", "label", "fold")}
    missing = sorted(set(columns) - set(frame.columns))
    if missing:
        parser.error(f"{given.input}: no column {', '.join(missing)}; name yours with the options")
    train(frame[list(columns)].rename(columns=columns), given.output, given.data)


if __name__ == "__main__":
    main()
