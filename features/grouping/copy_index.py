"""Copies night by night: new articles are compared with the prints that the store keeps, and no old text is read.

What comes out is what one run over all articles would find (`copies.copy_links`), so long as articles come in the order
in which they became known. A text that comes late, with an earlier date, takes its place as the root of those that are
found to repeat it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from data.store import Store
from features.grouping.copies import COPY, PARAPHRASE, same_words
from features.grouping.copy_rows import CopyRows
from features.grouping.likeness import Bar, Likeness, compared, own_postings, without_house_text
from features.grouping.postings import House, find_house, pairs
from features.grouping.print_store import (
    Kind,
    Neighbourhood,
    neighbourhood,
    read_prints,
    same_worded,
    write_house,
    write_originals,
    write_prints,
    write_spared,
)
from features.grouping.prints import take_prints

_BARS: Final[dict[Kind, Bar]] = {"words": COPY, "facts": PARAPHRASE}
_LINKS: Final[dict[Kind, str]] = {"words": "copy", "facts": "paraphrase"}
_PRINTED: Final = "select article_id, revision from prints where article_id in (select unnest($ids))"


def update_copies(store: Store, fresh: pd.DataFrame) -> set[str]:
    """Find what is copied among new and revised articles and the store's own, and note it in the store.

    Parameters
    ----------
    store: in a transaction. fresh: article_id, revision, outlet_id, title, text, published_at, known_at; the latest
    revision of each article. Those whose revision is in the store already change nothing.

    Returns the article_id of every article whose row in `copies` came, went or changed.
    """
    printed = store.query(_PRINTED, ids=fresh["article_id"].tolist()).set_index("article_id")["revision"]
    before = fresh["article_id"].map(printed)
    fresh, before = fresh[before != fresh["revision"]], before[before != fresh["revision"]]
    if not len(fresh):
        return set()
    rows = CopyRows(store)
    asked = {*fresh["article_id"], *rows.made_from(fresh["article_id"][before.notna()])}
    rows.drop(asked)
    write_prints(store, fresh, take_prints(fresh["title"].tolist(), fresh["text"].tolist()))
    _note_same_words(store, rows, asked)
    asked |= _stage(store, rows, "words", asked)
    rephrased = rows.made_from({*asked, *rows.touched}, "paraphrase")
    rows.drop(asked | rephrased, "paraphrase")
    _stage(store, rows, "facts", asked | rephrased)
    rows.note_roots()
    return rows.changed()


def _note_same_words(store: Store, rows: CopyRows, asked: Collection[str]) -> None:
    """Link the articles asked about, and those that have the same words, to the first of these."""
    articles = same_worded(store, asked)
    ids = articles["article_id"].to_numpy(dtype=object)
    parent = same_words(articles["body"].to_numpy(dtype=np.uint64), articles["title"].to_numpy(dtype=np.uint64))
    original = parent == np.arange(len(parent))
    whole = articles["whole"].to_numpy(dtype=np.bool_)  # the others are here for their headlines alone
    changed = whole & (original != articles["original"].to_numpy(dtype=np.bool_))
    write_originals(store, ids[changed & original], ids[changed & ~original])
    copies = whole & ~original
    rows.write(pd.DataFrame({"article_id": ids[copies], "parent_id": ids[parent[copies]], "share": 1.0}), "copy")


def _stage(store: Store, rows: CopyRows, kind: Kind, asked: Collection[str]) -> set[str]:
    """Link what words or facts show to be alike to the articles asked about; return these and others seen to anew.

    Where something turns out to be house text, the older articles that hold it are compared anew as well.
    """
    asked = set(asked)
    near, affected = _with_house_text(store, neighbourhood(store, kind, asked))
    while affected:  # among those asked about, too: what has little else but house text then meets others by that
        again = affected | rows.made_from(affected - asked, _LINKS[kind], original=True)
        rows.drop(again - asked, _LINKS[kind])
        asked |= again
        near, affected = _with_house_text(store, neighbourhood(store, kind, asked))
    found = _find(store, near, asked)
    later = set(near.articles["article_id"].to_numpy()[found.later])
    rows.write(_best(near, found, rows.known(later - asked, _LINKS[kind])), _LINKS[kind])
    return asked


def _with_house_text(store: Store, near: Neighbourhood) -> tuple[Neighbourhood, set[str]]:
    """The neighbourhood with what it shows to be house text noted, and the articles that hold what was not known."""
    house = find_house([near.postings], near.outlets)
    shingles, holders = near.postings.shingles, near.postings.holders
    new = house.holds(shingles, holders, near.outlets) & ~near.house.holds(shingles, holders, near.outlets)
    write_house(store, near, new)
    holding = set(near.articles["article_id"].to_numpy()[holders[new]])
    return replace(near, house=House.joined([near.house, house])), holding


def _find(store: Store, near: Neighbourhood, asked: Collection[str]) -> Likeness:
    """Pairs that clear the bar and have one of those asked about in them."""
    is_asked = near.articles["article_id"].isin(list(asked)).to_numpy()
    spared = near.articles["spared"].to_numpy(dtype=np.bool_).copy()
    places = np.flatnonzero(is_asked)
    _, now_spared = without_house_text(read_prints(store, near, places), near.outlets, near.house)
    write_spared(store, near, places, now_spared[places])
    spared[places] = now_spared[places]
    earlier, later = pairs([own_postings(near.postings, near.outlets, near.house, spared)])
    new = is_asked[earlier] | is_asked[later]
    earlier, later = earlier[new], later[new]
    prints = read_prints(store, near, np.union1d(earlier, later))
    own, _ = without_house_text(prints, near.outlets, near.house)
    return compared(own, earlier, later, _BARS[near.kind])


def _best(near: Neighbourhood, found: Likeness, known: pd.DataFrame) -> pd.DataFrame:
    """The earlier article that each later one has most of, the first of several: article_id, parent_id, share.

    known: the links that those not asked about have already; the columns of the result.
    """
    ids = near.articles["article_id"].to_numpy(dtype=object)
    links = pd.DataFrame({"article_id": ids[found.later], "parent_id": ids[found.earlier], "share": found.share})
    links = pd.concat([known, links], ignore_index=True)
    place = pd.Series(np.arange(len(ids)), index=ids)
    links["place"] = -links["parent_id"].map(place)
    best = links.sort_values(["article_id", "share", "place"]).drop_duplicates("article_id", keep="last")
    return best.drop(columns="place")
