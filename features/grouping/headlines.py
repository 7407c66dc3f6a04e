"""Headlines -> the wording of a claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from features.grouping.text import terms
from features.reading.stance import stance

_TALE: Final = (
    r"reports?|sources?|rumou?rs?|claims?|exclusive|video|watch|photos?|pictures?|updated?|breaking(?: news)?"
)
_LEAD: Final = re.compile(rf"^(?:(?:{_TALE}|just in|alert)\s*[:|–—-]\s+)+", re.IGNORECASE)
_TAIL: Final = re.compile(
    rf"(?:\s*[:–—|-]\s*(?:{_TALE})\s*|\s*\((?:{_TALE})\)\s*|,?\s+(?:reports?|sources?)\s+(?:say|says|said|claims?)\s*)$",
    re.IGNORECASE,
)
_MASTHEAD: Final = re.compile(r"\s+[|»]\s+[^|»]{1,40}$")
_ASKS: Final = re.compile(
    r"\?\W*$|^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|who|what|when|where|why|"
    r"how|which|whose)\b(?=.*\?)",
    re.IGNORECASE,
)

_LEAST_WORDS: Final = 4  # "On crocodiles" is a label; nobody can make or dispute it
_STRAY: Final = 0.25  # a term that fewer of the other stories share speaks against a headline


def proposition(headline: str) -> str:
    """The headline without what it says about the telling, or as it is when nothing else would be left.

    >>> proposition("Video: Dam at Orrin bursts - report")
    'Dam at Orrin bursts'
    >>> proposition("Report: sources")
    'Report: sources'
    """
    whole = " ".join(headline.split())
    bare = _TAIL.sub("", _MASTHEAD.sub("", _LEAD.sub("", whole))).strip()
    return bare if len(bare.split()) > 1 else whole


def asks(headline: str) -> bool:
    """Whether a headline asks rather than tells.

    >>> [asks(line) for line in ("Did the dam burst?", "Dam bursts", "Dam burst? No, says the owner")]
    [True, False, False]
    """
    return _ASKS.search(headline[:1000]) is not None


def central_headline(headlines: Sequence[str], texts: Sequence[str]) -> str:
    """The headline of stories `[n]` that says best what all of them are about; on a tie the first.

    Flat assertions come before hedged ones, these before questions, and denials last: a claim is what is denied, not
    the denial. Mere labels come last of all. Among equals the one whose terms most of the other stories share.

    >>> central_headline(["Well, well", "Mayor goes, and about time", "Mayor of Orrin resigns", "Orrin: did he jump?"],
    ...                  ["The mayor of Orrin resigned."] * 4)
    'Mayor of Orrin resigns'
    """
    held = [set(terms(f"{headline} {text}")) for headline, text in zip(headlines, texts, strict=True)]
    holders = Counter(term for story in held for term in story)
    others = max(len(held) - 1, 1)

    def rank(place: int) -> tuple[bool, int, float, int]:
        headline = headlines[place]
        shared = sum((holders[term] - 1) / others - _STRAY for term in set(terms(headline)))
        return len(headline.split()) < _LEAST_WORDS, _flatness(headline), -round(shared, 9), place

    return headlines[min(range(len(headlines)), key=rank)]


def _flatness(headline: str) -> int:
    """0 for a flat assertion, 1 for a hedged one, 2 for a question, 3 for a denial."""
    if asks(headline):
        return 2
    return {"for": 0, "observing": 1, "against": 3}[stance("", headline, None)]
