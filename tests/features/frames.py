"""Small hand-made tables that tests fill a store with."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from data.store import Store

NOON = datetime(2026, 10, 1, 12)


def hours(n: float) -> datetime:
    """So many hours after noon."""
    return NOON + timedelta(hours=n)


def report(article_id: str, **labels: Any) -> dict[str, Any]:
    """A report of the article's one sentence: own voice, unhedged, unless labels say otherwise."""
    ordinal = labels.pop("ordinal", 0)
    return {
        "report_id": f"{article_id}:0:{ordinal}", "article_id": article_id, "revision": 0, "ordinal": ordinal,
        "part": "text", "sentence": "The dam is safe.", "sentence_start": 0, "sentence_end": 16, "content": [[0, 15]],
        "source": [], "cue": [], "content_text": "The dam is safe", "source_kind": "none", "hedge": "none",
        "speech_act": "assertion", "on_record": True, "hops": 0, "opinion_piece": False, "extraction_confidence": 0.9,
    } | labels  # fmt: skip


def fill(
    store: Store,
    reports: list[dict[str, Any]],
    *,
    origins: dict[str, str] | None = None,
    copies: dict[str, str] | None = None,
    stances: dict[str, str] | None = None,
    known_at: dict[str, datetime] | None = None,
) -> None:
    """One claim "c1" that every report bears on; an origin an article unless `origins` says otherwise."""
    articles = sorted({each["article_id"] for each in reports})
    origins, copies, stances, known_at = origins or {}, copies or {}, stances or {}, known_at or {}
    at = {a: known_at.get(a, hours(i)) for i, a in enumerate(articles)}
    rows = [
        {"article_id": a, "revision": 0, "sha256": a, "outlet_id": f"{a}.example", "title": f"On {a}", "text": "x",
         "published_at": at[a], "known_at": at[a]}
        for a in articles
    ]  # fmt: skip
    evidence = [
        {"claim_id": "c1", "article_id": a, "stance": stances.get(a, "for"), "origin_id": origins.get(a, a),
         "report_id": next(r["report_id"] for r in reports if r["article_id"] == a),
         "copy_of": copies.get(a), "link": "copy" if a in copies else None, "main": True}
        for a in articles
    ]  # fmt: skip
    roots = {}
    for row in evidence:
        roots.setdefault(row["origin_id"], row)
    store.write("articles", pd.DataFrame(rows), known="refuse")
    store.write("reports", pd.DataFrame(reports), known="refuse")
    store.write("evidence", pd.DataFrame(evidence), known="refuse")
    store.write(
        "bearings", pd.DataFrame([{"claim_id": "c1", "report_id": r["report_id"]} for r in reports]), known="refuse"
    )
    store.write(
        "origins",
        pd.DataFrame(
            [
                {"claim_id": "c1", "origin_id": o, "article_id": row["article_id"], "name": o, "side": row["stance"]}
                for o, row in roots.items()
            ]
        ),
        known="refuse",
    )
    claim = {"claim_id": "c1", "claim": "The dam is safe", "given": True, "speech_act": "assertion"}
    store.write("claims", pd.DataFrame([claim]), known="refuse")
