"""What an article shows of where it has its story from, and which earlier article that leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from features.grouping.rows import Report

_SAME_FACTS: Final = 0.45  # share of the names and numbers that an earlier article has, …
_SAME_WORDS: Final = 0.35  # … or of the meaningful words, …
_SAME_NUMBERS: Final = 3  # … or numbers in common, from which one article retells another
_FEWEST_FACTS: Final = 3
_SAME_NAME: Final = 2  # names in common that make two speakers one
MOST_EARLIER: Final = 200  # earliest articles on a claim that a later one is compared with

# How sure each kind of step is: its share of right ones in 42 invented stories (tests/cases/origin_stories.jsonl),
# drawn towards 0.7 as by two more steps; kinds that hardly turn up there stand at 0.7.
CREDITED: Final = 0.9
_MENTIONED: Final = 0.75
_SAME_QUOTATION: Final = 0.7
_SAME_SPEAKER: Final = 0.95
_SAME_OCCASION: Final = 0.85
_SAME_NEWSROOM: Final = 0.7
_HEARSAY: Final = 0.7
_RETOLD: Final = 0.8
_NO_SOURCE: Final = 0.75


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
    facts: frozenset[str]  # names and numbers
    quotes: Mapping[tuple[str, ...], Report]  # five-word runs within quotation marks, and where each stands
    vocabulary: frozenset[str]
    occasions: frozenset[str]  # press conference, verdict and the like
    hearsay: bool  # from other media, not said which
    stands_by: bool  # a body repeats what it found before
    first_hand: bool  # seen, found or heard by the outlet itself
    asked: frozenset[frozenset[str]]  # names of the parties that were asked and have reacted

    def parent(self, earlier: Sequence[Trace], present: Mapping[str, str]) -> Step | None:
        """What this article rests on; None for itself.

        Parameters
        ----------
        earlier: traces of the articles before it. present: outlet_id -> its first article on the claim.
        """
        same_side = [trace for trace in earlier if trace.against == self.against][:MOST_EARLIER]
        credits = [] if self.first_hand or self.body else list(self.credit_steps(present, same_side))
        if credits and (credits[0].weight >= CREDITED or not self.official):
            return credits[0]
        for trace in same_side:
            if (shared := self._shares_with(trace)) is not None:
                return shared
        if credits:
            return credits[0]
        if self.body or not same_side:
            return None
        nearest = max(same_side, key=self._likeness)
        if self.stands_by:
            return Step(nearest.article_id, "statement", _SAME_OCCASION, self.lead)
        if self.first_hand or self._brings_a_speaker(same_side):
            return None
        return self._of_one_house(same_side) or self._retells(nearest)

    def credit_steps(self, present: Mapping[str, str], earlier: Sequence[Trace]) -> Iterator[Step]:
        """Steps to the outlets that it credits, the likeliest first."""
        foreign = {trace.article_id: trace.foreign for trace in earlier}
        for credit in self.credits:
            onto = present.get(credit.outlet_id, f"outlet:{credit.outlet_id}")
            if onto != self.article_id:
                kind = "translation" if foreign.get(onto, self.foreign) != self.foreign else "credit"
                yield Step(onto, kind, CREDITED if credit.reported else _MENTIONED, credit.report)

    def _shares_with(self, other: Trace) -> Step | None:
        """The step to an article that rests on the same quotation, speaker, document or occasion."""
        for run, report in self.quotes.items():
            if run in other.quotes:
                return Step(other.article_id, "quotation", _SAME_QUOTATION, report)
        for source in self.sources if not self.body or self.on_duty else ():
            if any(_same(source, theirs) for theirs in other.sources):
                return Step(
                    other.article_id, "document" if source.document else "statement", _SAME_SPEAKER, source.report
                )
        if self.occasions & other.occasions and not self.body:
            return Step(other.article_id, "statement", _SAME_OCCASION, self.lead)
        return None

    def _brings_a_speaker(self, earlier: Sequence[Trace]) -> bool:
        """Whether it quotes somebody by name of whom no earlier article has heard."""
        named = [source.names for source in self.sources if source.names]
        return any(not any(speaker & trace.vocabulary for trace in earlier) for speaker in named)

    def _of_one_house(self, earlier: Sequence[Trace]) -> Step | None:
        """The step to an earlier article of the same newsroom or of a sister title."""
        for trace in earlier:
            same_outlet = self.outlet_id is not None and trace.outlet_id == self.outlet_id
            if same_outlet or (self.owner is not None and trace.owner == self.owner):
                return Step(trace.article_id, "own-newsroom", _SAME_NEWSROOM, self.lead)
        return None

    def _retells(self, nearest: Trace) -> Step | None:
        likeness = self._likeness(nearest)
        if self.foreign != nearest.foreign and not self.sourced:
            return Step(nearest.article_id, "translation", _RETOLD, self.lead)
        if self.hearsay or likeness >= 1 or not self.sourced:
            weight = _HEARSAY if self.hearsay else _RETOLD if likeness >= 1 else _NO_SOURCE
            return Step(nearest.article_id, "retelling", weight, self.lead)
        return None

    def _likeness(self, other: Trace) -> float:
        """How far it retells another article: 1 or more when it does."""
        facts = len(self.facts & other.facts)
        numbers = sum(fact[0].isdigit() for fact in self.facts & other.facts)
        return max(
            facts / len(self.facts) / _SAME_FACTS if facts >= _FEWEST_FACTS else 0.0,
            len(self.vocabulary & other.vocabulary) / max(len(self.vocabulary), 1) / _SAME_WORDS,
            numbers / _SAME_NUMBERS,
        )


def _same(one: Source, other: Source) -> bool:
    """Whether two sources are one: all the words of the shorter, or enough of a person's names."""
    if not one.words or not other.words:
        return False
    return one.words <= other.words or other.words <= one.words or len(one.names & other.names) >= _SAME_NAME
