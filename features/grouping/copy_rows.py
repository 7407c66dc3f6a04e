"""The table `copies` while it is being changed: what is dropped and written, and what that changes in the end."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

import numpy as np
import pandas as pd

from data.schema import TABLES, empty
from data.store import Store
from features.grouping.copies import Parents, find_roots

_ROWS: Final = "select * from copies where article_id in (select unnest($ids)) order by article_id"

_BELOW: Final = """
with recursive below as (
    select article_id from copies where article_id in (select unnest($ids)) or parent_id in (select unnest($ids))
    union select c.article_id from copies c join below on c.parent_id = below.article_id
) select article_id from below
"""

_ABOVE: Final = """
select article_id, root_id as parent_id, rephrased from copies
where article_id in (select parent_id from copies where article_id in (select unnest($ids)))
  and article_id not in (select unnest($ids))
"""


class CopyRows:
    """Rows of `copies`; remembers how those that it touches stood before."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._before: dict[str, tuple[Any, ...] | None] = {}

    @property
    def touched(self) -> Collection[str]:
        """article_id of all rows dropped or written so far."""
        return self._before.keys()

    def made_from(self, article_ids: Iterable[str], kind: str | None = None, *, original: bool = False) -> set[str]:
        """Articles whose parent is one of these, by one kind of link or any; `original`: with words of their own."""
        found = self._store.query(
            "select c.article_id from copies c join prints p on p.article_id = c.article_id "
            "where c.parent_id in (select unnest($ids)) and ($kind is null or c.kind = $kind) "
            "and (p.original or not $original)",
            ids=list(article_ids),
            kind=kind,
            original=original,
        )
        return set(found["article_id"])

    def known(self, article_ids: Collection[str], kind: str) -> pd.DataFrame:
        """Links of one kind that these articles have: article_id, parent_id, share."""
        rows = self._store.query(_ROWS, ids=list(article_ids))
        return rows.loc[rows["kind"] == kind, ["article_id", "parent_id", "share"]]

    def drop(self, article_ids: Collection[str], kind: str | None = None) -> None:
        """Take out the rows of these articles, of one kind or any."""
        if not article_ids:
            return
        self._touch(article_ids)
        self._store.execute(
            "delete from copies where article_id in (select unnest($ids)) and ($kind is null or kind = $kind)",
            ids=list(article_ids),
            kind=kind,
        )

    def write(self, links: pd.DataFrame, kind: str) -> None:
        """Put in links (article_id, parent_id, share) that the articles do not have yet, in place of what they have."""
        there = self._store.query(_ROWS, ids=links["article_id"].tolist())
        now = {row.article_id: (row.parent_id, row.kind, row.share) for row in there.itertuples()}
        rows = zip(links["article_id"], links["parent_id"], links["share"], strict=True)
        new = [now.get(article_id) != (parent_id, kind, share) for article_id, parent_id, share in rows]
        links = links[np.array(new, dtype=np.bool_)]
        if links.empty:
            return
        self._touch(links["article_id"])
        self._store.write(
            "copies",
            links.assign(kind=kind, root_id=links["parent_id"], rephrased=kind == "paraphrase"),
            known="replace",
        )

    def note_roots(self) -> None:
        """Lead every article whose chain of parents was touched to its root."""
        below = self._store.query(_BELOW, ids=list(self._before))["article_id"].tolist()
        self._touch(below)
        if not below:
            return
        rows = self._store.query(_ROWS, ids=below)
        own_step = rows.assign(rephrased=rows["kind"] == "paraphrase")
        chain = pd.concat([own_step, self._store.query(_ABOVE, ids=below)], ignore_index=True)
        codes, ids = pd.factorize(pd.concat([chain["article_id"], chain["parent_id"]]))
        article, parent = codes[: len(chain)], codes[len(chain) :]
        parents = Parents(np.arange(len(ids)), np.ones(len(ids)), np.zeros(len(ids), dtype=np.bool_))
        parents.parent[article] = parent
        parents.paraphrase[article] = chain["rephrased"].to_numpy(dtype=np.bool_)
        roots, rephrased = find_roots(parents)
        own = article[: len(rows)]
        noted = rows.assign(root_id=np.asarray(ids, dtype=object)[roots[own]], rephrased=rephrased[own])
        self._store.write("copies", noted, known="replace")

    def changed(self) -> set[str]:
        """article_id of the rows that came, went or changed."""
        now = self._rows(self._before)
        return {article_id for article_id, row in self._before.items() if now.get(article_id) != row}

    def _touch(self, article_ids: Iterable[str]) -> None:
        new = [article_id for article_id in article_ids if article_id not in self._before]
        self._before |= dict.fromkeys(new) | self._rows(new)

    def _rows(self, article_ids: Iterable[str]) -> dict[str, tuple[Any, ...]]:
        ids = list(article_ids)
        rows = self._store.query(_ROWS, ids=ids) if ids else empty(TABLES["copies"])
        return {row[0]: row for row in rows.itertuples(index=False, name=None)}
