"""A word as numbers: rows of the embedding tables, and what its spelling and the lexicon tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from features.reading.lexicon.verbs import FORMS

N_SUFFIXES: Final = 2048  # hash buckets of the last three letters
_FRAMES: Final = ("clause", "quote", "that", "infinitive", "object", "question")
_TENSES: Final = ("base", "s", "past", "ing", "participle")
N_LEXICAL: Final = len(_FRAMES) + len(_TENSES) + 1
_SHAPES: Final = (
    re.compile(r"[a-z]+"), re.compile(r"[A-Z][a-z]+"), re.compile(r"[A-Z]"), re.compile(r"[A-Z]{2,}"),
    re.compile(r"[A-Z]\w*[a-z]\w*[A-Z]\w*"), re.compile(r"\d+"), re.compile(r"\d[\d.,:]+"), re.compile(r"\w*\d\w*"),
    re.compile(r"[a-z]+(?:-[a-z]+)+"), re.compile(r"[A-Z]\w*-.*"), re.compile(r"(?:[A-Za-z]\.)+"),
    re.compile(r"['’]\w+|n['’]t"), re.compile(r"[\"“”«»„]|''|``"), re.compile(r"[‘’'`]"), re.compile(r"[,;]"),
    re.compile(r"[.!?…。]+"), re.compile(r":"), re.compile(r"[—–\-]+"), re.compile(r"[()\[\]]"),
    re.compile(r"[A-Z].*\."),    re.compile(r"\w+"),
)  # fmt: skip
N_SHAPES: Final = len(_SHAPES) + 1


class Vocabulary:
    """Which row of the embedding tables each word has.

    `rows` gives the number of each known word in small letters; row 0 is for the unknown. Words are looked up with
    straight apostrophes.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._rows: Mapping[str, int] = {word: row for row, word in enumerate(words, 1)}

    def __len__(self) -> int:
        return len(self._rows) + 1

    def ids(self, words: Iterable[str]) -> NDArray[np.int64]:
        """`[n_words, 3]`: embedding row, suffix bucket and shape of each word.

        >>> Vocabulary(["said"]).ids(["Said", "Oke"])[:, 0].tolist()
        [1, 0]
        """
        rows, (types, at) = self._rows, _types(words)
        found = [(rows.get(word.lower().replace("’", "'"), 0), *_spelling(word)) for word in types]
        return np.array(found, dtype=np.int64).reshape(-1, 3)[at]


def _types(words: Iterable[str]) -> tuple[Iterable[str], list[int]]:
    """Every word once, and which of them stands at each place: half of a text's words or more stand there again."""
    number: dict[str, int] = {}
    at = [number.setdefault(word, len(number)) for word in words]
    return number, at


@lru_cache(maxsize=1 << 16)
def _spelling(word: str) -> tuple[int, int]:
    shape = next((number for number, pattern in enumerate(_SHAPES) if pattern.fullmatch(word)), N_SHAPES - 1)
    return crc32(word[-3:].lower().encode("utf-8", "surrogatepass")) % N_SUFFIXES, shape


def lexical(words: Iterable[str]) -> NDArray[np.float32]:
    """`[n_words, N_LEXICAL]` of 0 and 1: the frames and tense of each word as a verb of saying, and whether a noun.

    >>> lexical(["denied", "dam"]).any(axis=1).tolist()
    [True, False]
    """
    types, at = _types(words)
    return np.array([_lexical(word) for word in types], dtype=np.float32).reshape(-1, N_LEXICAL)[at]


@lru_cache(maxsize=1 << 16)
def _lexical(word: str) -> tuple[int, ...]:
    form = FORMS.get(word.lower().replace("’", "'"))
    if form is None:
        return (0,) * N_LEXICAL
    frames = tuple(int(frame in form.frames) for frame in _FRAMES)
    return *frames, *(int(form.tense == tense) for tense in _TENSES), int(form.noun)
