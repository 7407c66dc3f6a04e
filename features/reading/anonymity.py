"""How close an unnamed source is, and how many a text claims."""

from __future__ import annotations

import re
from typing import Final

from features.reading.phrase import take_apart

_DIRECT: Final = re.compile(
    r"took part|taking part|participa|(?:was|were|been) (?:present|in the room|on the call|at the (?:meeting"
    r"|table|talks))"
    r"|\bpresent (?:at|in|during|for|when)|in attendance|sat in|attended|first[- ]?hand|direct(?:ly)? (?:knowledge"
    r"|involve)|involved (?:in|with)|work(?:ing|ed"
    r"|s) (?:on|for|at|in)"
    r"|(?:has|have|had) (?:seen|read|reviewed|viewed|heard|watched|worked)|who (?:saw|read|reviewed|heard"
    r"|negotiated|drafted|wrote|signed)"
    r"|members? of|on the (?:team|board|committee)|part of the|commander|party to the",
    re.IGNORECASE,
)
_BRIEFED: Final = re.compile(r"\bbrief(?:ed|ing|ings)\b", re.IGNORECASE)
FAMILIAR: Final = re.compile(
    r"familiar|close to|clos(?:e|est) |knowledge|know[s]?\b|contact|access to|privy|aware of|acquainted|ties to"
    r"|\b(?:friend|pal|ally|confidant|relative|insider to|intimate|associate|aide|adviser|advisor)s?\b",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "another": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "dozen": 12, "dozens": 24, "several": 3, "both": 2, "pair": 2, "couple": 2,
    "second": 1, "third": 1, "half-dozen": 6,
}  # fmt: skip


def anonymous_access(text: str) -> str:
    """How close an unnamed source is said to be: "direct", "briefed", "familiar" or "unstated".

    >>> anonymous_access("a person briefed on the audit"), anonymous_access("two officials")
    ('briefed', 'unstated')
    """
    if _BRIEFED.search(text):
        return "briefed"
    if _DIRECT.search(text):
        return "direct"
    return "familiar" if FAMILIAR.search(text) else "unstated"


def n_anonymous(text: str) -> int | None:
    """How many unnamed sources a phrase claims, a plural without number being at least 2; None for no phrase.

    >>> n_anonymous("three people with knowledge of it"), n_anonymous("sources"), n_anonymous("a source")
    (3, 2, 1)
    """
    phrase = take_apart(text)
    if not phrase.words:
        return None
    for word in phrase.words[:3]:
        if word in _NUMBERS and word not in ("a", "an", "the"):
            return _NUMBERS[word]
        if word.isdecimal() and len(word) < 4:
            return max(int(word), 1)
    plural = phrase.head.endswith("s") or phrase.head in ("people", "some", "many", "others")
    return 2 if plural else 1
