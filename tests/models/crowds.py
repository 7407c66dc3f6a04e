"""Made crowds: votes of sources whose skill is known, on claims whose truth is known."""

from __future__ import annotations

import numpy as np


def crowd(
    n_votes: int = 6000, n_values: int = 2, n_sources: int = 60, random_state: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Votes `[n_votes, 3]`, about ten a claim, of sources some good and some hardly better than chance; the truth."""
    random = np.random.default_rng(random_state)
    truth = random.integers(0, n_values, n_votes // 10)
    source, claim = random.integers(0, n_sources, n_votes), random.integers(0, len(truth), n_votes)
    right = random.random(n_votes) < random.beta(4, 2, n_sources)[source]
    wrong = (truth[claim] + random.integers(1, n_values, n_votes)) % n_values
    votes = np.empty((n_votes, 3), dtype=np.int64, order="F")
    votes[:, 0], votes[:, 1], votes[:, 2] = source, claim, np.where(right, truth[claim], wrong)
    return votes, truth
