"""The learned last word: a multinomial logistic regression over signs, read from JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

WEIGHTS: Final = Path(__file__).parent / "weights" / "last_word.json"


@dataclass(frozen=True)
class LastWord:
    """Weights `[n_words][n_signs]` in log-odds, for signs in units of their spread about their mean."""

    version: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    base: tuple[float, ...]

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        """Probabilities `[n, n_words]` of n claims' signs."""
        values = np.array([[row[name] for name in self.names] for row in rows])
        log_odds = (values - self.mean) / self.spread @ np.array(self.weights).T + self.base
        odds = np.exp(log_odds - log_odds.max(axis=1, keepdims=True))
        found: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
        return found

    def words_of(self, rows: Sequence[Mapping[str, float]]) -> list[str]:
        """The likeliest last word on each of n claims."""
        return [self.words[place] for place in self.probabilities(rows).argmax(axis=1)]

    def save(self, path: Path) -> None:
        """Write as JSON."""
        path.write_text(json.dumps(asdict(self), indent=None) + "\n", encoding="utf-8")


def load(path: Path) -> LastWord:
    """Read what `LastWord.save` wrote."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    vectors = {name: tuple(raw[name]) for name in ("words", "names", "mean", "spread", "base")}
    return LastWord(version=raw["version"], weights=tuple(map(tuple, raw["weights"])), **vectors)


@cache
def shipped() -> LastWord:
    """The weights that the project ships."""
    return load(WEIGHTS)
