"""Desk: the analysts' few verbs over the published snapshot, each returning a DataFrame.

>>> from data.desk import Desk
>>> Desk("nowhere.duckdb").claims()
Traceback (most recent call last):
...
FileNotFoundError: no snapshot at nowhere.duckdb; run a night first, or name another with Desk(path)
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import duckdb
import pandas as pd

from data import questions
from data.dates import now
from data.entries import append_entry, desk_files, load_entries
from data.schema import TABLES
from data.store import DEFAULT_STORE, snapshot_path

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class UnknownClaim(LookupError):
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
        """One row a claim with its score, most corroborated first.

        `stix_confidence` is the same confidence in percent (STIX 2.1), NULL where the claim cannot be judged.
        `factors` is JSON: log-odds by factor, exact. `override`, `override_by` and `override_reason` are an analyst's
        judgement that held at the night's moment, NULL where there is none.
        """
        return self._query(questions.CLAIMS)

    def why(self, claim_id: str) -> pd.DataFrame:
        """The factors of a claim's score, largest first after the base, each with the sentence that shows it.

        Raises UnknownClaim. Empty for a claim that was not scored.
        """
        claim_id = self._present(claim_id)
        return self._query(questions.WHY, claim_id=claim_id)

    def evidence(self, claim_id: str | None = None) -> pd.DataFrame:
        """One row a claim and article: stance, origin, source, and the sentence; of one claim, or of all.

        `start` and `end` are offsets of the sentence in the article's `part` (title or text) as received.
        """
        claim_id = claim_id and self._present(claim_id)
        return self._query(questions.EVIDENCE, claim_id=claim_id)

    def origins(self, claim_id: str | None = None) -> pd.DataFrame:
        """Who took a claim from whom, or every claim: one row an article and edge, origin by origin, roots first.

        `from_article_id`, `from_outlet`, `kind`, `weight` and the sentence that shows it (`start` and `end` are offsets
        in its `part`) are NULL for a root; `from_article_id` alone is NULL where the one credited has no article here.
        Raises UnknownClaim.
        """
        claim_id = claim_id and self._present(claim_id)
        return self._query(questions.ORIGINS, claim_id=claim_id)

    def draw_origins(self, claim_id: str) -> Figure:
        """The same drawn, article by article over time; `.savefig("chain.svg")` keeps it. Raises UnknownClaim."""
        from data.chain import draw_chain

        origins = self.origins(claim_id)
        [wording] = self._query("select claim from claims where claim_id = $claim_id", claim_id=claim_id).claim
        return draw_chain(origins, wording)

    def moved(self, since: datetime | None = None) -> pd.DataFrame:
        """What changed since an earlier night, most moved first; new claims last, with no `was`.

        Compares each claim's score with its last one as of `since` or before (naive UTC; None: the night before).
        `because` gives the factors that moved most, in log-odds, and `sentence` what shows the first of them that any
        sentence can show. `other_model` tells that the two scores are of different models.
        """
        return self._query(questions.MOVED, since=since)

    def reports(self, claim_id: str | None = None) -> pd.DataFrame:
        """Every report that bears on a claim, or on any, with all its labels and spans."""
        return self._query(questions.REPORTS, claim_id=claim_id)

    def outlets(self) -> pd.DataFrame:
        """One row an outlet: what it carried, how often it was first, copied or credited others, and its record.

        `n_decided` counts the claims it asserted of its own that were decided by the night, `n_held` those that held.
        """
        return self._query(questions.OUTLETS)

    def arrivals(self, claim_id: str | None = None) -> pd.DataFrame:
        """When each outlet first had a claim, or every claim: one row a claim and outlet, the earliest first.

        `place` (1: had it first) and `hours_behind` the first are NULL where the article is undated; `n_outlets` counts
        all that carry the claim, `link` is how that article hangs on its origin (NULL: it is the root). Articles of
        unknown outlets are left out. Raises UnknownClaim.
        """
        claim_id = claim_id and self._present(claim_id)
        return self._query(questions.ARRIVALS, claim_id=claim_id)

    def next_evidence(self, claim_id: str | None = None) -> pd.DataFrame:
        """What one more piece of evidence would make of a score, the most telling first; of one claim, or of all."""
        claim_id = claim_id and self._present(claim_id)
        sql = """select n.claim_id, n.evidence, n.confidence, n.change
        from next_evidence n join night using (as_of, model_version)
        where $claim_id is null or n.claim_id = $claim_id order by n.claim_id, abs(n.change) desc, n.evidence"""
        return self._query(sql, claim_id=claim_id)

    def history(self, table: Literal["scores", "factors", "features", "next_evidence"]) -> pd.DataFrame:
        """One of the tables that keep every night, whole: earlier nights' forecasts as they were made."""
        return self._query(f"select * from {table} order by claim_id, as_of")

    def records(self) -> pd.DataFrame:
        """What outlets' earlier claims came to, by side and kinds (NULL: all kinds), with n and a 90 % interval."""
        sql = """select coalesce(o.name, r.outlet_id) as outlet, r.* exclude (record_id), o.prior
        from records r left join outlets o using (outlet_id) order by r.record_id"""
        return self._query(sql)

    def drift(self) -> pd.DataFrame:
        """Features that are spread otherwise than among the claims that the model learned from, most drifted first."""
        return self._query("select d.* from drift d order by d.psi desc nulls last, d.feature")

    def receipts(self) -> pd.DataFrame:
        """Past forecasts of claims that have been decided, one row a claim and horizon: what was said, what was so."""
        return self._query("select r.*, c.claim from receipts r left join claims c using (claim_id) order by all")

    def overrides(self) -> pd.DataFrame:
        """Every override that nights took in, beside the score that stood when it was made and what turned out since.

        `confidence` is the analyst's, `score` the model's; `held` is 1 or 0, NULL until the claim is decided.
        """
        return self._query(questions.OVERRIDES)

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

    def decide(
        self, claim_id: str, outcome: str, decided_by: str, evidence: str | None = None, at: datetime | None = None
    ) -> None:
        """Enter what turned out: 'true', 'false' or 'unverified', decided `at` (naive UTC; None: now).

        It lies in a file beside the snapshot until the next night takes it in, and counts from `at` on. Raises
        UnknownClaim, ValueError for another outcome.
        """
        entry = {"claim_id": claim_id, "outcome": outcome, "decided_at": at or now(), "decided_by": decided_by}
        self._enter("outcomes", entry | {"evidence": evidence})

    def override(
        self,
        claim_id: str,
        confidence: float,
        author: str,
        reason: str,
        expires_at: datetime | None = None,
        at: datetime | None = None,
    ) -> None:
        """Enter a judgement of your own, made `at` (naive UTC; None: now): shown beside the score, never mixed into it.

        It lies in a file beside the snapshot until the next night takes it in. Raises UnknownClaim, ValueError for a
        confidence outside 0 to 1.
        """
        entry = {"claim_id": claim_id, "made_at": at or now(), "confidence": confidence, "author": author}
        self._enter("overrides", entry | {"reason": reason, "expires_at": expires_at})

    def entered(self, name: Literal["outcomes", "overrides"]) -> pd.DataFrame:
        """What was entered at this desk by `decide` or `override`, whether a night has taken it in yet or not."""
        path = desk_files(self.snapshot)[name]
        return load_entries(name, path)[0] if path.exists() else pd.DataFrame(columns=TABLES[name].names)

    def _enter(self, name: str, entry: Mapping[str, object]) -> None:
        self._present(str(entry["claim_id"]))
        append_entry(desk_files(self.snapshot)[name], name, entry)

    def _present(self, claim_id: str) -> str:
        """What a claim is called now, where it was merged into another. Raises UnknownClaim."""
        found = self._query(questions.PRESENT, claim_id=claim_id).claim_id
        if found.empty:
            raise UnknownClaim(f"no claim {claim_id!r} in {self.snapshot}; Desk().claims() lists them")
        return str(found[0])

    def _query(self, sql: str, **parameters: Any) -> pd.DataFrame:
        if not self.snapshot.is_file():
            raise FileNotFoundError(
                f"no snapshot at {self.snapshot}; run a night first, or name another with Desk(path)"
            )
        # opened and closed at once: an open handle would go on showing the night that it was opened on
        with duckdb.connect(str(self.snapshot), read_only=True) as connection:
            return connection.execute(sql, parameters or None).df()
