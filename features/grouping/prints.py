"""Texts -> prints: the little that is kept of a text to know its copies by, without ever reading it again.

A print holds a sample of the hashes of the text's shingles, the runs of a few words (Broder 1997): those that a step of
1, 2, 4 or 8 divides, whichever leaves enough, so that two prints are compared at the coarser one's step. Its words are
printed by runs of five, what stands within quotation marks left out, as it proves a shared speaker, not a shared text.
Its facts, names and numbers, are printed by runs of two: whoever changes the words leaves these, and in this order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from features.grouping.hashed_words import HashedWords, Hashes, Places, hash_words, mixed

STEPS: Final = (1, 2, 4, 8)
_SHINGLE_WORDS: Final = 5
_FACT_WORDS: Final = 2
_ENOUGH_WORDS: Final = 64  # shingles up to which a text is kept whole; of a longer one, half as many at the least
_ENOUGH_FACTS: Final = 128
_MIN_TITLE_WORDS: Final = 4
_MIN_OWN_WORDS: Final = 20  # a text of less outside quotation marks is hardly more than a quotation
_BITS: Final = np.uint64(48)  # of a shingle: the others are free for sorting the shingles of many texts at once
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)
_CHOOSER: Final = np.uint64(0xD6E8FEB86659FD93)


@dataclass(frozen=True)
class Prints:
    """Prints of n articles, end to end.

    shingles: uint64 `[m]`, sampled hashes below 2**48, ascending and distinct within an article. starts: int64
    `[n + 1]`, article i has `shingles[starts[i]:starts[i + 1]]`. step: int64 `[n]`, what divides its sample.
    """

    shingles: Hashes
    starts: Places
    step: Places

    def __len__(self) -> int:
        return len(self.step)

    @cached_property
    def sizes(self) -> Places:
        """Shingles of each article, int64 `[n]`."""
        return np.diff(self.starts)

    @cached_property
    def owners(self) -> Places:
        """Article of each shingle, int64 `[m]`."""
        return np.repeat(np.arange(len(self)), self.sizes)

    def only(self, kept: NDArray[np.bool_]) -> Prints:
        """The same articles with these of their shingles; `kept`: bool `[m]`."""
        n_left_out = np.bincount(self.owners[~kept], minlength=len(self))
        return Prints(self.shingles[kept], starts_of(self.sizes - n_left_out), self.step)


@dataclass(frozen=True)
class ArticlePrints:
    """What is kept of n articles: prints of their words and of their facts, and what tells texts that are the same.

    body, title: uint64 `[n]`, hash of all words; 0 for a missing text and for a headline too short to tell anything.
    """

    words: Prints
    facts: Prints
    body: Hashes
    title: Hashes


def take_prints(titles: Sequence[object], texts: Sequence[object], *, facts: bool = True) -> ArticlePrints:
    """Prints of articles; a missing title or text is anything but a string. Without `facts`, none are printed."""
    by_words, by_facts, body = [], [], []
    for words in hash_words(texts, marks=facts):
        by_words.append(_print_words(words))
        by_facts.append(_print_facts(words) if facts else _no_shingles(len(words.starts) - 1))
        body.append(words.sequence_hashes())
    title = [
        np.where(np.diff(words.starts) >= _MIN_TITLE_WORDS, words.sequence_hashes(), np.uint64(0))
        for words in hash_words(titles, marks=False)
    ]
    return ArticlePrints(
        _end_to_end(by_words), _end_to_end(by_facts), _joined(body, np.uint64), _joined(title, np.uint64)
    )


def starts_of(sizes: Places) -> Places:
    """Where each of the parts that are laid end to end starts, and where the last ends.

    >>> starts_of(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes, dtype=np.int64)])


def distinct(values: Hashes) -> Hashes:
    """The values in ascending order, each once; `numpy.unique` hashes them first, which takes ten times as long."""
    ordered: Hashes = np.sort(values)
    new: NDArray[np.bool_] = np.concatenate([np.ones(len(ordered[:1]), dtype=np.bool_), ordered[1:] != ordered[:-1]])
    return ordered[new]


def _print_words(words: HashedWords) -> Prints:
    counts = np.diff(words.starts)
    owners = np.repeat(np.arange(len(counts)), counts)
    if not words.quoted.any():
        return _sample(words.hashes, owners, len(counts), _SHINGLE_WORDS, _ENOUGH_WORDS)
    n_own = counts - np.bincount(owners[words.quoted], minlength=len(counts))
    own = ~words.quoted | (n_own < _MIN_OWN_WORDS)[owners]
    return _sample(words.hashes[own], owners[own], len(counts), _SHINGLE_WORDS, _ENOUGH_WORDS)


def _print_facts(words: HashedWords) -> Prints:
    facts = np.flatnonzero(words.marked)
    owners = np.searchsorted(words.starts, facts, side="right") - 1
    return _sample(words.hashes[facts], owners, len(words.starts) - 1, _FACT_WORDS, _ENOUGH_FACTS)


def _sample(hashes: Hashes, owners: Places, n: int, length: int, enough: int) -> Prints:
    """Prints of n texts by the runs of so many of their words, `owners` being the text of each word."""
    sizes = np.diff(np.searchsorted(owners, np.arange(n + 1)))
    step = np.array(STEPS)[np.searchsorted(enough * np.array(STEPS[:-1]), sizes - length + 1)]
    runs = _runs(hashes, length)
    chosen = runs * _CHOOSER
    chosen >>= np.uint64(61)  # the three bits that tell which steps divide a shingle
    undivided = np.repeat((step - 1).astype(np.uint8), sizes)[: len(runs)]
    undivided &= chosen.astype(np.uint8)
    kept = np.flatnonzero(undivided == 0)
    kept = kept[owners[kept] == owners[kept + length - 1]]
    shingles = ((mixed(runs[kept]) >> (np.uint64(64) - _BITS)) & ~np.uint64(7)) | chosen[kept]
    packed = distinct(shingles | (owners[kept].astype(np.uint64) << _BITS))
    sizes = np.bincount((packed >> _BITS).astype(np.int64), minlength=n)
    return Prints(packed & ((np.uint64(1) << _BITS) - np.uint64(1)), starts_of(sizes), step)


def _runs(hashes: Hashes, length: int) -> Hashes:
    """Hashes of all runs of so many words, across the borders of texts too."""
    n_runs = max(len(hashes) - length + 1, 0)
    total = hashes[:n_runs].copy()
    for offset in range(1, length):
        total *= _MULTIPLIER
        total += hashes[offset : offset + n_runs]
    return total


def _no_shingles(n: int) -> Prints:
    return Prints(np.empty(0, dtype=np.uint64), np.zeros(n + 1, dtype=np.int64), np.ones(n, dtype=np.int64))


def _end_to_end(parts: Sequence[Prints]) -> Prints:
    sizes = _joined([part.sizes for part in parts], np.int64)
    return Prints(
        shingles=_joined([part.shingles for part in parts], np.uint64),
        starts=starts_of(sizes),
        step=_joined([part.step for part in parts], np.int64),
    )


def _joined(parts: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)
