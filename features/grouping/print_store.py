"""Prints in the store: what of them each question of copying needs, read as arrays.

Articles are handled by the number of their row in `prints`, which holds for as long as nothing is written there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.store import Store
from features.grouping.hashed_words import Places
from features.grouping.likeness import MIN_LEFT
from features.grouping.postings import CUT, House, Postings
from features.grouping.prints import ArticlePrints, Prints, starts_of

Kind = Literal["words", "facts"]

# facts tell a paraphrase from what was told first; what is a copy is accounted for already
_TAKES_PART: Final = {
    "words": "original",
    "facts": "article_id not in (select article_id from copies where kind = 'copy')",
}

# what is house text of an article's own outlet brings it together with none, so long as it has enough beside that
_SHARED: Final = f"""
create or replace temp table shared_shingles as
with asked as (
    select article_id, len({{kind}}) as size, unnest({{kind}}) as shingle, outlet_id from prints
    where article_id in (select unnest($ids)) and {{takes_part}}
), told as (
    select a.article_id, size, a.shingle, h.shingle is not null as printed from asked a left join house_shingles h
    on h.kind = '{{kind}}' and h.outlet_id = a.outlet_id and h.shingle = a.shingle >> {CUT}
), wanted as (
    select shingle from told
    qualify not printed or size - sum(printed::int) over (partition by article_id) < {MIN_LEFT}::double * size
), held as (select rowid as holder, unnest({{kind}}) as shingle from prints where {{takes_part}})
select holder, shingle from held semi join wanted using (shingle)
"""

_HOLDERS: Final = """
select rowid as holder, article_id, outlet_id, published_at, known_at, {kind}_spared as spared from prints
where rowid in (select holder from shared_shingles)
   or article_id in (select parent_id from copies where article_id in (
       select article_id from prints where rowid in (select holder from shared_shingles)))
order by known_at nulls last, published_at nulls last, article_id
"""

_SAME_WORDED: Final = """
with asked as (select body, title from prints where article_id in (select unnest($ids))),
bodies as (select body from asked where body <> 0),
titles as (select title from asked where title <> 0),
titled as (select body from prints where body <> 0 and title in (from titles))
select article_id, body, title, original,
       body in (from bodies) or (body = 0 and title in (from titles)) or article_id in (select unnest($ids)) as whole
from prints
where body in (from bodies) or title in (from titles) or body in (from titled) or article_id in (select unnest($ids))
order by known_at nulls last, published_at nulls last, article_id
"""


@dataclass(frozen=True)
class Neighbourhood:
    """All articles that share a shingle with those asked about, and these themselves, earliest first.

    articles: article_id, outlet_id, holder (row in `prints`), spared, outlet (a number, -1 if unknown), indexed by
    position. postings: of those shingles, by position. house: what is known as house text of their outlets.
    """

    kind: Kind
    articles: pd.DataFrame
    postings: Postings
    house: House

    @property
    def outlets(self) -> Places:
        """Number of each article's outlet; int64 `[n]`."""
        return self.articles["outlet"].to_numpy()


def write_prints(store: Store, articles: pd.DataFrame, prints: ArticlePrints) -> None:
    """Put the prints of articles (one row each, in the same order) in the place of those of their earlier revisions."""
    frame = articles[["article_id", "revision", "outlet_id", "published_at", "known_at"]].assign(
        body=prints.body, title=prints.title, original=True
    )
    for kind, part in (("words", prints.words), ("facts", prints.facts)):
        frame[kind] = pd.Series(np.split(part.shingles, part.starts[1:-1]), index=frame.index, dtype=object)
        frame[f"{kind}_step"] = part.step
        frame[f"{kind}_spared"] = False
    store.write("prints", frame, known="replace")


