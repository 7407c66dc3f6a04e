"""The learned stance: multinomial logistic regression over `stance_features`, as arrays read from JSON.

There are two. One reads headlines that come with a claim, with or without a body; the other whole articles whose
publisher is known. Their features count families of words and marks of denial and of distance, so that they have
nothing to remember a headline by. `python -m features.reading.stance.train` makes them; weights/CARD.md says from
what and how good.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from data.schema import STANCES
from features.reading.stance.articles import ARTICLE_NAMES, article_row
from features.reading.stance.features import NAMES, feature_row
from features.reading.stance.rule import RuleReading

SHIPPED: Final = Path(__file__).parent / "weights" / "stance.json"
SHIPPED_FOR_ARTICLES: Final = SHIPPED.with_name("article.json")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class StanceModel:
    """Scaling and weights, in the order of `names` and of `STANCES`."""

    version: str
    centre: Floats  # [n_features]
    scale: Floats  # [n_features], above 0
    coefficients: Floats  # [n_stances, n_features]
    intercepts: Floats  # [n_stances]
    names: tuple[str, ...] = NAMES  # of the features

    def probabilities(self, rows: Floats) -> Floats:
        """Probabilities of `STANCES`, shape [n, 3], each row adding up to 1, of feature rows [n, n_features].

        A feature that is NaN counts as its average, and so tells nothing.
        """
        standard = np.nan_to_num((rows - self.centre) / self.scale)
        logits = standard @ self.coefficients.T + self.intercepts
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        found: Floats = odds / odds.sum(axis=1, keepdims=True)
        return found

    def save(self, path: Path) -> None:
        """Write it as JSON, six digits a number, one feature a line."""
        features = [
            {"name": name, "centre": centre, "scale": scale} | dict(zip(STANCES, weights, strict=True))
            for name, centre, scale, weights in zip(
                self.names, _short(self.centre), _short(self.scale), _short(self.coefficients.T), strict=True
            )
        ]
        head = {"version": self.version, "intercepts": dict(zip(STANCES, _short(self.intercepts), strict=True))}
        lines = ",\n    ".join(json.dumps(feature) for feature in features)
        path.write_text(
            f'{json.dumps(head, indent=2)[:-2]},\n  "features": [\n    {lines}\n  ]\n}}\n', encoding="utf-8"
        )


@lru_cache(maxsize=4)
def load(path: Path = SHIPPED, names: tuple[str, ...] = NAMES) -> StanceModel:
    """The model in a file. Raises ValueError where the file was made for other features than `names`."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    features = stored["features"]
    strange = {feature["name"] for feature in features} ^ set(names)
    if strange or [feature["name"] for feature in features] != list(names):
        differing = ", ".join(sorted(strange)) or "the same names in another order"
        raise ValueError(f"{path}: made for other features ({differing}); run features.reading.stance.train again")
    return StanceModel(
        version=str(stored["version"]),
        centre=_array([feature["centre"] for feature in features]),
        scale=_array([feature["scale"] for feature in features]),
        coefficients=_array([[feature[name] for feature in features] for name in STANCES]),
        intercepts=_array([stored["intercepts"][name] for name in STANCES]),
        names=names,
    )


def learned_scores(claim: str, title: str, text: str | None, reading: RuleReading) -> tuple[float, float, float]:
    """Probabilities `(for, against, observing)` by the weights that ship, of a headline with a claim."""
    return _scores(load(), feature_row(claim, title, text, reading))


def article_scores(
    claim: str, title: str, text: str, publisher: str, reading: RuleReading
) -> tuple[float, float, float]:
    """Probabilities `(for, against, observing)` by the weights that ship, of a whole article of a known publisher."""
    model = load(SHIPPED_FOR_ARTICLES, ARTICLE_NAMES)
    return _scores(model, article_row(claim, title, text, publisher, reading))


def _scores(model: StanceModel, row: Floats) -> tuple[float, float, float]:
    speaks_for, against, observing = model.probabilities(row[np.newaxis])[0].tolist()
    return speaks_for, against, observing


def _array(numbers: Any) -> Floats:
    return np.asarray(numbers, dtype=np.float64)


def _short(numbers: Floats) -> Any:
    return np.round(numbers, 6).tolist()
