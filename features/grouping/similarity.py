"""Articles -> pairs that may tell the same story, with how alike they are."""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from features.grouping.text import rarity, sentences, terms, words

_BLOCK_WEIGHTS: Final = {"headline": 0.35, "letters": 0.15, "lede": 0.2, "body": 0.3}
_LEDE_SENTENCES: Final = 3
_BODY_CHARACTERS: Final = 3000  # news puts first what matters
_RARE: Final = 150  # stories that may hold a term before it is too common to bring any two of them together
_NEIGHBOURHOOD: Final = 30
_SHARED: Final = 2  # rare terms that a pair must share: one may be just a name in the news
_NEIGHBOURS: Final = 60  # most alike neighbours kept for each article
_FLOOR: Final = 0.08
_ROWS_AT_ONCE: Final = 2048
_PAIRS_AT_ONCE: Final = 20_000


def similar_pairs(vectors: sparse.csr_array, tops: sparse.csr_array) -> list[tuple[int, int, float]]:
    """Pairs of positions (low, high) that share uncommon terms, with the similarity of their vectors in [0, 1].

    Parameters
    ----------
    vectors: `[n, n terms]`, see `story_vectors`. tops: `[n, n terms]`, nonzero for the terms at the top of each one,
    see `top_terms`. For clusters of stories give the means: the product of two means is the mean over all cross pairs.
    """
    rare = _meeting_places(tops)
    pairs: list[tuple[int, int, float]] = []
    for start in range(0, vectors.shape[0], _ROWS_AT_ONCE):
        shared = sparse.coo_array(rare[start : start + _ROWS_AT_ONCE] @ rare.T)
        row, column = shared.coords
        meet = (shared.data >= _SHARED) & (row + start != column)
        pairs += _strongest(row[meet] + start, column[meet], vectors)
    return sorted(set(pairs))


def story_vectors(articles: pd.DataFrame) -> sparse.csr_array:
    """Vectors `[n articles, n terms of all blocks]`, of length 1 where an article has every block.

    Their product is the cosine of weighted TF-IDF blocks: words of the headline, its letters (four-grams, which see
    through spelling and inflection), words of the lede and of the body. A block that an article lacks adds nothing, so
    that headlines alone must be more alike than articles with bodies: they have less to be alike in.
    """
    texts = [text if isinstance(text, str) else "" for text in articles["text"]]
    titles = [title if isinstance(title, str) else "" for title in articles["title"]]
    blocks = {
        "headline": [terms(title) for title in titles],
        "letters": [_letters(title) for title in titles],
        "lede": [terms(" ".join(sentences(text, _LEDE_SENTENCES))) for text in texts],
        "body": [terms(text[:_BODY_CHARACTERS]) for text in texts],
    }
    weighted = [_tfidf(block) * _BLOCK_WEIGHTS[name] ** 0.5 for name, block in blocks.items()]
    return sparse.csr_array(sparse.hstack(weighted, format="csr"))


def top_terms(articles: pd.DataFrame) -> sparse.csr_array:
    """Which terms stand in headline or lede: `[n articles, n terms]` of 0 and 1."""
    titles = [title if isinstance(title, str) else "" for title in articles["title"]]
    ledes = [" ".join(sentences(text, 2)) if isinstance(text, str) else "" for text in articles["text"]]
    matrix = _counts([terms(f"{title} {lede}") for title, lede in zip(titles, ledes, strict=True)])
    matrix.data[:] = 1.0
    return matrix


def _meeting_places(tops: sparse.csr_array) -> sparse.csr_array:
    """Where stories meet: `[n, n places]` of 0 and 1.

    A rare term is one place for all who hold it. The holders of a common one meet in groups of neighbours in time, so
    that no place is crowded and the work stays linear however big a story gets.
    """
    held = sparse.coo_array(tops)
    row, term = held.coords
    order = np.lexsort((row, term))
    row, term = row[order], term[order]
    rank = np.arange(len(term)) - np.searchsorted(term, term)
    n_holders = np.bincount(term, minlength=tops.shape[1])[term]
    group = np.where(n_holders <= _RARE, 0, rank // _NEIGHBOURHOOD)
    _, place = np.unique(np.stack([term, group]), axis=1, return_inverse=True)
    shape = (tops.shape[0], int(place.max(initial=0)) + 1)
    return sparse.csr_array((np.ones(len(row)), (row, place.ravel())), shape=shape)


def _letters(title: str) -> list[str]:
    joined = f" {' '.join(words(title))} "
    return [joined[start : start + 4] for start in range(len(joined) - 3)]


def _tfidf(documents: list[list[str]]) -> sparse.csr_array:
    """Unit rows of log-damped counts times rarity."""
    weights = rarity(documents)
    vocabulary = sorted({term for document in documents for term in document})
    counts = _counts(documents, vocabulary)
    counts.data = 1.0 + np.log(counts.data)
    scale = np.array([weights.of(term) for term in vocabulary])
    return _unit(sparse.csr_array(counts * scale[None, :]) if vocabulary else counts)


def _counts(documents: list[list[str]], vocabulary: list[str] | None = None) -> sparse.csr_array:
    known = vocabulary if vocabulary is not None else sorted({term for document in documents for term in document})
    column = {term: position for position, term in enumerate(known)}
    indptr, indices, data = [0], [], []
    for document in documents:
        for term, n in sorted(Counter(document).items()):
            indices.append(column[term])
            data.append(float(n))
        indptr.append(len(indices))
    return sparse.csr_array((data, indices, indptr), shape=(len(documents), max(len(known), 1)), dtype=np.float64)


def _unit(matrix: sparse.csr_array) -> sparse.csr_array:
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return sparse.csr_array(sparse.diags_array(1 / np.where(norms > 0, norms, 1.0)) @ matrix)


def _strongest(
    row: NDArray[np.int64], column: NDArray[np.int64], vectors: sparse.csr_array
) -> list[tuple[int, int, float]]:
    """The most alike partners of each row, as (low, high, similarity); a pair may be named from both ends."""
    alike = np.concatenate(
        [np.zeros(0)]
        + [
            np.asarray(vectors[row[part]].multiply(vectors[column[part]]).sum(axis=1)).ravel()
            for part in (slice(at, at + _PAIRS_AT_ONCE) for at in range(0, len(row), _PAIRS_AT_ONCE))
        ]
    ).round(9)
    order = np.lexsort((column, -alike, row))
    row, column, alike = row[order], column[order], alike[order]
    place = np.arange(len(row)) - np.searchsorted(row, row)  # rank among the partners of the same row
    kept = (place < _NEIGHBOURS) & (alike >= _FLOOR)
    low, high = np.minimum(row, column)[kept], np.maximum(row, column)[kept]
    return list(zip(low.tolist(), high.tolist(), alike[kept].tolist(), strict=True))
