"""How its outlets are rated, and how their earlier claims turned out."""

from __future__ import annotations

from typing import Final

from features.declare import feature

# A record starts as if one claim in three had held out of six: rumours come true a third of the time or less.
_PRIOR_HELD: Final = "2e0"
_PRIOR_N: Final = "6e0"


@feature(table="articles", unit="share", bounds=(0, 1), missing=None, expect="+", per_origin="avg")
def outlet_prior() -> str:
    """External rating of the outlets that assert it, one vote per origin; missing when none of them is rated."""
    return "avg(prior) filter (where copy_of is null and stance <> 'against')"


@feature(table="articles", unit="share", bounds=(0, 1), missing=None, expect="+")
def outlet_prior_best() -> str:
    """External rating of the best-rated outlet that asserts it outright; missing when none of them is rated."""
    return "max(prior) filter (where copy_of is null and stance = 'for')"


@feature(table="articles", unit="share", bounds=(0, 1), missing=None, expect="0", per_origin="avg")
def outlet_record() -> str:
    """Shrunk share of its outlets' other claims that held, by outcomes known at the time, one vote per origin."""
    shrunk = f"(record_held + {_PRIOR_HELD}) / (record_n + {_PRIOR_N})"
    return f"avg(case when record_n > 0 then {shrunk} end) filter (where copy_of is null)"


@feature(table="articles", unit="count", bounds=(0, None), missing=0, expect="0")
def outlet_record_n() -> str:
    """Known outcomes behind those records."""
    return "sum(coalesce(record_n, 0e0)) filter (where copy_of is null)"
