"""Desk: the analysts' few verbs over the published snapshot, each returning a DataFrame.

>>> from data.desk import Desk
>>> Desk("nowhere.duckdb").claims()
Traceback (most recent call last):
...
FileNotFoundError: no snapshot at nowhere.duckdb; run a night first, or name another with Desk(path)
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.store import DEFAULT_STORE, snapshot_path

_CLAIMS = """
with parts as (
    select claim_id, '{' || string_agg(to_json(factor) || ':' || cast(log_odds as varchar), ','
        order by factor <> 'base', abs(log_odds) desc, factor) || '}' as factors
    from factors join night using (as_of, model_version) group by claim_id
)
select c.claim_id, c.claim, s.confidence, s.low, s.high, s.likelihood, s.admiralty,
       cast(f.n_outlets as bigint) as n_outlets, cast(f.n_origins as bigint) as n_origins, f.anonymous_share,
       s.official_status, c.speech_act, p.factors, c.first_seen, c.last_seen, s.as_of, s.model_version, s.reasons
from claims c join scores s using (claim_id) join night n using (as_of, model_version)
join features f using (claim_id, as_of) left join parts p using (claim_id)
order by n_origins desc, n_outlets desc, c.claim_id
"""

_EVIDENCE = """
with reactions as (
    select b.claim_id, r.article_id, r.revision, min_by(r.response, {
        weight: case r.response when 'confirms' then 0 when 'denies_specific' then 1 when 'denies_general' then 2
                when 'non_denial' then 3 when 'no_comment' then 4 when 'did_not_respond' then 5 else 6 end,
        ordinal: r.ordinal}) as response
    from bearings b join reports r using (report_id) where r.response is not null group by all
)
select e.article_id, e.claim_id, coalesce(o.name, a.outlet_id) as outlet, a.url, a.published_at, e.stance, e.origin_id,
       e.copy_of, r.source_text as source, r.source_kind, r.credited_outlet, x.response, r.hedge, r.sentence,
       r.sentence_start as start, r.sentence_end as "end", r.part
from evidence e join reports r on r.report_id = e.report_id
join articles a on a.article_id = r.article_id and a.revision = r.revision
left join outlets o on o.outlet_id = a.outlet_id
left join reactions x on x.claim_id = e.claim_id and x.article_id = e.article_id and x.revision = r.revision
where $claim_id is null or e.claim_id = $claim_id
order by e.article_id, e.main desc, r.ordinal, e.claim_id
"""

_WHY = """
select f.factor, f.value, f.log_odds, d.meaning, r.sentence, a.url, coalesce(o.name, a.outlet_id) as outlet,
       a.article_id, r.part, r.sentence_start as start, r.sentence_end as "end"
from factors f join night using (as_of, model_version)
left join dictionary d on d.belongs_to = 'features' and d.name = f.factor
left join reports r on r.report_id = f.report_id
left join articles a on a.article_id = r.article_id and a.revision = r.revision
left join outlets o on o.outlet_id = a.outlet_id
where f.claim_id = $claim_id
order by f.factor <> 'base', abs(f.log_odds) desc, f.factor
"""

_OUTLETS = """
with decided as (
    select claim_id, max_by(outcome, decided_at) = 'true' as held from outcomes, night
    where decided_at <= as_of and outcome <> 'unverified' group by claim_id
),
records as (
    select a.outlet_id, count(*) as n_decided, count(*) filter (where d.held) as n_held
    from (select distinct outlet_id, claim_id from evidence join articles using (article_id)
          where stance = 'for' and copy_of is null) a
    join decided d using (claim_id) group by a.outlet_id
)
select o.outlet_id, o.name, o.kind, o.owner, o.prior,
       count(distinct a.article_id) as n_articles, count(distinct e.claim_id) as n_claims,
       count(distinct case when e.link is null then e.origin_id end) as n_first,
       count(distinct case when e.link = 'copy' then a.article_id end) as n_copied,
       count(distinct case when e.link = 'credit' then a.article_id end) as n_credited,
       coalesce(r.n_decided, 0) as n_decided, coalesce(r.n_held, 0) as n_held
