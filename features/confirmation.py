"""What whoever is entitled to speak has said: confirmed, denied, kept silent."""

from __future__ import annotations

from typing import Final

from features.declare import feature

_ENTITLED: Final = "source_kind in ('official', 'institution')"


@feature(
    table="reports", unit="0 to 3", bounds=(0, 3), missing=0, expect="+",
    shown_by=f"response = 'confirms' and {_ENTITLED}",
)  # fmt: skip
def confirmation_level() -> str:
    """Confirmation by officials: 0 none, 1 hedged, 2 firm in one origin, 3 firm in two or more."""
    firm = f"count(distinct origin_id) filter (where response = 'confirms' and hedge = 'none' and {_ENTITLED})"
    hedged = f"count(*) filter (where response = 'confirms' and {_ENTITLED})"
    return f"case when {firm} >= 2 then 3e0 when {firm} = 1 then 2e0 when {hedged} > 0 then 1e0 else 0e0 end"


@feature(
    table="reports", unit="0 to 3", bounds=(0, 3), missing=0, expect="-",
    shown_by="response in ('non_denial', 'denies_general', 'denies_specific')",
)  # fmt: skip
def denial_level() -> str:
    """Denial by a party concerned: 0 none, 1 non-denial, 2 general, 3 specific."""
    return (
        "max(case response when 'denies_specific' then 3e0 when 'denies_general' then 2e0 "
        "when 'non_denial' then 1e0 else 0e0 end)"
    )


@feature(
    table="reports", unit="count", bounds=(0, None), missing=0, expect="?", per_origin="max",
    shown_by="response in ('no_comment', 'did_not_respond')",
)  # fmt: skip
def no_comment_count() -> str:
    """The most parties that one origin asked and that declined or did not answer."""
    party = "lower(coalesce(speaker, source_text))"  # by other names elsewhere: adding up would count them again
    return f"count(distinct {party}) filter (where response in ('no_comment', 'did_not_respond'))"


@feature(table="claims", unit="hours", bounds=(0, None), missing=None, expect="0", shown_by="response = 'silent'")
def silence_hours() -> str:
    """Hours since the first report without an official word; missing once an official has spoken, or when undated."""
    return "max(case when not official_word then (epoch(as_of) - epoch(first_at)) / 3600e0 end)"
