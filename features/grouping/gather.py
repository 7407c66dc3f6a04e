"""Fresh stories and the claims known before -> which story goes to which claim, and which claims turn out to be one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from features.grouping.linkage import average_linkage
from features.grouping.places import Places, meeting_pairs, meeting_places, similarity
from features.grouping.vectors import N_COLUMNS, Vectors, strongest

SAME_CLAIM: Final = 0.25  # mean similarity from which stories are one claim
CLAIM_TERMS: Final = 128  # strongest terms that stand for a claim
_ROUNDS: Final = 6
_FRESH: Final = 1 << 62  # younger than every known claim
_NEVER: Final = -1e6

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Nodes:
    """Claims, `[n]`; a fresh story is a claim of one.

    names: claim_id, or story_id of a fresh one. articles: the article that it began with; "" for a known claim.
    ages: the lower, the older. sizes: number of stories. vectors: the mean of its stories' vectors, strongest terms.
    """

    names: list[str]
    articles: list[str]
    ages: Rows
    sizes: Rows
    vectors: Vectors

    def and_those(self, others: Nodes) -> Nodes:
        """These, then the others."""
        return Nodes(
            self.names + others.names,
            self.articles + others.articles,
            np.concatenate([self.ages, others.ages]),
            np.concatenate([self.sizes, others.sizes]),
            sparse.csr_array(sparse.vstack([self.vectors, others.vectors], format="csr")),
        )

    def only(self, kept: Sequence[bool]) -> Nodes:
        """These of the nodes, `[n]`."""
        rows = np.flatnonzero(kept)
        names, articles = [self.names[row] for row in rows], [self.articles[row] for row in rows]
        return Nodes(names, articles, self.ages[rows], self.sizes[rows], sparse.csr_array(self.vectors[rows]))

    def merged(self, label: Rows) -> tuple[Nodes, Rows]:
        """One node for each label, named after the oldest one in it; and the new row of each old one."""
        oldest = np.array(sorted(range(len(label)), key=lambda row: (self.ages[row], self.names[row])), dtype=np.int64)
        kept, first, place = np.unique(label[oldest], return_index=True, return_inverse=True)
        rows = oldest[first]
        into = np.empty_like(label)
        into[oldest] = place
        sizes = np.bincount(into, self.sizes, len(kept)).astype(np.int64)
        entries = sparse.coo_array(self.vectors)
        row, column = entries.coords
        weights = entries.data * self.sizes[row] / sizes[into[row]]
        means = sparse.coo_array((weights, (into[row], column)), shape=(len(kept), N_COLUMNS)).tocsr()
        names, articles = [self.names[row] for row in rows], [self.articles[row] for row in rows]
        return Nodes(names, articles, self.ages[rows], sizes, strongest(sparse.csr_array(means), CLAIM_TERMS)), into


Near = Callable[[Places, Collection[str]], Nodes]
"""The known claims to be met at any of these places, but those of these names."""


@dataclass(frozen=True)
class Gathered:
    """Where everything went: name of the claim of each story, of each known claim that came near, and the claims."""

    claim_of: Mapping[str, str]
    claims: Nodes


def fresh_nodes(story_ids: list[str], article_ids: list[str], vectors: Vectors) -> Nodes:
    """Stories `[n]`, earliest first, as claims of one each."""
    n = len(story_ids)
    return Nodes(story_ids, article_ids, _FRESH + np.arange(n), np.ones(n, dtype=np.int64), vectors)


def nothing_near(places: Places, but: Collection[str]) -> Nodes:
    """What is known where nothing is."""
    return Nodes([], [], np.empty(0, np.int64), np.empty(0, np.int64), sparse.csr_array((0, N_COLUMNS)))


def gather(fresh: Nodes, near: Near = nothing_near, apart: Collection[tuple[str, str]] = ()) -> Gathered:
    """Bring together what tells the same story: average linkage among fresh stories and the known claims near them.

    Not all of a big story meets at once (see `meeting_pairs`), and a claim's mean may meet what no single story of it
    met; so what has changed goes round again, claim against claim, until nothing does. Known claims that nothing fresh
    comes near stay as they are. Passages of one article never meet directly.

    Parameters
    ----------
    apart: pairs of names that must not come together.
    """
    nodes = fresh
    active = np.ones(len(fresh.names), dtype=bool)
    claim_of = {name: name for name in fresh.names}
    for _ in range(_ROUNDS):
        row, place = meeting_places(nodes.vectors)
        met = near(np.unique(place[active[row]]), claim_of.keys())
        claim_of |= {name: name for name in met.names}
        if met.names:
            nodes, active = nodes.and_those(met), np.append(active, np.zeros(len(met.names), dtype=bool))
            row, place = meeting_places(nodes.vectors)
        low, high = meeting_pairs(row, place, active)
        low, high, alike = _kept_apart(low, high, similarity(nodes.vectors, low, high), nodes, claim_of, apart)
        label = average_linkage(nodes.sizes, low, high, alike, SAME_CLAIM)
        if (label == np.arange(len(label))).all():
            break
        before = nodes.names
        nodes, into = nodes.merged(label)
        active = np.bincount(into) > 1
        now = {name: nodes.names[place] for name, place in zip(before, into.tolist(), strict=True)}
        claim_of = {name: now[claim] for name, claim in claim_of.items()}
    return Gathered(claim_of, nodes)


def _kept_apart(
    low: Rows,
    high: Rows,
    alike: NDArray[np.float64],
    nodes: Nodes,
    claim_of: Mapping[str, str],
    apart: Collection[tuple[str, str]],
) -> tuple[Rows, Rows, NDArray[np.float64]]:
    """The pairs without those of one article, and with those that must not merge as never alike."""
    articles = np.unique(np.array(nodes.articles, dtype=object), return_inverse=True)[1] if nodes.articles else low
    known = np.array([not article for article in nodes.articles], dtype=bool)
    free = (articles[low] != articles[high]) | known[low]
    place = {name: row for row, name in enumerate(nodes.names)}
    here = [pair for pair in apart if claim_of.keys() >= set(pair)]
    rows = sorted({tuple(sorted(place[claim_of[name]] for name in pair)) for pair in here})
    keys = low << 32 | high
    never = np.array([one << 32 | other for one, other in rows if one != other], dtype=np.int64)
    free &= ~np.isin(keys, never)
    keys = np.concatenate([keys[free], never])
    return keys >> 32, keys & 0xFFFFFFFF, np.concatenate([alike[free], np.full(len(never), _NEVER)])
