"""Fits what gathers words into sentences and sentences into runs, on articles that the network did not learn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from features.reading.sentences import lay_out
from features.reading.spans import Span
from features.reading.spun.model import SpunModel
from features.reading.spun.runs import THRESHOLD, Runs, smoothed
from features.reading.spun.spinners import Spun, Thesaurus, spin_run
from features.reading.spun.words import Doubles, Pairs

N_FOLDS: Final = 4
LONGEST: Final = 6000  # characters of an article that are spun
_RUNS: Final = (2, 6)  # sentences
_RATES: Final = (0.25, 0.55)
_MOST_ALARMS: Final = 0.004  # share of real sentences that may be flagged
_RUN_FOUND: Final = 0.66  # share of a run's sentences to flag
_SHARES: Final = (0.03, 0.06, 0.12, 0.2)
_STAYS: Final = (0.6, 0.7, 0.8, 0.9)
_TRUSTS: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Twin:
    """A real text, the same spun, and the fold in which its words are counted."""

    real: str
    spun: Spun
    fold: int


@dataclass(frozen=True, slots=True)
class Mixed:
    """A real text with a run of spun sentences in it: its sentences, and the first and last spun one."""

    text: str
    sentences: list[Span]
    first: int
    last: int

    @property
    def spun(self) -> NDArray[np.bool_]:
        """Which sentences are spun."""
        number = np.arange(len(self.sentences))
        return (number >= self.first) & (number <= self.last)


def fold(text: str) -> int:
    """The fold of a text, by its beginning."""
    return crc32(text[:300].encode("utf-8", "replace")) % N_FOLDS


def sentence_spans(text: str) -> list[Span]:
    """Where the sentences of a text are."""
    return [(sentence.start, sentence.end) for sentence in lay_out(text).sentences]


def mixed(text: str, length: int, thesaurus: Thesaurus, rate: float, random: np.random.Generator) -> Mixed | None:
    """The text with a run of so many sentences spun, somewhere within; None where it has too few sentences."""
    spans = sentence_spans(text)
    if len(spans) < length + 4:
        return None
    first = int(random.integers(2, len(spans) - length - 1))
    made, run = spin_run(text, spans[first : first + length], thesaurus, rate, random)
    shift = len(made) - len(text)
    after = [(start + shift, end + shift) for start, end in spans[first + length :]]
    return Mixed(made, [*spans[:first], *run, *after], first, first + length - 1)


def gathered(
    model: SpunModel,
    twins: Sequence[Twin],
    unseen: Sequence[Pairs],
    spinners: Sequence[Thesaurus],
    random: np.random.Generator,
) -> SpunModel:
    """The model with sentences and runs fitted on texts that its network never saw, nor `unseen` of their fold."""
    readers = [replace(model, pairs=pairs) for pairs in unseen]
    read: tuple[list[Doubles], list[Doubles]] = ([], [])
    for twin in twins:
        for side, text in enumerate((twin.real, twin.spun.text)):
            rows, telling = readers[twin.fold].evidence(text, sentence_spans(text))
            read[side].append(rows[telling])
    rows = np.concatenate([*read[0], *read[1]])
    centre, scale, weights = fit_sentences(rows, np.arange(len(rows)) >= sum(len(one) for one in read[0]))
    readers = [replace(reader, centre=centre, scale=scale, weights=weights) for reader in readers]
    real = [readers[twin.fold].sentence_odds(twin.real, sentence_spans(twin.real)) for twin in twins]
    mixtures: list[tuple[Doubles, NDArray[np.bool_]]] = []
    for twin in twins:
        thesaurus = spinners[int(random.integers(len(spinners)))]
        length = int(random.integers(_RUNS[0], _RUNS[1] + 1))
        mixture = mixed(twin.real, length, thesaurus, random.uniform(*_RATES), random)
        if mixture is not None:
            mixtures.append((readers[twin.fold].sentence_odds(mixture.text, mixture.sentences), mixture.spun))
    return replace(model, centre=centre, scale=scale, weights=weights, runs=fit_runs(real, mixtures))


def fit_sentences(rows: Doubles, spun: NDArray[np.bool_]) -> tuple[Doubles, Doubles, Doubles]:
    """Centre, scale and weights for what sentences tell, `[n, N_EVIDENCE]`, as if half of all were spun."""
    centre, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    fitted = LogisticRegression(max_iter=1000, class_weight="balanced").fit((rows - centre) / scale, spun)
    return centre, scale, np.append(fitted.coef_[0], fitted.intercept_[0])


def fit_runs(real: Sequence[Doubles], mixtures: Sequence[tuple[Doubles, NDArray[np.bool_]]]) -> Runs:
    """Of the runs that flag at most `_MOST_ALARMS` of the sentences of real articles, those that find the most.

    `mixtures` are articles in which a run of sentences is spun: their odds, and which. A run is found where two in
    three of its sentences are flagged; what is flagged of the real sentences of a mixture, in lengths of its run, is
    taken off. Where no runs are as careful, the most careful ones.
    """

    def flagged(odds: Doubles, runs: Runs) -> NDArray[np.bool_]:
        return np.array(smoothed(odds, runs)) >= THRESHOLD

    def gain(odds: Doubles, spun: NDArray[np.bool_], runs: Runs) -> float:
        found = flagged(odds, runs)
        return float(np.mean(found[spun]) >= _RUN_FOUND) - float(np.sum(found[~spun]) / np.sum(spun))

    def worth(runs: Runs) -> tuple[float, float]:
        alarms = float(np.concatenate([flagged(odds, runs) for odds in real]).mean())
        gains = [gain(odds, spun, runs) for odds, spun in mixtures]
        return -max(alarms, _MOST_ALARMS), float(np.mean(gains)) if gains else 0.0

    return max((Runs(*setting) for setting in product(_SHARES, _STAYS, _TRUSTS)), key=worth)
