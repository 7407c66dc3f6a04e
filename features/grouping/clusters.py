"""Articles and passages -> claims: what tells the same story across outlets becomes one proposition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from features.grouping.headlines import central_headline, proposition
from features.grouping.linkage import average_linkage
from features.grouping.passages import passages
from features.grouping.rows import Article
from features.grouping.similarity import similar_pairs, story_vectors, top_terms
from features.grouping.text import Rarity

SAME_CLAIM: Final = 0.13  # mean similarity from which stories are one claim; set on made-up headlines
_BIG: Final = 20  # stories from which a cluster may be part of a story too big to be found at once
_ROUNDS: Final = 3
_HELD_BY: Final = 0.5  # share of a cluster's stories that must hold a term for the cluster to hold it


@dataclass(frozen=True)
class Claim:
    """A proposition and the articles on it, earliest first, with the reports known to make it (none: look for them)."""

    claim_id: str
    wording: str
    given: bool
    articles: Mapping[str, tuple[str, ...]]
    main_in: frozenset[str]


@dataclass(frozen=True)
class _Story:
    """What is compared: a whole article by its headline, or one passage of an article without one."""

    key: str
    article_id: str
    title: str
    text: str
    report_ids: tuple[str, ...] = ()
    main: bool = True


def find_claims(
    articles: Mapping[str, Article],
    copy_of: Mapping[str, str],
    given: pd.DataFrame,
    weights: Rarity,
) -> list[Claim]:
    """Claims by id. Every article in which something was read is in one or more.

    Articles that came grouped stay with their given claims; the others are grouped by headline and body, texts
    without a headline by each claim that they make. A copy is where its root is.

    Parameters
    ----------
    articles: earliest first; copy_of: copy -> root; given: `TABLES["given_claims"]`; weights: rarity of terms.
    """
    claims = _given_claims(given, articles)
    placed = {article_id for claim in claims for article_id in claim.articles}
    roots = [a for a in articles.values() if a.article_id not in placed and a.article_id not in copy_of and a.reports]
    claims += _grouped([story for article in roots for story in _stories(article, weights)])
    copies: dict[str, list[str]] = {}
    for copy, root in copy_of.items():
        if copy not in placed and articles[copy].reports:
            copies.setdefault(root, []).append(copy)
    place = {article_id: position for position, article_id in enumerate(articles)}
    return sorted((_with_copies(claim, copies, place) for claim in claims), key=lambda claim: claim.claim_id)


def _given_claims(given: pd.DataFrame, articles: Mapping[str, Article]) -> list[Claim]:
    rows = given[given["article_id"].isin([a.article_id for a in articles.values() if a.reports])]
    claims = []
    for claim_id, part in rows.sort_values(["claim_id", "article_id"]).groupby("claim_id"):
        wordings = sorted(part["claim"].dropna())
        members = dict.fromkeys(part["article_id"], ())
        wording = wordings[0] if wordings else _headline_of(members, articles)
        claims.append(Claim(str(claim_id), wording, True, members, frozenset(members)))
    return claims


def _headline_of(members: Iterable[str], articles: Mapping[str, Article]) -> str:
    """What stands in for the wording of a given claim that came without one."""
    first = articles[min(members)]
    return proposition(first.title) if first.title else first.reports[0].content_text


def _stories(article: Article, weights: Rarity) -> list[_Story]:
    if article.title.strip():
        return [_Story(article.article_id, article.article_id, article.title, article.text)]
    return [
        _Story(passage.report_ids[0], article.article_id, passage.claim, "", passage.report_ids, main=place == 0)
        for place, passage in enumerate(passages(article, weights))
    ]


def _grouped(stories: Sequence[_Story]) -> list[Claim]:
    """Claims of the stories, earliest first."""
    frame = pd.DataFrame({"title": [s.title for s in stories], "text": [s.text for s in stories]}, dtype=object)
    vectors = story_vectors(frame)
    labels = _labels(stories, vectors, top_terms(frame))
    claims = []
    for cluster in _runs(labels) if stories else []:
        members = [stories[place] for place in cluster]
        wording = central_headline([story.title for story in members], [story.text for story in members])
        claims.append(_claim(members, proposition(wording)))
    return claims


def _labels(stories: Sequence[_Story], vectors: sparse.csr_array, tops: sparse.csr_array) -> NDArray[np.int64]:
    """Cluster of each story, `[n]`, named by its first.

    Stories of which too many hold the same terms do not all meet; so what gathers round a big cluster is brought
    together by means of cluster against cluster in further rounds. Passages of one article never meet directly.
    """
    labels = np.arange(len(stories))
    for least in (1, *[_BIG] * _ROUNDS):
        firsts, place = np.unique(labels, return_inverse=True)
        sizes = np.bincount(place, minlength=len(firsts))
        ones = np.ones(len(labels))
        mean = sparse.csr_array(
            (ones / sizes[place], (place, np.arange(len(labels)))), shape=(len(firsts), len(labels))
        )
        shared = sparse.csr_array(mean @ tops)
        shared.data[shared.data < _HELD_BY] = 0
        shared.eliminate_zeros()
        pairs = similar_pairs(sparse.csr_array(mean @ vectors), shared)
        apart = [
            (a, b, alike)
            for a, b, alike in pairs
            if stories[firsts[a]].article_id != stories[firsts[b]].article_id and max(sizes[a], sizes[b]) >= least
        ]
        merged = average_linkage(sizes.tolist(), apart, SAME_CLAIM)
        labels = firsts[merged[place]]
    return labels


def _runs(labels: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Positions of each label, in order."""
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


def _claim(members: Sequence[_Story], wording: str) -> Claim:
    report_ids: dict[str, tuple[str, ...]] = {}
    for story in members:
        report_ids[story.article_id] = report_ids.get(story.article_id, ()) + story.report_ids
    claim_id = "c" + hashlib.sha256(members[0].key.encode()).hexdigest()[:12]
    return Claim(claim_id, wording, False, report_ids, frozenset(s.article_id for s in members if s.main))


def _with_copies(claim: Claim, copies: Mapping[str, Sequence[str]], place: Mapping[str, int]) -> Claim:
    """The claim with the copies of its articles (by root), earliest article first."""
    reports = dict(claim.articles)
    main = set(claim.main_in)
    for root in claim.articles:
        for copy in copies.get(root, ()):
            reports.setdefault(copy, ())
            if root in claim.main_in:
                main.add(copy)
    ordered = {article_id: reports[article_id] for article_id in sorted(reports, key=place.__getitem__)}
    return replace(claim, articles=ordered, main_in=frozenset(main))
