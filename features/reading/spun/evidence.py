"""What the words of a sentence tell about its being spun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from features.reading.spans import Span
from features.reading.spun.words import UNKNOWN, Doubles, Floats, Terms

FEWEST_WORDS: Final = 7  # a shorter sentence tells nothing: headlines leave out what goes between words
N_EVIDENCE: Final = 8
_MIN_KNOWN: Final = 0.6  # share of known words below which a sentence is not taken for English
_TOPIC: Final = 2  # times a word may come in a text before it is the topic's, and no longer looks put there
_TOPIC_ODDS: Final = -3.0


def without_topic(terms: Terms, odds: Floats) -> Floats:
    """The odds `[n_terms]`, no higher than `_TOPIC_ODDS` for words that came `_TOPIC` times before in the text.

    Names and terms of a field are odd wherever they stand, and come again and again; a spinner's words seldom do.
    """
    order = np.argsort(terms.word, kind="stable")
    ordered = terms.word[order]
    earlier = np.empty(len(order), np.int64)
    earlier[order] = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    return np.where(earlier >= _TOPIC, np.minimum(odds, _TOPIC_ODDS), odds).astype(np.float32)


def evidence(terms: Terms, odds: Floats, sentences: Sequence[Span]) -> tuple[Doubles, NDArray[np.bool_]]:
    """What the words of each sentence tell, `[n_sentences, N_EVIDENCE]`, and which sentences tell anything.

    Mean odds, mean of the three highest, the highest, mean probability, sum of probabilities over the root of the
    length, log of the length, share of words more likely replaced than not, mean log probability of none replaced.
    """
    n = len(sentences)
    holder = _holders(terms, sentences)
    kept = terms.judged & (holder >= 0)
    sentence, odd, number = holder[kept], odds[kept].astype(np.float64), terms.number[kept]
    length = np.bincount(sentence, minlength=n)
    words = np.maximum(length, 1)
    rank, order = _ranks(odd, sentence, length)
    best, top = order[rank == 0], order[rank < 3]
    highest = np.zeros(n)
    highest[sentence[best]] = odd[best]
    likely = 1 / (1 + np.exp(-np.clip(odd, -30, 30)))

    def total(values: NDArray[Any], among: NDArray[Any] = sentence) -> Doubles:
        return np.bincount(among, weights=values, minlength=n).astype(np.float64)

    rows = (
        total(odd) / words,
        total(odd[top], sentence[top]) / np.clip(length, 1, 3),
        highest,
        total(likely) / words,
        total(likely) / np.sqrt(words),
        np.log(words),
        total(odd > 0) / words,
        -total(np.logaddexp(0, odd)) / words,
    )
    english = total(number != UNKNOWN) >= _MIN_KNOWN * words
    return np.stack(rows, axis=1), (length >= FEWEST_WORDS) & english


def _ranks(odds: Doubles, sentence: NDArray[np.int64], length: NDArray[np.int64]) -> tuple[Any, Any]:
    """The rank from 0 of each word in its sentence by falling odds, and the order of words that the ranks are in."""
    order = np.lexsort((-odds, sentence))
    return np.arange(len(order)) - (np.cumsum(length) - length)[sentence[order]], order


def _holders(terms: Terms, sentences: Sequence[Span]) -> NDArray[np.int64]:
    """The number of the sentence that each term stands in, -1 for none."""
    edges = np.array(sentences, dtype=np.int64).reshape(-1, 2)
    if not len(edges):
        return np.full(len(terms.start), -1)
    number = np.searchsorted(edges[:, 0], terms.start, side="right") - 1
    inside = (number >= 0) & (terms.start < edges[np.maximum(number, 0), 1])
    return np.where(inside, number, -1)
