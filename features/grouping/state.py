"""What the store keeps of the grouping so far: read and changed by one night, inside its transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pandas as pd

from data.aliases import NOW_CALLED
from data.schema import TABLES
from data.store import Store
from features.grouping.copies import Copy, copies_by_article
from features.grouping.rows import Report
from features.grouping.stories import Story

STATE_TABLES: Final = ("grouped_articles", "stories", "claim_index", "term_counts")
RESULT_TABLES: Final = ("claims", "evidence", "bearings", "origins", "provenance")

_LATEST: Final = (
    "select article_id, max(revision) as revision from articles where known_at <= $as_of group by article_id"
)
_FRESH: Final = f"""
with given as (select article_id, count(*)::integer as n_given from given_claims group by article_id)
select article_id, a.revision, coalesce(given.n_given, 0) as n_given, g.article_id is null as is_new
from ({_LATEST}) k join articles a using (article_id, revision)
left join given using (article_id) left join grouped_articles g using (article_id)
where g.article_id is null or g.revision <> k.revision or g.n_given <> coalesce(given.n_given, 0)
order by a.known_at, a.published_at nulls last, article_id
"""
_SOME: Final = """
select article_id, max(revision) as revision from articles
where known_at <= $as_of and article_id in (select unnest($ids)) group by article_id
"""
# rows are found by their ids first: most of a table of long texts need not be read then
_ARTICLES: Final = f"""
with here as (select a.rowid as place from articles a join ({_SOME}) using (article_id, revision))
select a.article_id, a.revision, a.outlet_id, a.title, a.text, a.published_at, a.known_at
from articles a where a.rowid in (select place from here) order by a.article_id
"""
_REPORTS: Final = f"""
with here as (select r.rowid as place from reports r join ({_SOME}) using (article_id, revision))
select {", ".join(f"r.{name}" for name in (*Report.__dataclass_fields__, "ordinal"))}
from reports r where r.rowid in (select place from here) order by r.article_id, r.ordinal
"""
_GIVEN: Final = f"""
select article_id, coalesce(now_claim_id, claim_id) as claim_id, min(claim) as claim
from given_claims left join ({NOW_CALLED}) using (claim_id) join grouped_articles using (article_id) group by all
"""


@dataclass(frozen=True)
class State:
    """The grouping as it stands in the store; every change is dated `as_of`."""

    store: Store
    as_of: datetime

    def fresh(self) -> pd.DataFrame:
        """Articles that are new, revised or newly given to a claim, in order: article_id, revision, n_given, is_new."""
        return self.store.query(_FRESH, as_of=self.as_of)

    def articles(self, article_ids: Collection[str]) -> pd.DataFrame:
        """The latest known revision of these articles."""
        return self.store.query(_ARTICLES, as_of=self.as_of, ids=sorted(article_ids))

    def reports(self, article_ids: Collection[str]) -> pd.DataFrame:
        """The reports in the latest known revision of these articles."""
        return self.store.query(_REPORTS, as_of=self.as_of, ids=sorted(article_ids))

    def note_grouped(self, fresh: pd.DataFrame) -> None:
        """Note that these rows of `fresh` are seen to."""
        noted = fresh.drop(columns="is_new").assign(since=pd.Timestamp(self.as_of))
        self.store.write("grouped_articles", noted, known="replace")

    def stories(self, claim_ids: Collection[str] = (), article_ids: Collection[str] = ()) -> dict[str, list[Story]]:
        """Stories in these claims or of these articles, by claim."""
        sql = """
            select * from stories where claim_id in (select unnest($claims)) or article_id in (select unnest($articles))
            order by claim_id, story_id
        """
        found: dict[str, list[Story]] = {}
        rows = self.store.query(sql, claims=sorted(claim_ids), articles=sorted(article_ids))
        for row in rows.to_dict("records"):
            wording = row["wording"] if isinstance(row["wording"], str) else None
            story = Story(row["story_id"], row["article_id"], wording, tuple(row["report_ids"]), bool(row["main"]))
            found.setdefault(row["claim_id"], []).append(story)
        return found

    def put_stories(self, claims: Mapping[str, Iterable[Story]]) -> None:
        """Place fresh stories in claims."""
        rows = [
            (s.story_id, s.article_id, claim_id, s.wording, list(s.report_ids), s.main, pd.Timestamp(self.as_of))
            for claim_id, stories in claims.items()
            for s in stories
        ]
        if rows:
            self.store.write("stories", pd.DataFrame(rows, columns=TABLES["stories"].names), known="refuse")

    def given(self, claim_ids: Collection[str] = (), article_ids: Collection[str] = ()) -> pd.DataFrame:
        """`TABLES["given_claims"]` of known articles, in these claims as they are called now, or of these articles."""
        sql = f"""
            select * from ({_GIVEN})
            where claim_id in (select unnest($claims)) or article_id in (select unnest($articles)) order by all
        """
        return self.store.query(sql, claims=sorted(claim_ids), articles=sorted(article_ids))

    def copies(self, article_ids: Collection[str]) -> dict[str, Copy]:
        """What each copy was made from, where it or its root is among these articles."""
        sql = """
            select article_id, root_id, rephrased from copies
            where article_id in (select unnest($ids)) or root_id in (select unnest($ids)) order by article_id
        """
        return copies_by_article(self.store.query(sql, ids=sorted(article_ids)))

    def claims_with(self, article_ids: Collection[str]) -> set[str]:
        """Claims that any of these articles was in at the end of the night before."""
        sql = """
            select claim_id from evidence where article_id in (select unnest($ids))
            union select claim_id from stories where article_id in (select unnest($ids))
        """
        return set(self.store.query(sql, ids=sorted(article_ids)).claim_id)

    def memberships(self, article_ids: Collection[str]) -> set[tuple[str, str]]:
        """(article, claim) of these articles at the end of the night before, and as placed since."""
        sql = """
            select article_id, claim_id from evidence where article_id in (select unnest($ids))
            union select article_id, claim_id from stories where article_id in (select unnest($ids))
        """
        rows = self.store.query(sql, ids=sorted(article_ids))
        return set(zip(rows.article_id, rows.claim_id, strict=True))

    def claim_ids(self) -> set[str]:
        """All claims that there are, as placed so far."""
        return set(self.store.query(f"select claim_id from stories union select claim_id from ({_GIVEN})").claim_id)

    def delete(self, table: str, **among: Iterable[str]) -> None:
        """Delete the table's rows whose column has one of the values."""
        for column, values in among.items():
            self.store.execute(f"delete from {table} where {column} in (select unnest($values))", values=sorted(values))

    def merge(self, gone: str, into: str) -> None:
        """Give the stories of one claim to another."""
        sql = "update stories set claim_id = $into, since = $as_of where claim_id = $gone"
        self.store.execute(sql, gone=gone, into=into, as_of=self.as_of)
        for table in ("claim_index", "claims"):
            self.delete(table, claim_id=[gone])
