"""Articles -> copies: which article repeats which earlier one, word for word or in other words.

Articles are compared by their prints (see `prints`). One copies an earlier one when at least `COPY.share` of the
shorter one's sampled shingles are in the other; it paraphrases it when their words differ but the same names and
numbers follow one another. Each is compared with the first and the previous holder of each of its shingles only, so
that the work stays linear however often a text was syndicated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from features.grouping.hashed_words import Hashes, Places
from features.grouping.likeness import Bar, alike, settle
from features.grouping.prints import ArticlePrints, take_prints

COPY: Final = Bar(share=0.3, shared=6)  # six runs are ten words in a row: less may be chance or a set phrase
PARAPHRASE: Final = Bar(share=0.6, shared=5)


@dataclass(frozen=True)
class Parents:
    """What n articles were copied from, by position. parent: int64 `[n]`, itself for an original. share: `[n]`, of the
    shorter text's shingles that the other has, 1 for the same words and 0 for an original. paraphrase: bool `[n]`.
    """

    parent: Places
    share: NDArray[np.float64]
    paraphrase: NDArray[np.bool_]


@dataclass(frozen=True)
class Copy:
    """What an article was made from in the end, and whether in other words; a root is never a copy itself."""

    root: str
    rephrased: bool


def copies_by_article(links: pd.DataFrame) -> dict[str, Copy]:
    """What each copy was made from, by its article_id; of rows with article_id, root_id and rephrased."""
    rows = zip(links["article_id"], links["root_id"], links["rephrased"], strict=True)
    return {article_id: Copy(root, bool(rephrased)) for article_id, root, rephrased in rows}


def copy_links(articles: pd.DataFrame, *, paraphrases: bool = True) -> pd.DataFrame:
    """What each copy among the articles was made from.

    Parameters
    ----------
    articles: article_id, outlet_id, title, text, one row an article, earliest first (see `in_order`).
    paraphrases: whether to look for what is told in other words as well.

    Returns one row a copy in the order of the articles: article_id; parent_id, the article that it has most of;
    root_id, the first that told it, so that there are no chains; kind, "copy" or "paraphrase" of the parent; rephrased,
    whether there is a paraphrase anywhere on the way to the root; share, of the shorter one's sampled shingles (runs of
    words, or of names and numbers) that the parent has, 1 for the same words.
    """
    prints = take_prints(articles["title"].tolist(), articles["text"].tolist(), facts=paraphrases)
    parents = find_parents(prints, pd.factorize(articles["outlet_id"])[0].astype(np.int64))
    copies = np.flatnonzero(parents.parent != np.arange(len(parents.parent)))
    ids = articles["article_id"].to_numpy(dtype=object)
    roots, rephrased = find_roots(parents)
    return pd.DataFrame(
        {
            "article_id": ids[copies],
            "parent_id": ids[parents.parent[copies]],
            "root_id": ids[roots[copies]],
            "kind": np.where(parents.paraphrase[copies], "paraphrase", "copy"),
            "rephrased": rephrased[copies],
            "share": parents.share[copies],
        }
    )


def in_order(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles by when they became known, then by publication and id; undated ones last."""
    return articles.sort_values(["known_at", "published_at", "article_id"], na_position="last", ignore_index=True)


def find_parents(prints: ArticlePrints, outlets: Places) -> Parents:
    """What each of n articles, earliest first, was copied from; outlets: int64 `[n]`, -1 where it is unknown."""
    parent = same_words(prints.body, prints.title)
    itself = np.arange(len(parent))
    share = np.where(parent == itself, 0.0, 1.0)
    settle(alike(prints.words, outlets, parent == itself, COPY), parent, share)
    first_told = parent == itself
    settle(alike(prints.facts, outlets, first_told, PARAPHRASE), parent, share)
    return Parents(parent, share, first_told & (parent != itself))


def find_roots(parents: Parents) -> tuple[Places, NDArray[np.bool_]]:
    """The first article that told what each one tells, int64 `[n]`, and whether in other words, bool `[n]`.

    >>> told_anew = np.array([False, True, False, False])
    >>> roots, rephrased = find_roots(Parents(np.array([0, 0, 1, 2]), np.ones(4), told_anew))
    >>> roots.tolist(), rephrased.tolist()
    ([0, 0, 0, 0], [False, True, True, True])
    """
    root, rephrased = parents.parent, parents.paraphrase
    while not np.array_equal(further := root[root], root):
        root, rephrased = further, rephrased | rephrased[root]
    return root, rephrased


def same_words(body: Hashes, title: Hashes) -> Places:
    """The first article with the very same body or, for want of a body, the same headline; itself if none; `[n]`.

    body, title: uint64 `[n]`, hashes of all words, 0 for none.

    >>> same_words(np.array([7, 8, 7, 0], dtype=np.uint64), np.array([1, 2, 3, 2], dtype=np.uint64)).tolist()
    [0, 1, 0, 1]
    """
    has_body = body != 0
    by_body = np.where(has_body, _first_of(body), np.arange(len(body)))
    return np.where(has_body | (title == 0), by_body, by_body[_first_of(title)])


def _first_of(values: Hashes) -> Places:
    """Position of the first of the values that each equals; int64 `[n]`."""
    _, first, which = np.unique(values, return_index=True, return_inverse=True)
    found: Places = first[which]
    return found
