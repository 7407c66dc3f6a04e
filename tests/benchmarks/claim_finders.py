"""Ways of finding which stories tell the same claim, each run in a process of its own: `python -m … WAY N`."""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from tests.benchmarks.made_stories import MadeStories, made_stories

Labels = NDArray[np.int64]
_ALIKE: Final = 0.25
_NEIGHBOURS: Final = 20


def ours(stories: MadeStories) -> Labels:
    """As the night groups a first batch."""
    from features.grouping.gather import fresh_nodes, gather
    from features.grouping.vectors import NOTHING_COUNTED, story_terms, story_vectors

    terms = story_terms(stories.titles, stories.texts)
    vectors = story_vectors(terms, NOTHING_COUNTED.plus(terms))
    del terms
    names = [f"{place:07}" for place in range(len(stories.titles))]
    claim_of = gather(fresh_nodes(names, names, vectors)).claim_of
    return np.unique([claim_of[name] for name in names], return_inverse=True)[1].astype(np.int64)


def tfidf(stories: MadeStories) -> Labels:
    """TF-IDF and the 20 most alike of each story by sparse_dot_topn; what hangs together is one claim."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    top = importlib.import_module("sparse_dot_topn")  # of the bench extra, and untyped
    texts = [f"{title} {title} {text}" for title, text in zip(stories.titles, stories.texts, strict=True)]
    vectors = TfidfVectorizer(sublinear_tf=True, dtype=np.float32).fit_transform(texts)
    alike = top.sp_matmul_topn(vectors, vectors.T.tocsr(), top_n=_NEIGHBOURS, threshold=_ALIKE, n_threads=1)
    labels: Labels = connected_components(csr_array(alike), directed=False)[1].astype(np.int64)
    return labels


WAYS: Final[Mapping[str, Callable[[MadeStories], Labels]]] = {"ours": ours, "tfidf": tfidf}


def b_cubed(gold: Labels, found: Labels) -> float:
    """B-cubed F1 (Bagga & Baldwin 1998)."""
    together = np.unique(np.stack([gold, found]), axis=1, return_inverse=True)[1]
    both = np.bincount(together)[together]
    precision, recall = ((both / np.bincount(labels)[labels]).mean() for labels in (found, gold))
    return float(2 * precision * recall / (precision + recall))


def main(way: str, n: int) -> None:
    """Print CPU seconds, peak megabytes and B-cubed F1 as JSON."""
    stories = made_stories(n, np.random.default_rng(20261122))
    began = time.process_time()
    found = WAYS[way](stories)
    cost = {
        "CPU s": time.process_time() - began,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "B-cubed F1": b_cubed(stories.claims, found),
    }
    print(json.dumps(cost))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
