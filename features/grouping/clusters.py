"""Who tells which story -> claims: their wording, their articles, and the copies of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from features.grouping.copies import Copy
from features.grouping.headlines import central_headline, proposition
from features.grouping.rows import Article
from features.grouping.stories import Story


@dataclass(frozen=True)
class Claim:
    """A proposition and the articles on it, earliest first, with the reports known to make it (none: look for them)."""

    claim_id: str
    wording: str
    given: bool
    articles: Mapping[str, tuple[str, ...]]
    main_in: frozenset[str]


def claims_of(
    stories: Mapping[str, Sequence[Story]],
    given: pd.DataFrame,
    copies: Mapping[str, Copy],
    articles: Mapping[str, Article],
) -> list[Claim]:
    """Claims by id, of the articles in which something was read.

    A claim is worded as it was given or else by its most telling headline. A copy that has no place of its own is
    where its root is.

    Parameters
    ----------
    stories: by claim. given: `TABLES["given_claims"]`. copies: by article_id. articles: earliest first.
    """
    place = {article_id: position for position, article_id in enumerate(articles)}
    came = given[given["article_id"].isin([a.article_id for a in articles.values() if a.reports])]
    wordings = _given_wordings(came, articles)
    members: dict[str, dict[str, tuple[str, ...]]] = {claim_id: {} for claim_id in (*wordings, *stories)}
    main: dict[str, set[str]] = {claim_id: set() for claim_id in members}
    for claim_id, article_id in zip(came["claim_id"], came["article_id"], strict=True):
        members[claim_id][article_id] = ()
        main[claim_id].add(article_id)
    for claim_id, told in stories.items():
        for story in told:
            before = members[claim_id].get(story.article_id, ())
            members[claim_id][story.article_id] = before + story.report_ids
            if story.main:
                main[claim_id].add(story.article_id)
    _add_copies(members, main, copies, articles)
    return [
        Claim(
            claim_id,
            wordings.get(claim_id) or _wording(stories[claim_id], articles, place),
            claim_id in wordings,
            dict(sorted(on_it.items(), key=lambda member: place[member[0]])),
            frozenset(main[claim_id]),
        )
        for claim_id, on_it in sorted(members.items())
    ]


def _given_wordings(given: pd.DataFrame, articles: Mapping[str, Article]) -> dict[str, str]:
    """Wording of each given claim: the first of those given, for want of one that of its first article."""
    wordings: dict[str, str] = {}
    for claim_id, part in given.sort_values(["claim_id", "article_id"]).groupby("claim_id"):
        told = sorted(part["claim"].dropna())
        wordings[str(claim_id)] = told[0] if told else _headline_of(part["article_id"], articles)
    return wordings


def _headline_of(members: Iterable[str], articles: Mapping[str, Article]) -> str:
    first = articles[min(members)]
    return proposition(first.title) if first.title else first.reports[0].content_text


def _wording(told: Sequence[Story], articles: Mapping[str, Article], place: Mapping[str, int]) -> str:
    ordered = sorted(told, key=lambda story: place[story.article_id])
    headlines = [articles[s.article_id].title if s.wording is None else s.wording for s in ordered]
    texts = [articles[s.article_id].text if s.wording is None else "" for s in ordered]
    return proposition(central_headline(headlines, texts))


def _add_copies(
    members: dict[str, dict[str, tuple[str, ...]]],
    main: dict[str, set[str]],
    copies: Mapping[str, Copy],
    articles: Mapping[str, Article],
) -> None:
    placed = {article_id for articles_on in members.values() for article_id in articles_on}
    of_root: dict[str, list[str]] = {}
    for article_id, copy in copies.items():
        if article_id not in placed and articles[article_id].reports:
            of_root.setdefault(copy.root, []).append(article_id)
    for claim_id, articles_on in members.items():
        for root in [article_id for article_id in articles_on if article_id in of_root]:
            articles_on |= dict.fromkeys(of_root[root], ())
            if root in main[claim_id]:
                main[claim_id].update(of_root[root])
