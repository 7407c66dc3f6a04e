"""What the desk asks of a snapshot, in SQL; `$claim_id` NULL means every claim."""

from __future__ import annotations

from typing import Final

from data.aliases import NOW_CALLED, by_present_name

CLAIMS: Final = f"""
with parts as (
    select claim_id, '{{' || string_agg(to_json(factor) || ':' || cast(log_odds as varchar), ','
        order by factor <> 'base', abs(log_odds) desc, factor) || '}}' as factors
    from factors join night using (as_of, model_version) group by claim_id
),
judged as (
    select claim_id, max_by(struct_pack(confidence, author, reason), made_at) as own
    from ({by_present_name("overrides")}), night
    where made_at <= as_of and coalesce(expires_at, 'infinity') > as_of group by claim_id
)
select c.claim_id, c.claim, s.confidence, s.low, s.high, s.likelihood, s.admiralty,
       cast(floor(100 * s.confidence) as integer) as stix_confidence,
       cast(f.n_outlets as bigint) as n_outlets, cast(f.n_origins as bigint) as n_origins, f.anonymous_share,
       s.official_status, c.speech_act, p.factors, c.first_seen, c.last_seen, s.as_of, s.model_version, s.reasons,
       j.own.confidence as override, j.own.author as override_by, j.own.reason as override_reason
from claims c join scores s using (claim_id) join night n using (as_of, model_version)
join features f using (claim_id, as_of) left join parts p using (claim_id) left join judged j using (claim_id)
order by n_origins desc, n_outlets desc, c.claim_id
"""

EVIDENCE: Final = """
with reactions as (
    select b.claim_id, r.article_id, r.revision, min_by(r.response, {
        weight: case r.response when 'confirms' then 0 when 'denies_specific' then 1 when 'denies_general' then 2
                when 'non_denial' then 3 when 'no_comment' then 4 when 'did_not_respond' then 5 else 6 end,
        ordinal: r.ordinal}) as response
    from bearings b join reports r using (report_id) where r.response is not null group by all
)
select e.article_id, e.claim_id, coalesce(o.name, a.outlet_id) as outlet, a.url, a.published_at, e.stance, e.origin_id,
       e.copy_of, e.link, r.source_text as source, r.source_kind, r.credited_outlet, x.response, r.hedge, r.sentence,
       r.sentence_start as start, r.sentence_end as "end", r.part
from evidence e join reports r on r.report_id = e.report_id
join articles a on a.article_id = r.article_id and a.revision = r.revision
left join outlets o on o.outlet_id = a.outlet_id
left join reactions x on x.claim_id = e.claim_id and x.article_id = e.article_id and x.revision = r.revision
where $claim_id is null or e.claim_id = $claim_id
order by e.article_id, e.main desc, r.ordinal, e.claim_id
"""

WHY: Final = """
select f.factor, f.value, f.log_odds, d.meaning, r.sentence, a.url, coalesce(o.name, a.outlet_id) as outlet,
       a.article_id, r.part, r.sentence_start as start, r.sentence_end as "end"
from factors f join night using (as_of, model_version)
left join dictionary d on d.belongs_to = 'features' and d.name = f.factor
left join reports r on r.report_id = f.report_id
left join articles a on a.article_id = r.article_id and a.revision = r.revision
left join outlets o on o.outlet_id = a.outlet_id
where f.claim_id = $claim_id
order by f.factor <> 'base', abs(f.log_odds) desc, f.factor
"""

OUTLETS: Final = f"""
with decided as (
    select claim_id, max_by(outcome, decided_at) = 'true' as held
    from ({by_present_name("outcomes")}), night where decided_at <= as_of and outcome <> 'unverified' group by claim_id
),
records as (
    select a.outlet_id, count(*) as n_decided, count(*) filter (where d.held) as n_held
    from (select distinct outlet_id, claim_id from evidence join articles using (article_id)
          where stance = 'for' and copy_of is null) a
    join decided d using (claim_id) group by a.outlet_id
)
select o.outlet_id, o.name, o.kind, o.owner, o.prior,
       count(distinct a.article_id) as n_articles, count(distinct e.claim_id) as n_claims,
       count(distinct case when e.link is null then e.origin_id end) as n_first,
       count(distinct case when e.link in ('copy', 'paraphrase') then a.article_id end) as n_copied,
       count(distinct case when e.link in ('credit', 'translation') then a.article_id end) as n_credited,
       coalesce(r.n_decided, 0) as n_decided, coalesce(r.n_held, 0) as n_held
from outlets o join articles a on a.outlet_id = o.outlet_id left join evidence e on e.article_id = a.article_id
left join records r on r.outlet_id = o.outlet_id
group by all order by n_first desc, n_articles desc, o.outlet_id
"""

REPORTS: Final = """
select r.*, e.claim_id, e.origin_id from reports r join bearings b using (report_id)
join evidence e on e.claim_id = b.claim_id and e.article_id = r.article_id
where $claim_id is null or e.claim_id = $claim_id order by e.claim_id, r.article_id, r.ordinal
"""

