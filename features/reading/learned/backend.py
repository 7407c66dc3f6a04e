"""JAX, where it is installed: training needs it, reading does not (`uv pip install jax`)."""

from __future__ import annotations

try:
    import jax  # type: ignore[import-not-found, unused-ignore]
    import jax.numpy as jnp  # type: ignore[import-not-found, unused-ignore]
except ImportError:  # train.py says what to do
    jax = jnp = None

__all__ = ["jax", "jnp"]
