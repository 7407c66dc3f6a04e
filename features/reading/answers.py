"""What a reaction answers: the report in the same article that it confirms, denies or keeps silent about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from features.reading.lexicon.phrases import ABBREVIATIONS, words
from features.reading.lexicon.replies import IN_THE_AIR

_WINDOW: Final = 12  # reports back, and a third as many ahead, in which the claim is looked for
_NEAR: Final = 4  # so near a report may be what is answered though no word shows it
_WORD: Final = re.compile(r"[^\W_]{4,}|[A-Z]{2,}|\d+")
_EMPTY: Final = ABBREVIATIONS | words(
    """that this with from have been were would could should said says told they them their there which when what about
    after before comment comments request respond responded reply replied denied deny confirmed confirm declined decline
    immediately statement spokesman spokeswoman spokesperson asked allegations allegation claims claim reports report
    more than also into over under other some such only very most much many will"""
)
_STEM: Final = 5  # letters that words share


def answered(reports: Sequence[dict[str, Any]]) -> list[str | None]:
    """For each of an article's reports, in order, the report_id of the one that it answers.

    None for what is no reaction and where nobody else says anything. Looked for among the reports shortly before, and
    only then behind: one that shares words with the reaction, speaks of who reacts, or puts something into the air.
    """
    stems = [_stems(report["content_text"]) for report in reports]
    return [
        _answers(reports, stems, number) if report["response"] is not None else None
        for number, report in enumerate(reports)
    ]


def _answers(reports: Sequence[dict[str, Any]], stems: Sequence[frozenset[str]], number: int) -> str | None:
    reaction = reports[number]
    own = stems[number] | _stems(reaction["sentence"])
    party = _stems(f"{reaction['speaker'] or ''} {reaction['source_text'] or ''}")
    earlier = range(max(0, number - _WINDOW), number)
    later = range(number + 1, min(len(reports), number + 1 + _WINDOW // 3))
    for places in (earlier, later):
        ranked = [
            (_fit(reports[at], stems[at], own, party) - abs(number - at) / _WINDOW, -abs(number - at), at)
            for at in places
            if _can_be_answered(reports[at], reaction)
        ]
        best = max(ranked, default=None)
        if best is not None and (best[0] > 0 or (places is earlier and -best[1] <= _NEAR)):
            return str(reports[best[2]]["report_id"])
    return None


def _can_be_answered(report: dict[str, Any], reaction: dict[str, Any]) -> bool:
    if report["response"] is not None or report["speech_act"] == "question":
        return False
    same = report["speaker"] is not None and report["speaker"] == reaction["speaker"]
    if same or (report["source_text"] is not None and report["source_text"] == reaction["source_text"]):
        return False
    # no part of the reaction itself
    return report["part"] != reaction["part"] or not any(
        start < last and first < end for start, end in report["content"] for first, last in reaction["content"]
    )


def _fit(report: dict[str, Any], content: frozenset[str], own: frozenset[str], party: frozenset[str]) -> float:
    told = content | _stems(report["sentence"])
    shared = len((content & own) - party)
    in_the_air = (
        str(report["source_kind"]) not in ("none", "official") or IN_THE_AIR.search(report["sentence"]) is not None
    )
    return shared + 1.5 * bool(told & party) + 0.5 * in_the_air - 0.5 * (str(report["part"]) == "title")


def _stems(text: str) -> frozenset[str]:
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in found if word not in _EMPTY)
