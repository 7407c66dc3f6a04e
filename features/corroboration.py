"""How many independent origins stand behind it, and on which side."""

from __future__ import annotations

from typing import Final

from features.declare import feature

_N_HERE: Final = "count(*) filter (where side <> 'against')"


@feature(table="articles", unit="count", bounds=(1, None), missing=None, expect="0")
def n_outlets() -> str:
    """Outlets that carry it: a control, since copies count here."""
    return "count(distinct coalesce(outlet_id, article_id))"


@feature(table="origins", unit="count", bounds=(0, None), missing=0, expect="+")
def n_origins() -> str:
    """Independent origins that speak for it, or report it without taking sides."""
    return _N_HERE


@feature(table="origins", unit="count", bounds=(0, None), missing=0, expect="+")
def n_for() -> str:
    """Independent origins that assert it outright."""
    return "count(*) filter (where side = 'for')"


@feature(table="origins", unit="count", bounds=(0, None), missing=0, expect="-", shown_by="stance = 'against'")
def n_against() -> str:
    """Independent origins that say it is false or no longer true."""
    return "count(*) filter (where side = 'against')"


@feature(table="articles", unit="share", bounds=(0, 1), missing=None, expect="+", per_origin="avg")
def for_share() -> str:
    """Share of articles that assert it outright, copies left out, one vote per origin."""
    return "avg(case when stance = 'for' then 1e0 else 0e0 end) filter (where copy_of is null)"


@feature(
    table="articles", unit="share", bounds=(0, 1), missing=None, expect="-", per_origin="avg",
    shown_by="stance = 'against'",
)  # fmt: skip
def against_share() -> str:
    """Share of articles that speak against it, copies left out, one vote per origin."""
    return "avg(case when stance = 'against' then 1e0 else 0e0 end) filter (where copy_of is null)"


@feature(table="origins", unit="number", bounds=(0, None), missing=0, expect="+")
def effective_origins() -> str:
    """Origins that do not speak against it, discounted for shared owners: the inverse Herfindahl index of owners."""
    # owner, not masthead: sister papers share a newsroom
    return f"{_N_HERE} / nullif(avg(owner_count) filter (where side <> 'against'), 0e0)"


@feature(table="origins", unit="share", bounds=(0, 1), missing=None, expect="0")
def owner_concentration() -> str:
    """Herfindahl index of owners over origins that do not speak against it; 1 when one owner stands behind all."""
    return f"avg(owner_count) filter (where side <> 'against') / nullif({_N_HERE}, 0)"


@feature(table="articles", unit="share", bounds=(0, 1), missing=None, expect="0")
def copy_share() -> str:
    """Share of the articles that copy another."""
    return "avg(case when copy_of is not null then 1e0 else 0e0 end)"


@feature(
    table="articles", unit="share", bounds=(0, 1), missing=None, expect="0",
    shown_by="link in ('credit', 'translation')",
)  # fmt: skip
def credited_share() -> str:
    """Share of the articles that rest on another outlet's report and say so."""
    return "avg(case when link in ('credit', 'translation') then 1e0 else 0e0 end)"


@feature(table="origins", unit="hours", bounds=(0, None), missing=None, expect="0")
def second_origin_lag_hours() -> str:
    """Hours from the first origin to the second; missing while there is none."""
    return "(epoch(min(first_at) filter (where nth = 2)) - epoch(min(first_at) filter (where nth = 1))) / 3600e0"


@feature(table="origins", unit="bool", bounds=(0, 1), missing=0, expect="-", shown_by="stance = 'against'")
def open_contradiction() -> str:
    """Whether origins stand on both sides."""
    return (
        "case when count(*) filter (where side = 'for') > 0 and count(*) filter (where side = 'against') > 0 "
        "then 1e0 else 0e0 end"
    )


@feature(
    table="articles", unit="-1 to 1", bounds=(-1, 1), missing=None, expect="0", per_origin="avg",
    shown_by="inflation > 0 and lead",
)  # fmt: skip
def certainty_inflation() -> str:
    """Certainty of retellings minus that of their origin, one vote per origin; missing where nothing was retold."""
    return "avg(inflation)"
