"""The rooms of reading, grouping and features, each over a store: what the night runs, in order."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import datetime
from typing import Final

import pandas as pd

from data.schema import Column, Table
from data.store import Store
from features.compile import compile_features, compile_receipts
from features.confirmation import official_status
from features.declare import Feature
from features.grouping import GROUPER_VERSION
from features.grouping.group import group
from features.reading.read import READER_VERSION, read_articles
from features.registry import registry_fingerprint

Track = Callable[[list[pd.DataFrame], str], Iterable[pd.DataFrame]]

_BATCH: Final = 200

_UNREAD = """
select a.article_id, a.revision, a.title, a.text, o.name as outlet
from articles a left join outlets o on o.outlet_id = a.outlet_id
left join read_articles r on r.article_id = a.article_id and r.revision = a.revision and r.reader_version = $version
where r.article_id is null order by a.article_id, a.revision
"""

_KNOWN = """
select article_id, revision, outlet_id, title, text, published_at, known_at from articles where known_at <= $as_of
qualify row_number() over (partition by article_id order by revision desc) = 1 order by article_id
"""

_KNOWN_REPORTS = f"""
select r.* from reports r join ({_KNOWN}) k on k.article_id = r.article_id and k.revision = r.revision
order by r.article_id, r.ordinal
"""

_WORDS = """
select b.claim_id, c.claim, r.*, e.stance, e.report_id = r.report_id as lead, k.known_at, o.kind as outlet_kind,
       o.name as outlet_name
from bearings b join reports r on r.report_id = b.report_id join claims c on c.claim_id = b.claim_id
join evidence e on e.claim_id = b.claim_id and e.article_id = r.article_id
join articles k on k.article_id = r.article_id and k.revision = r.revision
left join outlets o on o.outlet_id = k.outlet_id
where k.known_at <= $as_of
"""


def evidence_version(registry: Mapping[str, Feature]) -> str:
    """Changes whenever the same articles may yield other evidence: reading rules, grouping rules or features."""
    return f"{READER_VERSION}.{GROUPER_VERSION}.{registry_fingerprint(registry)}"


def read_new(store: Store, known_outlets: Container[str], track: Track = lambda batches, _: batches) -> int:
    """Read every revision that this version of the reader has not read, batch by batch; return how many.

    `known_outlets` are names that count as outlets whatever their shape, in small letters and without "the".
    """
    unread = store.query(_UNREAD, version=READER_VERSION)
    batches = [unread.iloc[start : start + _BATCH] for start in range(0, len(unread), _BATCH)]
    for batch in track(batches, "reading"):
        reports = read_articles(batch, known_outlets)
        done = batch[["article_id", "revision"]].assign(reader_version=READER_VERSION)
        with store.transaction():
            store.execute(
                "delete from reports where (article_id, revision) in (select unnest($ids), unnest($revisions))",
                ids=done.article_id.tolist(),
                revisions=done.revision.tolist(),
            )
            store.write("reports", reports, known="refuse")
            store.write("read_articles", done, known="replace")
    return len(unread)


def regroup(store: Store, as_of: datetime) -> None:
    """Claims, evidence, bearings and origins from what was known at `as_of`, in place of the night before's."""
    articles = store.query(_KNOWN, as_of=as_of)
    reports = store.query(_KNOWN_REPORTS, as_of=as_of)
    given = store.rows("given_claims")
    grouping = group(articles, reports, given[given.article_id.isin(articles.article_id)], store.rows("outlets"))
    with store.transaction():
        for table in ("claims", "evidence", "bearings", "origins"):
            store.replace_all(table, getattr(grouping, table))


def feature_rows(store: Store, registry: Mapping[str, Feature], as_of: datetime) -> pd.DataFrame:
    """Every feature of every claim known at `as_of`: floats indexed by claim_id, NaN where missing."""
    rows = store.query(compile_features(registry), as_of=as_of).set_index("claim_id")
    return check_bounds(rows, registry)


def receipts(store: Store, registry: Mapping[str, Feature], as_of: datetime) -> pd.DataFrame:
    """The report_id that shows each feature of each claim, and 'base': indexed by claim_id."""
    return store.query(compile_receipts(registry), as_of=as_of).set_index("claim_id")


def official_statuses(store: Store, as_of: datetime) -> pd.Series[str]:
    """The last official word on each claim that has any report, indexed by claim_id."""
    return official_status(store.query(_WORDS, as_of=as_of))


def features_table(registry: Mapping[str, Feature]) -> Table:
    """The table of feature rows; its columns are the registry's."""
    columns = [
        Column("claim_id", "VARCHAR", "The claim", required=True),
        Column("as_of", "TIMESTAMP", "The moment whose knowledge it rests on, UTC", required=True),
        *(Column(f.name, "DOUBLE", f.meaning, f.unit) for f in registry.values()),
    ]
    return Table("features", "Every feature of a claim as known at one moment.", ("claim_id", "as_of"), tuple(columns))


class OutOfBounds(ValueError):
    """A feature has a value that its declaration rules out; the message names feature, claim and value."""


def check_bounds(rows: pd.DataFrame, registry: Mapping[str, Feature]) -> pd.DataFrame:
    """The rows themselves; raises OutOfBounds for the first value outside its feature's declared bounds."""
    for name, each in registry.items():
        low, high = each.bounds
        outside = rows[name].lt(low) | (rows[name].gt(high) if high is not None else False)
        if outside.any():
            claim_id, value = next(rows.loc[outside, name].items())
            declared = f"{low} to {'any' if high is None else high}"
            raise OutOfBounds(
                f"feature {name} of claim {claim_id!r} is {value!r}, outside {declared}; "
                f"mend its expression or its bounds in {each.module}"
            )
    return rows
