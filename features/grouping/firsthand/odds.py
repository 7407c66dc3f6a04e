"""Learned odds: a logistic regression over named signs, read from JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

WEIGHTS: Final = Path(__file__).parent / "weights" / "firsthand.json"


@dataclass(frozen=True)
class Odds:
    """Weights in log-odds, one a sign, each for a sign in units of its spread about its mean."""

    names: tuple[str, ...]
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[float, ...]
    base: float

    def of(self, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        """Probabilities `[n]` of n rows of signs.

        >>> odds = Odds(("credited",), (0.0,), (1.0,), (2.0,), -1.0)
        >>> odds.of([{"credited": 0.0}, {"credited": 1.0}]).round(2).tolist()
        [0.27, 0.73]
        """
        signs = np.array([[row[name] for name in self.names] for row in rows])
        log_odds = (signs - self.mean) / self.spread @ np.array(self.weights) + self.base
        probabilities: NDArray[np.float64] = 1 / (1 + np.exp(-log_odds))
        return probabilities


@dataclass(frozen=True)
class FirstHand:
    """Whether an article got it first hand (`root`), and which earlier one it shares its origin with (`pair`)."""

    version: str
    root: Odds
    pair: Odds

    def save(self, path: Path) -> None:
        """Write as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> FirstHand:
    """Read what `FirstHand.save` wrote."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return FirstHand(raw["version"], _odds(raw["root"]), _odds(raw["pair"]))


@cache
def shipped() -> FirstHand:
    """The odds that the project ships."""
    return load(WEIGHTS)


def _odds(raw: Mapping[str, Any]) -> Odds:
    return Odds(
        tuple(raw["names"]), tuple(raw["mean"]), tuple(raw["spread"]), tuple(raw["weights"]), float(raw["base"])
    )
