"""Articles -> stories: what is compared and gathered into claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from features.grouping.passages import passages
from features.grouping.rows import Article
from features.grouping.text import Rarity
from features.grouping.vectors import Commonness, Vectors, story_terms, story_vectors


@dataclass(frozen=True)
class Story:
    """A whole article by its headline, or one passage of an article that has none.

    wording: what the passage claims; None for a whole article. report_ids: the reports that make the passage; none for
    a whole article. main: whether it is what the article is about.
    """

    story_id: str
    article_id: str
    wording: str | None = None
    report_ids: tuple[str, ...] = ()
    main: bool = True


def stories_of(article: Article, weights: Rarity) -> list[Story]:
    """The stories of an article, what it is about first; none when nothing was read in it."""
    if not article.reports:
        return []
    if article.title.strip():
        return [Story(article.article_id, article.article_id)]
    return [
        Story(passage.report_ids[0], article.article_id, passage.claim, passage.report_ids, main=place == 0)
        for place, passage in enumerate(passages(article, weights))
    ]


def told_terms(articles: Sequence[Article]) -> Vectors:
    """What each of the articles is made of, see `story_terms`."""
    return story_terms([article.title for article in articles], [article.text for article in articles])


def vectors_of(stories: Sequence[Story], articles: Iterable[Article], common: Commonness) -> Vectors:
    """Vectors `[n]` of stories, each with its article."""
    titles, texts = [], []
    for story, article in zip(stories, articles, strict=True):
        titles.append(article.title if story.wording is None else story.wording)
        texts.append(article.text if story.wording is None else "")
    return story_vectors(story_terms(titles, texts), common)


def new_claim_ids(story_ids: Iterable[str], taken: Iterable[str]) -> list[str]:
    """An id for the claim that each story would found, made from the story's id; from more where that one is taken."""
    used = set(taken)
    names = []
    for story_id in story_ids:
        key = story_id
        while (claim_id := "c" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12]) in used:
            key += " anew"
        used.add(claim_id)
        names.append(claim_id)
    return names


def weights_among(articles: Iterable[Article], common: Commonness) -> Rarity:
    """Weights of all terms in the reports of these articles."""
    return common.rarity_of(
        term for article in articles for report in article.reports for term in (*report.terms, *report.sentence_terms)
    )
