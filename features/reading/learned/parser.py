"""A spaCy pipeline as a teacher: word vectors and syntax to learn from. Needed for training alone."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np

from features.reading.learned.convolution import Floats
from features.reading.learned.words import Ints, Words

_FARTHEST: Final = 12  # heads farther off count as this far
HEADS: Final = 2 * _FARTHEST + 1
_COLUMNS: Final = 100  # of the vectors' principal components


@dataclass(frozen=True, slots=True)
class Syntax:
    """A parser's opinion of each word `[n_words]`: number of its tag, of its relation, and how far off its head is."""

    tag: Ints
    relation: Ints
    head: Ints


class Parser:
    """A spaCy pipeline by name or path. Raises ModuleNotFoundError where spaCy is not installed."""

    def __init__(self, name: str) -> None:
        spacy = importlib.import_module("spacy")
        self._pipeline = spacy.load(name, exclude=["ner", "lemmatizer", "attribute_ruler"])
        self._tags: dict[str, int] = {}
        self._relations: dict[str, int] = {}

    def syntax(self, words: Words) -> Syntax:
        """The parser's opinion of each word, paragraph by paragraph; heads are where they are, not their classes."""
        tag, relation, head = (np.zeros(len(words), dtype=np.int64) for _ in range(3))
        edges = [*np.flatnonzero(np.diff(words.paragraph, prepend=-1)).tolist(), len(words)]
        for start, end in pairwise(edges):
            for at, token in enumerate(self._parsed(words, start, end), start):
                tag[at] = self._tags.setdefault(token.tag_, len(self._tags))
                relation[at] = self._relations.setdefault(token.dep_, len(self._relations))
                head[at] = token.head.i - token.i
        return Syntax(tag, relation, head)

    def _parsed(self, words: Words, start: int, end: int) -> Any:
        spaces = [at + 1 < end and bool(words.start[at + 1] > words.end[at]) for at in range(start, end)]
        made = importlib.import_module("spacy.tokens").Doc(
            self._pipeline.vocab, words=words.text[start:end], spaces=spaces
        )
        return self._pipeline(made)

    def vectors(self, words: Sequence[str], further: Iterable[str]) -> tuple[list[str], Floats]:
        """The words and those further ones that have a vector, and `[n_words + 1, n_columns]` of scaled vectors.

        The first row, for unknown words, and those of words without a vector are zeros.
        """
        vectors = self._pipeline.vocab.vectors
        added = sorted({word for word in further if self._row(word) is not None} - set(words))
        known = [*words, *added]
        table = np.zeros((len(known) + 1, vectors.data.shape[1]), dtype=np.float32)
        for number, word in enumerate(known, 1):
            row = self._row(word)
            if row is not None:
                table[number] = vectors.data[row] / (np.linalg.norm(vectors.data[row]) + 1e-9)
        has = table.any(axis=1)
        centred = table[has] - table[has].mean(axis=0)
        axes = np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :_COLUMNS]
        reduced = np.zeros((len(table), axes.shape[1]), dtype=np.float32)
        reduced[has] = centred @ axes
        return known, reduced / max(float(reduced[has].std()), 1e-9)

    def _row(self, word: str) -> int | None:
        vocab = self._pipeline.vocab
        keys = (vocab.strings[form] for form in (word, word.capitalize(), word.upper()) if form in vocab.strings)
        return next((int(vocab.vectors.key2row[key]) for key in keys if key in vocab.vectors.key2row), None)


def head_class(head: Ints) -> Ints:
    """The class of each head, by how far off it is: from 0 to `HEADS` - 1.

    >>> head_class(np.array([-40, 0, 3])).tolist()
    [0, 12, 15]
    """
    return np.asarray(np.clip(head, -_FARTHEST, _FARTHEST) + _FARTHEST)
