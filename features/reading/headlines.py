"""Who a headline credits: "… : report", "Police: …", "…, sources say"; its own voice otherwise."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from features.reading.attribution import attribute
from features.reading.lexicon.nouns import OFFICE_HOLDERS, STATE_BODIES
from features.reading.lexicon.phrases import words
from features.reading.sentences import lay_out
from features.reading.sources import source_kind
from features.reading.spans import Attribution, Span, trim

MAIN: Final = 0.6  # share of the headline that source, cue and content must fill to be what the headline says
_SAID_TO: Final = re.compile(r"\b(?:said|believed|thought|rumou?red|reported|understood|alleged) to\b", re.IGNORECASE)
_LONGEST_CREDIT: Final = 60  # characters
_COLON: Final = re.compile(r":\s+(?=\S)|\s+[–—-]\s+(?=\S)")
_CREDITS: Final = words(
    """report reports source sources official officials police study survey poll witnesses analyst analysts lawyer
    lawyers expert experts family media minister ministry court police paper researchers prosecutors insiders"""
)


def attribute_headline(title: str, known_outlets: Container[str] = ()) -> Attribution | None:
    """What a headline says, as one attribution; None for an empty one.

    >>> found = attribute_headline("Dam to be closed by June: report")
    >>> found.source, found.content
    (((26, 32),), ((0, 24),))
    """
    whole = trim(title, 0, len(title))
    if whole[0] == whole[1]:
        return None
    credited = _credited(title, whole, known_outlets)
    if credited is not None:
        return credited
    hearsay = _SAID_TO.search(title)
    if hearsay is not None:
        return Attribution((), (hearsay.span(),), (whole,), "hearsay", "say")
    found = [
        a
        for a in attribute(title, lay_out(title))
        if a.pattern != "labelled" and _length(a) >= MAIN * (whole[1] - whole[0])
    ]
    if found:
        return max(found, key=lambda a: (bool(a.source), _length(a), a.content))
    return Attribution((), (), (whole,), "own")


def _credited(title: str, whole: Span, known: Container[str]) -> Attribution | None:
    """A credit before the first colon or behind the last colon or dash."""
    marks = list(_COLON.finditer(title))
    if not marks:
        return None
    before, behind = trim(title, whole[0], marks[0].start()), trim(title, marks[-1].end(), whole[1])
    rest = trim(title, marks[0].end(), whole[1])
    quoted = title[rest[0]] in "\"“‘'" and title[before[0] : before[0] + 1].isupper()
    if ":" in marks[0].group() and (quoted or _is_credit(title[slice(*before)], known)) and before[0] < before[1]:
        return Attribution((before,), (trim(title, marks[0].start(), marks[0].end()),), (rest,), "headline", "say")
    if _is_credit(title[slice(*behind)], known) and whole[0] < marks[-1].start():
        content, cue = trim(title, whole[0], marks[-1].start()), trim(title, marks[-1].start(), marks[-1].end())
        return Attribution((behind,), (cue,), (content,), "headline", "say")
    return None


def _is_credit(phrase: str, known: Container[str]) -> bool:
    if not 0 < len(phrase) <= _LONGEST_CREDIT or phrase.count(" ") > 5 or "," in phrase:
        return False
    parts = phrase.split()
    if parts[-1].lower() in _CREDITS:
        return True
    kind = source_kind(phrase, known)
    if kind == "official":
        return parts[-1].lower() in OFFICE_HOLDERS | STATE_BODIES or (
            len(parts) < 5 and all(p[0].isupper() for p in parts)
        )
    return len(parts) < 5 and kind == "outlet" and parts[-1][0].isupper()


def _length(attribution: Attribution) -> int:
    return sum(
        end - start for spans in (attribution.source, attribution.cue, attribution.content) for start, end in spans
    )
