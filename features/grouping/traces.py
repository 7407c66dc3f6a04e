"""Reading the marks of descent off an article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from features.grouping.descent import Credit, Source, Trace
from features.grouping.entitled import denies_reports, entitled, on_duty, own_voice, speaks_for_one_of
from features.grouping.entitled import names as names_in
from features.grouping.marks import first_hand, foreign, hearsay, independently, occasions, stands_by
from features.grouping.outlet_names import OutletNames
from features.grouping.relevance import body_denies
from features.grouping.rows import Article, Report
from features.grouping.text import STOP_WORDS, terms, words

_QUOTE_WORDS: Final = 5
_LONGEST: Final = 20_000  # characters read for names and quotations
_OPENING: Final = 600  # characters within which a reporter says where he sat
_HEARD_BY_MANY: Final = frozenset({"press conference"})
_QUOTED: Final = re.compile(r"“[^“”]{1,600}”|\"[^\"\n]{1,600}\"")
_FULL_NAME: Final = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)+")
_FIRST_HAND: Final = frozenset({"named_person", "official", "institution", "eyewitness", "document", "anonymous"})
_ANYBODY: Final = frozenset(
    """
    i you we he she it they one that this who which nobody somebody everybody
    """.split()  # noqa: SIM905
)
_VAGUE: Final = re.compile(
    r"^(?:the |some |many )?(?:expert|specialist|analyst|observer|people|boffin|[a-z]+s)s?$|"
    r"^an? (?:\w+ )?(?:consultancy|newsletter|think[- ]tank|broker|analyst)\b",
    re.IGNORECASE,
)


def trace(
    article: Article,
    bearing: Sequence[Report],
    report: Report,
    stance: str,
    names: OutletNames,
    present: Sequence[str],
    claim: str = "",
    asked: Collection[frozenset[str]] = (),
) -> Trace:
    """Read the marks of descent off an article, its bearing reports and the best of them.

    `asked` are the parties that earlier articles put the claim to, as `Trace.asked` has them: one that publishes itself
    speaks for itself.
    """
    top = [one for one in bearing if one is report or article.early(one)]
    credits = _credits(article, top, names, present, claim)
    text = article.text[:_LONGEST]
    lede = " ".join([article.title, article.text[: min(article.lede_end, _LONGEST)], report.sentence])
    told = " ".join(dict.fromkeys([lede, *(one.sentence for one in bearing)]))
    outlet = names.name(article.outlet_id) if article.outlet_id else None
    body = own_voice(outlet, names.kind(article.outlet_id), claim) or speaks_for_one_of(outlet, asked)
    own_name = names.spellings(article.outlet_id) if article.outlet_id else None
    return Trace(
        article_id=article.article_id,
        outlet_id=article.outlet_id,
        owner=names.owner(article.outlet_id),
        lead=report,
        against=stance == "against" or (body and _turns_against(article, text, claim)),
        foreign=foreign(text),
        body=body,
        on_duty=body and on_duty(outlet),
        credits=credits,
        sources=tuple(_sources(article, top, bearing, names, present, outlet if body else None, report)),
        official=any(one in top and _speaks_for_a_body(one, claim) for one in article.reports),
        sourced=body
        or any(_identifiable(one) and _own_source(one, article, names, present) for one in article.reports),
        quotes=dict(_quotes(article, text, report)),
        occasions=occasions(told) | (occasions(text[:_OPENING]) & _HEARD_BY_MANY),
        hearsay=hearsay(lede),
        stands_by=stands_by(lede),
        asked=frozenset(
            frozenset(name.lower() for name in called) for one in article.reports if (called := _asked(one))
        ),
        first_hand=first_hand(lede if credits else text, own_name) or independently(text),
    )


def _asked(report: Report) -> frozenset[str]:
    return names_in(report.source_text) if report.response is not None else frozenset()


def _turns_against(article: Article, text: str, claim: str) -> bool:
    """Whether a body's own statement denies what is told, in so many words or by name."""
    return denies_reports(text) or any(body_denies(one.sentence, claim) for one in article.reports)


