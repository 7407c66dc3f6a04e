"""Fits the confidence on texts that the network did not learn from, and chooses what is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from features.reading.attribution import attribute
from features.reading.learned.confidence import EVIDENCE, Confidence
from features.reading.learned.examples import Document
from features.reading.learned.model import Model
from features.reading.learned.reader import Candidate, candidates
from features.reading.sentences import lay_out
from features.reading.spans import Attribution, Span

LOOKED_AT: Final = -1.75  # log odds of an anchor from which it is tagged; lower ones are hardly ever cues
UNFITTED: Final = Confidence((0.0,) * len(EVIDENCE), 0.0, LOOKED_AT, 0.5)
_LETTER: Final = re.compile(r"\w")
_REGULARISED: Final = 0.3  # scikit-learn's C


def calibrated(model: Model, held_out: Sequence[Document]) -> Model:
    """The model with its confidence fitted on annotated documents kept aside.

    An attribution is right where source and content overlap with one annotated attribution's by half either way. Kept
    are those from half the F1 that they reach, which is what makes F1 largest (Lipton et al. 2014).
    """
    evidence, right = [], []
    n_annotated = 0
    for document in held_out:
        gold = document.attributions or []
        n_annotated += len(gold)
        layout = lay_out(document.text)
        for found in candidates(document.text, layout, attribute(document.text, layout), model):
            evidence.append(found.evidence)
            right.append(any(agrees(document.text, found, annotated) for annotated in gold))
    if len(set(right)) < 2:
        raise ValueError(
            f"{len(held_out)} documents kept aside hold no right and wrong reading to tell apart; give more"
        )
    fitted = make_pipeline(StandardScaler(), LogisticRegression(C=_REGULARISED)).fit(np.array(evidence), right)
    scaled, logistic = fitted[0], fitted[1]
    weights = logistic.coef_[0] / scaled.scale_
    intercept = float(logistic.intercept_[0] - (weights * scaled.mean_).sum())
    accepted = _best_threshold(fitted.predict_proba(np.array(evidence))[:, 1], n_annotated)
    return replace(model, confidence=Confidence(tuple(map(float, weights)), intercept, LOOKED_AT, accepted))


def _best_threshold(probability: np.ndarray[tuple[int], np.dtype[np.float64]], n_annotated: int) -> float:
    ordered = np.sort(probability)[::-1]
    expected = 2 * ordered.cumsum() / (np.arange(1, len(ordered) + 1) + n_annotated)
    return round(float(expected.max()) / 2, 3)


def agrees(text: str, found: Candidate | Attribution, annotated: dict[str, list[list[int]]]) -> bool:
    """Whether a reading has an annotated attribution's source and content, each by half of the letters either way.

    >>> gold = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 18]]}
    >>> agrees("Oke said it is safe", Attribution(((0, 3),), ((4, 8),), ((9, 19),), "indirect"), gold)
    True
    >>> agrees("Oke said it is safe", Attribution((), ((4, 8),), ((9, 19),), "passive"), gold)
    False
    """
    return all(
        _half_shared(_letters(text, getattr(found, role)), _letters(text, annotated[role]))
        for role in ("source", "content")
    )


def _letters(text: str, spans: Sequence[Span] | Sequence[list[int]]) -> set[int]:
    return {at.start() for start, end in spans for at in _LETTER.finditer(text, start, end)}


def _half_shared(ours: set[int], theirs: set[int]) -> bool:
    shared = len(ours & theirs)
    return 2 * shared >= max(len(ours), len(theirs))
