"""The rooms of reading, grouping and features, each over a store: what the night runs, in order."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import closing
from datetime import datetime
from typing import Final

import pandas as pd

from data.schema import Column, Table
from data.store import Store
from features.compile import compile_features, compile_receipts
from features.declare import Feature
from features.grouping import GROUPER_VERSION
from features.grouping.catch_up import catch_up
from features.official import official_status
from features.reading.parallel import read_batches
from features.reading.read import READER_VERSION
from features.registry import registry_fingerprint

Track = Callable[[list[pd.DataFrame], str], Iterable[pd.DataFrame]]

_BATCH: Final = 100

_UNREAD = """
select a.article_id, a.revision, a.title, a.text, o.name as outlet
from articles a left join outlets o on o.outlet_id = a.outlet_id
left join read_articles r on r.article_id = a.article_id and r.revision = a.revision and r.reader_version = $version
where r.article_id is null order by a.article_id, a.revision
"""

_WORDS = """
select e.claim_id, c.claim, r.*, e.stance, b.report_id is not null as bears, k.known_at, o.kind as outlet_kind,
       o.name as outlet_name
from evidence e join claims c on c.claim_id = e.claim_id
join articles k on k.article_id = e.article_id
join reports r on r.article_id = k.article_id and r.revision = k.revision
left join bearings b on b.claim_id = e.claim_id and b.report_id = r.report_id
left join outlets o on o.outlet_id = k.outlet_id
where k.known_at <= $as_of and e.copy_of is null and (b.report_id is not null or (e.main and r.ordinal < 40))
"""


def evidence_version(registry: Mapping[str, Feature]) -> str:
    """Changes whenever the same articles may yield other evidence: reading rules, grouping rules or features."""
    return f"{READER_VERSION}.{GROUPER_VERSION}.{registry_fingerprint(registry)}"


def read_new(store: Store, known_outlets: Container[str], track: Track = lambda batches, _: batches) -> int:
    """Read every revision that this version of the reader has not read, batch by batch; return how many.

    Many are read over several processes, see `read_batches`. `known_outlets` are names that count as outlets whatever
    their shape, in small letters and without "the".
    """
    unread = store.query(_UNREAD, version=READER_VERSION)
    batches = [unread.iloc[start : start + _BATCH] for start in range(0, len(unread), _BATCH)]
    with closing(read_batches(batches, known_outlets)) as read:
        for batch, reports in zip(track(batches, "reading"), read, strict=True):
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
    """Claims, evidence, bearings, origins and provenance as known at `as_of`: of the night before's what still holds,
    and anew what new and revised articles and analysts' decisions touch. All of it is written, or nothing.
    """
    with store.transaction():
        catch_up(store, as_of, f"{READER_VERSION}.{GROUPER_VERSION}")


def feature_rows(store: Store, registry: Mapping[str, Feature], as_of: datetime) -> pd.DataFrame:
    """Every feature of every claim known at `as_of`: floats indexed by claim_id, NaN where missing."""
    rows = store.query(compile_features(registry), as_of=as_of).set_index("claim_id")
    return check_bounds(rows, registry)


def receipts(store: Store, registry: Mapping[str, Feature], as_of: datetime) -> pd.DataFrame:
    """The report_id that shows each feature of each claim, and 'base': indexed by claim_id."""
    return store.query(compile_receipts(registry), as_of=as_of).set_index("claim_id")


def official_statuses(store: Store, as_of: datetime) -> pd.Series[str]:
    """The last official word on each claim that has any report, indexed by claim_id."""
    return official_status(official_rows(store, as_of))


def official_rows(store: Store, as_of: datetime) -> pd.DataFrame:
    """The reports in articles on each claim that may hold an official's word, as `official_status` takes them."""
    return store.query(_WORDS, as_of=as_of)


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
