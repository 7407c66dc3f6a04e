"""Analysts' decisions -> what they mean for the grouping as it stands tonight."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Rulings:
    """What analysts rule, under the names that claims bear now, each with its author.

    merges: (claim that remains, claim that goes), in the order in which they were decided. pins: article -> claim,
    the last one decided. splits: (article, claim) that must not come together, unless pinned there since.
    """

    merges: Mapping[tuple[str, str], str] = field(default_factory=dict)
    pins: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    splits: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def articles(self) -> set[str]:
        """Articles that are pinned or split: these have a place of their own, even where they copy others."""
        return set(self.pins) | {article_id for article_id, _ in self.splits}


def merges_in(decisions: pd.DataFrame, now_called: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The merges among the decisions that are still to be done: (claim that remains, claim that goes) -> author."""
    now = dict(now_called)
    merges: dict[tuple[str, str], str] = {}
    for row in _rows(decisions, "merge"):
        into, gone = _follow(now, row["claim_id"]), _follow(now, row["other_claim_id"])
        if into != gone:
            merges[into, gone] = row["author"]
            now[gone] = into
    return merges


def rulings_in(decisions: pd.DataFrame, now_called: Mapping[str, str]) -> Rulings:
    """What the decisions mean once their merges are done and `now_called` leads from what went to what remained.

    >>> columns = ["kind", "claim_id", "article_id", "author", "decided_at", "decision_id"]
    >>> rows = [["pin", "c1", "a", "Mo", 1, "x"], ["split", "c1", "a", "Jo", 2, "y"]]
    >>> found = rulings_in(pd.DataFrame(rows, columns=columns), now_called={"c1": "c3"})
    >>> found.pins, found.splits
    ({}, {('a', 'c3'): 'Jo'})
    """
    pins: dict[str, tuple[str, str]] = {}
    splits: dict[tuple[str, str], str] = {}
    for row in _rows(decisions, "split", "pin"):
        article_id, claim_id = row["article_id"], _follow(now_called, row["claim_id"])
        if row["kind"] == "pin":
            splits.pop((article_id, claim_id), None)
            pins[article_id] = (claim_id, row["author"])
        else:
            if pins.get(article_id, ("",))[0] == claim_id:
                del pins[article_id]
            splits[article_id, claim_id] = row["author"]
    return Rulings({}, pins, splits)


def _rows(decisions: pd.DataFrame, *kinds: str) -> list[dict[Hashable, Any]]:
    wanted = decisions[decisions["kind"].isin(kinds)].sort_values(["decided_at", "decision_id"])
    return wanted.to_dict("records")


def _follow(now_called: Mapping[str, str], claim_id: str) -> str:
    while claim_id in now_called:  # each leads to a claim that went later, so this ends
        claim_id = now_called[claim_id]
    return claim_id
