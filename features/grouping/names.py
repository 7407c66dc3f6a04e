"""What claims are called: which ids are taken, and where to find a claim whose id is no longer borne."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from data.aliases import NOW_CALLED
from data.schema import TABLES
from data.store import Store


@dataclass(frozen=True)
class ClaimNames:
    """The names of claims in the store; every change is dated `as_of`."""

    store: Store
    as_of: datetime

    def taken(self, claim_ids: Collection[str]) -> set[str]:
        """Those of these ids that a claim bears or bore."""
        sql = """
            with ids as (select unnest($ids) as claim_id)
            select claim_id from ids semi join stories using (claim_id)
            union select claim_id from ids semi join given_claims using (claim_id)
            union select claim_id from ids semi join claim_aliases using (claim_id)
        """
        return set(self.store.query(sql, ids=sorted(claim_ids)).claim_id)

    def give(self, claim_id: str, now: str, reason: str, author: str | None = None) -> None:
        """Note that a claim is to be found elsewhere, and with it all that led to it; see `data.aliases`."""
        moment = pd.Timestamp(self.as_of)
        rows = [(claim_id, now, reason, moment, author)]
        if reason != "split":
            sql = "select distinct claim_id from claim_aliases where now_claim_id = $now and reason <> 'split'"
            led = self.store.query(sql, now=claim_id).claim_id
            tonight = "delete from claim_aliases where now_claim_id = $now and reason <> 'split' and as_of = $as_of"
            self.store.execute(tonight, now=claim_id, as_of=self.as_of)
            rows += [(name, now, reason, moment, author) for name in led if name != now]
        frame = pd.DataFrame(rows, columns=TABLES["claim_aliases"].names)
        self.store.write("claim_aliases", frame.drop_duplicates(["claim_id", "now_claim_id"]), known="replace")

    def now_called(self) -> dict[str, str]:
        """What each claim that was merged away is called now."""
        rows = self.store.query(NOW_CALLED)
        return dict(zip(rows.claim_id, rows.now_claim_id, strict=True))

    def leading_articles(self, claim_ids: Collection[str] | None = None) -> dict[str, str]:
        """The first article that each claim (None: every one) is what it is about, as of the evidence."""
        sql = """
            select claim_id, min_by(article_id, {rank: not main, id: article_id}) as article_id from evidence
            where $ids is null or claim_id in (select unnest($ids)) group by claim_id order by claim_id
        """
        rows = self.store.query(sql, ids=None if claim_ids is None else sorted(claim_ids))
        return dict(zip(rows.claim_id, rows.article_id, strict=True))

    def give_vanished(self, leading: Mapping[str, str], reason: str) -> None:
        """Leave an alias for each claim that is no more, to the claim that its leading article is in now."""
        live, known = set(self.store.query("select claim_id from claims").claim_id), self.now_called()
        vanished = {claim_id: at for claim_id, at in leading.items() if claim_id not in live and claim_id not in known}
        if vanished:
            now = self._first_claims(vanished.values())
            for claim_id, article_id in vanished.items():
                if article_id in now:
                    self.give(claim_id, now[article_id], reason)

    def _first_claims(self, article_ids: Iterable[str]) -> dict[str, str]:
        sql = """
            select article_id, min_by(claim_id, {rank: not main, id: claim_id}) as claim_id from evidence
            where article_id in (select unnest($ids)) group by article_id
        """
        rows = self.store.query(sql, ids=sorted(article_ids))
        return dict(zip(rows.article_id, rows.claim_id, strict=True))
