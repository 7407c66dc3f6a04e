"""Text that a machine has paraphrased: which sentences read as if a spinner had swapped their words for synonyms.

Spinners give away that they know no collocations: each word is English, and no English speaker puts it there. A spun
copy carries no information of its own, and its wording cannot be held against the original's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from features.reading.spans import Span
from features.reading.spun.model import load
from features.reading.spun.runs import THRESHOLD, smoothed

_ARTICLE_SHARE: Final = 0.25


def spun_sentences(text: str, sentences: Sequence[Span]) -> list[float]:
    """Probabilities, one a sentence, that a spinner wrote it, by the weights that ship.

    `sentences` are the `(start, end)` of the text's sentences, in order and without overlap; runs are looked for across
    all of them. Raises ValueError where they are out of order. A sentence of few words or not in English goes by its
    neighbours; a text of such sentences alone gets the share of spun text in all news.

    >>> text = "The council will meet on Monday to vote on the new budget."
    >>> spun_sentences(text, [(0, len(text))])[0] < THRESHOLD
    True
    """
    for number, ((start, end), (following, _)) in enumerate(pairwise(sentences)):
        if not start <= end <= following:
            raise ValueError(
                f"sentence {number} at {start}–{end} runs into the next at {following}; pass them in order"
            )
    model = load()
    return smoothed(model.sentence_odds(text, sentences), model.runs)


def is_spun(probabilities: Sequence[float]) -> bool:
    """Whether an article with these probabilities, one a sentence, is spun: a quarter of it or more is.

    >>> is_spun([0.9, 0.8, 0.1]), is_spun([0.1, 0.2]), is_spun([])
    (True, False, False)
    """
    n_spun = sum(probability >= THRESHOLD for probability in probabilities)
    return n_spun > 0 and n_spun >= _ARTICLE_SHARE * len(probabilities)