from outlets o join articles a on a.outlet_id = o.outlet_id left join evidence e on e.article_id = a.article_id
left join records r on r.outlet_id = o.outlet_id
group by all order by n_first desc, n_articles desc, o.outlet_id
"""

_REPORTS = """
select r.*, e.claim_id, e.origin_id from reports r join bearings b using (report_id)
join evidence e on e.claim_id = b.claim_id and e.article_id = r.article_id
where $claim_id is null or e.claim_id = $claim_id order by e.claim_id, r.article_id, r.ordinal
"""


class UnknownClaim(KeyError):
    """No claim has that id; the message names the nearest remedy."""


class Desk:
    """What the last night found, read from its snapshot.

    Every call opens the file briefly, so what it returns is always this morning's. `snapshot` defaults to the
    environment's HEARSAY_SNAPSHOT, else to the snapshot of the default store.
    """

    def __init__(self, snapshot: str | Path | None = None) -> None:
        default = os.environ.get("HEARSAY_SNAPSHOT") or snapshot_path(DEFAULT_STORE)
        self.snapshot = Path(snapshot or default)

    def claims(self) -> pd.DataFrame:
        """One row a claim with its score, most corroborated first. `factors` is JSON: log-odds by factor, exact."""
        return self._query(_CLAIMS)

    def why(self, claim_id: str) -> pd.DataFrame:
        """The factors of a claim's score, largest first after the base, each with the sentence that shows it.

        Raises UnknownClaim. Empty for a claim that was not scored.
        """
        self._check(claim_id)
        return self._query(_WHY, claim_id=claim_id)

    def evidence(self, claim_id: str | None = None) -> pd.DataFrame:
        """One row a claim and article: stance, origin, source, and the sentence; of one claim, or of all.

        `start` and `end` are offsets of the sentence in the article's `part` (title or text) as received.
        """
        if claim_id is not None:
            self._check(claim_id)
        return self._query(_EVIDENCE, claim_id=claim_id)

    def reports(self, claim_id: str | None = None) -> pd.DataFrame:
        """Every report that bears on a claim, or on any, with all its labels and spans."""
        return self._query(_REPORTS, claim_id=claim_id)

    def outlets(self) -> pd.DataFrame:
        """One row an outlet: what it carried, how often it was first, copied or credited others, and its record.

        `n_decided` counts the claims it asserted of its own that were decided by the night, `n_held` those that held.
        """
        return self._query(_OUTLETS)

    def features(self) -> pd.DataFrame:
        """Every feature of every claim of the night, indexed by claim_id; NaN where missing."""
        sql = "select f.* exclude (as_of) from features f join night using (as_of) join claims using (claim_id)"
        return self._query(f"{sql} order by claim_id").set_index("claim_id")

    def dictionary(self) -> pd.DataFrame:
        """What every column means, its unit, its allowed values, and what the model makes of each feature."""
        return self._query("select * from dictionary order by belongs_to <> 'features', belongs_to, name")

    def rejected(self) -> pd.DataFrame:
        """Input that was kept aside, with file, line and reason."""
        return self._query("select * from rejected order by file, line, reason")

    def runs(self) -> pd.DataFrame:
        """The nights so far, latest first."""
        return self._query("select * from runs order by as_of desc, finished_at desc")

    def _check(self, claim_id: str) -> None:
        if self._query("select 1 from claims where claim_id = $claim_id", claim_id=claim_id).empty:
            raise UnknownClaim(f"no claim {claim_id!r} in {self.snapshot}; Desk().claims() lists them")

    def _query(self, sql: str, **parameters: Any) -> pd.DataFrame:
        if not self.snapshot.is_file():
            raise FileNotFoundError(
                f"no snapshot at {self.snapshot}; run a night first, or name another with Desk(path)"
            )
        # opened and closed at once: an open handle would go on showing the night that it was opened on
        with duckdb.connect(str(self.snapshot), read_only=True) as connection:
            return connection.execute(sql, parameters or None).df()
