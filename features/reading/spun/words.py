"""A text as the detector of spun text sees it: known words by number, and how well each goes with the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

# numbers of what is no common word: NAME is a strange word in a capital, RARE is English, UNKNOWN is in no dictionary
MARK, NUMBER, NAME, UNKNOWN, RARE = range(5)
FIRST: Final = 5  # number of the first common word
N_FACTS: Final = 7
LONGEST_TERM: Final = 60  # characters; a longer run of letters is cut
_TERM: Final = re.compile(rf"[^\W\d_]{{1,{LONGEST_TERM}}}(?:['’][^\W\d_]{{1,3}})?|\d{{1,40}}|[^\w\s]")
_LOG_SHARES: Final = (-2.5, -4.0, -6.0, -14.0, -15.0)  # of what is no common word: rough, the network adapts
_MOST_SEEN: Final = 200_000  # terms that are remembered
_SLOT_BITS: Final = 21
_PRINT_BITS: Final = 5
_EDGES: Final = (-1.0, 0.0, 1.0, 2.0, 3.5, 5.0)  # of pointwise mutual information, in nats: levels 1 to 7
_EXPECTED: Final = 22.0  # log of a pair's expected share, negated, below which its absence tells nothing


@dataclass(frozen=True, slots=True)
class Terms:
    """The words, numbers and marks of a text: number, offset and whether it has a capital; arrays `[n_terms]`.

    `word` is the number again, but tells words that are not common apart.
    """

    number: Ints
    word: Ints
    start: Ints
    capital: NDArray[np.bool_]

    @property
    def judged(self) -> NDArray[np.bool_]:
        """Which of them are words that can look out of place: all but names."""
        judged: NDArray[np.bool_] = self.number >= UNKNOWN
        return judged


class Glossary:
    """The common words, each with the log of its share of all words, and rare ones that are all alike."""

    def __init__(self, words: Sequence[str], log_share: Floats, rare: Sequence[str] = ()) -> None:
        self.words, self.rare = words, rare
        self.log_share = np.concatenate([np.array(_LOG_SHARES, np.float32), log_share])
        self._seen: dict[str, tuple[int, bool, str | None]] = {}
        self._numbers = dict.fromkeys(rare, RARE) | {word: number for number, word in enumerate(words, FIRST)}

    def __len__(self) -> int:
        return len(self.log_share)

    def number(self, word: str) -> int:
        """The number of a word in small letters: `RARE` for rare ones, `UNKNOWN` for those in no dictionary."""
        return self._numbers.get(word, UNKNOWN)

    def terms(self, text: str) -> Terms:
        """The terms of a text.

        >>> Glossary(["the", "dam"], np.zeros(2, np.float32)).terms("The dam's 3 floodgates, Oke").number.tolist()
        [5, 6, 1, 3, 0, 2]
        """
        numbers, words, starts, capitals = [], [], [], []
        strangers: dict[str, int] = {}
        for found in _TERM.finditer(text):
            term = found.group()
            seen = self._seen.get(term)
            number, capital, strange = seen if seen is not None else self._look_up(term)
            numbers.append(number)
            capitals.append(capital)
            starts.append(found.start())
            words.append(number if strange is None else strangers.setdefault(strange, -1 - len(strangers)))
        return Terms(
            np.array(numbers, np.int64),
            np.array(words, np.int64),
            np.array(starts, np.int64),
            np.array(capitals, np.bool_),
        )

    def _look_up(self, term: str) -> tuple[int, bool, str | None]:
        """Number of a term, whether it has a capital, and the word where it is no common one; kept for next time."""
        first, strange = term[0], None
        capital = first.isupper()
        if first.isalpha():
            word = plain(term)
            number = self._numbers.get(word, UNKNOWN)
            if number < FIRST:
                strange, number = word, NAME if capital else number
        else:
            number = NUMBER if first.isdigit() else MARK
        if len(self._seen) >= _MOST_SEEN:
            self._seen.clear()
        self._seen[term] = number, capital, strange
        return self._seen[term]


def plain(term: str) -> str:
    """A word as the glossary has it: small letters, straight apostrophe, no possessive.

    >>> plain("Mayor’s")
    'mayor'
    """
    return term.lower().replace("’", "'").removesuffix("'s")


def plain_words(text: str) -> Iterable[str]:
    """The words of a text, as the glossary has them."""
    return (plain(found.group()) for found in _TERM.finditer(text) if found.group()[0].isalpha())


@dataclass(frozen=True, slots=True)
class Pairs:
    """How strongly two successive words attract each other, in levels 1 to 7; 0 for pairs that were not seen.

    A hash table without buckets, `[2 ** 21]` bytes: five bits of a byte tell pairs in one slot apart, three hold the
    level, so that about one unseen pair in a hundred is taken for a seen one.
    """

    slots: Bytes

    @classmethod
    def of(cls, first: Ints, second: Ints, attraction: NDArray[Any]) -> Pairs:
        """Of word numbers and their pointwise mutual information in nats, all `[n_pairs]`; the stronger pair wins."""
        order = np.lexsort((second, first, attraction))
        slot, fingerprint = _hashed(first[order], second[order])
        slots = np.zeros(1 << _SLOT_BITS, np.uint8)
        slots[slot] = (fingerprint << 3) | (np.digitize(attraction[order], _EDGES) + 1).astype(np.uint8)
        return cls(slots)

    def levels(self, first: Ints, second: Ints) -> NDArray[np.uint8]:
        """Levels `[n]` of pairs of word numbers `[n]`."""
        slot, fingerprint = _hashed(first, second)
        held = self.slots[slot]
        return np.where(held >> 3 == fingerprint, held & 7, 0).astype(np.uint8)


def facts(terms: Terms, glossary: Glossary, pairs: Pairs) -> Floats:
    """What is known of each term, `[n_terms, N_FACTS]`.

    How common it is; whether it is unknown, rare, a name, in a capital; its attraction to the term before, and how odd
    it is that there is none.
    """
    number = terms.number
    before = np.concatenate([np.zeros(1, np.int64), number])[: len(number)]
    share = glossary.log_share[number]
    level = pairs.levels(before, number)
    both = (before >= FIRST) & (number >= FIRST)
    expected = np.clip(share + glossary.log_share[before] + _EXPECTED, 0, 20) / 8
    columns = (
        share / 5 + 1.5,
        number == UNKNOWN,
        number == RARE,
        number == NAME,
        terms.capital,
        level / 4,
        np.where(both & (level == 0), expected, 0),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _hashed(first: Ints, second: Ints) -> tuple[Ints, Bytes]:
    """Slot and fingerprint of pairs; the mixing steps of SplitMix64 (Steele, Lea & Flood 2014)."""
    key = (first.astype(np.uint64) << np.uint64(20)) | second.astype(np.uint64)
    key = key * np.uint64(0x9E3779B97F4A7C15)
    key = (key ^ (key >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    key = key ^ (key >> np.uint64(32))
    fingerprint = key & np.uint64((1 << _PRINT_BITS) - 1)
    return (key >> np.uint64(64 - _SLOT_BITS)).astype(np.int64), fingerprint.astype(np.uint8)
