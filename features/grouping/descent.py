"""What an article shows of where it has its story from, and which earlier article that leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from features.grouping.rows import Report

_SAME_NAME: Final = 2  # names in common that make two speakers one
CREDITED: Final = 0.9  # how sure a credit to an outlet is where that is all there is to go by …
_MENTIONED: Final = 0.75  # … and the bare mention of one


@dataclass(frozen=True)
class Source:
    """Somebody or something that an article rests on without owing it to an outlet."""

    words: frozenset[str]  # by which it is known again; empty for an unnamed one
    names: frozenset[str]  # of people, by their full names
    document: bool
    report: Report


@dataclass(frozen=True)
class Credit:
    """Another outlet that an article has it from."""

    outlet_id: str
    report: Report | None  # whose sentence says so
    reported: bool  # by words of reporting, rather than by naming it


@dataclass(frozen=True)
class Step:
    """One step from an article to what it rests on.

    `onto` is an article_id, or `outlet:` and an outlet_id for one that has no article here; `report` shows it.
    """

    onto: str
    kind: str
    weight: float
    report: Report | None


@dataclass(frozen=True)
class Trace:
    """Marks of descent in one article."""

    article_id: str
    outlet_id: str | None
    owner: str | None
    lead: Report  # the report that says best who stands behind the claim
    against: bool
    foreign: bool  # whether it is not in English
    body: bool  # whether its publisher speaks for itself: a council, not a newspaper
    on_duty: bool  # whether that is a public body, which says the same to everybody
    credits: tuple[Credit, ...]
    sources: tuple[Source, ...]  # that headline, lede and best report rest on, and officials anywhere
    official: bool  # whether an official or a body stands at its top
    sourced: bool  # whether it has any source of its own, in whatever sentence
    quotes: Mapping[tuple[str, ...], Report]  # five-word runs within quotation marks, and where each stands
    occasions: frozenset[str]  # press conference, verdict and the like
    hearsay: bool  # from other media, not said which
    stands_by: bool  # a body repeats what it found before
    first_hand: bool  # seen, found or heard by the outlet itself
    asked: frozenset[frozenset[str]]  # names of the parties that were asked and have reacted

    def credit_steps(self, present: Mapping[str, str], earlier: Sequence[Trace]) -> Iterator[Step]:
        """Steps to the outlets that it credits, the likeliest first."""
        foreign = {trace.article_id: trace.foreign for trace in earlier}
        for credit in self.credits:
            onto = present.get(credit.outlet_id, f"outlet:{credit.outlet_id}")
            if onto != self.article_id:
                kind = "translation" if foreign.get(onto, self.foreign) != self.foreign else "credit"
                yield Step(onto, kind, CREDITED if credit.reported else _MENTIONED, credit.report)

    def step_onto(self, other: Trace, weight: float) -> Step:
        """The step to an earlier article that it rests on, by what shows it best: from a credit down to likeness."""
        for credit in self.credits:
            if credit.outlet_id == other.outlet_id:
                return Step(other.article_id, self._told_on("credit", other), weight, credit.report)
        for run, report in self.quotes.items():
            if run in other.quotes:
                return Step(other.article_id, "quotation", weight, report)
        for source in self.sources:
            if any(same_source(source, theirs) for theirs in other.sources):
                kind = "document" if source.document else "statement"
                return Step(other.article_id, kind, weight, source.report)
        if self.occasions & other.occasions or self.stands_by:
            return Step(other.article_id, "statement", weight, self.lead)
        same_outlet = self.outlet_id is not None and self.outlet_id == other.outlet_id
        if same_outlet or (self.owner is not None and self.owner == other.owner):
            return Step(other.article_id, "own-newsroom", weight, self.lead)
        return Step(other.article_id, self._told_on("retelling", other), weight, self.lead)

    def _told_on(self, kind: str, other: Trace) -> str:
        """The kind of step, or "translation" where the other article is in another language."""
        return "translation" if self.foreign != other.foreign else kind


def same_source(one: Source, other: Source) -> bool:
    """Whether two sources are one: all the words of the shorter, or enough of a person's names."""
    if not one.words or not other.words:
        return False
    return one.words <= other.words or other.words <= one.words or len(one.names & other.names) >= _SAME_NAME