ORIGINS: Final = """
select e.claim_id, e.article_id, coalesce(o.name, a.outlet_id) as outlet, a.published_at, e.stance, e.origin_id,
       g.name as origin, g.side, p.from_article_id, coalesce(f.name, p.from_outlet_id) as from_outlet, p.kind,
       p.weight, p.sentence, p.part, p.start, p."end", a.url
from evidence e join origins g using (claim_id, origin_id) join reports r on r.report_id = e.report_id
join articles a on a.article_id = r.article_id and a.revision = r.revision
left join outlets o on o.outlet_id = a.outlet_id
left join provenance p on p.claim_id = e.claim_id and p.article_id = e.article_id
left join outlets f on f.outlet_id = p.from_outlet_id
where $claim_id is null or e.claim_id = $claim_id
order by e.claim_id, min(coalesce(a.published_at, 'infinity')) over (partition by e.claim_id, e.origin_id), e.origin_id,
         p.kind is not null,
         a.published_at nulls last, e.article_id, p.kind = 'follow-up', p.from_article_id nulls last, p.from_outlet_id
"""

ARRIVALS: Final = """
with firsts as (
    select e.claim_id, coalesce(o.name, a.outlet_id) as outlet, a.outlet_id, a.article_id, a.published_at, e.link
    from evidence e join reports r using (report_id)
    join articles a on a.article_id = r.article_id and a.revision = r.revision
    left join outlets o on o.outlet_id = a.outlet_id
    where a.outlet_id is not null and ($claim_id is null or e.claim_id = $claim_id)
    qualify row_number() over (
        partition by e.claim_id, a.outlet_id order by a.published_at nulls last, a.article_id) = 1
)
select claim_id, outlet_id, outlet, article_id, published_at, link,
       case when published_at is not null
            then rank() over (partition by claim_id order by published_at nulls last) end as place,
       count(*) over (partition by claim_id) as n_outlets,
       (epoch(published_at) - epoch(min(published_at) over (partition by claim_id))) / 3600e0 as hours_behind
from firsts order by claim_id, published_at nulls last, outlet_id
"""

OVERRIDES: Final = f"""
with made as (select o.* from ({by_present_name("overrides")}) o, night n where o.made_at <= n.as_of),
forecasts as (
    select m.claim_id, m.made_at, max_by(s.confidence, (s.as_of, s.model_version)) as score, max(s.as_of) as scored_at
    from made m join ({by_present_name("scores")}) s on s.claim_id = m.claim_id and s.as_of <= m.made_at
    where s.confidence is not null group by all
),
decided as (
    select claim_id, max(decided_at) as decided_at, cast(max_by(outcome, decided_at) = 'true' as integer) as held
    from ({by_present_name("outcomes")}), night where decided_at <= as_of and outcome <> 'unverified' group by claim_id
)
select m.claim_id, c.claim, m.made_at, m.author, m.reason, m.expires_at, m.confidence, f.score, f.scored_at,
       d.held, d.decided_at
from made m left join claims c using (claim_id) left join forecasts f using (claim_id, made_at)
left join decided d on d.claim_id = m.claim_id and d.decided_at > m.made_at
order by m.made_at, m.claim_id
"""

MOVED: Final = f"""
with earlier as (
    select coalesce(now_claim_id, claim_id) as claim_id,
           max_by(struct_pack(claim_id, as_of, model_version, confidence), (as_of, now_claim_id is null)) as was
    from scores left join ({NOW_CALLED}) using (claim_id)
    where as_of <= coalesce($since, (select max(s.as_of) from scores s, night n where s.as_of < n.as_of))
    group by all
),
pairs as (
    select s.claim_id, s.as_of, s.model_version, s.confidence, e.was
    from scores s join night using (as_of, model_version) left join earlier e using (claim_id)
),
steps as (
    select p.claim_id, coalesce(f.factor, b.factor) as factor, b.value as value_was, f.value,
           coalesce(f.log_odds, 0) - coalesce(b.log_odds, 0) as log_odds, f.report_id
    from pairs p join factors f on f.claim_id = p.claim_id and f.as_of = p.as_of and f.model_version = p.model_version
    left join factors b on b.claim_id = p.was.claim_id and b.as_of = p.was.as_of
        and b.model_version = p.was.model_version and b.factor = f.factor
    where p.was is not null
),
ranked as (
    select *, row_number() over (partition by claim_id order by abs(log_odds) desc, factor) as place
    from steps where abs(log_odds) >= 0.005
),
reasons as (
    select claim_id, string_agg(printf('%+.2f %s=%s', log_odds, factor, coalesce(printf('%g', value), 'missing')), '; '
        order by place) as because, min_by(report_id, place) filter (where report_id is not null) as report_id
    from ranked where place <= 3 group by claim_id
),
fresh as (
    select e.claim_id, count(distinct e.article_id) as n_new_articles
    from evidence e join reports r using (report_id)
    join articles a on a.article_id = r.article_id and a.revision = r.revision join pairs p using (claim_id)
    where a.known_at > p.was.as_of group by e.claim_id
)
select p.claim_id, c.claim, p.was.confidence as was, p.confidence, p.confidence - p.was.confidence as change,
       p.was.as_of as since, p.was.model_version is distinct from p.model_version as other_model,
       coalesce(x.n_new_articles, 0) as n_new_articles, m.because, r.sentence, a.url
from pairs p join claims c using (claim_id) left join reasons m using (claim_id) left join fresh x using (claim_id)
left join reports r on r.report_id = m.report_id
left join articles a on a.article_id = r.article_id and a.revision = r.revision
where p.was is null or p.confidence is distinct from p.was.confidence
order by p.was is null, abs(p.confidence - p.was.confidence) desc nulls last, p.claim_id
"""

PRESENT: Final = f"""
select claim_id from claims where claim_id = $claim_id
union all select now_claim_id from ({NOW_CALLED}) where claim_id = $claim_id
"""
