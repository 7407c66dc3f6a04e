"""A store of hand-made articles, with a report for every sentence, for the tests of grouping night by night."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd

from data.schema import TABLES
from data.store import Store
from features.evidence import regroup
from tests.features.grouping_frames import NOON, articles_frame, later, reports_of

RESULTS = ("claims", "evidence", "bearings", "origins", "provenance")


def add(store: Store, articles: list[dict[str, Any]]) -> None:
    """Put articles into the store, each with its reports."""
    frame = articles_frame(articles).assign(sha256=[f"{one['title']}{one['text']}" for one in articles])
    store.write("articles", frame, known="refuse")
    reports = reports_of(articles)
    revisions = {one["article_id"]: one["revision"] for one in articles}
    reports["revision"] = reports["article_id"].map(revisions).fillna(0).astype(int)
    reports["report_id"] = reports["report_id"] + "." + reports["revision"].astype(str)
    store.write("reports", reports, known="refuse")


def night(store: Store, hours: float) -> dict[str, str]:
    """Group the store as of so many hours after noon; the claim of each article, if it is in one only."""
    regroup(store, at(hours))
    return claim_of(store)


def at(hours: float) -> datetime:
    """So many hours after noon."""
    return later(hours)["known_at"]


def claim_of(store: Store) -> dict[str, str]:
    """The claim of each article, the first by id of those that it is in."""
    rows = store.query("select article_id, min(claim_id) as claim_id from evidence group by article_id")
    return dict(zip(rows.article_id, rows.claim_id, strict=True))


def results(store: Store) -> dict[str, pd.DataFrame]:
    """What grouping found, by table."""
    return {name: store.rows(name) for name in RESULTS}


def everything(store: Store) -> dict[str, str]:
    """Every row of every table, to compare."""
    return {name: store.rows(name).to_json(orient="split", date_format="iso") for name in TABLES}


def given(store: Store, **claims: str) -> None:
    """Give articles, by id, to claims."""
    rows = [{"article_id": article_id, "claim_id": claim, "claim": claim} for article_id, claim in claims.items()]
    store.write("given_claims", pd.DataFrame(rows), known="keep")


def decide(store: Store, kind: str, claim_id: str, target: str, hours: float) -> None:
    """An analyst's decision, made so many hours after noon."""
    row = {
        "decision_id": f"{kind} {claim_id} {target} {hours}", "kind": kind, "claim_id": claim_id,
        "other_claim_id": target if kind == "merge" else None, "article_id": None if kind == "merge" else target,
        "decided_at": at(hours), "author": "Mo", "reason": "read both", "known_at": at(hours),
    }  # fmt: skip
    store.write("grouping_decisions", pd.DataFrame([row]), known="refuse")


__all__ = ["NOON", "add", "at", "claim_of", "decide", "everything", "given", "night", "results"]
