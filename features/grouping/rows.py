"""Table rows as typed values: the form in which grouping handles reports and articles one by one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from features.grouping.text import terms


@dataclass(frozen=True)
class Report:
    """What grouping needs of a report; columns as in the schema, NULL as None."""

    report_id: str
    article_id: str
    part: str
    sentence: str
    sentence_start: int
    content_text: str
    source_text: str | None
    source_kind: str
    credited_outlet: str | None
    response: str | None
    hedge: str
    speech_act: str
    speaker: str | None = None

    @cached_property
    def terms(self) -> frozenset[str]:
        """Meaningful words of the content or, for want of any, of the sentence."""
        return frozenset(terms(self.content_text)) or frozenset(terms(self.sentence))

    @cached_property
    def sentence_terms(self) -> frozenset[str]:
        """Meaningful words of the sentence that the report stands in."""
        return frozenset(terms(self.sentence))

    @property
    def said_by(self) -> str | None:
        """Who says it, as far as that can be compared: the outlet that heard it or else the source's words."""
        named = self.credited_outlet or self.source_text
        return " ".join(terms(named)) or None if named else None

    @property
    def sourced(self) -> bool:
        """Whether somebody other than the article's own voice says it, and not merely in answer to it."""
        return self.response is None and (self.source_kind != "none" or self.credited_outlet is not None)


@dataclass(frozen=True)
class Article:
    """What grouping needs of an article: texts (never None), times in order and its reports in reading order."""

    article_id: str
    outlet_id: str | None
    title: str
    text: str
    reports: tuple[Report, ...]

    @cached_property
    def lede_end(self) -> int:
        """Offset in the text at which the second sentence that has a report ends, and with it the lede."""
        starts = sorted({report.sentence_start for report in self.reports if report.part == "text"})
        return starts[2] if len(starts) > 2 else len(self.text) + 1

    def report_at(self, offset: int) -> Report | None:
        """The report whose sentence stands at an offset of the text."""
        for one in self.reports:
            if one.part == "text" and one.sentence_start <= offset < one.sentence_start + len(one.sentence):
                return one
        return None

    def early(self, report: Report) -> bool:
        """Whether a report stands in the headline or the lede."""
        return report.part == "title" or report.sentence_start < self.lede_end


def as_articles(articles: pd.DataFrame, reports: pd.DataFrame) -> dict[str, Article]:
    """Articles by id, in the order of the frame; those in which nothing was read have no reports."""
    names = list(Report.__dataclass_fields__)
    ordered = reports.sort_values(["article_id", "ordinal", "report_id"])
    by_article: dict[str, list[Report]] = {}
    for values in zip(*(ordered[name] for name in names), strict=True):
        report = Report(**{name: _plain(value) for name, value in zip(names, values, strict=True)})
        by_article.setdefault(report.article_id, []).append(report)
    columns = (articles[name] for name in ("article_id", "outlet_id", "title", "text"))
    return {
        article_id: Article(
            article_id, _plain(outlet), _plain(title) or "", _plain(text) or "", tuple(by_article.get(article_id, ()))
        )
        for article_id, outlet, title, text in zip(*columns, strict=True)
    }


def _plain(value: Any) -> Any:
    """The value, or None for any sort of missing."""
    return (
        None
        if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value)
        else value
    )
