"""Made-up wire copy in any amount, with the truth about which article was copied from which.

Words follow Zipf's law over syllables put together, and every outlet has set phrases in common with the others and,
often, a footer of its own. Two fifths are originals; the others copy an earlier original: as it is, trimmed, edited, or
heavily, which leaves a third of it under a lede of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

KINDS: Final = ("original", "verbatim", "trimmed", "edited", "heavy")
_SHARES: Final = (0.4, 0.15, 0.15, 0.15, 0.15)
_N_WORDS: Final = 60_000
_N_OUTLETS: Final = 400
_N_PHRASES: Final = 600
_SENTENCE: Final = 19
_FUNCTION: Final = """
    the of to and a in that is was for on it with as be he at by his from had are but an said they were have has not
    which will this who their been one or more after its when would there about up out
""".split()  # noqa: SIM905


@dataclass(frozen=True)
class Wire:
    """Articles, earliest first, and for each the position of what it copies (its own for an original) and its kind."""

    articles: pd.DataFrame
    root: np.ndarray
    kind: np.ndarray


class Writer:
    """Writes sentences, ledes and footers; all draws come from one generator."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.words = _vocabulary(rng)
        weights = 1 / (np.arange(_N_WORDS) + 2.7)  # Zipf-Mandelbrot
        self.cumulated = np.cumsum(weights / weights.sum())
        self.phrases = [self.draw(int(n)) for n in rng.integers(4, 9, _N_PHRASES)]
        self.footers = [self.sentences(int(n)) for n in rng.integers(15, 45, _N_OUTLETS)]

    def draw(self, n: int) -> list[str]:
        found: list[str] = self.words[np.searchsorted(self.cumulated, self.rng.random(n))].tolist()
        return found

    def sentences(self, n: int) -> list[str]:
        words = self.draw(n)
        for start in range(0, n, _SENTENCE):
            words[start] = words[start].capitalize()
            words[min(start + _SENTENCE, n) - 1] += "."
        return words

    def original(self, n: int) -> list[str]:
        words = self.sentences(n)
        for start in range(_SENTENCE, n - 2 * _SENTENCE, 3 * _SENTENCE):
            phrase = self.phrases[int(_N_PHRASES * self.rng.random() ** 3)]
            words[start + 2 : start + 2 + len(phrase)] = phrase
        return words

    def copy(self, words: list[str], kind: str) -> list[str]:
        n = len(words)
        if kind == "trimmed":
            start = int(self.rng.integers(0, n // 4))
            return words[start : start + int(n * self.rng.uniform(0.5, 0.75))]
        if kind == "edited":
            edited = list(words)
            for at in self.rng.integers(0, n, n // 14).tolist():
                edited[at] = self.draw(1)[0]
            return edited
        if kind == "heavy":
            start = int(self.rng.integers(0, n // 3))
            return self.sentences(int(self.rng.integers(25, 50))) + words[start : start + n // 3]
        return words


def write_wire(n: int, seed: int) -> Wire:
    """n articles: article_id, outlet_id, title, text, published_at, known_at, one a minute; the same for a seed."""
    rng = np.random.default_rng(seed)
    writer = Writer(rng)
    kind = rng.choice(len(KINDS), n, p=_SHARES)
    kind[0] = 0
    outlet = (rng.random(n) ** 2 * _N_OUTLETS).astype(int)
    lengths = np.clip(rng.lognormal(np.log(320), 0.5, n), 90, 1500).astype(int)
    originals = np.flatnonzero(kind == 0)
    written = np.cumsum(kind == 0)
    # a story is copied soon or not at all: its copies are among the next thousand articles or so
    back = np.minimum(rng.geometric(1 / 300, n), written) - 1
    root = np.where(kind == 0, np.arange(n), originals[written - 1 - back])
    texts: list[str] = []
    for place in range(n):
        if kind[place] == 0:
            words = writer.original(int(lengths[place]))
        else:
            footer = len(writer.footers[outlet[root[place]]])
            words = writer.copy(texts[root[place]].split(" ")[:-footer], KINDS[kind[place]])
        texts.append(" ".join(words + writer.footers[outlet[place]]))
    times = pd.Timestamp("2026-01-01") + pd.to_timedelta(np.arange(n), unit="min")
    articles = pd.DataFrame(
        {
            "article_id": [f"a{place:07}" for place in range(n)],
            "outlet_id": [f"outlet{place:03}.example" for place in outlet],
            "title": [" ".join(writer.draw(7)) for _ in range(n)],
            "text": pd.Series(texts, dtype=object),
            "published_at": times,
            "known_at": times,
        }
    )
    return Wire(articles, root, np.array(KINDS)[kind])


def _vocabulary(rng: np.random.Generator) -> np.ndarray:
    onsets = [*"bcdfghjklmnprstvwz", "st", "tr", "pl", "br", "gr", "sh", "ch", "th"]
    rimes = ["a", "e", "i", "o", "u", "an", "en", "in", "on", "er", "ar", "or", "al", "el", "ing", "ess", "ound"]
    made: dict[str, None] = dict.fromkeys(_FUNCTION)
    while len(made) < _N_WORDS:
        parts = [rng.choice(onsets) + rng.choice(rimes) for _ in range(int(rng.integers(1, 5)))]
        made["".join(parts).capitalize() if rng.random() < 0.12 else "".join(parts)] = None
    words = np.array(list(made), dtype=object)
    numbers = rng.random(_N_WORDS) < 0.02
    numbers[: len(_FUNCTION)] = False
    words[numbers] = rng.integers(2, 100_000, int(numbers.sum())).astype(str)
    return words