def neighbourhood(store: Store, kind: Kind, article_ids: Iterable[str]) -> Neighbourhood:
    """What the store holds of the shingles of these articles."""
    store.execute(_SHARED.format(kind=kind, takes_part=_TAKES_PART[kind]), ids=list(article_ids))
    articles = store.query(_HOLDERS.format(kind=kind))
    articles["outlet"] = pd.factorize(articles["outlet_id"])[0].astype(np.int64)
    rows = store.query("select holder, shingle from shared_shingles")
    store.execute("drop table shared_shingles")
    order = np.argsort(articles["holder"].to_numpy())
    ordered = articles["holder"].to_numpy()[order]
    positions = order[np.searchsorted(ordered, rows["holder"].to_numpy())]
    postings = Postings.of(rows["shingle"].to_numpy(dtype=np.uint64), positions)
    return Neighbourhood(kind, articles, postings, house_of(store, kind, articles))


def house_of(store: Store, kind: Kind, articles: pd.DataFrame) -> House:
    """Known house text of the articles' outlets; articles: outlet_id and outlet."""
    outlets = articles[["outlet_id", "outlet"]].dropna().drop_duplicates()
    house = store.query(
        "select outlet_id, shingle from house_shingles where kind = $kind and outlet_id in (select unnest($outlets))",
        kind=kind,
        outlets=outlets["outlet_id"].tolist(),
    ).merge(outlets, on="outlet_id")
    return House.of(house["shingle"].to_numpy(dtype=np.uint64), house["outlet"].to_numpy(dtype=np.int64))


def write_house(store: Store, near: Neighbourhood, rows: NDArray[np.bool_]) -> None:
    """Note the shingles of these postings as house text of the outlets that hold them."""
    if not rows.any():
        return
    holders = near.postings.holders[rows]
    frame = pd.DataFrame(
        {
            "outlet_id": near.articles["outlet_id"].to_numpy()[holders],
            "kind": near.kind,
            "shingle": near.postings.shingles[rows],
        }
    ).drop_duplicates()
    store.write("house_shingles", frame, known="keep")


def read_prints(store: Store, near: Neighbourhood, positions: Places) -> Prints:
    """Prints of the whole neighbourhood, empty but for the articles at these positions."""
    holders = near.articles["holder"].to_numpy()
    rows = store.query(
        f"select rowid as holder, {near.kind} as shingles, {near.kind}_step as step from prints "
        "where rowid in (select unnest($holders))",
        holders=holders[positions].tolist(),
    )
    rows = rows.set_index("holder").reindex(holders[positions])
    sizes = np.zeros(len(holders), dtype=np.int64)
    sizes[positions] = rows["shingles"].map(len).to_numpy(dtype=np.int64)
    step = np.ones(len(holders), dtype=np.int64)
    step[positions] = rows["step"].to_numpy(dtype=np.int64)
    shingles = [np.asarray(part, dtype=np.uint64) for part in rows["shingles"]]
    whole = np.concatenate(shingles) if shingles else np.empty(0, dtype=np.uint64)
    return Prints(whole, starts_of(sizes), step)


def write_spared(store: Store, near: Neighbourhood, positions: Places, spared: NDArray[np.bool_]) -> None:
    """Note which of the articles at these positions keep their house text."""
    changed = positions[near.articles["spared"].to_numpy(dtype=np.bool_)[positions] != spared]
    if len(changed):
        store.execute(
            f"update prints set {near.kind}_spared = not {near.kind}_spared where article_id in (select unnest($ids))",
            ids=near.articles["article_id"].to_numpy()[changed].tolist(),
        )


def same_worded(store: Store, article_ids: Iterable[str]) -> pd.DataFrame:
    """These articles and those with a body or headline of theirs, earliest first.

    Returns article_id, body, title, original, and whole: whether all articles with its body (or, for want of one, its
    headline) are among them.
    """
    return store.query(_SAME_WORDED, ids=list(article_ids))


def write_originals(store: Store, original: Iterable[str], repeating: Iterable[str]) -> None:
    """Note which articles have words of their own now, and which no longer."""
    for value, ids in ((True, list(original)), (False, list(repeating))):
        if ids:
            store.execute(f"update prints set original = {value} where article_id in (select unnest($ids))", ids=ids)
