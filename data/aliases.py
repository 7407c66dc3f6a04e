"""Claims that were merged into others: what a claim is called now."""

from __future__ import annotations

from typing import Final

NOW_CALLED: Final = """
select claim_id, max_by(now_claim_id, as_of) as now_claim_id from claim_aliases
where reason <> 'split' and claim_id not in (select claim_id from claims) group by claim_id
"""
"""SELECT of claim_id and now_claim_id: one row for each id that no claim bears any longer.

An id that a claim bears is that claim's own, whatever was split from it. The table is kept flat: where a claim is
merged on, all that was merged into it before gets a row of its own, so that nothing need be followed twice.
"""


def by_present_name(table: str) -> str:
    """SELECT of a whole table in which every claim_id is what that claim is called now.

    >>> by_present_name("outcomes").startswith("select coalesce(now_claim_id, claim_id) as claim_id, t.* exclude")
    True
    """
    return (
        f"select coalesce(now_claim_id, claim_id) as claim_id, t.* exclude (claim_id) "
        f"from {table} t left join ({NOW_CALLED}) using (claim_id)"
    )
