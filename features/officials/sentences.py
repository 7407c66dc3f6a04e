"""Rows of reports -> the sentences of an article, each with what the reader found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Final

from features.grouping.entitled import names
from features.grouping.relevance import share_told
from features.grouping.text import terms

# "…, four days after calling the talk baseless"
_EARLIER: Final = re.compile(
    r"\b(?:after|despite|having|had (?:earlier|previously|first|initially|at first|long)|earlier|previously|"
    r"until now)\s(?:\w+ )?"
    r"(?:call|den|dismiss|reject|insist|brand|describ|refus|rul|say)\w*\b[^.;]*",
    re.IGNORECASE,
)
_READ: Final = 2000  # characters of a sentence
_LEDE: Final = 3  # sentences that make up headline and lede


@dataclass(frozen=True)
class Sentence:
    """One sentence of an article on a claim: its reports, the sentence before it, and whether it stands at the top."""

    text: str
    claim: str
    stance: str
    early: bool
    above: float  # `beside_names` of the sentence at the top that has most, up to this one
    before: str
    after: str
    contested: bool  # whether those whom its article has heard so far are unnamed people or papers
    reports: tuple[Any, ...]

    @cached_property
    def told(self) -> str:
        """The sentence with what is said in it beyond its end, without what somebody had said at an earlier time."""
        attributed = (row.content_text[:_READ] for row in self.reports if text_of(row.source_text))
        beyond = [content for content in attributed if content not in self.text]
        return _EARLIER.sub("", " ".join([self.text, *beyond]))

    @cached_property
    def share(self) -> float:
        """Share of the claim's terms that it has, 0 to 1."""
        return share_told(self.text, self.claim)


def sentences(reports: Sequence[Any]) -> list[Sentence]:
    """The sentences of one article, in reading order; `reports` are rows as in `official_status`, in that order."""
    grouped = [tuple(group) for _, group in groupby(reports, key=lambda row: (row.part, row.sentence))]
    texts = ["", *(rows[0].sentence[:_READ] for rows in grouped), ""]
    claim, stance, above = reports[0].claim, reports[0].stance, 0.0
    found: list[Sentence] = []
    contested = False
    for at, rows in enumerate(grouped):
        early = at < _LEDE or rows[0].part == "title"
        above = max(above, beside_names(texts[at + 1], claim)) if early else above
        found.append(Sentence(texts[at + 1], claim, stance, early, above, texts[at], texts[at + 2], contested, rows))
        contested = contested or any(row.source_kind in ("anonymous", "document", "outlet") for row in rows)
    return found


def beside_names(text: str, claim: str) -> float:
    """Share of the claim's terms, names left aside, that a text has, 0 to 1."""
    told = set(terms(claim)) - set(terms(" ".join(names(claim))))
    return len(told & set(terms(text))) / max(len(told), 1)


def text_of(value: object) -> str | None:
    """The text, None for any sort of missing."""
    return value if isinstance(value, str) else None
