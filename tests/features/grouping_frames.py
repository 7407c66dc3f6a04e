"""Small hand-made articles for the tests of grouping, with a report for every sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from data.schema import TABLES, conform, empty
from features.grouping.group import Grouping, group

NOON = datetime(2026, 3, 2, 12)

BRIDGE = (
    "Engineers have found cracks in three of the piers that carry the Tarbet road bridge over the Venn. Lorries were "
    "turned back from six in the morning, and queues reached the ring road by eight. The bridge, which was opened in "
    "1964, carries some 21,000 vehicles on a working day. Divers will go down to look at the footings once the river "
    "has fallen by half a metre. Until then buses will run by way of Ostley, which adds forty minutes to the journey."
)
ORCHESTRA = (
    "Players of the Lowmoor orchestra will be paid by the rehearsal from next season, under a plan put to them after "
    "Sunday's concert. Two thirds of the strings are freelance already. The management says that without the change "
    "it would have to give up its hall, a former tram shed, whose lease runs out in May. A vote is due in a fortnight."
)


def article(article_id: str, title: str | None, text: str | None, **labels: Any) -> dict[str, Any]:
    """An article of the outlet `<article_id>.example`, known at noon, unless labels say otherwise."""
    return {
        "article_id": article_id, "revision": 0, "outlet_id": f"{article_id}.example", "title": title, "text": text,
        "published_at": NOON, "known_at": NOON,
    } | labels  # fmt: skip


def later(hours: float) -> dict[str, datetime]:
    """Dates of an article so many hours after noon."""
    at = NOON + timedelta(hours=hours)
    return {"published_at": at, "known_at": at}


def reports_of(articles: list[dict[str, Any]], **labels: dict[str, Any]) -> pd.DataFrame:
    """A report for every sentence, in the article's own voice; `labels` by report_id with `_` for `:`."""
    rows = []
    for one in articles:
        for ordinal, (part, start, sentence) in enumerate(_sentences(one)):
            report_id = f"{one['article_id']}:{ordinal}"
            rows.append({
                "report_id": report_id, "article_id": one["article_id"], "revision": 0, "ordinal": ordinal,
                "part": part, "sentence": sentence, "sentence_start": start, "sentence_end": start + len(sentence),
                "content": [[start, start + len(sentence)]], "source": [], "cue": [], "content_text": sentence,
                "source_text": None, "source_kind": "none", "credited_outlet": None, "response": None, "hedge": "none",
                "speech_act": "assertion", "on_record": True, "hops": 0, "opinion_piece": False,
                "extraction_confidence": 0.9,
            } | labels.get(report_id.replace(":", "_"), {}))  # fmt: skip
    return conform(TABLES["reports"], pd.DataFrame(rows)) if rows else empty(TABLES["reports"])


def _sentences(one: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    if one["title"]:
        yield "title", 0, one["title"]
    for match in re.finditer(r"[^.?!\n]+[.?!]?[”\"]?", one["text"] or ""):
        if match[0].strip():
            yield "text", match.start() + len(match[0]) - len(match[0].lstrip()), match[0].strip()


def articles_frame(articles: list[dict[str, Any]]) -> pd.DataFrame:
    """The articles as `group` takes them."""
    return pd.DataFrame(articles, columns=list(article("", None, None)))


def outlets_frame(**names: str) -> pd.DataFrame:
    """Outlets `<key>.example` with their names."""
    rows = [{"outlet_id": f"{key}.example", "name": name, "aliases": []} for key, name in names.items()]
    return conform(TABLES["outlets"], pd.DataFrame(rows)) if rows else empty(TABLES["outlets"])


def grouped(
    articles: list[dict[str, Any]],
    given: pd.DataFrame | None = None,
    outlets: pd.DataFrame | None = None,
    **labels: dict[str, Any],
) -> Grouping:
    """`group` over articles with a report for every sentence."""
    return group(
        articles_frame(articles),
        reports_of(articles, **labels),
        empty(TABLES["given_claims"]) if given is None else given,
        outlets_frame() if outlets is None else outlets,
    )


def one_claim(articles: list[dict[str, Any]], wording: str) -> pd.DataFrame:
    """`TABLES["given_claims"]` with all articles on one claim "g"."""
    return pd.DataFrame([{"article_id": one["article_id"], "claim_id": "g", "claim": wording} for one in articles])
