"""Reports of one article without a headline -> passages: the claims it makes, each with the reports that make it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from features.grouping.headlines import asks
from features.grouping.rows import Article, Report
from features.grouping.text import Rarity

_BULLET: Final = re.compile(r"[ \t]*[-–—•*·‣▪][ \t]+\S[^\n]*")
_LEADING: Final = re.compile(r"^[\W_]+")
_TRAILING: Final = re.compile(r"[,;:]?[\"”’]*$")
_MOST_LINES: Final = 12  # of a list at the top; the rest of a longer one is text
_JOIN: Final = 0.4  # share of a statement's weight that the other must hold to say the same
_FEWEST_TERMS: Final = 3
_CLAIMABLE: Final = ("assertion", "recommendation", "prediction", "threat", "opinion")


@dataclass(frozen=True)
class Passage:
    """A claim within one article: its wording and the reports that make it, in reading order."""

    claim: str
    report_ids: tuple[str, ...]


def passages(article: Article, weights: Rarity) -> list[Passage]:
    """Claims of a bare text, in order of appearance; empty only when nothing was read in it.

    Every line of a list at the top is a claim. What a source says in the body supports the line that says the same;
    the first source, which the text rests on, supports the first line when it fits none. Other sources make claims of
    their own, each going on until another speaks. The article's own voice is background and reactions ("declined to
    comment") answer claims; neither is one, save when a text holds nothing else.
    """
    end = _standfirst_end(article.text)
    lines: dict[int, list[Report]] = {}
    body = []
    for report in article.reports:
        if report.part == "text" and report.sentence_start < end:
            lines.setdefault(report.sentence_start, []).append(report)
        elif report.response is None and report.speech_act in _CLAIMABLE and not asks(report.sentence):
            body.append(report)
    building = list(lines.values())
    reacting = {report.sentence_start for report in article.reports if report.response is not None}
    _add_body(building, [report for report in body if report.sourced or report.sentence_start not in reacting], weights)
    if not building and article.reports:
        building = [[next((r for r in article.reports if r.response is None), article.reports[0])]]
    return [_passage(part, end) for part in building]


def _add_body(building: list[list[Report]], body: Sequence[Report], weights: Rarity) -> None:
    """Put each report of the body to the line that it supports, to its speaker's passage, or into a new one."""
    n_lines = len(building)
    speaker: str | None = None
    speaking = 0
    for report in body:
        place = _same_statement(report, building[:n_lines], weights)
        if place is None and report.sourced:
            if speaker is None and n_lines:
                place = 0
            elif speaker is not None and speaker == report.said_by and _view(report) == _view(building[speaking][-1]):
                place = speaking
            else:
                place = len(building)
                building.append([])
        if place is None and report.hedge == "strong":  # hearsay that nobody stands behind is a claim all the same
            place = len(building)
            building.append([])
        if place is None or not (report.sourced or report.hedge != "none"):
            continue  # background
        building[place].append(report)
        if report.sourced:
            speaker, speaking = report.said_by or "", place


def _view(report: Report) -> bool:
    """Whether it is what an outlet or somebody else thinks, rather than what they have heard."""
    return report.speech_act == "opinion" or (report.source_kind == "outlet" and report.speech_act == "recommendation")


def _same_statement(report: Report, lines: Sequence[Sequence[Report]], weights: Rarity) -> int | None:
    """Place of the line that a report most nearly repeats, None when it repeats none."""
    likeness = [
        max(
            weights.overlap(line[0].sentence_terms, report.sentence_terms),
            weights.overlap(report.terms, line[0].sentence_terms) if len(report.terms) >= _FEWEST_TERMS else 0.0,
        )
        for line in lines
    ]
    best = max(range(len(likeness)), key=lambda place: (likeness[place], -place), default=None)
    return best if best is not None and likeness[best] >= _JOIN else None


def _standfirst_end(text: str) -> int:
    """Offset at which the list of bullets at the top ends, 0 when there is none.

    >>> _standfirst_end("- The dam broke.\\n- Two died.\\nRain fell.")
    29
    """
    position = 0
    for line in text.splitlines(keepends=True)[:_MOST_LINES]:
        if line.strip() and not _BULLET.match(line):
            break
        position += len(line)
    return position if text[:position].strip() else 0


def _passage(part: Sequence[Report], standfirst: int) -> Passage:
    content = _LEADING.sub("", part[0].content_text)
    listed = part[0].part == "text" and part[0].sentence_start < standfirst
    if listed or not content[:1].isupper():  # a clause out of its sentence is hard to read
        content = _LEADING.sub("", part[0].sentence)
    if not {"“", '"'} & set(content):  # a closing mark whose opening one was left out
        content = _TRAILING.sub("", content)
    return Passage(" ".join(content.split()) or part[0].sentence, tuple(report.report_id for report in part))
