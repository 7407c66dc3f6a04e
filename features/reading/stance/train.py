"""Train the learned stance: `python -m features.reading.stance.train --input articles.parquet --output DIR`.

The input, Parquet or CSV, has a row per article on a claim: the claim, the headline, the body (may be missing), the
stance that a reader gave it, and the fold it is cross-validated in. All articles on a claim belong to one fold; rows
without a fold are learned from and never measured on. Writes stance.json and CARD.md.

With `--articles`, a file of whole articles with the same columns and their publisher, the model of whole articles is
made too, from both files together, and article.json written beside. Labels there are of the article, not of its
headline alone; folds are counted through both files.
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
from features.reading.stance.articles import ARTICLE_NAMES, article_row
from features.reading.stance.card import card, section
from features.reading.stance.features import NAMES, feature_row
from features.reading.stance.model import SHIPPED, SHIPPED_FOR_ARTICLES, Floats, StanceModel
from features.reading.stance.rule import read_by_rule, shares

VERSION: Final = "stance-1"
_INVERSE_PENALTY: Final = 0.003  # strong: what is learned from few stories must not outweigh the rule
_TRUST: Final = 2.0  # the rule's features are penalised a quarter as much as the rest
_ARTICLE_WEIGHT: Final = 2.0  # of a whole article against one of the headlines, which are more
_RARE_WEIGHT: Final = 3.0  # of a whole article that is not for: few are, and a denial missed costs most
_COLUMNS: Final = ("claim", "headline", "body", "label", "fold")

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


def article_readings(articles: pd.DataFrame) -> Floats:
    """Feature rows [n, n_features] of whole articles; a row without a body has NaN for all beyond its headline."""
    rows = np.full((len(articles), len(ARTICLE_NAMES)), np.nan)
    telling = articles[["claim", "headline", "body", "publisher"]].itertuples(index=False)
    for place, (claim, headline, body, publisher) in enumerate(telling):
        text = body if isinstance(body, str) and body.strip() else None
        reading = read_by_rule(claim, headline, text)
        if text is None:
            rows[place, : len(NAMES)] = feature_row(claim, headline, None, reading)
        else:
            rows[place] = article_row(claim, headline, text, publisher, reading)
    return rows


def fit(rows: Floats, labels: Labels, weights: Floats | None = None, names: tuple[str, ...] = NAMES) -> StanceModel:
    """The model of feature rows [n, n_features] and stances [n], as places in `STANCES`; every stance must occur."""
    absent = [name for place, name in enumerate(STANCES) if place not in labels]
    if absent:
        raise ValueError(f"no article is labelled {', '.join(absent)}; label some, or merge folds")
    known = ~np.isnan(rows).all(axis=0)
    centre, spread = np.zeros(len(names)), np.ones(len(names))
    centre[known], spread[known] = np.nanmean(rows[:, known], axis=0), np.nanstd(rows[:, known], axis=0)
    trust = np.array([_TRUST if name.startswith("rule_") else 1.0 for name in names])
    scale = np.where(spread > 0, spread, 1.0) / trust
    standard = np.nan_to_num((rows - centre) / scale)
    fitted = LogisticRegression(C=_INVERSE_PENALTY, max_iter=2000).fit(standard, labels, sample_weight=weights)
    return StanceModel(VERSION, centre, scale, fitted.coef_, fitted.intercept_, names)


def predict_unseen(
    rows: Floats, labels: Labels, folds: Floats, weights: Floats | None = None, names: tuple[str, ...] = NAMES
) -> Labels:
    """Stances [n] by models that saw nothing of the row's fold; -1 for rows without a fold (NaN)."""
    predicted = np.full(len(rows), -1)
    for number in np.unique(folds[~np.isnan(folds)]):
        held_out = folds == number
        kept = None if weights is None else weights[~held_out]
        model = fit(rows[~held_out], labels[~held_out], kept, names)
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
    model.save(output / SHIPPED.name)
    (output / "CARD.md").write_text(card(model.version, data, labels[measured], found), encoding="utf-8")
    return model


def train_on_articles(headlines: pd.DataFrame, articles: pd.DataFrame, output: Path, data: str) -> StanceModel:
    """Fit the model of whole articles on both frames, which have a column publisher too; write it and add to the card.

    Raises ValueError where a label is no stance or a claim lies in several folds.
    """
    both = pd.concat([headlines.assign(whole=False), articles.assign(whole=True)], ignore_index=True)
    _check(both)
    both["publisher"] = both["publisher"].fillna("")
    rows, labels = article_readings(both), both["label"].map(STANCES.index).to_numpy(dtype=np.int_)
    whole, folds = both["whole"].to_numpy(dtype=bool), both["fold"].to_numpy(dtype=np.float64)
    rare = whole & (labels != STANCES.index("for"))
    weights = np.where(whole, _ARTICLE_WEIGHT, 1.0) * np.where(rare, _RARE_WEIGHT, 1.0)
    unseen, measured = predict_unseen(rows, labels, folds, weights, ARTICLE_NAMES), ~np.isnan(folds)
    model = fit(rows, labels, weights, ARTICLE_NAMES)
    model.save(output / SHIPPED_FOR_ARTICLES.name)
    parts = {"whole articles": measured & whole, "the headlines' articles": measured & ~whole}
    found = {name: (labels[part], unseen[part]) for name, part in parts.items()}
    with (output / "CARD.md").open("a", encoding="utf-8") as file:
        file.write(section(len(ARTICLE_NAMES), data, found))
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
    parser.add_argument("--output", type=Path, required=True, help="folder for the weights and CARD.md")
    parser.add_argument("--data", default="not stated", help="what the card says the data is: name, source, licence")
    parser.add_argument(
        "--articles", type=Path, help="Parquet or CSV of whole articles, the same columns and publisher"
    )
    parser.add_argument("--articles-data", default="not stated", help="what the card says of the whole articles")
    defaults = dict(zip(_COLUMNS, ("claim", "headline", "body", "headline_stance", "cv_fold"), strict=True))
    for name, column in {**defaults, "publisher": "domain"}.items():
        parser.add_argument(f"--{name}", default=column, metavar="COLUMN", help=f"default {column}")
    given = parser.parse_args(arguments)
    wanted = (*_COLUMNS, "publisher") if given.articles else _COLUMNS
    columns = {getattr(given, name): name for name in wanted}
    headlines, *articles = (_read(parser, path, columns) for path in (given.input, given.articles) if path)
    train(headlines, given.output, given.data)
    for frame in articles:
        train_on_articles(headlines, frame, given.output, given.articles_data)


def _read(parser: argparse.ArgumentParser, path: Path, columns: dict[str, str]) -> pd.DataFrame:
    frame = pd.read_csv(path) if path.suffix == ".csv" else pd.read_parquet(path)
    missing = sorted(set(columns) - set(frame.columns))
    if missing:
        parser.error(f"{path}: no column {', '.join(missing)}; name yours with the options")
    return frame[list(columns)].rename(columns=columns)


if __name__ == "__main__":
    main()
