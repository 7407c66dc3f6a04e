"""Loaded input into the store: new articles and changed ones, and from when on each may be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import pandas as pd

from data.articles import Intake
from data.outlets import OutletBook
from data.store import Store


@dataclass(frozen=True)
class Taken:
    """What a night took in: counts of rows read, articles new or changed, and rows kept aside."""

    n_rows: int
    n_new: int
    n_rejected: int


def take_in(
    store: Store, intake: Intake, book: OutletBook, *, now: datetime, received_at: datetime | None = None
) -> Taken:
    """Write what is new or changed in one transaction; what is there already stays as it is. Times are naive UTC.

    An article is known from its publication on. One that is undated, or that arrives after a night that it should have
    been part of, is known from when it was received: a past night never learns of it, so its scores recompute. Without
    `received_at` that is when the batch's newest article appeared, or `now` for a batch without any date.
    """
    newest = intake.articles.published_at.max()
    received_at = received_at or (now if pd.isna(newest) else newest.to_pydatetime())
    articles = intake.articles.assign(outlet_id=book.outlet_ids(intake.articles))
    fresh = _revisions(store, articles)
    fresh["known_at"] = _known_at(fresh.published_at, received_at, last_night(store))
    with store.transaction():
        store.write("articles", fresh.drop(columns="outlet"), known="refuse")
        store.write("given_claims", intake.given_claims, known="keep")
        store.write("rejected", intake.rejected, known="keep")
        store.write("outlets", book.rows(articles, book.ids), known="replace")
    return Taken(intake.n_rows, len(fresh), len(intake.rejected))


def last_night(store: Store) -> datetime | None:
    """The latest moment that was ever scored."""
    return cast("datetime | None", store.value("select max(as_of) from scores"))


def newest_moment(store: Store) -> datetime | None:
    """When the newest article became known: the natural moment to score a batch at. None for an empty store."""
    return cast("datetime | None", store.value("select max(known_at) from articles"))


def _revisions(store: Store, articles: pd.DataFrame) -> pd.DataFrame:
    stored = store.query(
        "select article_id, max_by(sha256, revision) as stored_sha256, max(revision) as last "
        "from articles group by article_id"
    )
    both = articles.merge(stored, on="article_id", how="left")
    both["revision"] = (both["last"].fillna(-1) + 1).astype(int)
    return both[both.sha256 != both.stored_sha256].drop(columns=["stored_sha256", "last"]).reset_index(drop=True)


def _known_at(
    published_at: pd.Series[pd.Timestamp], received_at: datetime, last: datetime | None
) -> pd.Series[pd.Timestamp]:
    # a re-run of an old night must not learn of it either, hence the second after the last one
    late = received_at if last is None else max(received_at, last + timedelta(seconds=1))
    known_at = published_at.fillna(pd.Timestamp(late))
    return known_at if last is None else known_at.mask(known_at <= pd.Timestamp(last), pd.Timestamp(late))
