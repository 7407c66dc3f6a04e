"""Finders of copies side by side: each is run in a process of its own on the same made-up wire copy.

`python -m tests.benchmarks.copy_finders FINDER N` prints what it cost and found as one JSON object.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import numpy as np
import pandas as pd

from tests.benchmarks.wire import Wire, write_wire

_THRESHOLD: Final = 0.5
_PERMUTATIONS: Final = 128
_BANDS: Final = 32  # of four rows: the curve's middle is at 0.42
_BATCH: Final = 1000
_WARM: Final = 100


def ours(articles: pd.DataFrame) -> dict[int, int] | dict[str, str]:
    """Root by copy, both as article_id."""
    from features.grouping.copies import copy_links

    links = copy_links(articles, paraphrases=False)
    return dict(zip(links["article_id"], links["root_id"], strict=True))


def rensa(articles: pd.DataFrame) -> dict[int, int]:
    """Root by copy with MinHash and its index in Rust: the earliest of those that are alike enough."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    known = []
    root: dict[int, int] = {}
    for start in range(0, len(articles), _BATCH):
        texts = articles["text"].iloc[start : start + _BATCH]
        hashed = RMinHash.from_token_sets([list(_shingles(text)) for text in texts], _PERMUTATIONS, 1)
        for place, minhash in enumerate(hashed, start):
            _settle(place, sorted(index.query(minhash)), lambda other, own=minhash: own.jaccard(known[other]), root)
            index.insert(place, minhash)
            known.append(minhash)
    return root


def datasketch(articles: pd.DataFrame) -> dict[int, int]:
    """Root by copy with MinHash in numpy, hashed by xxhash."""
    from datasketch import MinHash, MinHashLSH
    from xxhash import xxh3_64_intdigest

    def hashed(shingle: bytes) -> int:
        return int(xxh3_64_intdigest(shingle)) & 0xFFFFFFFF

    index = MinHashLSH(params=(_BANDS, _PERMUTATIONS // _BANDS), num_perm=_PERMUTATIONS)
    empty = MinHash(num_perm=_PERMUTATIONS, hashfunc=hashed)
    known = []
    root: dict[int, int] = {}
    for place, text in enumerate(articles["text"]):
        minhash = empty.copy()
        minhash.update_batch([shingle.encode() for shingle in _shingles(text)])
        _settle(place, sorted(index.query(minhash)), lambda other, own=minhash: own.jaccard(known[other]), root)
        index.insert(place, minhash, check_duplication=False)
        known.append(minhash)
    return root


FINDERS: Final[Mapping[str, Callable[[pd.DataFrame], dict[int, int] | dict[str, str]]]] = {
    "ours": ours,
    "rensa": rensa,
    "datasketch": datasketch,
}


def _shingles(text: str) -> Iterator[str]:
    words = text.lower().split()
    return (" ".join(words[at : at + 5]) for at in range(len(words) - 4))


def _settle(place: int, found: list[int], alike: Callable[[int], float], root: dict[int, int]) -> None:
    for other in found:
        if alike(other) >= _THRESHOLD:
            root[place] = root.get(other, other)
            return


def figures(wire: Wire, root: Mapping[int, int]) -> dict[str, float]:
    """Share of the copies found that lead to the right root, of all true ones, and of the heavy ones among them."""
    copies = np.flatnonzero(wire.kind != "original")
    right = {place for place, found in root.items() if wire.kind[place] != "original" and wire.root[place] == found}
    heavy = np.flatnonzero(wire.kind == "heavy")
    return {
        "precision": len(right) / max(len(root), 1),
        "recall": len(right) / len(copies),
        "heavy recall": len(right.intersection(heavy.tolist())) / len(heavy),
    }


def main(finder: str, n: int) -> None:
    """Run one finder on n articles."""
    wire = write_wire(n, seed=1)
    FINDERS[finder](wire.articles.head(_WARM))  # what loads only once is loaded
    began = time.process_time()
    root = FINDERS[finder](wire.articles)
    cost = {"CPU s": time.process_time() - began}
    cost["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    place = {article_id: number for number, article_id in enumerate(wire.articles["article_id"])}
    print(json.dumps(cost | figures(wire, {place.get(copy, copy): place.get(its, its) for copy, its in root.items()})))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
