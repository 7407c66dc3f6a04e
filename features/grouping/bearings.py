"""Claims -> the reports that bear on them, and the one in each article that says best who stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from features.grouping.clusters import Claim
from features.grouping.entitled import concerned, entitled
from features.grouping.rows import Article, Report
from features.grouping.text import Rarity, terms

_BEARS: Final = 0.4  # share of the claim's weight in the report's content
_NEAR: Final = 0.25  # share of the claim's weight from which a sentence is about it
_TO_THE_POINT: Final = 0.12  # share of the claim's weight, from which an official's words bear on it
_MOST_CLAIMS: Final = 50  # claims of one article among which a reaction is placed
_ANSWERS: Final = 0.25  # share of a reaction's weight in a claim's wording that ties it to that claim


def find_bearings(
    claims: Sequence[Claim], articles: Mapping[str, Article], weights: Rarity
) -> dict[tuple[str, str], tuple[Report, ...]]:
    """Reports that bear on a claim, by (claim_id, article_id), in reading order; at least one each.

    Those in headline and lede, those whose words are the claim's, and reactions, unless an article carries several
    claims and the reaction is plainly to another.
    """
    carried: dict[str, list[Claim]] = {}
    for claim in claims:
        for article_id in claim.articles:
            carried.setdefault(article_id, []).append(claim)
    found: dict[tuple[str, str], tuple[Report, ...]] = {}
    for article_id, several in carried.items():
        article = articles[article_id]
        answered = _answered(article, several, weights)
        for claim in several:
            found[claim.claim_id, article_id] = _bearing(claim, article, answered[claim.claim_id], weights)
    return found


def best_report(claim: Claim, article: Article, bearing: Sequence[Report], weights: Rarity) -> Report:
    """The bearing report that says best who stands behind the claim.

    An attributed report near the claim or at the top goes before the article's own voice, and both before reactions;
    among equals the closest one. Where the claim is a passage of the article, its first attributed report.
    """
    wanted = terms(claim.wording)
    seeds = claim.articles[article.article_id]

    def worth(report: Report) -> tuple[bool, bool, bool, float]:
        early = article.early(report)
        near = 0.0 if report.report_id in seeds else weights.overlap(wanted, report.sentence_terms)
        credible = report.sourced and (report.report_id in seeds or early or near >= _NEAR)
        return report.response is None, report.report_id in seeds, credible, near + 0.25 * early

    return max(bearing, key=worth)


def _bearing(claim: Claim, article: Article, answers: frozenset[str], weights: Rarity) -> tuple[Report, ...]:
    seeds = frozenset(claim.articles[article.article_id])
    wanted = terms(claim.wording)
    whole = not seeds and bool(article.title)  # the article as such is about the claim
    near = {report.report_id: weights.overlap(wanted, report.terms) for report in article.reports}
    bearing = tuple(
        report
        for report in article.reports
        if report.report_id in seeds
        or report.report_id in answers
        or (not seeds and report.response is None and near[report.report_id] >= _BEARS)
        or (whole and report.response is None and (article.early(report) or _official(report, claim, near)))
    )
    if any(report.response is None for report in bearing):
        return bearing
    nearest = max(article.reports, key=lambda report: (report.response is None, near[report.report_id]))
    return tuple(report for report in article.reports if report is nearest or report.report_id in answers)


def _official(report: Report, claim: Claim, near: Mapping[str, float]) -> bool:
    """Whether somebody entitled speaks to the point, however far down."""
    if not entitled(report.source_text, report.source_kind, claim.wording):
        return False
    return concerned(report.source_text, claim.wording) or near[report.report_id] >= _TO_THE_POINT


def _answered(article: Article, several: Sequence[Claim], weights: Rarity) -> dict[str, frozenset[str]]:
    """Reactions in an article by the claim that they answer: the likeliest ones, else the first."""
    ranked = sorted(several, key=lambda claim: (article.article_id not in claim.main_in, claim.claim_id))[:_MOST_CLAIMS]
    answers: dict[str, set[str]] = {claim.claim_id: set() for claim in several}
    for report in article.reports:
        if report.response is None:
            continue
        alike = {claim.claim_id: weights.overlap(report.terms, terms(claim.wording)) for claim in ranked}
        meant = [claim_id for claim_id, share in alike.items() if share >= _ANSWERS] or [ranked[0].claim_id]
        for claim_id in meant if len(several) > 1 and not ranked[0].given else list(alike):
            answers[claim_id].add(report.report_id)
    return {claim_id: frozenset(ids) for claim_id, ids in answers.items()}
