"""Registry and schema to the data dictionary that analysts read."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from data.schema import TABLES, describe
from features.declare import Feature


def dictionary_rows(registry: Mapping[str, Feature], weights: Mapping[str, float]) -> pd.DataFrame:
    """One row a feature and one a column of every table, as the table `dictionary`.

    `weights` is what the model in use gives each feature; a feature that it does not know has none.
    """
    features = pd.DataFrame([_entry(each, weights.get(name)) for name, each in registry.items()])
    return pd.concat([features, describe(TABLES.values())], ignore_index=True)


def _entry(each: Feature, weight: float | None) -> dict[str, object]:
    low, high = each.bounds
    return {
        "belongs_to": "features",
        "name": each.name,
        "type": "DOUBLE",
        "unit": each.unit,
        "meaning": each.meaning,
        "allowed": f"{low:g} or more" if high is None else f"{low:g} to {high:g}",
        "missing": "missing" if each.missing is None else f"{each.missing:g}",
        "expect": each.expect,
        "weight": weight,
    }
