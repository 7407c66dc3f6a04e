"""Stories -> sparse vectors: which terms a story is made of, and how much each one tells it from other stories.

A column is a term's 31-bit hash, so that vectors of different nights compare without a common vocabulary.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from features.grouping.text import BACKGROUND, NEWS_TERMS, Rarity, word_terms, words

N_COLUMNS: Final = 2**31 - 1
STORY_TERMS: Final = 64  # strongest terms that stand for a story; more hardly change what it is alike to
_LEDE_WORDS: Final = 60
_BODY_CHARACTERS: Final = 3000  # news puts first what matters
_TITLE, _LEDE, _BODY = 2.0, 1.0, 1.0
_AT_ONCE: Final = 4096
_STEPS: Final = 2**31 - 1  # to which weights are told apart

Hashes = NDArray[np.int32]
Rows = NDArray[np.int64]
Vectors = sparse.csr_array


def term_hash(term: str) -> int:
    """The column of a term.

    >>> term_hash("bridg") == term_hash("bridg") < N_COLUMNS
    True
    """
    return zlib.crc32(term.encode("utf-8", "replace")) % N_COLUMNS


_REPORTING: Final = np.unique(np.array([term_hash(term) for term in NEWS_TERMS], dtype=np.int32))


@dataclass(frozen=True)
class Commonness:
    """In how many texts each term stood: term hashes, ascending, their counts, and the number of texts."""

    hashes: Hashes
    counts: NDArray[np.int64]
    n_texts: int

    def rarity(self, hashes: Hashes) -> NDArray[np.float64]:
        """Weight of each hashed term, positive: the log of how rarely it turns up, words of reporting being common.

        Ten thousand imagined texts stand behind the counted ones, so that a batch of five yields sane weights too, and
        one of a single big story.
        """
        place = np.searchsorted(self.hashes, hashes)
        found = place < len(self.hashes)
        found[found] = self.hashes[place[found]] == hashes[found]
        seen = np.zeros(len(hashes))
        seen[found] = self.counts[place[found]]
        total = math.log(self.n_texts + BACKGROUND)
        weights = total - np.log1p(seen)
        reporting = np.isin(hashes, _REPORTING)
        weights[reporting] = np.minimum(weights[reporting], total - math.log1p(BACKGROUND / 10))
        return weights

    def rarity_of(self, terms: Iterable[str]) -> Rarity:
        """The weights of these terms by name."""
        named = sorted(set(terms))
        weights = self.rarity(np.array([term_hash(term) for term in named], dtype=np.int32))
        return Rarity(dict(zip(named, weights.tolist(), strict=True)), math.log(self.n_texts + BACKGROUND))

    def plus(self, stories: Vectors) -> Commonness:
        """With the texts behind these vectors counted in, one count a term and text."""
        new, n_new = np.unique(stories.indices, return_counts=True)
        hashes, place = np.unique(np.concatenate([self.hashes, new]), return_inverse=True)
        counts = np.bincount(place, np.concatenate([self.counts, n_new]), len(hashes)).astype(np.int64)
        return Commonness(hashes, counts, self.n_texts + stories.shape[0])


NOTHING_COUNTED: Final = Commonness(np.empty(0, np.int32), np.empty(0, np.int64), 0)


def story_terms(titles: Sequence[str], texts: Sequence[str]) -> Vectors:
    """How much of each story `[n, N_COLUMNS]` is each term: the more so, the nearer to the headline it stands."""
    vocabulary = _Vocabulary()
    parts = [
        _zoned(titles[at : at + _AT_ONCE], texts[at : at + _AT_ONCE], vocabulary)
        for at in range(0, len(titles), _AT_ONCE)
    ]
    return sparse.csr_array(sparse.vstack(parts, format="csr")) if parts else no_vectors()


def story_vectors(terms: Vectors, common: Commonness) -> Vectors:
    """Vectors of the stories' strongest terms, each weighed by how rare it is, and nearly of length 1.

    Their product is the cosine of what the stories say, wherever in headline, lede or body they say it. As if every
    story had one rare term more, unlike all others', the few words of a mere headline fall a little short of length 1:
    those that share nothing but two names are not one claim.
    """
    weighed = terms.copy()
    hashes, place = np.unique(terms.indices, return_inverse=True)
    weighed.data = terms.data * common.rarity(hashes)[place]
    return _scaled(strongest(weighed, STORY_TERMS), math.log(common.n_texts + BACKGROUND))


def no_vectors() -> Vectors:
    """Vectors of no story."""
    return sparse.csr_array((0, N_COLUMNS))


def strongest(vectors: Vectors, most: int) -> Vectors:
    """The vectors with the `most` heaviest terms of each kept; of equally heavy ones the first."""
    lengths = np.diff(vectors.indptr)
    row = np.repeat(np.arange(len(lengths)), lengths)
    kept = np.ones(len(row), dtype=bool)
    long = np.flatnonzero(lengths[row] > most)
    if len(long):
        weights = vectors.data[long]
        lightness = ((1.0 - weights / weights.max()) * _STEPS).astype(np.int64)
        order = long[np.argsort(row[long] << 31 | lightness, kind="stable")]  # row by row, heaviest first
        starts = np.flatnonzero(np.diff(row[order], prepend=-1))
        rank = np.arange(len(order)) - np.repeat(starts, np.diff(starts, append=len(order)))
        kept[order[rank >= most]] = False
    indptr = np.concatenate([[0], np.cumsum(np.bincount(row[kept], minlength=len(lengths)))]).astype(np.int32)
    return sparse.csr_array((vectors.data[kept], vectors.indices[kept], indptr), shape=vectors.shape)


def _scaled(vectors: Vectors, unsaid: float) -> Vectors:
    """The vectors over what their lengths would be with one more term of weight `unsaid`."""
    row = np.repeat(np.arange(vectors.shape[0]), np.diff(vectors.indptr))
    norms = np.sqrt(np.bincount(row, vectors.data**2, vectors.shape[0]) + unsaid**2)
    return sparse.csr_array((vectors.data / norms[row], vectors.indices, vectors.indptr), shape=vectors.shape)


class _Vocabulary(dict[str, int]):
    """Words by number; `first` and `second` hold the hashes of the terms that each one stands for, -1 for none."""

    def __init__(self) -> None:
        self.first: list[int] = []
        self.second: list[int] = []

    def __missing__(self, word: str) -> int:
        first, second, *_ = *(term_hash(term) for term in word_terms(word)), -1, -1
        self.first.append(first)
        self.second.append(second)
        self[word] = number = len(self)
        return number


def _zoned(titles: Sequence[str], texts: Sequence[str], vocabulary: _Vocabulary) -> Vectors:
    title, title_row, _ = _numbered(titles, vocabulary)
    body, body_row, place = _numbered([text[:_BODY_CHARACTERS] for text in texts], vocabulary)
    lede = place < _LEDE_WORDS
    hashes = np.array([vocabulary.first, vocabulary.second], dtype=np.int32)
    in_title = _held(hashes[:, title], title_row, len(titles))
    in_lede = _held(hashes[:, body[lede]], body_row[lede], len(titles))
    in_body = _held(hashes[:, body], body_row, len(titles))
    for presence in (in_title, in_lede):
        presence.data[:] = 1.0
    in_body.data = 1.0 + np.log(in_body.data)
    return sparse.csr_array(in_title * _TITLE + in_lede * _LEDE + in_body * _BODY)


def _numbered(texts: Sequence[str], vocabulary: _Vocabulary) -> tuple[Rows, Rows, Rows]:
    """Number, text and place in the text of each word."""
    documents = [words(text) for text in texts]
    lengths = np.array([len(document) for document in documents])
    number = vocabulary.__getitem__
    numbers = np.array([number(word) for document in documents for word in document], dtype=np.int64)
    place = np.arange(len(numbers)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return numbers, np.repeat(np.arange(len(texts)), lengths), place


def _held(hashes: NDArray[np.int32], row: Rows, n: int) -> Vectors:
    """How often each of n texts holds each term; `hashes` `[2, m]` are those of each word, -1 for none."""
    real = hashes >= 0
    entries = (np.ones(int(real.sum())), (np.stack([row, row])[real].astype(np.int32), hashes[real]))
    return sparse.csr_array(sparse.coo_array(entries, shape=(n, N_COLUMNS)).tocsr())
