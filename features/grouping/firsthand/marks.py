"""What the learned odds of first-hand work go by: marks of one article, taken once, compared with many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from features.grouping.descent import Trace
from features.grouping.firsthand.phrases import (
    QUOTED,
    contacts,
    first_person,
    first_told,
    notice,
    own_eyes,
    own_name,
)
from features.grouping.firsthand.publishers import names_body, names_medium, spelling
from features.grouping.marks import independently
from features.grouping.relevance import tells_of
from features.grouping.rows import Article, Report
from features.grouping.text import terms, words

_LONGEST: Final = 6_000  # characters read
_LEDE: Final = 250  # characters of the text in which a credit counts as prominent
_OWN_KINDS: Final = frozenset({"named_person", "official", "institution", "eyewitness", "document", "anonymous"})
_SPEAKERS: Final = frozenset({"named_person", "official", "institution", "eyewitness"})
_PART: Final = re.compile(r"[\w&'’]+")

Speaker = frozenset[str]  # words by which somebody is known again


@dataclass(frozen=True)
class Marks:
    """Marks of one article on a claim; `trace` has those that rules go by."""

    trace: Trace
    about: bool  # whether it may be about the claim at all
    observing: bool
    text: str  # headline and text, as far as read
    lede: str
    tokens: frozenset[str]  # words as printed
    n_words: int
    terms: frozenset[str]  # meaningful words
    own_terms: frozenset[str]  # those that the claim's wording lacks
    name: re.Pattern[str] | None  # the publisher's, as printed
    name_start: frozenset[str]  # words with which a mention of it may begin
    name_terms: frozenset[str]
    in_claim: float  # share of its name that the claim names
    called_body: bool
    called_medium: bool
    independent: bool  # whether it says that it has it from its own sources as well
    own_eyes: int
    contacts: int
    own_name: int
    first_person: int
    notice: bool
    asks: bool
    first_told: bool
    reacts: bool  # whether somebody's reaction is reported
    top_confirms: bool  # … in headline or lede, and confirms
    speakers: tuple[Speaker, ...]  # whom it owes to no outlet
    top_speakers: tuple[Speaker, ...]  # … in headline, lede and best report
    top_anonymous: bool
    top_eyewitness: bool
    named_sources: str  # the words by which its sources are called, for names to be found in
    named_credits: str  # … and the outlets that it credits

    def mentions(self, other: Marks) -> re.Match[str] | None:
        """Where it names the other's publisher first."""
        if other.name is None or self.tokens.isdisjoint(other.name_start):
            return None
        return other.name.search(self.text)

    @property
    def credited(self) -> frozenset[str]:
        """Outlets that it credits."""
        return frozenset(credit.outlet_id for credit in self.trace.credits)

    @property
    def mere_hearsay(self) -> bool:
        """Whether it has it from other media, it does not say which, and from nobody else."""
        return self.trace.hearsay and not (self.works or self.trace.body or self.speakers or self.top_anonymous)

    @property
    def works(self) -> bool:
        """Whether it shows any work of its newsroom."""
        return bool(self.own_eyes or self.contacts or self.own_name)


def take_marks(article: Article, best: Report, trace: Trace, stance: str, publisher: str | None, claim: str) -> Marks:
    """Marks of an article whose best report on a claim and trace are known; `publisher` is the outlet's name."""
    claim_terms = frozenset(terms(claim))
    body = article.text[:_LONGEST]
    text = f"{article.title}. {body}"
    plain = QUOTED.sub(" ", body)
    told = frozenset(terms(text))
    called = spelling(publisher) if publisher else None
    name_terms = frozenset(terms(publisher))
    own = [one for one in article.reports if _is_own(one)]
    top = [one for one in own if one is best or article.early(one)]
    return Marks(
        trace=trace,
        about=tells_of(article, publisher, claim),
        observing=stance == "observing",
        text=text,
        lede=f"{article.title} {body[:_LEDE]}",
        tokens=frozenset(_PART.findall(text)),
        n_words=len(words(body)),
        terms=told,
        own_terms=told - claim_terms,
        name=called,
        name_start=frozenset(_starts(publisher)) if publisher else frozenset(),
        name_terms=name_terms,
        in_claim=len(name_terms & claim_terms) / max(len(name_terms), 1),
        called_body=publisher is not None and names_body(publisher),
        called_medium=publisher is not None and names_medium(publisher),
        independent=independently(plain),
        own_eyes=own_eyes(plain),
        contacts=contacts(plain),
        own_name=own_name(plain, called) if called else 0,
        first_person=first_person(plain),
        notice=notice(article.title),
        asks="?" in article.title,
        first_told=first_told(body),
        reacts=any(one.response is not None for one in article.reports),
        top_confirms=any(one.response == "confirms" and article.early(one) for one in article.reports),
        speakers=tuple(_speakers(own)),
        top_speakers=tuple(_speakers(top)),
        top_anonymous=any(one.source_kind == "anonymous" for one in top),
        top_eyewitness=any(one.source_kind == "eyewitness" for one in top),
        named_sources="; ".join(
            one.source_text for one in article.reports if one.source_text and not one.credited_outlet
        ),
        named_credits="; ".join(one.credited_outlet for one in article.reports if one.credited_outlet),
    )


def spoken_of(own: Marks, everyone: Sequence[Marks]) -> tuple[bool, bool]:
    """Whether other articles on the claim name its publisher as a source, and whether they credit it as an outlet."""
    if own.name is None:
        return False, False
    others = [one for one in everyone if one is not own and not one.tokens.isdisjoint(own.name_start)]
    return (
        any(own.name.search(one.named_sources) for one in others),
        any(own.name.search(one.named_credits) for one in others),
    )


def _starts(publisher: str) -> Iterator[str]:
    """Words with which its name may begin in print: any of them, and its initials."""
    parts: list[str] = _PART.findall(publisher)
    yield from parts
    yield "".join(part[0] for part in parts if part[0].isupper())
    yield "".join(part[0] for part in parts[1:] if part[0].isupper())


def _is_own(report: Report) -> bool:
    """Whether a report has a source that it owes to no outlet."""
    return report.response is None and not report.credited_outlet and report.source_kind in _OWN_KINDS


def _speakers(reports: Iterable[Report]) -> Iterator[Speaker]:
    for one in reports:
        called = frozenset(terms(one.speaker or one.source_text))
        if one.source_kind in _SPEAKERS and called:
            yield called
