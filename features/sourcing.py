"""Who says so: how named, how close, how many."""

from __future__ import annotations

from features.declare import feature

_ATTRIBUTED = "source_kind <> 'none' and response is null"
_NAMED = "source_kind in ('official', 'named_person', 'institution', 'eyewitness') and on_record and response is null"


@feature(
    table="reports", unit="share", bounds=(0, 1), missing=None, expect="-", per_origin="avg",
    shown_by="source_kind = 'anonymous' and response is null",
)  # fmt: skip
def anonymous_share() -> str:
    """Share of the claim's attributed reports whose source is not named, one vote per origin."""
    return f"avg(case when source_kind = 'anonymous' then 1e0 else 0e0 end) filter (where {_ATTRIBUTED})"


@feature(table="reports", unit="count", bounds=(0, None), missing=0, expect="+", shown_by=_NAMED)
def n_named_sources() -> str:
    """Distinct named people or bodies that assert it on the record."""
    return f"count(distinct lower(coalesce(speaker, source_text))) filter (where {_NAMED})"


@feature(
    table="reports", unit="bool", bounds=(0, 1), missing=0, expect="+",
    shown_by="source_kind = 'official' and on_record and response is null",
)  # fmt: skip
def official_asserts() -> str:
    """Whether a named office-holder or institution of state asserts it on the record."""
    says = "source_kind = 'official' and on_record and response is null and stance = 'for'"
    return f"max(case when {says} then 1e0 else 0e0 end)"


@feature(
    table="reports", unit="0 to 3", bounds=(0, 3), missing=None, expect="+", shown_by="anonymous_access is not null",
)  # fmt: skip
def anonymous_access() -> str:
    """How close an anonymous source is: 0 unstated, 1 familiar, 2 briefed, 3 direct; missing when all are named."""
    return (
        "max(case anonymous_access when 'direct' then 3e0 when 'briefed' then 2e0 "
        "when 'familiar' then 1e0 when 'unstated' then 0e0 end)"
    )


@feature(table="reports", unit="count", bounds=(1, None), missing=None, expect="+", shown_by="n_anonymous is not null")
def anonymous_n_claimed() -> str:
    """The most unnamed sources that any report claims to have; missing when all are named."""
    return "max(n_anonymous)"


@feature(table="reports", unit="bool", bounds=(0, 1), missing=0, expect="+", shown_by="source_kind = 'document'")
def document_seen() -> str:
    """Whether a document, record or recording is given as the source."""
    return "max(case when source_kind = 'document' then 1e0 else 0e0 end)"


@feature(table="reports", unit="bool", bounds=(0, 1), missing=0, expect="+", shown_by="source_kind = 'eyewitness'")
def witnessed() -> str:
    """Whether somebody who saw it is the source."""
    return "max(case when source_kind = 'eyewitness' then 1e0 else 0e0 end)"


@feature(
    table="reports", unit="count", bounds=(0, None), missing=None, expect="-", per_origin="avg",
    shown_by="hops >= 2",
)  # fmt: skip
def attribution_hops() -> str:
    """Mean distance from speaker to article (2: taken from another outlet), one vote per origin."""
    return f"avg(hops) filter (where {_ATTRIBUTED})"


@feature(
    table="reports", unit="share", bounds=(0, 1), missing=None, expect="?", per_origin="avg",
    shown_by="source_kind = 'none'",
)  # fmt: skip
def own_voice_share() -> str:
    """Share of the reports for which no source is given at all, one vote per origin."""
    return "avg(case when source_kind = 'none' then 1e0 else 0e0 end) filter (where response is null)"


@feature(
    table="reports", unit="share", bounds=(0, 1), missing=0, expect="0", per_origin="avg", shown_by="opinion_piece"
)
def opinion_share() -> str:
    """Share of the claim's reports that stand in editorials, columns or comment, one vote per origin."""
    return "avg(case when opinion_piece then 1e0 else 0e0 end)"
