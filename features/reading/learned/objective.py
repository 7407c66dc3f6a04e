"""What training minimises: the network of `network.py` written for JAX, and its losses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from features.reading.learned.backend import jax, jnp
from features.reading.learned.network import SPAN

Array = Any  # jax.Array
Weights = Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Shape:
    """The network's plan and what of it training leaves out by chance."""

    width: int = 128
    tagger_width: int = 64
    word_width: int = 32
    encoder: Sequence[int] = (1, 2, 4, 8, 1)
    tagger: Sequence[int] = (1, 3, 9)
    dropout: float = 0.22
    word_dropout: float = 0.1
    anchors_per_piece: int = 14


def losses(
    weights: Weights, shape: Shape, vectors: Array, pieces: Weights, key: Array, cues: bool
) -> tuple[Array, tuple[Array, ...]]:
    """The loss of some pieces and its parts; only what the parser tells counts where `cues` is false.

    Parts: is a word an anchor; the chain of labels about a cue; is a likely anchor a cue; tag, relation and head.
    """
    encoder_key, tagger_key, draw_key = jax.random.split(key, 3)
    real = pieces["real"]
    hidden = encode(weights, shape, vectors, pieces, encoder_key)
    syntax = sum(
        _cross_entropy(hidden @ weights[f"{name}_kernel"], pieces[name], real) for name in ("tag", "relation", "head")
    )
    if not cues:
        return syntax, (syntax,)
    log_odds = (hidden @ weights["anchor_kernel"] + weights["anchor_bias"])[..., 0]
    is_anchor = (pieces["cue"] >= 0).astype(jnp.float32)
    finding = (_binary(log_odds, is_anchor) * real).sum() / real.sum()
    # every annotated anchor, then those that the network takes for one: the hardest to tell apart
    n_pieces, n_words = real.shape
    drawn = jnp.where(real > 0, jax.lax.stop_gradient(log_odds), -1e9) + 100 * is_anchor
    drawn = (drawn + 0.5 * jax.random.gumbel(draw_key, drawn.shape)).reshape(-1)
    _, anchors = jax.lax.top_k(drawn, n_pieces * shape.anchors_per_piece)
    emitted, inside, judged = tag(weights, shape, hidden, pieces, anchors, tagger_key)
    cue = pieces["cue"].reshape(-1)[anchors]
    piece = anchors // n_words
    labels = pieces["labels"][piece, jnp.maximum(cue, 0)].astype(jnp.int32)
    learned = (cue >= 0) * pieces["whole"][piece, jnp.maximum(cue, 0)]
    chains = chain_loss(emitted, inside, labels, weights["transitions"])
    tagging = (chains * learned).sum() / jnp.maximum(learned.sum(), 1)
    judging = (_binary(judged, (cue >= 0).astype(jnp.float32)) * real.reshape(-1)[anchors]).mean()
    return 10 * finding + 0.1 * tagging + judging + 0.3 * syntax, (finding, tagging, judging, syntax)


def encode(weights: Weights, shape: Shape, vectors: Array, pieces: Weights, key: Array | None) -> Array:
    """`[n_pieces, n_words, width]`, as `Network.encode`; with a key, some of it is left out by chance."""
    keys = _split(key, len(shape.encoder) + 2)
    ids, real = pieces["ids"], pieces["real"][..., None]
    rows = ids[..., 0]
    trained = jnp.where(rows < weights["word_embedding"].shape[0], rows, 0)
    word = jnp.concatenate([vectors[rows], weights["word_embedding"][trained]], -1)
    if keys[0] is not None:
        word = word * jax.random.bernoulli(keys[0], 1 - shape.word_dropout, (*rows.shape, 1))
    spelling = [weights["suffix_embedding"][ids[..., 1]], weights["shape_embedding"][ids[..., 2]]]
    joined = jnp.concatenate([word, *spelling, pieces["flags"].astype(jnp.float32)], -1)
    joined = _drop(joined, keys[1], shape.dropout)
    hidden = (joined @ weights["input_kernel"] + weights["input_bias"]) * real
    for number, dilation in enumerate(shape.encoder):
        hidden = _convolve(hidden, real, weights, f"encoder{number}", dilation, keys[2 + number], shape.dropout)
    return _normed(hidden, weights["encoder_gain"]) * real


