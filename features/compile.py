"""Features to SQL: one SELECT for all of them, cut at `$as_of`. Pure; opens no connection.

What an expression may use, one row each, only what was known at `$as_of`:

articles  an article of the claim: article_id, outlet_id, owner, prior, published_at, known_at, title, text, stance,
          origin_id, copy_of, link, the record of its outlet: record_held, record_n; and inflation, how much more
          certainly (-1 to 1) it tells what its origin told, NULL for what is no retelling
reports   a report that bears on the claim, copies left out: every column of the reports table, and origin_id, link,
          stance, published_at, inflation
origins   an origin of the claim, save one whose article turns out to be about something else: name, side, first_at,
          nth (1 for the earliest), owner, owner_count (origins of the claim with the same owner, against it or not as
          this one)
claims    the claim itself: claim, speech_act, first_at, official_word (whether an official body has spoken), as_of
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from data.aliases import by_present_name
from features.declare import Feature

# how flatly a report tells: 1 outright, 0.5 weakly hedged or from an unnamed source, 0 strongly hedged
_CERTAINTY: Final = """case when r.hedge = 'strong' then 0e0
                when r.hedge = 'weak' or r.source_kind = 'anonymous' then 5e-1 else 1e0 end"""
_RELATIONS: Final = f"""
known_revisions as (
    select *, row_number() over (partition by article_id order by revision desc) as newest
    from articles where known_at <= $as_of
),
known as (
    select * from known_revisions where newest = 1
),
members as (
    select e.claim_id, e.origin_id, e.copy_of, e.link, e.stance, e.report_id as lead_report_id, k.article_id,
           k.revision, k.outlet_id, k.published_at, k.known_at, k.title, k.text,
           coalesce(o.owner, k.outlet_id, k.article_id) as owner, o.prior
    from evidence e join known k on k.article_id = e.article_id left join outlets o on o.outlet_id = k.outlet_id
),
held as (
    select claim_id, max_by(outcome, decided_at) as outcome from ({by_present_name("outcomes")})
    where decided_at <= $as_of group by claim_id
),
votes as (
    select distinct m.outlet_id, m.claim_id, case when h.outcome = 'true' then 1e0 else 0e0 end as held
    from members m join held h on h.claim_id = m.claim_id
    where m.outlet_id is not null and m.copy_of is null and m.stance = 'for' and h.outcome in ('true', 'false')
),
tallies as (
    select outlet_id, sum(held) as held, cast(count(*) as double) as n from votes group by outlet_id
),
tellings as (
    select m.claim_id, m.article_id, m.origin_id, m.link, m.stance,
           min({_CERTAINTY}) filter (where r.response is null) as least,
           min({_CERTAINTY}) filter (where r.report_id = m.lead_report_id) as told
    from members m join bearings b on b.claim_id = m.claim_id
    join reports r on r.report_id = b.report_id and r.article_id = m.article_id and r.revision = m.revision
    where m.copy_of is null group by all
),
inflations as (
    select t.claim_id, t.article_id, case when t.stance = 'observing' then least(t.told, 5e-1) else t.told end
           - case when o.stance = 'observing' then least(o.least, 5e-1) else o.least end as inflation
    from tellings t join tellings o on o.claim_id = t.claim_id and o.origin_id = t.origin_id and o.link is null
    where t.link is not null
),
articles_of as (
    select m.*, i.inflation, t.held - coalesce(v.held, 0e0) as record_held,
           t.n - case when v.claim_id is null then 0e0 else 1e0 end as record_n
    from members m left join tallies t on t.outlet_id = m.outlet_id
    left join votes v on v.outlet_id = m.outlet_id and v.claim_id = m.claim_id
    left join inflations i on i.claim_id = m.claim_id and i.article_id = m.article_id
),
reports_of as (
    select r.*, m.claim_id, m.origin_id, m.link, m.stance, m.published_at, m.known_at,
           r.report_id = m.lead_report_id as lead, i.inflation
    from bearings b join reports r on r.report_id = b.report_id
    join members m on m.claim_id = b.claim_id and m.article_id = r.article_id and m.revision = r.revision
    left join inflations i on i.claim_id = m.claim_id and i.article_id = m.article_id
    where m.copy_of is null
),
origin_roots as (
    select g.claim_id, g.origin_id, g.name, g.side, g.on_claim, min(m.published_at) as first_at,
           min_by(m.owner, {{known_at: m.known_at, article_id: m.article_id}}) as owner
    from origins g join members m on m.claim_id = g.claim_id and m.origin_id = g.origin_id
    group by g.claim_id, g.origin_id, g.name, g.side, g.on_claim
),
origins_of as (
    select *, row_number() over (partition by claim_id order by first_at nulls last, origin_id) as nth,
           cast(count(*) over (partition by claim_id, owner, side = 'against') as double) as owner_count
    from origin_roots where coalesce(on_claim, true)
),
official_words as (
    select claim_id, true as official_word from reports_of
    where source_kind in ('official', 'institution') and on_record
      and coalesce(response, 'says') in ('says', 'confirms', 'denies_specific', 'denies_general')
    group by claim_id
),
claims_of as (
    select c.claim_id, c.claim, c.speech_act, f.first_at, coalesce(w.official_word, false) as official_word,
           cast($as_of as timestamp) as as_of
    from claims c
    join (select claim_id, min(published_at) as first_at from members group by claim_id) f on f.claim_id = c.claim_id
    left join official_words w on w.claim_id = c.claim_id
)""".strip()

_DECIMALS: Final = 9


def compile_features(registry: Mapping[str, Feature]) -> str:
    """One SELECT with parameter `$as_of`: claim_id and a DOUBLE column a feature, one row a claim known at that moment.

    A feature's column is NULL (or its `missing` value) where the claim has no rows of its table.
    """
    relations, joins = [_RELATIONS], []
    for (table, per_origin), group in _grouped(registry.values()).items():
        name = f"f_{table}_{per_origin or 'plain'}"
        relations.append(_aggregate(name, table, group, per_origin))
        joins.append(f"left join {name} on {name}.claim_id = claims_of.claim_id")
    columns = ["claims_of.claim_id", *(_column(f) for f in registry.values())]
    return f"with {', '.join(relations)}\nselect {', '.join(columns)}\nfrom claims_of {' '.join(joins)}\norder by 1"


def compile_receipts(registry: Mapping[str, Feature]) -> str:
    """One SELECT with parameter `$as_of`: claim_id, and for each feature the report_id whose sentence shows it.

    A feature without `shown_by`, and one that no report shows, points to the claim's leading report: the earliest
    article's best. So does column `base`.
    """
    order = "{known_at: known_at, follows: not lead, ordinal: ordinal, report_id: report_id}"
    first = f"min_by(report_id, {order}) filter (where %s)"
    lead = first % "lead"
    shown = [f"coalesce({first % f.shown_by}, {lead})" if f.shown_by else lead for f in registry.values()]
    columns = ["claim_id", f"{lead} as base", *(f"{s} as {name}" for s, name in zip(shown, registry, strict=True))]
    return f"with {_RELATIONS}\nselect {', '.join(columns)}\nfrom reports_of group by claim_id order by 1"


def _grouped(features: Iterable[Feature]) -> dict[tuple[str, str | None], list[Feature]]:
    groups: dict[tuple[str, str | None], list[Feature]] = {}
    for each in features:
        groups.setdefault((each.table, each.per_origin), []).append(each)
    return groups


def _aggregate(name: str, table: str, group: list[Feature], per_origin: str | None) -> str:
    columns = ", ".join(f"{f.expression} as {f.name}" for f in group)
    if per_origin is None:
        return f"{name} as (select claim_id, {columns} from {table}_of group by claim_id)"
    inner = f"select claim_id, origin_id, {columns} from {table}_of group by claim_id, origin_id"
    outer = ", ".join(f"{per_origin}({f.name}) as {f.name}" for f in group)
    return f"{name} as (select claim_id, {outer} from ({inner}) by_origin group by claim_id)"


def _column(each: Feature) -> str:
    # engines add up in whatever order their threads finish; rounding keeps a night's last digits from depending on it
    value = f"round(cast(f_{each.table}_{each.per_origin or 'plain'}.{each.name} as double), {_DECIMALS})"
    if each.missing is not None:
        value = f"coalesce({value}, {float(each.missing)!r})"
    return f"{value} as {each.name}"
