"""Fits the network: Adam with clipped gradients, a falling rate, and an average over the last steps (JAX)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from features.reading.learned.backend import jax, jnp
from features.reading.learned.examples import Arrays
from features.reading.learned.objective import Shape, initial, losses

_WARM_UP: Final = 100  # steps
_AVERAGED: Final = 0.99
_CLIP: Final = 5.0
_BETA: Final = (0.9, 0.98)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to train: pieces in a batch, passes over annotated and over parsed texts."""

    epochs: int = 14
    plain_epochs: int = 3
    batch: int = 8
    rate: float = 2e-3
    seed: int = 0


def fit(
    annotated: Arrays,
    plain: Arrays | None,
    vectors: np.ndarray[Any, Any],
    sizes: dict[str, int],
    shape: Shape,
    plan: Plan,
    report: Callable[[int, list[float]], None],
) -> dict[str, np.ndarray[Any, Any]]:
    """The averaged weights by name.

    `annotated` and `plain` are pieces; of `plain`, None without a parser, only the syntax is learned. `report` is
    given each epoch's number and mean losses.
    """
    weights = jax.tree.map(jnp.asarray, initial(shape, sizes, plan.seed))
    table = jnp.asarray(vectors)
    steps = {cues: _step(shape, table, cues) for cues in (True, False)}
    state = (weights, jax.tree.map(jnp.zeros_like, weights), jax.tree.map(jnp.zeros_like, weights), weights)
    random, key = np.random.default_rng(plan.seed), jax.random.PRNGKey(plan.seed)
    n_steps = plan.epochs * _batches(annotated, plan) + plan.plain_epochs * _batches(plain, plan)
    done = 0
    for epoch in range(plan.epochs):
        seen = []
        for pieces, cues in _shuffled(annotated, plain if epoch < plan.plain_epochs else None, plan, random):
            done += 1
            rate = plan.rate * min(1.0, done / _WARM_UP) * (1 - done / n_steps) + 1e-5
            key, drawn = jax.random.split(key)
            state, parts = steps[cues](state, float(done), rate, pieces, drawn)
            seen += [[float(part) for part in parts]] if cues else []
        report(epoch, np.mean(seen, axis=0).tolist())
    return {name: np.asarray(values) for name, values in state[3].items()}


def _batches(pieces: Arrays | None, plan: Plan) -> int:
    return 0 if pieces is None else max(1, len(pieces["real"]) // plan.batch)


def _shuffled(
    annotated: Arrays, plain: Arrays | None, plan: Plan, random: np.random.Generator
) -> Iterator[tuple[Arrays, bool]]:
    """Batches of equal size in random order, each with whether its cues are annotated."""
    jobs: list[tuple[Arrays, np.ndarray[Any, Any], bool]] = []
    for pieces, cues in ((annotated, True), (plain, False)):
        if pieces is not None:
            order = random.permutation(len(pieces["real"]))
            groups = np.array_split(order, _batches(pieces, plan))
            jobs += [(pieces, group[: min(map(len, groups))], cues) for group in groups]
    for job in random.permutation(len(jobs)):
        pieces, group, cues = jobs[job]
        yield {name: values[group] for name, values in pieces.items()}, cues


def _step(shape: Shape, vectors: Any, cues: bool) -> Callable[..., Any]:
    """One step of Adam (Kingma & Ba 2015), compiled; state is weights, two moments and the averaged weights."""

    def step(state: Any, done: float, rate: float, pieces: Any, key: Any) -> Any:
        weights, first, second, averaged = state
        (_, parts), slope = jax.value_and_grad(lambda w: losses(w, shape, vectors, pieces, key, cues), has_aux=True)(
            weights
        )
        size = jnp.sqrt(sum((values**2).sum() for values in jax.tree.leaves(slope)))
        slope = jax.tree.map(lambda values: values * jnp.minimum(1, _CLIP / size), slope)
        first = jax.tree.map(lambda old, new: _BETA[0] * old + (1 - _BETA[0]) * new, first, slope)
        second = jax.tree.map(lambda old, new: _BETA[1] * old + (1 - _BETA[1]) * new**2, second, slope)
        corrected = [1 - beta**done for beta in _BETA]
        weights = jax.tree.map(
            lambda w, m, v: w - rate * ((m / corrected[0]) / (jnp.sqrt(v / corrected[1]) + 1e-8) + 0.01 * w),
            weights,
            first,
            second,
        )
        averaged = jax.tree.map(lambda old, new: _AVERAGED * old + (1 - _AVERAGED) * new, averaged, weights)
        return (weights, first, second, averaged), parts

    compiled: Callable[..., Any] = jax.jit(step)
    return compiled
