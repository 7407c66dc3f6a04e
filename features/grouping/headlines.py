"""Headlines -> the wording of a claim."""

from __future__ import annotations

import re
from typing import Final

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
