"""The network that reads attributions: an encoder of words, a finder of cues, a tagger of what each cue governs.

Dilated gated convolutions (Strubell et al. 2017; Dauphin et al. 2017) see some twenty words to either side. Each
word gets the odds that it anchors a cue; for each likely anchor a second, smaller stack tags the words around it as
source, cue, content or none of them, decoded as a chain (Lafferty et al. 2001). Plain numpy: nothing else at run time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.reading.learned.words import Ints

Floats = NDArray[np.float32]
SPAN: Final = 128  # words around an anchor that the tagger sees, at most, and never beyond its paragraph
OTHER, SOURCE, CUE, CONTENT = range(4)
_PIECE: Final = 4096  # words encoded at once
_GROUP: Final = 64  # anchors tagged at once; more of them leave the processor's cache
_NEAR: Final = 16  # distances up to here have a weight each, farther ones share by quarter octaves
_FARTHEST: Final = 28


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tagger makes of some anchors.

    `anchor`, `first` and `length` are `[n]`: the anchor, the first word seen and how many were. `labels` and `share`
    are `[n, most words seen]`: the label of each word from `first` on, `OTHER` past the end, and its probability.
    `log_odds` `[n]` that the anchor is a cue at all, `path` `[n]` the log probability of the labels as a whole.
    """

    anchor: Ints
    first: Ints
    length: Ints
    labels: Ints
    share: Floats
    log_odds: Floats
    path: Floats


