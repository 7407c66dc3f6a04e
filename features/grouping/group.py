"""Articles and their reports -> claims, evidence, bearings and origins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.schema import SPEECH_ACTS, TABLES, conform, empty
from features.grouping.bearings import best_report, find_bearings
from features.grouping.clusters import Claim, claims_of
from features.grouping.copies import Copy, copies_by_article, copy_links, in_order
from features.grouping.gather import fresh_nodes, gather
from features.grouping.origins import Link, Witness, find_origins
from features.grouping.outlet_names import OutletNames
from features.grouping.provenance import provenance_frame
from features.grouping.rows import Article, Report, as_articles
from features.grouping.stories import Story, new_claim_ids, stories_of, told_terms, vectors_of, weights_among
from features.grouping.text import Rarity
from features.grouping.vectors import NOTHING_COUNTED, Commonness
from features.reading.stance import stance

Bearings = Mapping[tuple[str, str], tuple[Report, ...]]
_Links = Mapping[str, tuple[list[Witness], dict[str, Link]]]


@dataclass(frozen=True)
class Grouping:
    """Frames that conform to the tables of the same names."""

    claims: pd.DataFrame
    evidence: pd.DataFrame
    bearings: pd.DataFrame
    origins: pd.DataFrame
    provenance: pd.DataFrame


def group(articles: pd.DataFrame, reports: pd.DataFrame, given_claims: pd.DataFrame, outlets: pd.DataFrame) -> Grouping:
    """Group articles by what they claim and by whom they have it from.

    Parameters
    ----------
    articles: article_id, outlet_id, title, text, published_at, known_at; one row an article, its latest revision.
    reports: `TABLES["reports"]` of those revisions; an article without reports is in no claim, for want of evidence.
    given_claims: `TABLES["given_claims"]`; those articles keep the claims they came with.
    outlets: `TABLES["outlets"]`.

    Returns frames sorted by their keys. The order of the input rows changes nothing.
    Raises ValueError when an article comes twice.
    """
    told = _told(articles, reports, given_claims)
    return evidence_of(*told[:-1], OutletNames(outlets), told[-1])


def witnesses_of(
    articles: pd.DataFrame, reports: pd.DataFrame, given_claims: pd.DataFrame, names: OutletNames
) -> dict[str, tuple[str, list[Witness]]]:
    """Wording and witnesses of each claim, by its id, of frames as for `group`."""
    claims, read, copies, weights, _ = _told(articles, reports, given_claims)
    bearings = find_bearings(claims, read, weights)
    return {
        claim.claim_id: (claim.wording, _witnesses(claim, read, copies, bearings, weights, names)) for claim in claims
    }


def _told(
    articles: pd.DataFrame, reports: pd.DataFrame, given_claims: pd.DataFrame
) -> tuple[list[Claim], dict[str, Article], dict[str, Copy], Rarity, pd.DataFrame]:
    """Claims, articles, copies, how rare their terms are, and the rows in order."""
    twice = articles.loc[articles["article_id"].duplicated(), "article_id"]
    if len(twice):
        raise ValueError(f"articles: article_id {twice.iloc[0]!r} comes twice; pass the latest revision of each only")
    ordered = in_order(articles)
    copies = copies_by_article(copy_links(ordered))
    read = as_articles(ordered, reports[reports["article_id"].isin(ordered["article_id"])])
    given = set(given_claims["article_id"])
    roots = [article for article in read.values() if article.article_id not in copies]
    common = NOTHING_COUNTED.plus(told_terms(roots))
    weights = weights_among(read.values(), common)
    stories = [story for article in roots if article.article_id not in given for story in stories_of(article, weights)]
    return claims_of(_gathered(stories, read, common), given_claims, copies, read), read, copies, weights, ordered


def _gathered(stories: Sequence[Story], articles: Mapping[str, Article], common: Commonness) -> dict[str, list[Story]]:
    """The stories by claim."""
    names = new_claim_ids([story.story_id for story in stories], taken=())
    vectors = vectors_of(stories, [articles[story.article_id] for story in stories], common)
    claim_of = gather(fresh_nodes(names, [story.article_id for story in stories], vectors)).claim_of
    claims: dict[str, list[Story]] = {}
    for story, name in zip(stories, names, strict=True):
        claims.setdefault(claim_of[name], []).append(story)
    return claims


def evidence_of(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    copies: Mapping[str, Copy],
    weights: Rarity,
    names: OutletNames,
    ordered: pd.DataFrame,
    beside: Sequence[Claim] = (),
) -> Grouping:
    """What the articles contribute to the claims and whence they have it, by the rows of `ordered` for their dates.

    Claims `beside` are in the same articles: what answers one of them does not answer the others.
    """
    wanted = {claim.claim_id for claim in claims}
    bearings = find_bearings([*claims, *beside], articles, weights)
    bearings = {key: reports for key, reports in bearings.items() if key[0] in wanted}
    witnesses = {claim.claim_id: _witnesses(claim, articles, copies, bearings, weights, names) for claim in claims}
    wording = {claim.claim_id: claim.wording for claim in claims}
    links = {claim_id: (heard, find_origins(heard, names, wording[claim_id])) for claim_id, heard in witnesses.items()}
    bearing = [(claim_id, report.report_id) for (claim_id, _), found in bearings.items() for report in found]
    return Grouping(
        claims=_claims_frame(claims, links, ordered),
        evidence=_evidence_frame(claims, links),
        bearings=_frame("bearings", bearing),
        origins=_origins_frame(links),
        provenance=provenance_frame(links),
    )


def _witnesses(
    claim: Claim,
    articles: Mapping[str, Article],
    copies: Mapping[str, Copy],
    bearings: Bearings,
    weights: Rarity,
    names: OutletNames,
) -> list[Witness]:
    """The claim's articles, earliest first, each with its stance, its best report and the first of its copies here."""
    first_here: dict[str, str] = {}
    witnesses = []
    for article_id in claim.articles:
        article = articles[article_id]
        bearing = bearings[claim.claim_id, article_id]
        copy = copies.get(article_id, Copy(article_id, rephrased=False))
        root = first_here.setdefault(copy.root, article_id)
        witnesses.append(
            Witness(
                article=article,
                bearing=bearing,
                report=best_report(claim, article, bearing, weights),
                stance=_stance(claim, article, bearing, names),
                copy_of=None if root == article_id else root,
                copy_kind="paraphrase" if copy.rephrased else "copy",
            )
        )
    return witnesses


