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

from features.reading.learned.convolution import Convolution, Floats, normed
from features.reading.learned.words import Ints

SPAN: Final = 128  # words around an anchor that the tagger sees, at most, and never beyond its paragraph
OTHER, SOURCE, CUE, CONTENT = range(4)
_PIECE: Final = 2048  # words encoded at once; more of them leave the processor's cache
_GROUP: Final = 48  # anchors tagged at once, for the same reason
_NEAR: Final = 16  # distances up to here have a weight each, farther ones share by quarter octaves
_FARTHEST: Final = 28
_RESCALED: Final = 8  # words after which sums over chains are scaled back, long before they overflow


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
    """The network with given weights, by name, all float32; after the numbers of dilations in their names.

    `vectors` may be of whole numbers, as they are stored; `vectors_scale` then gives the worth of one in each column.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = dict(weights)
        self._encoder = _stack(weights, "encoder")
        self._tagger = _stack(weights, "tagger")
        scale = self._weights.pop("vectors_scale", np.ones(weights["vectors"].shape[1], dtype=np.float32))
        kernel = weights["input_kernel"].copy()
        kernel[: len(scale)] *= scale[:, None]  # the vectors stay small: they are most of the memory
        self._weights["input_kernel"] = kernel

    def encode(self, ids: Ints, flags: Floats) -> Floats:
        """`[n_words, width]`: each word in its context; from `ids` `[n_words, 3]` and `flags` `[n_words, n_flags]`."""
        overlap = sum(layer.dilation for layer in self._encoder)
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
        joined = np.concatenate([*inputs, weights["shape_embedding"][ids[:, 2]], flags], axis=1, dtype=np.float32)
        hidden: Floats = joined @ weights["input_kernel"]
        hidden += weights["input_bias"]
        for layer in self._encoder:
            hidden = layer(hidden)
        return normed(hidden) * weights["encoder_gain"]

    def _tag(
        self, hidden: Floats, parts: Mapping[str, Floats], anchors: Ints, first: Ints, length: Ints, sentence: Ints
    ) -> Tagged:
        weights = self._weights
        # the windows stand one behind the other, apart by as many empty rows as the widest convolution reaches
        begin = np.cumsum(length + self._apart) - length
        window = np.repeat(np.arange(len(anchors)), length)
        place = np.arange(length.sum()) - (np.cumsum(length) - length)[window]
        row, word, anchor = begin[window] + place, first[window] + place, anchors[window]
        about = hidden[anchors]
        near = np.clip(sentence[word] - sentence[anchor], -2, 2) + 2
        summed = weights["distance_embedding"][_bucket(word - anchor)]
        summed += weights["sentence_embedding"][near]
        summed += parts["near_kernel"][word]
        summed += (about @ weights["about_kernel"] + weights["about_bias"])[window]
        np.maximum(summed, 0, out=summed)
        summed += parts["near_product_kernel"][word] * (about @ weights["about_product_kernel"])[window]
        state = np.zeros((row[-1] + 1, summed.shape[1]), dtype=np.float32)
        state[row] = summed
        empty = np.ones(len(state), dtype=np.bool_)
        empty[row] = False
        gaps = np.flatnonzero(empty)
        for layer in self._tagger:
            state = layer(state)
            state[gaps] = 0
        state = normed(state[row]) * weights["tagger_gain"]
        return self._judged(state, about, anchors, first, length)

    def _judged(self, state: Floats, about: Floats, anchors: Ints, first: Ints, length: Ints) -> Tagged:
        """From what the tagger makes of all words of all windows, one behind the other, `[sum of length, width]`."""
        weights = self._weights
        begin = np.cumsum(length) - length
        own = state[begin + anchors - first]
        peak = np.maximum.reduceat(state, begin, axis=0)
        judged = np.maximum(
            np.concatenate([own, peak, about], axis=1) @ weights["judge_kernel"] + weights["judge_bias"], 0
        )
        log_odds = (judged @ weights["verdict_kernel"] + weights["verdict_bias"])[:, 0]
        inside = np.arange(length[-1]) < length[:, None]  # the windows are in order of length
        emitted = np.zeros((*inside.shape, len(weights["label_bias"])), dtype=np.float32)
        emitted[inside] = state @ weights["label_kernel"] + weights["label_bias"]
        labels, path = decode(emitted, length, weights["transitions"])
        share = np.take_along_axis(_softmax(emitted), labels[:, :, None], axis=2)[:, :, 0]
        return Tagged(anchors, first, length, labels, share, log_odds, path)

    @property
    def _apart(self) -> int:
        return max(layer.dilation for layer in self._tagger)


def decode(emitted: Floats, length: Ints, transitions: Floats) -> tuple[Ints, Floats]:
    """The best labels `[n, n_words]` of each chain and their log probability `[n]` (Viterbi and forward passes).

    `emitted` is `[n, n_words, n_labels]`, of which the first `length` words of each chain count, at least one; the
    chains are in order of length. `transitions` `[n_labels, n_labels]` leads from row to column. Past its end a chain
    has label 0.
    """
    n_chains, n_words, _ = emitted.shape
    rows, last = np.arange(n_chains), length - 1
    live = np.searchsorted(length, np.arange(n_words), side="right").tolist()  # the first chain that has each word
    best = emitted.swapaxes(0, 1).copy()
    peak = best.max(axis=2, keepdims=True)
    total, moved = np.exp(best - peak, dtype=np.float64), np.exp(transitions, dtype=np.float64)
    log_total = np.where(np.arange(n_words) < length[:, None], peak[:, :, 0].T, 0).sum(axis=1, dtype=np.float64)
    for word in range(1, n_words):
        on = live[word]
        best[word, on:] += (best[word - 1, on:, :, None] + transitions).max(axis=1)
        total[word, on:] *= total[word - 1, on:] @ moved
        if word % _RESCALED == 0:
            scale = total[word, on:].sum(axis=1)
            total[word, on:] /= scale[:, None]
            log_total[on:] += np.log(scale)
    labels = np.zeros((n_words, n_chains), dtype=np.int64)
    labels[last, rows] = best[last, rows].argmax(axis=1)
    into = np.ascontiguousarray(transitions.T)
    for word in range(n_words - 1, 0, -1):
        on = live[word]
        labels[word - 1, on:] = (best[word - 1, on:] + into[labels[word, on:]]).argmax(axis=1)
    path = best[last, rows].max(axis=1) - log_total - np.log(total[last, rows].sum(axis=1))
    return labels.T, np.asarray(path, dtype=np.float32)


def _bucket(distance: Ints) -> Ints:
    size = np.abs(distance)
    coarse = _NEAR + np.ceil(4 * np.log2(np.maximum(size, 1) / _NEAR)).astype(np.int64)
    bucket = np.where(size <= _NEAR, size, np.minimum(_FARTHEST, coarse))
    return np.where(distance < 0, _FARTHEST - bucket, _FARTHEST + bucket)


def _softmax(values: Floats) -> Floats:
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def _stack(weights: Mapping[str, Floats], name: str) -> tuple[Convolution, ...]:
    dilations = weights[f"{name}_dilations"]
    return tuple(Convolution.of(weights, f"{name}{number}", int(d)) for number, d in enumerate(dilations))