class Network:
    """The network with given weights, by name, all float32; after the numbers of dilations in their names."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = dict(weights)
        self._encoder = _dilations(weights["encoder_dilations"])
        self._tagger = _dilations(weights["tagger_dilations"])

    def encode(self, ids: Ints, flags: Floats) -> Floats:
        """`[n_words, width]`: each word in its context; from `ids` `[n_words, 3]` and `flags` `[n_words, n_flags]`."""
        overlap = sum(self._encoder)
        out = [np.zeros((0, self._weights["encoder_gain"].shape[0]), dtype=np.float32)]
        for start in range(0, len(ids), _PIECE):
            first, end = max(0, start - overlap), min(len(ids), start + _PIECE)
            last = min(len(ids), end + overlap)
            out.append(self._encode(ids[first:last], flags[first:last])[start - first : end - first])
        return np.concatenate(out)

    def anchor_log_odds(self, hidden: Floats) -> Floats:
        """`[n_words]`: log odds that a word anchors a cue."""
        return np.asarray(
            (hidden @ self._weights["anchor_kernel"] + self._weights["anchor_bias"])[:, 0], dtype=np.float32
        )

    def tag(self, hidden: Floats, anchors: Ints, bounds: tuple[Ints, Ints], sentence: Ints) -> Iterator[Tagged]:
        """Tag the words about the anchors, in groups of like size.

        `bounds` are the first word and the end of each word's paragraph, `[n_words]` each.
        """
        if not len(anchors):
            return
        low, high = bounds[0][anchors], bounds[1][anchors]
        first = np.clip(anchors - SPAN // 2, low, np.maximum(low, high - SPAN))
        length = np.minimum(high - first, SPAN)
        order = np.argsort(length, kind="stable")
        parts = {name: hidden @ self._weights[name] for name in ("near_kernel", "near_product_kernel")}
        for start in range(0, len(order), _GROUP):
            group = order[start : start + _GROUP]
            yield self._tag(hidden, parts, anchors[group], first[group], length[group], sentence)

    def _encode(self, ids: Ints, flags: Floats) -> Floats:
        weights = self._weights
        rows = ids[:, 0]
        trained = np.where(rows < len(weights["word_embedding"]), rows, 0)
        inputs = [weights["vectors"][rows], weights["word_embedding"][trained], weights["suffix_embedding"][ids[:, 1]]]
        joined = np.concatenate([*inputs, weights["shape_embedding"][ids[:, 2]], flags], axis=1)
        hidden: Floats = (joined @ weights["input_kernel"] + weights["input_bias"])[None]
        for number, dilation in enumerate(self._encoder):
            hidden = _convolve(hidden, None, weights, f"encoder{number}", dilation)
        encoded: Floats = _normed(hidden, weights["encoder_gain"])[0]
        return encoded

    def _tag(
        self, hidden: Floats, parts: Mapping[str, Floats], anchors: Ints, first: Ints, length: Ints, sentence: Ints
    ) -> Tagged:
        weights = self._weights
        at = first[:, None] + np.arange(length.max())
        inside = np.arange(length.max()) < length[:, None]
        at = np.minimum(at, len(hidden) - 1)
        about = hidden[anchors]
        apart = np.clip(sentence[at] - sentence[anchors][:, None], -2, 2) + 2
        place = weights["distance_embedding"][_bucket(at - anchors[:, None])] + weights["sentence_embedding"][apart]
        summed = parts["near_kernel"][at] + (about @ weights["about_kernel"] + weights["about_bias"])[:, None] + place
        state = (
            np.maximum(summed, 0)
            + parts["near_product_kernel"][at] * (about @ weights["about_product_kernel"])[:, None]
        )
        mask = inside[:, :, None].astype(np.float32)
        state *= mask
        for number, dilation in enumerate(self._tagger):
            state = _convolve(state, mask, weights, f"tagger{number}", dilation)
        state = _normed(state, weights["tagger_gain"]) * mask
        own = state[np.arange(len(anchors)), anchors - first]
        peak = np.where(inside[:, :, None], state, np.float32(-1e9)).max(axis=1)
        judged = np.maximum(
            np.concatenate([own, peak, about], axis=1) @ weights["judge_kernel"] + weights["judge_bias"], 0
        )
        log_odds = (judged @ weights["verdict_kernel"] + weights["verdict_bias"])[:, 0]
        emitted = np.asarray(state @ weights["label_kernel"] + weights["label_bias"], dtype=np.float32)
        labels, path = decode(emitted, length, weights["transitions"])
        labels *= inside
        share = np.take_along_axis(_softmax(emitted), labels[:, :, None], axis=2)[:, :, 0]
        return Tagged(anchors, first, length, labels, share, log_odds, path)


def decode(emitted: Floats, length: Ints, transitions: Floats) -> tuple[Ints, Floats]:
    """The best labels `[n, n_words]` of each chain and their log probability `[n]` (Viterbi and forward passes).

    `emitted` is `[n, n_words, n_labels]`, of which the first `length` words of each chain count, at least one; the
    chains are in order of length. `transitions` `[n_labels, n_labels]` leads from row to column.
    """
    n_chains, n_words, n_labels = emitted.shape
    peak = emitted.max(axis=2)
    raised, moved = np.exp(emitted - peak[:, :, None]), np.exp(transitions)
    best, total = emitted[:, 0].copy(), raised[:, 0].copy()
    log_total = peak[:, 0].copy()
    back = np.empty((n_words, n_chains, n_labels), dtype=np.int64)
    back[:] = np.arange(n_labels)
    for word, live in enumerate(np.searchsorted(length, np.arange(1, n_words), side="right").tolist(), 1):
        stepped = best[live:, :, None] + transitions
        back[word, live:] = stepped.argmax(axis=1)
        best[live:] = stepped.max(axis=1) + emitted[live:, word]
        summed = (total[live:] @ moved) * raised[live:, word]
        scale = summed.sum(axis=1)
        total[live:] = summed / scale[:, None]
        log_total[live:] += np.log(scale) + peak[live:, word]
    labels = np.empty((n_chains, n_words), dtype=np.int64)
    labels[:, -1] = best.argmax(axis=1)
    rows = np.arange(n_chains)
    for word in range(n_words - 1, 0, -1):
        labels[:, word - 1] = back[word][rows, labels[:, word]]
    return labels, best.max(axis=1) - log_total - np.log(total.sum(axis=1))


def _convolve(state: Floats, mask: Floats | None, weights: Mapping[str, Floats], name: str, dilation: int) -> Floats:
    """`state` `[n, n_words, width]` plus a gated convolution of it; words outside the mask count as zero."""
    normed = _normed(state, weights[f"{name}_gain"])
    if mask is not None:
        normed *= mask
    kernel = weights[f"{name}_kernel"].reshape(3, state.shape[2], -1)
    out = normed @ kernel[1] + weights[f"{name}_bias"]
    if dilation < state.shape[1]:
        out[:, dilation:] += normed[:, :-dilation] @ kernel[0]
        out[:, :-dilation] += normed[:, dilation:] @ kernel[2]
    width = state.shape[2]
    gate = out[:, :, width:] * np.float32(
        0.5
    )  # the logistic function by way of tanh, which is fast and never overflows
    np.tanh(gate, out=gate)
    gate += 1
    gate *= out[:, :, :width]
    gate *= np.float32(0.5)
    gate += state
    return np.asarray(gate, dtype=np.float32)


def _normed(state: Floats, gain: Floats) -> Floats:
    scale = np.sqrt(np.einsum("...k,...k->...", state, state) / state.shape[-1] + 1e-5, dtype=np.float32)
    return np.asarray(state / scale[..., None] * gain, dtype=np.float32)


def _bucket(distance: Ints) -> Ints:
    size = np.abs(distance)
    coarse = _NEAR + np.ceil(4 * np.log2(np.maximum(size, 1) / _NEAR)).astype(np.int64)
    bucket = np.where(size <= _NEAR, size, np.minimum(_FARTHEST, coarse))
    return np.where(distance < 0, _FARTHEST - bucket, _FARTHEST + bucket)


def _softmax(values: Floats) -> Floats:
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def _dilations(stored: Floats) -> tuple[int, ...]:
    return tuple(int(dilation) for dilation in stored)