def _stance(claim: Claim, article: Article, bearing: Sequence[Report], names: OutletNames) -> str:
    """Stance of the article or, where it carries several claims, of the passage on this one."""
    seeds = claim.articles[article.article_id]
    if not seeds:
        publisher = names.name(article.outlet_id) if article.outlet_id else None
        return stance(claim.wording, article.title or None, article.text or None, publisher)
    said = [report.sentence for report in bearing if report.report_id in seeds]
    return stance(claim.wording, None, " ".join(dict.fromkeys(said)))


def _claims_frame(claims: Sequence[Claim], links: _Links, ordered: pd.DataFrame) -> pd.DataFrame:
    published = dict(zip(ordered["article_id"], pd.to_datetime(ordered["published_at"]), strict=True))
    rows = []
    for claim in claims:
        witnesses, _ = links[claim.claim_id]
        acts = Counter(witness.report.speech_act for witness in witnesses if witness.copy_of is None)
        act = max(SPEECH_ACTS, key=lambda name: (acts[name], -SPEECH_ACTS.index(name)))
        dates = [published[article_id] for article_id in claim.articles if published[article_id] is not pd.NaT]
        first, last = (min(dates), max(dates)) if dates else (pd.NaT, pd.NaT)
        rows.append((claim.claim_id, claim.wording, claim.given, act, first, last))
    return _frame("claims", rows)


def _evidence_frame(claims: Sequence[Claim], links: _Links) -> pd.DataFrame:
    rows = []
    for claim in claims:
        witnesses, origins = links[claim.claim_id]
        for witness in witnesses:
            article_id, link = witness.article.article_id, origins[witness.article.article_id]
            rows.append(
                (
                    claim.claim_id,
                    article_id,
                    witness.report.report_id,
                    witness.stance,
                    f"{claim.claim_id}/{link.origin}",
                    witness.copy_of,
                    link.link,
                    article_id in claim.main_in,
                )
            )
    return _frame("evidence", rows)


def _origins_frame(links: _Links) -> pd.DataFrame:
    rows = {
        (claim_id, f"{claim_id}/{link.origin}", link.root, link.name, link.side, link.on_claim)
        for claim_id, (_, origins) in links.items()
        for link in origins.values()
    }
    return _frame("origins", list(rows))


def _frame(name: str, rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """The table's frame of rows in column order, sorted by key."""
    table = TABLES[name]
    if not rows:
        return empty(table)
    frame = pd.DataFrame(rows, columns=table.names)
    return conform(table, frame.sort_values(list(table.key), ignore_index=True))