def tag(
    weights: Weights, shape: Shape, hidden: Array, pieces: Weights, anchors: Array, key: Array | None
) -> tuple[Array, Array, Array]:
    """As `Network.tag` before decoding: `[n, SPAN, n_labels]`, which of the words count, and each anchor's log odds.

    `anchors` number the words of all pieces in a row.
    """
    keys = _split(key, len(shape.tagger) + 1)
    n_words = hidden.shape[1]
    flat = _drop(hidden.reshape(-1, hidden.shape[-1]), keys[0], shape.dropout)
    origin = anchors // n_words * n_words
    low, high = (pieces[name].reshape(-1)[anchors] + origin for name in ("low", "high"))
    first = jnp.clip(anchors - SPAN // 2, low, jnp.maximum(low, high - SPAN))
    at = first[:, None] + jnp.arange(SPAN)
    inside = at < high[:, None]
    at = jnp.minimum(at, len(flat) - 1)
    about = flat[anchors]
    sentence = pieces["sentence"].reshape(-1)
    apart = jnp.clip(sentence[at] - sentence[anchors][:, None], -2, 2) + 2
    place = weights["distance_embedding"][_bucket(at - anchors[:, None])] + weights["sentence_embedding"][apart]
    near = (flat @ weights["near_kernel"])[at] + (about @ weights["about_kernel"])[:, None] + weights["about_bias"]
    product = (flat @ weights["near_product_kernel"])[at] * (about @ weights["about_product_kernel"])[:, None]
    mask = inside[..., None].astype(jnp.float32)
    state = (jax.nn.relu(near + place) + product) * mask
    for number, dilation in enumerate(shape.tagger):
        state = _convolve(state, mask, weights, f"tagger{number}", dilation, keys[1 + number], shape.dropout)
    state = _normed(state, weights["tagger_gain"]) * mask
    own = state[jnp.arange(len(anchors)), anchors - first]
    peak = jnp.max(jnp.where(mask > 0, state, -1e9), 1)
    judged = jax.nn.relu(jnp.concatenate([own, peak, about], -1) @ weights["judge_kernel"] + weights["judge_bias"])
    log_odds = (judged @ weights["verdict_kernel"] + weights["verdict_bias"])[:, 0]
    return state @ weights["label_kernel"] + weights["label_bias"], inside, log_odds


def chain_loss(emitted: Array, inside: Array, labels: Array, transitions: Array) -> Array:
    """`[n]`: minus the log probability of each chain of labels (Lafferty et al. 2001)."""
    chosen = (jnp.take_along_axis(emitted, labels[..., None], -1)[..., 0] * inside).sum(1)
    chosen += (transitions[labels[:, :-1], labels[:, 1:]] * inside[:, 1:]).sum(1)

    def step(total: Array, word: tuple[Array, Array]) -> tuple[Array, None]:
        emission, live = word
        moved = jax.nn.logsumexp(total[:, :, None] + transitions, 1) + emission
        return jnp.where(live[:, None], moved, total), None

    total, _ = jax.lax.scan(step, emitted[:, 0], (emitted.swapaxes(0, 1)[1:], inside.T[1:]))
    return jax.nn.logsumexp(total, -1) - chosen


def _convolve(
    state: Array, mask: Array, weights: Weights, name: str, dilation: int, key: Array | None, dropout: float
) -> Array:
    normed = _drop(_normed(state, weights[f"{name}_gain"]), key, dropout) * mask
    n_words = state.shape[1]
    padded = jnp.pad(normed, ((0, 0), (dilation, dilation), (0, 0)))
    joined = jnp.concatenate([padded[:, :n_words], normed, padded[:, 2 * dilation :]], -1)
    out, gate = jnp.split(joined @ weights[f"{name}_kernel"] + weights[f"{name}_bias"], 2, -1)
    return state + out * jax.nn.sigmoid(gate)


def _normed(state: Array, gain: Array) -> Array:
    return state * gain * jax.lax.rsqrt(jnp.mean(state * state, -1, keepdims=True) + 1e-5)


def _drop(state: Array, key: Array | None, rate: float) -> Array:
    return state if key is None else state * jax.random.bernoulli(key, 1 - rate, state.shape) / (1 - rate)


def _split(key: Array | None, n_keys: int) -> list[Array | None]:
    return [None] * n_keys if key is None else list(jax.random.split(key, n_keys))


def _bucket(distance: Array) -> Array:
    size = jnp.abs(distance)
    coarse = jnp.minimum(28, 16 + jnp.ceil(4 * jnp.log2(jnp.maximum(size, 1) / 16)).astype(int))
    bucket = jnp.where(size <= 16, size, coarse)
    return jnp.where(distance < 0, 28 - bucket, 28 + bucket)


def _binary(log_odds: Array, target: Array) -> Array:
    return jnp.maximum(log_odds, 0) - log_odds * target + jnp.log1p(jnp.exp(-jnp.abs(log_odds)))


def _cross_entropy(scores: Array, target: Array, real: Array) -> Array:
    chosen = jnp.take_along_axis(jax.nn.log_softmax(scores), target[..., None], -1)[..., 0]
    return -(chosen * real).sum() / jnp.maximum(real.sum(), 1)


def initial(shape: Shape, sizes: Mapping[str, int], seed: int) -> dict[str, np.ndarray[Any, Any]]:
    """Random weights by name. `sizes`: rows of "word", "suffix" and "shape", columns of "vector" and "flags", and
    "tag", "relation", "head" and "label" classes.
    """
    random = np.random.default_rng(seed)
    wide, narrow = shape.width, shape.tagger_width

    def drawn(rows: int, columns: int, scale: float | None = None) -> np.ndarray[Any, Any]:
        return (random.standard_normal((rows, columns)) * (scale or rows**-0.5)).astype(np.float32)

    inputs = sizes["vector"] + shape.word_width + 16 + 8 + sizes["flags"]
    kernels = {
        "input": (inputs, wide), "near": (wide, narrow), "about": (wide, narrow), "near_product": (wide, narrow),
        "about_product": (wide, narrow), "anchor": (wide, 1), "label": (narrow, sizes["label"]),
        "judge": (2 * narrow + wide, narrow), "verdict": (narrow, 1),
        **{name: (wide, sizes[name]) for name in ("tag", "relation", "head")},
        **{f"encoder{number}": (3 * wide, 2 * wide) for number in range(len(shape.encoder))},
        **{f"tagger{number}": (3 * narrow, 2 * narrow) for number in range(len(shape.tagger))},
    }  # fmt: skip
    biased = ("input", "about", "anchor", "label", "judge", "verdict", "encoder", "tagger")
    tables = {
        "word": (sizes["word"], shape.word_width), "suffix": (sizes["suffix"], 16), "shape": (sizes["shape"], 8),
        "distance": (57, narrow), "sentence": (5, narrow),
    }  # fmt: skip
    gains = {name: columns // 2 for name, (_, columns) in kernels.items() if name[-1].isdigit()}
    return {
        **{f"{name}_kernel": drawn(*size) for name, size in kernels.items()},
        **{
            f"{name}_bias": np.zeros(size[1], dtype=np.float32)
            for name, size in kernels.items()
            if name.rstrip("0123456789") in biased
        },
        **{f"{name}_embedding": drawn(*size, scale=0.3) for name, size in tables.items()},
        **{f"{name}_gain": np.ones(size, dtype=np.float32) for name, size in gains.items()},
        "encoder_gain": np.ones(wide, dtype=np.float32),
        "tagger_gain": np.ones(narrow, dtype=np.float32),
        "transitions": np.zeros((sizes["label"], sizes["label"]), dtype=np.float32),
    }
