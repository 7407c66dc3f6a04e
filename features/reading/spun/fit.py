"""Fits the network of the detector of spun text: Adam with a falling rate over stretches of words (JAX)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from features.reading.learned.backend import jax, jnp
from features.reading.spun.model import DOUBLINGS, FAR, NEAR, PARTNERS, REACH
from features.reading.spun.words import FIRST, MARK, N_FACTS, UNKNOWN, Floats, Terms

HIDDEN: Final = (80, 48)
PRODUCTS: Final = 24
_STRETCH: Final = 96  # words
_WARM_UP: Final = 100  # steps
_HIDDEN_WORDS: Final = 0.03  # share of words shown as unknown, so that the network learns to do without

Weights = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """Terms of a text with their facts, and which of them a spinner put there: False throughout for real text."""

    terms: Terms
    facts: Floats
    replaced: np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to train."""

    epochs: int = 3
    batch: int = 48
    rate: float = 2e-3
    seed: int = 0


def fit(
    passages: Sequence[Passage],
    aside: Sequence[Passage],
    vectors: Floats,
    plan: Plan,
    report: Callable[[int, float, float], None],
) -> dict[str, Floats]:
    """Weights by name, "vectors" among them, which start from those given: of the epoch that did best on those aside.

    `report` gets each epoch's mean loss, on the passages and on those aside.

    Raises RuntimeError without JAX.
    """
    if jax is None:
        raise RuntimeError("training needs JAX; install it beside the project: uv pip install jax")
    number, known, replaced = _joined(passages)
    kept_aside = _stretches(*_joined(aside))
    n = len(number) // _STRETCH - 1
    random = np.random.default_rng(plan.seed)
    weights = {name: jnp.asarray(values) for name, values in _initial(vectors, random).items()}
    state = (weights, jax.tree.map(jnp.zeros_like, weights), jax.tree.map(jnp.zeros_like, weights))
    step, score, done, n_steps = _step(), jax.jit(_loss), 0, plan.epochs * (n // plan.batch)
    found: list[tuple[float, int, Weights]] = []
    for epoch in range(plan.epochs):
        losses, order = [], random.permutation(n) * _STRETCH + int(random.integers(_STRETCH))
        for first in range(0, n - plan.batch + 1, plan.batch):
            done += 1
            rows = order[first : first + plan.batch, np.newaxis] + np.arange(_STRETCH)
            rate = plan.rate * min(1.0, done / _WARM_UP) * max(0.02, 1 - done / n_steps)
            hidden = (random.random(rows.shape) < _HIDDEN_WORDS) & (number[rows] >= FIRST)
            seen = np.where(hidden, UNKNOWN, number[rows])
            state, loss = step(state, float(done), rate, seen, known[rows].astype(np.float32), replaced[rows])
            losses.append(float(loss))
        found.append((float(np.mean([score(state[0], *part) for part in kept_aside])), epoch, state[0]))
        report(epoch, float(np.mean(losses)), found[-1][0])
    return {name: np.asarray(values) for name, values in min(found, key=lambda one: one[:2])[2].items()}


def _joined(passages: Sequence[Passage]) -> tuple[Any, Any, Any]:
    gap = np.full(REACH, MARK)
    number = np.concatenate([part for one in passages for part in (one.terms.number, gap)]).astype(np.int32)
    blank = np.zeros((REACH, N_FACTS), np.float16)
    known = np.concatenate([part for one in passages for part in (one.facts.astype(np.float16), blank)])
    none = np.zeros(REACH, np.bool_)
    replaced = np.concatenate([part for one in passages for part in (one.replaced, none)])
    return number, known, replaced


def _stretches(number: Any, known: Any, replaced: Any, batch: int = 48) -> list[tuple[Any, Any, Any]]:
    n = len(number) // (_STRETCH * batch)
    cut = n * batch * _STRETCH
    shape = (n, batch, _STRETCH)
    parts = (number[:cut].reshape(shape), known[:cut].reshape(*shape, N_FACTS), replaced[:cut].reshape(shape))
    return [(a, b.astype(np.float32), c) for a, b, c in zip(*parts, strict=True)]


def _initial(vectors: Floats, random: np.random.Generator) -> dict[str, Floats]:
    def kernel(n_in: int, n_out: int, gain: float = 1.0) -> Floats:
        return (random.normal(0, gain / np.sqrt(n_in), (n_in, n_out))).astype(np.float32)

    first, second = HIDDEN
    n_dimensions = vectors.shape[1]
    return {
        "vectors": vectors,
        "left": kernel(n_dimensions, PRODUCTS, 2.0),
        "right": kernel(n_dimensions, PRODUCTS, 2.0),
        "kernel1": kernel((n_dimensions + N_FACTS) * (2 * NEAR + 1) + (2 * PARTNERS + 1) * PRODUCTS, first),
        "bias1": np.zeros(first, np.float32),
        "kernel2": kernel(first * (2 * FAR + 1), second),
        "bias2": np.zeros(second, np.float32),
        "kernel3": kernel(second, 1, 0.1),
        "bias3": np.full(1, -2.0, np.float32),
    }


def _odds(weights: Weights, number: Any, known: Any) -> Any:
    vectors = weights["vectors"][number]
    seen = _around(jnp.concatenate([vectors, known], -1), NEAR)
    matched = _matches(vectors @ weights["left"], vectors @ weights["right"])
    first = jax.nn.relu(jnp.concatenate([seen, *matched], -1) @ weights["kernel1"] + weights["bias1"])
    second = jax.nn.relu(_around(first, FAR) @ weights["kernel2"] + weights["bias2"])
    return (second @ weights["kernel3"] + weights["bias3"])[..., 0]


def _around(rows: Any, reach: int) -> Any:
    return jnp.concatenate([_shifted(rows, by) for by in range(-reach, reach + 1)], -1)


def _matches(left: Any, right: Any) -> list[Any]:
    """As `model.matches`."""
    found = []
    for by in range(1, PARTNERS + 1):
        product = _shifted(left, -by) * right
        found += [product, _shifted(product, by)]
    topic = left
    for doubling in range(DOUBLINGS - 1):
        topic = topic + _shifted(topic, 1 << doubling)
    topic = topic + _shifted(topic, -(1 << (DOUBLINGS - 1)))
    return [*found, topic * right / (1 << DOUBLINGS)]


def _shifted(rows: Any, by: int) -> Any:
    before, after = max(-by, 0), max(by, 0)
    length = rows.shape[1]
    return jnp.pad(rows, ((0, 0), (before, after), (0, 0)))[:, after : after + length]


def _loss(weights: Weights, number: Any, known: Any, replaced: Any) -> Any:
    odds = _odds(weights, number, known)
    judged = number >= UNKNOWN
    return ((jnp.logaddexp(0, odds) - replaced * odds) * judged).sum() / judged.sum()


def _step() -> Callable[..., Any]:
    def step(state: Any, n: Any, rate: Any, number: Any, known: Any, replaced: Any) -> Any:
        weights, mean, square = state
        loss, slope = jax.value_and_grad(_loss)(weights, number, known, replaced)
        mean = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, mean, slope)
        square = jax.tree.map(lambda old, new: 0.999 * old + 0.001 * new**2, square, slope)
        weights = jax.tree.map(
            lambda w, m, s: w - rate * (m / (1 - 0.9**n)) / (jnp.sqrt(s / (1 - 0.999**n)) + 1e-8),
            weights,
            mean,
            square,
        )
        return (weights, mean, square), loss

    return jax.jit(step)  # type: ignore[no-any-return, unused-ignore]
