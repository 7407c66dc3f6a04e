"""What an article shows of where it has its story from, and which earlier article that leads to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from features.grouping.marks import first_hand, hearsay, independently, occasions
from features.grouping.outlet_names import OutletNames
from features.grouping.rows import Article, Report
from features.grouping.text import STOP_WORDS, terms, words

_SAME_FACTS: Final = 0.45  # share of the names and numbers that an earlier article has, …
_SAME_WORDS: Final = 0.35  # … or of the meaningful words, …
_SAME_NUMBERS: Final = 3  # … or numbers in common, from which one article retells another
_FEWEST_FACTS: Final = 3
_MOST_EARLIER: Final = 200  # earliest articles on a claim that a later one is compared with
_QUOTE_WORDS: Final = 5
_LONGEST: Final = 20_000  # characters read for facts and quotations
_QUOTED: Final = re.compile(r"“[^“”]{1,600}”|\"[^\"\n]{1,600}\"")
_FACT: Final = re.compile(r"(?<=[\w,;:’'\"”)] )[A-Z][\w’'-]+|\d[\d.,]*")
_FULL_NAME: Final = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)+")
_FIRST_HAND: Final = frozenset({"named_person", "official", "institution", "eyewitness", "document", "anonymous"})


@dataclass(frozen=True)
class Trace:
    """Marks of descent in one article."""

    article_id: str
    outlet_id: str | None
    against: bool
    credits: tuple[str, ...]  # outlets that headline, lede or the best report credit
    sources: tuple[frozenset[str], ...]  # words of the sources that it rests on and does not owe to an outlet
    speakers: tuple[frozenset[str], ...]  # words of their full names, where it gives any
    facts: frozenset[str]  # names and numbers
    quotes: frozenset[tuple[str, ...]]  # five-word runs within quotation marks
    vocabulary: frozenset[str]
    occasions: frozenset[str]  # press conference, verdict and the like
    hearsay: bool  # from other media, not said which
    first_hand: bool  # seen, found or heard by the outlet itself

    def parent(self, earlier: Sequence[Trace], present: Mapping[str, str]) -> str | None:
        """What this article rests on: an article_id, `outlet:` and an outlet_id, or None for itself.

        Parameters
        ----------
        earlier: traces of the articles before it. present: outlet_id -> its first article on the claim.
        """
        same_side = [trace for trace in earlier if trace.against == self.against][:_MOST_EARLIER]
        credited = [one for one in self.credits if present.get(one) != self.article_id]
        if credited and not self.first_hand:
            return present.get(credited[0], f"outlet:{credited[0]}")
        for trace in same_side:
            if self.occasions & trace.occasions or self.quotes & trace.quotes or self._rests_on_the_same(trace):
                return trace.article_id
        if self.first_hand or not same_side or self._brings_a_speaker(same_side):
            return None
        for trace in same_side:
            if self.outlet_id and trace.outlet_id == self.outlet_id:  # a newsroom goes on with its story
                return trace.article_id
        nearest = max(same_side, key=self._likeness)
        return nearest.article_id if self.hearsay or self._likeness(nearest) >= 1 else None

    def _rests_on_the_same(self, other: Trace) -> bool:
        """Whether both rest on one identifiable source."""
        return any(source and source <= theirs for source in self.sources for theirs in other.sources)

    def _brings_a_speaker(self, earlier: Sequence[Trace]) -> bool:
        """Whether it quotes somebody by name of whom no earlier article has heard."""
        return any(not any(speaker & trace.vocabulary for trace in earlier) for speaker in self.speakers)

    def _likeness(self, other: Trace) -> float:
        """How far it retells another article: 1 or more when it does."""
        facts = len(self.facts & other.facts)
        numbers = sum(fact[0].isdigit() for fact in self.facts & other.facts)
        return max(
            facts / len(self.facts) / _SAME_FACTS if facts >= _FEWEST_FACTS else 0.0,
            len(self.vocabulary & other.vocabulary) / max(len(self.vocabulary), 1) / _SAME_WORDS,
            numbers / _SAME_NUMBERS,
        )


def trace(
    article: Article,
    bearing: Sequence[Report],
    report: Report,
    stance: str,
    names: OutletNames,
    present: Sequence[str],
) -> Trace:
    """Read the marks of descent off an article, its bearing reports and the best of them."""
    top = [one for one in bearing if one is report or article.early(one)]
    credited = _credits(article, top, names, present)
    text = article.text[:_LONGEST]
    own = [one for one in top if _own_source(one, article, names, present)]
    lede = " ".join([article.title, article.text[: min(article.lede_end, _LONGEST)], report.sentence])
    own_name = names.spellings(article.outlet_id) if article.outlet_id else None
    return Trace(
        article_id=article.article_id,
        outlet_id=article.outlet_id,
        against=stance == "against",
        credits=credited,
        sources=tuple(_source_words(one) for one in own),
        speakers=tuple(frozenset(terms(name)) for one in own for name in _FULL_NAME.findall(one.source_text or "")),
        facts=frozenset(fact.strip(".,’'").lower() for fact in _FACT.findall(text)),
        quotes=frozenset(run for quoted in _QUOTED.findall(text) for run in _runs(words(quoted))),
        vocabulary=frozenset(terms(text)),
        occasions=occasions(lede),
        hearsay=hearsay(lede),
        first_hand=first_hand(lede if credited else text, own_name) or independently(text),
    )


def _credits(article: Article, top: Sequence[Report], names: OutletNames, present: Sequence[str]) -> tuple[str, ...]:
    """Outlets other than its own that an article has it from: those its top credits, then those it names anywhere."""
    credited = [names.resolve(report.credited_outlet, present) for report in top if report.credited_outlet]
    named = names.mentions(article.text[:_LONGEST], present, article.outlet_id)
    ranked = sorted(named, key=lambda outlet_id: (outlet_id not in credited, named[outlet_id], outlet_id))
    return tuple(dict.fromkeys(one for one in [*ranked, *credited] if one and one != article.outlet_id))


def _own_source(report: Report, article: Article, names: OutletNames, present: Sequence[str]) -> bool:
    """Whether a report has a source that the article does not owe to another outlet."""
    if report.response is not None or report.source_kind not in _FIRST_HAND:
        return False
    return not report.credited_outlet or names.resolve(report.credited_outlet, present) in (article.outlet_id, None)


def _source_words(report: Report) -> frozenset[str]:
    """Words by which a source is known again: its names if it has any; empty for an unnamed source."""
    if report.source_kind == "anonymous" or not report.source_text:
        return frozenset()
    name = [word for word in re.findall(r"[^\W\d_]+", report.source_text) if word[0].isupper()]
    return frozenset(terms(" ".join(word for word in name if word.lower() not in STOP_WORDS) or report.source_text))


def _runs(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(tokens[at : at + _QUOTE_WORDS]) for at in range(len(tokens) - _QUOTE_WORDS + 1)]
