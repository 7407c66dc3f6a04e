"""Who is entitled to the last word on a claim: public bodies, whoever the claim names, and those who speak for them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from features.grouping.bodies import (
    BODY,
    COMMON,
    COMPANY,
    HEADS,
    MASTHEAD,
    MEDIUM,
    NO_BODY,
    PARTY,
    PARTY_NAMED,
    PLACE_BODY,
    PUBLISHING,
    SPEAKS_FOR,
    STRIKE,
    STRIKERS,
    SUFFIXES,
    pattern_of,
)
from features.grouping.text import stem, words
from features.reading.lexicon import nouns
from features.reading.lexicon.roles import is_role

_ABOUT_REPORTS: Final = pattern_of(
    r"reports? articles? rumou?rs? speculation allegations? claims stor(?:y|ies) media press newspapers? supposed",
    r"social_networks?",
)
_CORRECTS: Final = pattern_of(
    r"clarif\w+ correct(?:ion|s|ing) to_(?:make|be)_(?:it_)?clear contrary_to avoidance_of_doubt set_the_record"
)
_NOT_SO: Final = re.compile(
    r"(?:^|[.:;“\"]\s*)(?:there (?:is|are|was|were|has been|have been) no\b|none of\b|neither\b|nobody\b|"
    r"no (?:\w+ ){1,6}(?:has|have|is|are|was|were|will)\b)|"
    r"\b(?:is|are|was|were|has|have|had|did|does|do) not\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?<!\w)[A-Z][\w'’&-]{2,}")
_PLACED: Final = re.compile(r"\b(?:of|from|in|near|at|who)\b.*", re.DOTALL)
_NO_NAMES: Final = frozenset(
    """
    The His Her Its Their This That Mr Mrs Ms Dr Sir Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """.split()  # noqa: SIM905
)
_AT_PLACE: Final = re.compile(
    r"\b(?:in|at|near|of|off|from|on|to|by|around|outside|for|over|the) ((?:[A-ZÀ-Þ][\w’'-]+ ?){1,3})"
)
_BEGINS: Final = re.compile(r"(?:^|[^A-ZÀ-Þ\s][^\s]*\s)([A-ZÀ-Þ][\w’'-]+)")
_MOST_OF_ITS_NAMES: Final = 0.5
_NOBODY_ENTITLED: Final = frozenset({"anonymous", "outlet", "document", "eyewitness", "none"})


def names(text: str | None) -> frozenset[str]:
    """Words with a capital that may name somebody.

    >>> sorted(names("The mayor, Ms Ada Oke, spoke on Monday"))
    ['Ada', 'Oke']
    """
    return frozenset(_NAME.findall(text.replace("’s", "").replace("'s", "")) if text else ()) - _NO_NAMES


@lru_cache(maxsize=4096)  # a claim is asked about report after report
def _names_told(claim: str) -> frozenset[str]:
    return names(claim)


@lru_cache(maxsize=4096)
def _subjects_told(claim: str) -> frozenset[str]:
    """Names in a claim, without those of places where it happens and what may be a mere capital at its beginning."""
    first = claim.split(" ", 1)[0].lower()
    common = (
        frozenset({first.capitalize()}) if first in nouns.BODIES or is_role(first) or first in COMMON else frozenset()
    )
    begun = frozenset(name for told in _BEGINS.findall(claim) for name in names(told))
    return begun - names(" ".join(_AT_PLACE.findall(claim))) - common


@lru_cache(maxsize=4096)
def _stems_told(claim: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(claim))


def concerned(source: str | None, claim: str) -> bool:
    """Whether a source is whom the claim is about, by name or by what it is ("the court", "the airline").

    >>> concerned("Orrin Rail", "Orrin Rail will close its depot")
    True
    >>> concerned("the depot's cat", "Orrin Rail will close its depot")
    False
    """
    if not source:
        return False
    if STRIKERS.search(source):
        return STRIKE.search(claim) is not None
    if NO_BODY.search(source):
        return False
    bare = _PLACED.sub("", source) or source
    called = names(bare)
    if len(called & _names_told(claim)) > _MOST_OF_ITS_NAMES * len(called):  # the Kelder Echo is not the Kelder dam
        return True
    heads = {stem(word) for word in words(bare)} & HEADS
    return bool(heads & _stems_told(claim)) or PARTY.search(source.strip()) is not None


def entitled(source: str | None, source_kind: str, claim: str) -> bool:
    """Whether a source may confirm or deny a claim: a body on duty, a party concerned, or who speaks for either.

    >>> entitled("Inspector Ida Roe", "official", "A barn burnt down")
    True
    >>> entitled("the drivers' union", "institution", "A barn burnt down")
    False
    """
    if not source or source_kind in _NOBODY_ENTITLED:
        return False
    if concerned(source, claim):
        return True
    if NO_BODY.search(source):
        return False
    if SPEAKS_FOR.search(source):
        return True
    if MASTHEAD.search(source):
        return False
    return source_kind == "official" or on_duty(source)


def speaks_for(text: str, claim: str) -> bool:
    """Whether a text names anybody to whom a claim can be put: a party, a body on duty, or who speaks for them.

    >>> speaks_for("We rang Orrin Rail twice", "Orrin Rail will close"), speaks_for("We rang twice", "Orrin Rail shuts")
    (True, False)
    """
    if BODY.search(text) or SPEAKS_FOR.search(text) or PARTY_NAMED.search(text):
        return True
    return bool(names(text) & _names_told(claim)) or bool(
        {stem(word) for word in words(text)} & HEADS & _stems_told(claim)
    )


def on_duty(source: str | None) -> bool:
    """Whether a source is a public body or its officer, whatever the claim.

    >>> on_duty("Inspector Ida Roe"), on_duty("the drivers' union")
    (True, False)
    """
    if source is None or NO_BODY.search(source):
        return False
    return BODY.search(source) is not None or PLACE_BODY.search(source) is not None


def own_voice(outlet: str | None, outlet_kind: str | None, claim: str) -> bool:
    """Whether a publisher is itself a body on duty or whom the claim is about, rather than a newspaper.

    >>> own_voice("Orrin County Council", None, "A barn burnt down"), own_voice("Orrin Herald", None, "Orrin floods")
    (True, False)
    """
    if outlet_kind in ("government", "company"):
        return True
    if outlet_kind not in (None, "online", "blog", "social") or not outlet or MASTHEAD.search(outlet):
        return False
    if MEDIUM.search(outlet):
        return False
    if on_duty(outlet) or COMPANY.search(outlet):
        return True
    told = {word for word in words(outlet) if word not in SUFFIXES}
    if bool(told) and told <= set(words(claim)):
        return True
    if NO_BODY.search(outlet) or "&" in outlet:
        return False
    first = names(outlet.removeprefix("The ").split(" ")[0])
    return bool(first & _subjects_told(claim)) or PUBLISHING.search(outlet) is not None


def denies_reports(text: str) -> bool:
    """Whether a statement turns against what is being told.

    >>> denies_reports("We are aware of reports that the pool is to close. There is no such plan.")
    True
    """
    corrects = _ABOUT_REPORTS.search(text) or _CORRECTS.search(text)
    return corrects is not None and _NOT_SO.search(text) is not None


def speaks_for_one_of(outlet: str | None, parties: Collection[frozenset[str]]) -> bool:
    """Whether a publisher is one of the parties to whom a claim was put; `parties` are names in small letters.

    >>> speaks_for_one_of("Marram Hotels", [frozenset({"marram"})])
    True
    >>> speaks_for_one_of("Marram Herald", [frozenset({"marram"})])
    False
    """
    if not outlet or MASTHEAD.search(outlet):
        return False
    called = set(words(outlet))
    return any(party and party <= called for party in parties)
