"""Spun sentences come in runs: each is judged with those around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from features.reading.spun.words import Doubles

THRESHOLD: Final = 0.5


@dataclass(frozen=True, slots=True)
class Runs:
    """How spun sentences follow each other: share of them in all news, and of them after one another.

    `trust` shrinks what each sentence tells: sentences of one article are odd in the same ways.
    """

    share: float = 0.05
    stay: float = 0.95
    trust: float = 0.7


def smoothed(odds: Doubles, runs: Runs) -> list[float]:
    """Probabilities that each sentence is spun, given all of them: forward-backward over two states (Rabiner 1989).

    >>> alone, run = smoothed(np.array([-2.0, 3.0, -2.0]), Runs()), smoothed(np.full(3, 3.0), Runs())
    >>> alone[1] < 0.5 < run[1]
    True
    """
    leave = 1 - runs.stay
    enter = leave * runs.share / (1 - runs.share)
    ratio = np.exp(np.clip(odds * runs.trust, -30, 30)).tolist()
    forward: list[float] = []
    expected = runs.share
    for weight in ratio:
        spun = expected * weight / (expected * weight + 1 - expected)
        forward.append(spun)
        expected = spun * runs.stay + (1 - spun) * enter
    after = 1.0  # likelihood of what follows, spun to not spun
    found: list[float] = []
    for spun, weight in zip(reversed(forward), reversed(ratio), strict=True):
        found.append(spun * after / (spun * after + 1 - spun))
        ahead = weight * after
        after = (runs.stay * ahead + leave) / (enter * ahead + 1 - enter)
    return found[::-1]
