"""Made-up stories in the thousands: claims with names of their own, told by several outlets each in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

_SYLLABLES: Final = [f"{a}{b}" for a, b in product("bdfgklmnprstvz", "aeiou")]
_N_WORDS, _N_NAMES = 40_000, 60_000
_PER_CLAIM: Final = 4  # stories a claim, on average
_NAMES, _TOPICAL = 3, 12  # of a claim's own
_TITLE_NAMES, _TITLE_WORDS, _BODY_WORDS = 2, 5, 60
_OWN: Final = 0.35  # share of a story's words that are its claim's
_AT_ONCE: Final = 20_000


@dataclass(frozen=True)
class MadeStories:
    """n stories in the order in which they appeared, with the claim that each one tells, `[n]`."""

    titles: list[str]
    texts: list[str]
    claims: NDArray[np.int64]


def made_stories(n: int, random: np.random.Generator) -> MadeStories:
    """n stories on n/4 claims. Words and names are drawn as in any language: few make up most of a text."""
    words, names = _coined(_N_WORDS, random), np.char.capitalize(_coined(_N_NAMES, random))
    n_claims = max(n // _PER_CLAIM, 1)
    topical = _drawn(_N_WORDS, 30, (n_claims, _TOPICAL), random)
    named = _drawn(_N_NAMES, 300, (n_claims, _NAMES), random)
    claims = random.integers(n_claims, size=n)
    titles, texts = [], []
    for start in range(0, n, _AT_ONCE):
        of = claims[start : start + _AT_ONCE]
        own = np.concatenate([names[named[of]], words[topical[of]]], axis=1)
        titles += _titles(own, words, random)
        texts += _texts(own, words, random)
    return MadeStories(titles, texts, claims)


def _coined(n: int, random: np.random.Generator) -> NDArray[np.str_]:
    parts = np.array(_SYLLABLES)[random.integers(len(_SYLLABLES), size=(3 * n, 4))]
    length = random.integers(2, 5, size=3 * n)
    coined = {"".join(row[:k]) for row, k in zip(parts, length, strict=True)}
    return np.array(sorted(coined))[random.permutation(len(coined))[:n]]


def _drawn(n: int, flat: int, shape: tuple[int, int], random: np.random.Generator) -> NDArray[np.int64]:
    """Places in a Zipfian list whose first `flat` entries are about equally common."""
    weights = 1 / (np.arange(n) + flat)
    return np.searchsorted(np.cumsum(weights / weights.sum()), random.random(shape)).clip(max=n - 1)


def _titles(own: NDArray[np.str_], words: NDArray[np.str_], random: np.random.Generator) -> list[str]:
    rows = np.arange(len(own))[:, None]
    named = own[rows, random.random((len(own), _NAMES)).argsort(axis=1)[:, :_TITLE_NAMES]]
    topical = own[rows, _NAMES + random.random((len(own), _TOPICAL)).argsort(axis=1)[:, : _TITLE_WORDS - 1]]
    stray = words[_drawn(_N_WORDS, 3, (len(own), 1), random)]
    return [" ".join(line) for line in np.concatenate([named, topical, stray], axis=1).tolist()]


def _texts(own: NDArray[np.str_], words: NDArray[np.str_], random: np.random.Generator) -> list[str]:
    shape = (len(own), _BODY_WORDS)
    told = own[np.arange(len(own))[:, None], random.integers(own.shape[1], size=shape)]
    text = np.where(random.random(shape) < _OWN, told, words[_drawn(_N_WORDS, 3, shape, random)])
    return [" ".join(line) for line in text.tolist()]
