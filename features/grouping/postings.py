"""Shingles -> which articles hold them: what an outlet prints again and again, and which articles to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.grouping.hashed_words import Hashes, Places, mixed
from features.grouping.prints import distinct

MOST_ARTICLES: Final = 1 << 24
_HOUSE_REPEATS: Final = 5  # articles of one outlet that share a shingle before it counts as the house's own
_MIN_HITS: Final = 2  # shingles in common from which a pair is worth comparing
_HOLDER_BITS: Final = np.uint64(24)
_HOLDER: Final = np.uint64(MOST_ARTICLES - 1)
CUT: Final = np.uint64(8)  # lowest bits of a shingle, which its holder takes; comparing in full makes that good
_PARTS: Final = 4
_PART_SHIFT: Final = np.uint64(46)  # leaves the two highest of the forty-eight bits of a shingle
_FIRST_BITS: Final = np.uint64(20)  # of the forty of a cut shingle: a table of a million places tells most apart


@dataclass(frozen=True)
class Postings:
    """Who holds which shingle. packed: uint64 `[m]`, ascending, the shingle's upper bits before its holder's number."""

    packed: Hashes

    @classmethod
    def of(cls, shingles: Hashes, holders: Places) -> Postings:
        """Postings of rows in any order. Raises ValueError for more holders than can be numbered."""
        if len(holders) and holders.max() >= MOST_ARTICLES:
            raise ValueError(f"{holders.max() + 1} articles at once; find copies of at most {MOST_ARTICLES} at a time")
        packed = cut(shingles)
        packed <<= _HOLDER_BITS
        packed |= holders.view(np.uint64)
        packed.sort()  # plain numbers, in their place: millions of them are the rule
        return cls(packed)

    @classmethod
    def in_parts(cls, shingles: Hashes, holders: Places, rows: NDArray[np.bool_]) -> list[Postings]:
        """Postings of these of the rows, one part a range of shingles: parts are sorted in less time than the whole."""
        part = (shingles >> _PART_SHIFT).astype(np.uint8)
        part[~rows] = _PARTS
        places = (np.flatnonzero(part == number) for number in range(_PARTS))
        return [cls.of(shingles[place], holders[place]) for place in places]

    @property
    def shingles(self) -> Hashes:
        """The (cut) shingle of each row; uint64 `[m]`."""
        return self.packed >> _HOLDER_BITS

    @property
    def holders(self) -> Places:
        """The holder of each row; int64 `[m]`."""
        return (self.packed & _HOLDER).view(np.int64)

    def only(self, kept: NDArray[np.bool_]) -> Postings:
        """These of the rows; `kept`: bool `[m]`."""
        return Postings(self.packed[kept])

    def is_first(self) -> NDArray[np.bool_]:
        """Whether each row is the first of its shingle; bool `[m]`."""
        first = np.ones(len(self.packed), dtype=np.bool_)
        first[1:] = (self.packed[1:] ^ self.packed[:-1]) > _HOLDER
        return first


@dataclass(frozen=True)
class House:
    """What outlets print under many of their articles, such as a footer.

    shingles: uint64, (cut) shingles that are house text somewhere. keys: uint64, one number for shingle and outlet
    together. Both ascending and distinct.
    """

    shingles: Hashes
    keys: Hashes

    @classmethod
    def of(cls, shingles: Hashes, outlets: Places) -> House:
        """House text from rows of (cut) shingle and outlet; an outlet that is unknown (-1) has none."""
        known = outlets >= 0
        return cls(distinct(shingles[known]), distinct(_keys(shingles[known], outlets[known])))

    def holds(self, shingles: Hashes, holders: Places, outlets: Places) -> NDArray[np.bool_]:
        """Which rows are house text of their holder's outlet; bool `[m]`.

        shingles: (cut), holders: `[m]`. outlets: int64 `[n holders]`, a number an outlet, -1 where it is unknown.
        """
        found = np.zeros(len(shingles), dtype=np.bool_)
        begins = np.zeros(1 << int(_FIRST_BITS), dtype=np.bool_)
        begins[self.shingles >> _FIRST_BITS] = True
        likely = np.flatnonzero(begins[shingles >> _FIRST_BITS])
        if len(self.keys) and len(likely):
            keys = _keys(shingles[likely], outlets[holders[likely]])
            found[likely] = self.keys[np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)] == keys
        return found

    @classmethod
    def joined(cls, houses: Sequence[House]) -> House:
        """All of them together."""
        return cls(
            distinct(np.concatenate([house.shingles for house in houses])),
            distinct(np.concatenate([house.keys for house in houses])),
        )


def cut(shingles: Hashes) -> Hashes:
    """Shingles without the bits that postings have no room for."""
    return shingles >> CUT


def find_house(parts: Sequence[Postings], outlets: Places) -> House:
    """What one outlet prints under many articles; outlets: int64 `[n holders]`, -1 where it is unknown."""
    return House.joined([_find_house(part, outlets) for part in parts])


def _find_house(postings: Postings, outlets: Places) -> House:
    first = np.flatnonzero(postings.is_first())
    repeats = np.diff(first, append=len(postings.packed))
    often = postings.only(np.repeat(repeats >= _HOUSE_REPEATS, repeats))
    shingles, outlets = often.shingles, outlets[often.holders]
    keys = np.where(outlets >= 0, _keys(shingles, outlets), np.uint64(0))
    order = np.argsort(keys)
    again = order[_HOUSE_REPEATS - 1 :]
    again = again[(keys[again] == keys[order[: len(again)]]) & (outlets[again] >= 0)]
    return House.of(shingles[again], outlets[again])


def pairs(parts: Sequence[Postings]) -> tuple[Places, Places]:
    """Holders (earlier, later) that share shingles enough to be compared; a shingle's rows are in one of the parts.

    Each is paired with the first and the previous holder of a shingle only: a text that was syndicated a thousand times
    makes a thousand pairs, not half a million.
    """
    packed = np.concatenate([np.empty(0, dtype=np.int64), *(_hits(part) for part in parts)])
    packed.sort()
    often = packed[_MIN_HITS - 1 :][packed[_MIN_HITS - 1 :] == packed[: max(len(packed) - _MIN_HITS + 1, 0)]]
    found = distinct(often.view(np.uint64)).view(np.int64)
    earlier, later = found & 0xFFFFFFFF, found >> 32
    apart = earlier != later  # one article may hold two shingles that are one when cut
    return earlier[apart], later[apart]


def _hits(postings: Postings) -> Places:
    """A row for each shingle that a later holder has in common with the first or the previous: later, then earlier."""
    is_first = postings.is_first()
    again = np.flatnonzero(~is_first)
    starts = np.flatnonzero(is_first)
    first = np.repeat(starts, np.diff(starts, append=len(is_first)) - 1)
    between = first != again - 1
    holders = postings.holders
    packed: Places = holders[np.concatenate([again, again[between]])] << 32
    packed |= holders[np.concatenate([first, again[between] - 1])]
    return packed


def _keys(shingles: Hashes, outlets: Places) -> Hashes:
    return mixed(shingles ^ mixed(outlets.astype(np.uint64)))
