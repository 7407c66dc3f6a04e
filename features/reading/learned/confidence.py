"""How sure an attribution was read right: a logistic model on what the network and the rules say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from features.reading.learned.convolution import Floats
from features.reading.learned.network import CONTENT, CUE, SOURCE, Tagged

EVIDENCE: Final = (
    "anchor_log_odds", "cue_log_odds", "path", "path_per_word", "sure_source", "sure_cue", "sure_content", "sourceless",
    "short_content", "log_content_words", "content_parts", "source_parts", "quoted_content", "cut_content",
    "ruled_cue", "ruled_source", "ruled_content", "cue_log_odds_times_sure_content", "cue_log_odds_times_sure_source",
)  # fmt: skip


def evidence(tagged: Tagged, anchor_log_odds: Floats, quoted: Floats, ruled: Floats) -> Floats:
    """`[n, len(EVIDENCE)]`: what `EVIDENCE` names, of each tagged anchor.

    `quoted` `[n, n_words]` and `ruled` `[n, n_words, 3]` (source, cue, content by rule), 0 or 1, are of the words seen.
    """
    masks = {role: (tagged.labels == role).astype(np.float32) for role in (SOURCE, CUE, CONTENT)}
    n_source, n_cue, n_content = (mask.sum(axis=1) for mask in masks.values())
    sure = [_mean(tagged.share, mask, empty=1) for mask in masks.values()]
    log_odds = np.clip(tagged.log_odds, -8, 8)
    path = np.maximum(tagged.path, -40)
    rows = np.arange(len(tagged.anchor))
    last = masks[CONTENT][rows, tagged.length - 1]
    columns = [
        np.clip(anchor_log_odds, -8, 8),
        log_odds,
        path,
        path / (1 + n_source + n_cue + n_content),
        *sure,
        n_source == 0,
        n_content < 3,
        np.log1p(n_content),
        np.minimum(_parts(masks[CONTENT]), 4),
        np.minimum(_parts(masks[SOURCE]), 4),
        _mean(quoted, masks[CONTENT]),
        np.maximum(masks[CONTENT][:, 0], last),
        ruled[rows, tagged.anchor - tagged.first, 1],
        _mean(ruled[:, :, 0], masks[SOURCE]),
        _mean(ruled[:, :, 2], masks[CONTENT]),
        log_odds * sure[2],
        log_odds * sure[0],
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _parts(mask: Floats) -> Floats:
    """How many runs of ones each row has."""
    return np.asarray(mask[:, 0] + (np.diff(mask, axis=1) > 0).sum(axis=1), dtype=np.float32)


def _mean(values: Floats, mask: Floats, empty: float = 0) -> Floats:
    counts = mask.sum(axis=1)
    return np.where(counts > 0, (values * mask).sum(axis=1) / np.maximum(counts, 1), np.float32(empty))


@dataclass(frozen=True, slots=True)
class Confidence:
    """The logistic model: a weight for each of `EVIDENCE` and an intercept, and the thresholds that go with it.

    `anchor_log_odds` is from where a word is looked at as a cue at all, `accepted` from which confidence an
    attribution is kept.
    """

    weights: tuple[float, ...]
    intercept: float
    anchor_log_odds: float
    accepted: float

    def probability(self, found: Floats) -> Floats:
        """`[n]`: the probability that source and content are right, given the evidence `[n, len(EVIDENCE)]`."""
        odds = found @ np.array(self.weights, dtype=np.float32) + np.float32(self.intercept)
        return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), dtype=np.float32)

    @classmethod
    def from_settings(cls, settings: dict[str, Any]) -> Confidence:
        """The model as `settings` wrote it. Raises ValueError where its weights are not of `EVIDENCE`."""
        weights = settings["weights"]
        if tuple(weights) != EVIDENCE:
            odd = sorted(set(weights) ^ set(EVIDENCE))
            raise ValueError(f"confidence.json weighs other evidence than the reader gives ({odd}); train again")
        values = tuple(float(weights[name]) for name in EVIDENCE)
        return cls(values, settings["intercept"], settings["anchor_log_odds"], settings["accepted"])

    def settings(self) -> dict[str, Any]:
        """The model as plain numbers and names, for JSON."""
        return {
            "weights": dict(zip(EVIDENCE, self.weights, strict=True)),
            "intercept": self.intercept,
            "anchor_log_odds": self.anchor_log_odds,
            "accepted": self.accepted,
        }
