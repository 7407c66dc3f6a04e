"""Prints -> likeness: which earlier article each article has most in common with, and how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.grouping.hashed_words import Hashes, Places
from features.grouping.postings import House, Postings, cut, find_house, pairs
from features.grouping.prints import Prints

_MIN_SAMPLED: Final = 2  # shingles in common, however many the sample stands for
MIN_LEFT: Final = 0.1  # of an article, beside house text, for that to be left out
_PAIRS: Final = 1 << 14  # compared at once: their number has the bits that a shingle leaves
_BITS: Final = np.uint64(48)


@dataclass(frozen=True)
class Bar:
    """What two articles must have in common: a share of the shorter one's shingles, and a number of them."""

    share: float
    shared: int


@dataclass(frozen=True)
class Likeness:
    """Pairs of articles, by position, and the share of the shorter one's shingles that the other has; `[n pairs]`."""

    earlier: Places
    later: Places
    share: NDArray[np.float64]


def alike(prints: Prints, outlets: Places, part: NDArray[np.bool_], bar: Bar) -> Likeness:
    """Pairs of articles that clear the bar, an outlet's house text left out.

    Parameters
    ----------
    prints: of n articles, earliest first. outlets: int64 `[n]`, a number an outlet, -1 where it is unknown.
    part: bool `[n]`, which of the articles take part.
    """
    postings = Postings.in_parts(prints.shingles, prints.owners, part[prints.owners])
    house = find_house(postings, outlets)
    own, spared = without_house_text(prints, outlets, house)
    return compared(own, *pairs([own_postings(each, outlets, house, spared) for each in postings]), bar)


def compared(prints: Prints, earlier: Places, later: Places, bar: Bar) -> Likeness:
    """Those of the pairs that clear the bar."""
    share = containment(prints, earlier, later, bar.shared)
    enough = share >= bar.share
    return Likeness(earlier[enough], later[enough], share[enough])


def settle(likeness: Likeness, parent: Places, share: NDArray[np.float64]) -> None:
    """Give each later article the earlier one that it has most of, the first of several; in place."""
    order = np.lexsort((-likeness.earlier, likeness.share, likeness.later))  # the last of an article's stays
    parent[likeness.later[order]] = likeness.earlier[order]
    share[likeness.later[order]] = likeness.share[order]


def without_house_text(prints: Prints, outlets: Places, house: House) -> tuple[Prints, NDArray[np.bool_]]:
    """Prints without their outlets' house text, and which articles keep it, as they have hardly anything else."""
    owners = prints.owners
    printed = house.holds(cut(prints.shingles), owners, outlets)
    n_printed = np.bincount(owners[printed], minlength=len(prints))
    spared = prints.sizes - n_printed < MIN_LEFT * prints.sizes
    return prints.only(~_but_for(spared, printed, owners)), spared


def own_postings(postings: Postings, outlets: Places, house: House, spared: NDArray[np.bool_]) -> Postings:
    """Postings without house text, but for that of the articles that keep it."""
    holders = postings.holders
    return postings.only(~_but_for(spared, house.holds(postings.shingles, holders, outlets), holders))


def _but_for(spared: NDArray[np.bool_], printed: NDArray[np.bool_], owners: Places) -> NDArray[np.bool_]:
    """Which rows are printed by articles that are not spared; there are few, so only these are looked at."""
    rows = np.flatnonzero(printed)
    printed[rows[spared[owners[rows]]]] = False
    return printed


def containment(prints: Prints, one: Places, other: Places, least: int) -> NDArray[np.float64]:
    """Share of the shorter one's shingles that the other has, for each pair, 0 where they share fewer than `least`."""
    parts = [
        _containment(prints, one[start : start + _PAIRS], other[start : start + _PAIRS], least)
        for start in range(0, len(one), _PAIRS)
    ]
    return np.concatenate(parts) if parts else np.empty(0)


def _containment(prints: Prints, one: Places, other: Places, least: int) -> NDArray[np.float64]:
    step = np.maximum(prints.step[one], prints.step[other])
    first, first_sizes = _samples(prints, one, step)
    second, second_sizes = _samples(prints, other, step)
    both = np.sort(np.concatenate([first, second]), kind="stable")  # two ascending halves are merged in one go
    twice = both[1:][both[1:] == both[:-1]] >> _BITS
    shared = np.bincount(twice.astype(np.int64), minlength=len(one))
    shares = shared / np.maximum(np.minimum(first_sizes, second_sizes), 1)
    return np.where((shared * step >= least) & (shared >= _MIN_SAMPLED), shares, 0.0)


def _samples(prints: Prints, articles: Places, step: Places) -> tuple[Hashes, Places]:
    """Shingles of each pair's article that its step divides, the pair's number in their upper bits, and how many."""
    sizes = prints.sizes[articles]
    pair = np.repeat(np.arange(len(articles)), sizes)
    place = np.arange(len(pair)) + np.repeat(prints.starts[articles] - (np.cumsum(sizes) - sizes), sizes)
    shingles = prints.shingles[place]
    kept = (shingles & (step - 1).astype(np.uint64)[pair]) == 0
    pair = pair[kept]
    return shingles[kept] | (pair.astype(np.uint64) << _BITS), np.bincount(pair, minlength=len(articles))
