"""The layer that the network is stacked of: a gated convolution over normed words, added to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Convolution:
    """A gated convolution over a normed state, added to it; words beyond either end count as zero.

    The kernel `[3 * width + 1, width]` of the values and that of the gates hold everything that is the same for all
    words: the gain of the norm, the bias as the last row, and the half of the logistic function's being
    `(1 + tanh(x / 2)) / 2`, by which it is fast and never overflows.
    """

    values: Floats
    gates: Floats
    dilation: int

    @classmethod
    def of(cls, weights: Mapping[str, Floats], name: str, dilation: int) -> Self:
        """The layer with the weights of that name."""
        gained = weights[f"{name}_kernel"] * np.tile(weights[f"{name}_gain"], 3)[:, None]
        joined = np.concatenate([gained, weights[f"{name}_bias"][None]]) * np.float32(0.5)
        values, gates = np.split(joined, 2, axis=1)
        return cls(np.ascontiguousarray(values), np.ascontiguousarray(gates), dilation)

    def __call__(self, state: Floats) -> Floats:
        """`[n_words, width]` from as much."""
        n_words, width = state.shape
        reach = min(self.dilation, n_words)
        about = np.zeros((n_words, 3 * width + 1), dtype=np.float32)
        about[:, -1] = 1
        about[:, width : 2 * width] = normed(state)
        about[reach:, :width] = about[: n_words - reach, width : 2 * width]
        about[: n_words - reach, 2 * width : -1] = about[reach:, width : 2 * width]
        out: Floats = about @ self.gates
        np.tanh(out, out=out)
        out += 1
        out *= about @ self.values
        out += state
        return out


def normed(state: Floats) -> Floats:
    """Each row of `state` `[n_words, width]` scaled to a mean square of one (Zhang & Sennrich 2019)."""
    scale = np.einsum("ij,ij->i", state, state)
    scale /= np.float32(state.shape[1])
    scale += np.float32(1e-5)
    return np.asarray(state / np.sqrt(scale)[:, None], dtype=np.float32)
