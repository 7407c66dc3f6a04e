"""The detector of spun text: a small network over words, a logistic model over sentences, and runs of sentences.

The network tells for each word whether it looks replaced, as the discriminator of ELECTRA does (Clark et al. 2020):
from the word, its neighbours, and products of learned vectors that say how well they go together. Sentences gather what
their words tell; a hidden Markov model with two states gathers sentences into runs.
`python -m features.reading.spun.train` makes the weights; weights/CARD.md says from what and how good.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from features.reading.spans import Span
from features.reading.spun.evidence import N_EVIDENCE, evidence, without_topic
from features.reading.spun.runs import Runs
from features.reading.spun.words import FIRST, N_FACTS, Doubles, Floats, Glossary, Pairs, Terms, facts

SHIPPED: Final = Path(__file__).parent / "weights" / "spun.npz"
NEAR, FAR = 2, 1  # words to either side that the two layers see
PARTNERS: Final = 3  # words to either side that a word is matched with
DOUBLINGS: Final = 4  # the topic that a word is matched with is that of 2 ** 4 words around it
REACH: Final = (1 << (DOUBLINGS - 1)) + FAR
_BLOCK: Final = 512  # words at a time, so that all of it stays in the processor's cache
_LAYERS: Final = ("left", "right", "kernel1", "bias1", "kernel2", "bias2", "kernel3", "bias3")
_PARTS: Final = (*_LAYERS, "centre", "scale", "weights", "runs")

Part = tuple[Floats, int]  # rows, and how many rows further on they are looked at


@dataclass(frozen=True, slots=True)
class SpunModel:
    """Glossary, pairs, weights of the network by name, and what gathers words into sentences and runs."""

    glossary: Glossary
    pairs: Pairs
    vectors: Floats  # [n_terms, n_dimensions]
    layers: Mapping[str, Floats]
    centre: Doubles  # [N_EVIDENCE]
    scale: Doubles  # [N_EVIDENCE]
    weights: Doubles  # [N_EVIDENCE + 1], the intercept last
    runs: Runs
    table: Floats = field(init=False, repr=False)  # [n_terms, n_dimensions + 2 * n_products]: vectors, left, right

    def __post_init__(self) -> None:
        parts = [self.vectors, self.vectors @ self.layers["left"], self.vectors @ self.layers["right"]]
        object.__setattr__(self, "table", np.concatenate(parts, axis=1))

    def word_odds(self, terms: Terms) -> Floats:
        """Log odds `[n_terms]` that each word was replaced."""
        known = facts(terms, self.glossary, self.pairs)
        n = len(terms.number)
        blocks = [self._block(terms, known, start, min(n, start + _BLOCK)) for start in range(0, max(n, 1), _BLOCK)]
        return np.concatenate(blocks)

    def _block(self, terms: Terms, known: Floats, start: int, end: int) -> Floats:
        low, high = max(0, start - REACH), min(len(known), end + REACH)
        seen, left, right = np.split(self.table[terms.number[low:high]], self._edges, axis=1)
        layers = self.layers
        words = np.concatenate([seen, known[low:high]], axis=1)
        first = np.maximum(laid([*around(words, NEAR), *matches(left, right)]) @ layers["kernel1"] + layers["bias1"], 0)
        second = np.maximum(laid(around(first, FAR)) @ layers["kernel2"] + layers["bias2"], 0)
        odds: Floats = (second @ layers["kernel3"] + layers["bias3"])[start - low : end - low, 0]
        return odds

    @property
    def _edges(self) -> tuple[int, int]:
        n_dimensions, n_products = self.layers["left"].shape
        return n_dimensions, n_dimensions + n_products

    def evidence(self, text: str, sentences: Sequence[Span]) -> tuple[Doubles, NDArray[np.bool_]]:
        """What the sentences of a text tell, `[n_sentences, N_EVIDENCE]`, and which tell anything; see `evidence`."""
        terms = self.glossary.terms(text)
        return evidence(terms, without_topic(terms, self.word_odds(terms)), sentences)

    def sentence_odds(self, text: str, sentences: Sequence[Span]) -> Doubles:
        """Log odds `[n_sentences]` that each is spun rather than not; 0 for those that tell nothing."""
        rows, telling = self.evidence(text, sentences)
        odds = ((rows - self.centre) / self.scale) @ self.weights[:-1] + self.weights[-1]
        return np.where(telling, odds, 0.0)

    def save(self, path: Path) -> None:
        """Write arrays alone: vectors as bytes with a scale a column, the network in half precision."""
        scale = np.maximum(np.abs(self.vectors).max(axis=0), 1e-9) / 127
        words, rare = (
            np.frombuffer("\n".join(some).encode("ascii"), np.uint8)
            for some in (self.glossary.words, self.glossary.rare)
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            path,
            allow_pickle=False,
            words=words,
            rare=rare,
            log_share=self.glossary.log_share[FIRST:].astype(np.float16),
            slots=self.pairs.slots,
            vectors=np.round(self.vectors / scale).astype(np.int8),
            vectors_scale=scale.astype(np.float32),
            centre=self.centre,
            scale=self.scale,
            weights=self.weights,
            runs=np.array([self.runs.share, self.runs.stay, self.runs.trust]),
            **{name: values.astype(np.float16) for name, values in self.layers.items()},
        )


@lru_cache(maxsize=4)
def load(path: Path = SHIPPED) -> SpunModel:
    """The model in a file. Raises FileNotFoundError without one, ValueError where it was made for other facts."""
    with np.load(path, allow_pickle=False) as stored:
        arrays: dict[str, NDArray[Any]] = {name: stored[name] for name in stored.files}
    missing = {*_PARTS, "words", "rare", "log_share", "slots", "vectors", "vectors_scale"} - arrays.keys()
    if missing:
        raise ValueError(f"{path} lacks {', '.join(sorted(missing))}; run features.reading.spun.train again")
    vectors = arrays["vectors"].astype(np.float32) * arrays["vectors_scale"]
    n_products = 2 * PARTNERS + 1
    expected = (vectors.shape[1] + N_FACTS) * (2 * NEAR + 1) + n_products * arrays["left"].shape[1]
    if len(arrays["kernel1"]) != expected or len(arrays["centre"]) != N_EVIDENCE:
        raise ValueError(f"{path}: made for other facts of words or sentences; run features.reading.spun.train again")
    words, rare = (arrays[name].tobytes().decode("ascii").split("\n") for name in ("words", "rare"))
    share, stay, trust = arrays["runs"].tolist()
    return SpunModel(
        Glossary(words, arrays["log_share"].astype(np.float32), rare),
        Pairs(arrays["slots"]),
        vectors,
        {name: arrays[name].astype(np.float32) for name in _LAYERS},
        arrays["centre"],
        arrays["scale"],
        arrays["weights"],
        Runs(share, stay, trust),
    )


def around(rows: Floats, reach: int) -> list[Part]:
    """Each row beside those up to `reach` before and after it."""
    return [(rows, by) for by in range(-reach, reach + 1)]


def matches(left: Floats, right: Floats) -> list[Part]:
    """How well each word goes with each of its partners, as the right one and as the left one, and with its topic."""
    found: list[Part] = []
    for by in range(1, PARTNERS + 1):
        product = shifted(left, -by) * right
        found += [(product, 0), (product, by)]
    topic = left
    for doubling in range(DOUBLINGS - 1):
        topic = topic + shifted(topic, 1 << doubling)
    topic = topic + shifted(topic, -(1 << (DOUBLINGS - 1)))
    return [*found, (topic * right / np.float32(1 << DOUBLINGS), 0)]


def laid(parts: Sequence[Part]) -> Floats:
    """The parts side by side, at each row the one so many rows further on, zeros beyond the ends."""
    n = len(parts[0][0])
    side_by_side = np.zeros((n, sum(rows.shape[1] for rows, _ in parts)), np.float32)
    at = 0
    for rows, by in parts:
        low, high = min(max(-by, 0), n), max(n - max(by, 0), 0)  # where there is a row so many further on
        side_by_side[low:high, at : at + rows.shape[1]] = rows[low + by : high + by] if low < high else 0
        at += rows.shape[1]
    return side_by_side


def shifted(rows: Floats, by: int) -> Floats:
    """At each row the one `by` rows further on, zeros beyond the ends."""
    return laid([(rows, by)])
