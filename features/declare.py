"""Declaring a feature: one function, one place; tables, model, bounds and dictionary derive from it.

    @feature(table="reports", unit="share", bounds=(0, 1), missing=None, expect="-")
    def anonymous_share():
        \"\"\"Share of the claim's reports whose source is not named, one vote per origin.\"\"\"
        return "avg(case when source_kind = 'anonymous' then 1e0 else 0e0 end)"

The function returns a DuckDB aggregate over the rows of one claim; `features.compile` says which columns each table has
and cuts them at the moment of scoring, so no author can leak the future.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, get_args

Source = Literal["articles", "reports", "origins", "claims"]
Expect = Literal["+", "-", "?", "0"]
RollUp = Literal["avg", "max", "min", "sum"]

SIGNS: Final[dict[Expect, int]] = {"+": 1, "-": -1, "?": 0}


@dataclass(frozen=True)
class Feature:
    """One declared feature.

    `expect` is the effect on "the claim holds": "+" may only raise it, "-" may only lower it, "?" is learned, and "0"
    is a control that is shown and never scored. `per_origin` aggregates within each origin first and then over origins,
    so that every origin has one vote. `shown_by` is the condition on reports that picks the sentence to show for it.
    """

    name: str
    table: Source
    unit: str
    bounds: tuple[float, float | None]
    missing: float | None
    expect: Expect
    per_origin: RollUp | None
    shown_by: str | None
    expression: str
    meaning: str
    module: str

    @property
    def fingerprint(self) -> str:
        """Changes whenever the feature's values may: a model trained on another fingerprint must not be used."""
        parts = (self.name, self.table, self.per_origin, self.missing, self.expression)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]

    @property
    def scored(self) -> bool:
        """Whether a model may use it."""
        return self.expect != "0"


REGISTRY: Final[dict[str, Feature]] = {}


class DeclarationError(ValueError):
    """A feature is declared in a way that cannot work; the message names the feature and the remedy."""


def feature(
    *,
    table: Source,
    unit: str,
    bounds: tuple[float, float | None],
    missing: float | None,
    expect: Expect,
    per_origin: RollUp | None = None,
    shown_by: str | None = None,
) -> Callable[[Callable[[], str]], Feature]:
    """Register the decorated function as a feature; its name is the column, its docstring's first line the entry.

    `bounds` are inclusive, None for no upper bound. `missing` is the value where the claim has no such rows; None keeps
    it missing, which is not the same as zero. Raises DeclarationError for a double name, a missing docstring or an
    option that does not exist.
    """

    def register(function: Callable[[], str]) -> Feature:
        name = function.__name__
        meaning = (inspect.getdoc(function) or "").partition("\n")[0]
        if not meaning:
            raise DeclarationError(f"feature {name} has no docstring; its first line is the dictionary entry")
        if name in REGISTRY and REGISTRY[name].module != function.__module__:
            raise DeclarationError(f"feature {name} is declared in {REGISTRY[name].module} too; choose another name")
        for value, allowed in ((table, get_args(Source)), (expect, get_args(Expect))):
            if value not in allowed:
                raise DeclarationError(f"feature {name}: {value!r} is not one of {', '.join(allowed)}")
        if per_origin and table not in ("articles", "reports"):
            raise DeclarationError(f"feature {name}: per_origin needs rows below an origin: articles or reports")
        declared = Feature(
            name, table, unit, bounds, missing, expect, per_origin, shown_by, function(), meaning, function.__module__
        )
        REGISTRY[name] = declared
        return declared

    return register
