"""What the network is told of each word besides the word itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from features.reading.learned.convolution import Floats
from features.reading.learned.vocabulary import N_LEXICAL, lexical
from features.reading.learned.words import Words, within
from features.reading.spans import Attribution, Span, merged

_FIRST_PARAGRAPHS: Final = 2  # a headline and a lead read unlike the body
N_PLACE: Final = 10
N_RULES: Final = 3
N_FLAGS: Final = N_LEXICAL + N_PLACE + N_RULES


def flags(words: Words, ruled: Sequence[Attribution]) -> Floats:
    """`[n_words, N_FLAGS]` of 0 and 1: lexicon, place in the text, and what the rules (`ruled`) make of each word."""
    return np.concatenate([lexical(words.text), _place(words), _ruled(words, ruled)], axis=1)


def _place(words: Words) -> Floats:
    n_words = len(words)
    columns = np.zeros((n_words, N_PLACE), dtype=np.float32)
    if n_words:
        for at, group in enumerate((words.paragraph, words.sentence, words.quotation)):
            changes = np.concatenate([[True], group[1:] != group[:-1], [True]])
            columns[:, 2 * at], columns[:, 2 * at + 1] = changes[:-1], changes[1:]
        columns[:, 6] = words.quotation >= 0
        columns[:, 7] = words.paragraph < _FIRST_PARAGRAPHS
        columns[:, 8] = words.paragraph == 0
        columns[1:, 9] = words.start[1:] == words.end[:-1]
    return columns


def _ruled(words: Words, ruled: Sequence[Attribution]) -> Floats:
    roles: tuple[list[Span], ...] = (
        [span for found in ruled for span in found.source],
        [span for found in ruled for span in found.cue],
        [span for found in ruled for span in found.content],
    )
    return np.stack([(within(words.start, merged(spans)) >= 0).astype(np.float32) for spans in roles], axis=1)
