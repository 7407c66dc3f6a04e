"""Articles -> copies: which article repeats which earlier one, word for word or nearly so.

Texts are compared by their five-word shingles (Broder 1997): an article copies an earlier one when at least
`MIN_CONTAINMENT` of the shorter one's shingles are in the other. Candidates come from a one-in-eight sample of the
shingles, each article being paired with the first and the previous holder of a shingle only, so that the work stays
linear however often a text was syndicated; the candidates are then compared in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from features.grouping.text import words

MIN_CONTAINMENT: Final = 0.3
SHINGLE_WORDS: Final = 5
_SAMPLE: Final = 8
_SMALL: Final = 400  # shingles up to which a text is sampled whole
_MIN_SHARED: Final = 6  # ten words in a row: less may be chance or a set phrase
_HOUSE_REPEATS: Final = 5  # articles of one outlet that share a shingle before it counts as the house's own
_MIN_LEFT: Final = 0.1  # unless it is all the article has
_MIN_TITLE_WORDS: Final = 4
_MIN_OWN_WORDS: Final = 20  # a text of less outside quotation marks is hardly more than a quotation
# What is quoted proves a shared speaker, not a shared text.
_QUOTED: Final = re.compile(r"“[^“”]{1,600}”|\"[^\"\n]{1,600}\"")

Hashes = NDArray[np.uint64]


def find_copies(articles: pd.DataFrame) -> dict[str, str]:
    """Root article of each article that is a copy.

    Parameters
    ----------
    articles: article_id, outlet_id, title, text, one row an article, earliest first (see `in_order`).

    Returns the root's article_id by the copy's. Roots are never copies themselves, so there are no chains: an article
    that copies a copy points to the root.
    """
    ids = articles["article_id"].to_numpy(dtype=object)
    parent = _same_words(articles)
    shingles = _without_house_text(_shingles(articles["text"]), articles["outlet_id"], parent)
    originals = np.flatnonzero(parent == np.arange(len(ids)))
    best: dict[int, tuple[float, int]] = {}
    for earlier, later in _candidates(shingles, originals):
        share = _containment(shingles[earlier], shingles[later])
        if share >= MIN_CONTAINMENT and (share, -earlier) > best.get(later, (0.0, 0)):
            best[later] = (share, -earlier)
    for later, (_, earlier) in best.items():
        parent[later] = -earlier
    for position in range(len(parent)):  # parents stand earlier, so theirs are settled already
        parent[position] = parent[parent[position]]
    return {str(ids[place]): str(ids[root]) for place, root in enumerate(parent) if place != root}


def in_order(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles by when they became known, then by publication and id; undated ones last."""
    return articles.sort_values(["known_at", "published_at", "article_id"], na_position="last", ignore_index=True)


def _same_words(articles: pd.DataFrame) -> NDArray[np.int64]:
    """Position of the first article with the very same body or, for want of a body, the same title."""
    first: dict[tuple[str, ...], int] = {}
    parent = np.arange(len(articles))
    for position, (title, text) in enumerate(zip(articles["title"], articles["text"], strict=True)):
        body, headline = words(_clean(text)), words(_clean(title))
        keys: list[tuple[str, ...]] = [("body", *body)] if body else []
        if len(headline) >= _MIN_TITLE_WORDS:
            keys.append(("title", *headline))
        if not keys:
            continue
        parent[position] = first.get(keys[0], position)
        for key in keys:
            first.setdefault(key, parent[position])
    return parent


def _clean(value: object) -> str:
    return value if isinstance(value, str) else ""


def _shingles(texts: Iterable[object]) -> list[Hashes]:
    """Sorted distinct hashes of the five-word runs of each text outside quotation marks."""
    tokens = [_own_words(_clean(text)) for text in texts]
    vocabulary = sorted({word for document in tokens for word in document})
    hashed = pd.util.hash_array(np.array(vocabulary, dtype=object)) if vocabulary else np.empty(0, dtype=np.uint64)
    place = {word: position for position, word in enumerate(vocabulary)}
    return [_runs(hashed[np.array([place[word] for word in document], dtype=np.int64)]) for document in tokens]


def _own_words(text: str) -> list[str]:
    tokens = words(_QUOTED.sub(" ", text))
    return tokens if len(tokens) >= _MIN_OWN_WORDS else words(text)


def _runs(hashed: Hashes) -> Hashes:
    """Sorted distinct hashes of all runs of `SHINGLE_WORDS` word hashes; none when the text is shorter."""
    n_runs = max(len(hashed) - SHINGLE_WORDS + 1, 0)
    total = np.zeros(n_runs, dtype=np.uint64)
    for offset in range(SHINGLE_WORDS):
        total = total * np.uint64(0x9E3779B97F4A7C15) + hashed[offset : offset + n_runs]
    total ^= total >> np.uint64(31)  # the low bits decide the sample: mix the high ones in
    return np.unique(total * np.uint64(0xBF58476D1CE4E5B9))


def _without_house_text(shingles: list[Hashes], outlets: pd.Series[str], parent: NDArray[np.int64]) -> list[Hashes]:
    """Shingles without those that one outlet prints under many articles, such as its footer."""
    originals = parent == np.arange(len(parent))
    by_outlet: dict[str, list[Hashes]] = {}
    for hashes, outlet, original in zip(shingles, outlets, originals, strict=True):
        if original and isinstance(outlet, str):
            by_outlet.setdefault(outlet, []).append(hashes)
    house: dict[object, Hashes] = {}
    for name, own in by_outlet.items():
        values, counts = np.unique(np.concatenate(own), return_counts=True)
        house[name] = values[counts >= _HOUSE_REPEATS]
    kept = []
    for hashes, outlet in zip(shingles, outlets, strict=True):
        left = np.setdiff1d(hashes, house[outlet], assume_unique=True) if outlet in house else hashes
        kept.append(left if len(left) >= _MIN_LEFT * len(hashes) else hashes)
    return kept


def _candidates(shingles: list[Hashes], originals: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Pairs (earlier, later) that share sampled shingles enough to be worth comparing in full."""
    sampled = [
        hashes if len(hashes) <= _SMALL else hashes[hashes % np.uint64(_SAMPLE) == 0]
        for hashes in (shingles[position] for position in originals)
    ]
    sizes = [len(hashes) for hashes in sampled]
    if not sum(sizes):
        return []
    holders = np.repeat(originals, sizes)
    values = np.concatenate(sampled)
    order = np.lexsort((holders, values))
    holders, values = holders[order], values[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
    first = np.repeat(holders[starts], np.diff(np.r_[starts, len(values)]))
    previous = np.r_[holders[:1], holders[:-1]]
    previous = np.where(np.r_[True, values[1:] != values[:-1]], holders, previous)
    pairs = np.concatenate([np.c_[first, holders], np.c_[previous, holders]])
    pairs, hits = np.unique(pairs[pairs[:, 0] < pairs[:, 1]], axis=0, return_counts=True)
    return [(int(a), int(b)) for a, b in pairs[hits >= 2]]


def _containment(one: Hashes, other: Hashes) -> float:
    """Share of the shorter one's shingles that are in the other, 0 when hardly any are."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / min(len(one), len(other)) if shared >= _MIN_SHARED else 0.0