def _credits(
    article: Article, top: Sequence[Report], names: OutletNames, present: Sequence[str], claim: str
) -> tuple[Credit, ...]:
    """Outlets other than its own that an article has it from: those its top credits, then those it names anywhere.

    Where the top has no source at all, credits count wherever they stand. A publisher that is merely asked or quoted,
    such as a council with a site of its own, is no credit.
    """
    credited: dict[str, Report] = {}
    elsewhere = () if any(one.sourced for one in top) else (one for one in article.reports if one.credited_outlet)
    for report in (*top, *elsewhere):
        outlet_id = (
            names.resolve(report.credited_outlet, present, article.outlet_id) if report.credited_outlet else None
        )
        spoken = names.resolve(report.source_text or "", present) if report.response is None else None
        if outlet_id is not None:
            credited.setdefault(outlet_id, report)
        elif spoken is not None and spoken in present and not own_voice(names.name(spoken), names.kind(spoken), claim):
            credited.setdefault(spoken, report)
    named = names.mentions(article.text[:_LONGEST], present, article.outlet_id)
    asked = {names.resolve(one.source_text, present) for one in article.reports if one.response and one.source_text}
    for outlet_id in [*named]:
        if outlet_id not in credited and own_voice(names.name(outlet_id), names.kind(outlet_id), claim):
            del named[outlet_id]  # a council or a singer with a site of his own is spoken of, not credited
    ranked = sorted(named, key=lambda outlet_id: (outlet_id not in credited, named[outlet_id], outlet_id))
    found = dict.fromkeys(one for one in [*ranked, *credited] if one != article.outlet_id and one not in asked)
    return tuple(
        Credit(outlet_id, credited.get(outlet_id) or article.report_at(named.get(outlet_id, 0)), outlet_id in credited)
        for outlet_id in found
    )


def _sources(
    article: Article,
    top: Sequence[Report],
    bearing: Sequence[Report],
    names: OutletNames,
    present: Sequence[str],
    body: str | None,
    best: Report,
) -> Iterator[Source]:
    """What the top of an article rests on, officials heard further down, and a body that publishes it itself."""
    own = [one for one in article.reports if _own_source(one, article, names, present)]
    officials = [one for one in own if one.source_kind == "official" or on_duty(one.source_text)]
    above = [one for one in own if one in top]
    if body is not None:
        yield Source(frozenset(terms(body)), frozenset(), False, best)
    # an official far down is what a story rests on where it names nobody else, or where the claim is his subject
    yield from map(_source, [*above, *(one for one in officials if one not in top and (one in bearing or not above))])


def _speaks_for_a_body(report: Report, claim: str) -> bool:
    return (
        report.response is None
        and not report.credited_outlet
        and entitled(report.source_text, report.source_kind, claim)
    )


def _source(report: Report) -> Source:
    spoken = report.source_text or ""
    full = frozenset(term for name in _FULL_NAME.findall(spoken) for term in terms(name))
    return Source(_source_words(report), full, report.source_kind == "document", report)


def _own_source(report: Report, article: Article, names: OutletNames, present: Sequence[str]) -> bool:
    """Whether a report has a source that the article does not owe to another outlet."""
    if report.response is not None or report.source_kind not in _FIRST_HAND:
        return False
    return not report.credited_outlet or names.resolve(report.credited_outlet, present, article.outlet_id) in (
        article.outlet_id,
        None,
    )


def _identifiable(report: Report) -> bool:
    """Whether a source is more than a pronoun or "experts"."""
    source = (report.source_text or "").strip()
    if report.source_kind in ("official", "eyewitness", "document"):
        return bool(source) and source.lower() not in _ANYBODY
    return bool(source) and source.lower() not in _ANYBODY and not _VAGUE.match(source)


def _source_words(report: Report) -> frozenset[str]:
    """Words by which a source is known again: its names if it has any; empty for an unnamed source."""
    if report.source_kind == "anonymous" or not report.source_text:
        return frozenset()
    name = [word for word in re.findall(r"[^\W\d_]+", report.source_text) if word[0].isupper()]
    return frozenset(terms(" ".join(word for word in name if word.lower() not in STOP_WORDS) or report.source_text))


def _quotes(article: Article, text: str, best: Report) -> Iterator[tuple[tuple[str, ...], Report]]:
    for quoted in _QUOTED.finditer(text):
        tokens = words(quoted[0])
        report = article.report_at(quoted.start()) or best
        for at in range(len(tokens) - _QUOTE_WORDS + 1):
            yield tuple(tokens[at : at + _QUOTE_WORDS]), report
