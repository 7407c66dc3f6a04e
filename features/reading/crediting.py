"""Which other outlet a report is credited to: whom it cites, whom it was told, in whose words it stands."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from features.reading.cast import Cast
from features.reading.credits import apposed_outlet, named_outlet, normal
from features.reading.lexicon.nouns import BODIES
from features.reading.phrase import take_apart
from features.reading.sources import source_kind
from features.reading.spans import Attribution, Span

_LEADING_UP: Final = 400  # characters before a source in which an interview is told of
_REMEMBERED: Final = 8  # outlets' words that later reports may lie in
_THROUGH: Final = re.compile(
    r"\b(?:obtained|seen|reviewed|cited|quoted|published|viewed|shared with|leaked to|carried|interviewed|polled"
    r"|surveyed"
    r"|provided to|given to|released) (?:by |to )?(.+)$"
)
_SPEAKING_TO: Final = re.compile(
    r"\b(?:interview(?:ed)? (?:with|by|to|in|on|for)|(?:[Ss]peaking|[Tt]alking) (?:to|on|with)|[Aa]ppearing on"
    r"|[Ww]riting (?:in|for)"
    r"|(?:remarks|comments|statement|letter|column|essay|op-ed|article) (?:to|in|for|on)) ([^.;:“”\"]{2,60}?),? $"
)
BOARD: Final = re.compile(
    r"(?:its|their|the (?:news)?paper['’]s|the magazine['’]s) (?:editorial(?: board| page|s)?|leader(?: column)?"
    r"|editors?|newsroom"
    r"|columnists?|front page|website|reporters?)",
    re.IGNORECASE,
)
_SUNDAY: Final = " on Sunday"  # the end of some papers' names
_PAPER: Final = re.compile(r"^(?:[Tt]he )?(?:news)?paper (?=[A-ZÀ-Þ])")
_ON_AIR: Final = frozenset({"television", "tv", "radio"})  # "state television" is name enough
_TOLD: Final = re.compile(r"[^“”\".;]{0,60}?\btold (?=[A-ZÀ-Þ]|the [A-ZÀ-Þ])([^“”\".,;]{1,60})")


class Credits:
    """The credits of one article, found in reading order."""

    def __init__(self, outlet: str | None, known_outlets: Container[str], cast: Cast) -> None:
        self._own = normal(outlet) if outlet else None
        self._known = known_outlets
        self._cast = cast
        self._through: list[tuple[Span, str]] = []  # contents that an outlet is said to have reported

    def next_part(self) -> None:
        """Begin another text of the article: offsets start anew."""
        self._through = []

    def credited(self, text: str, attribution: Attribution, phrase: str, kind: str) -> str | None:
        """The outlet, other than the publisher, that the content is credited to, as the text names it, if any."""
        credited = self._named(text, attribution, phrase, kind)
        start = attribution.content[0][0]
        if credited is None:
            inside = [name for (first, last), name in self._through if first <= start < last]
            credited = inside[-1] if inside else None
        credited = self.another(credited)
        if credited is not None and kind == "outlet":
            # reports come in reading order: what lies in an outlet's words follows soon
            self._through = [*self._through, *((found, credited) for found in attribution.content)][-_REMEMBERED:]
        return credited

    def another(self, credited: str | None) -> str | None:
        """The outlet, None where it is the publisher itself."""
        return None if credited is None or (self._own is not None and normal(credited) == self._own) else credited

    def _named(self, text: str, attribution: Attribution, phrase: str, kind: str) -> str | None:
        start = (attribution.source or attribution.content)[0][0]
        if kind == "outlet" and BOARD.fullmatch(phrase):
            return self._cast.last_outlet()
        if kind == "outlet":
            named = self._cast.outlet(phrase) or apposed_outlet(phrase)
            called = any(word[:1].isupper() for word in phrase.split()[1:]) or take_apart(phrase).head in _ON_AIR
            return _PAPER.sub("", phrase) if named is None and called else named
        if attribution.via is not None:
            return self._cast.outlet(text[slice(*attribution.via)])
        told = self._told(text, attribution.recipient, kind) if attribution.recipient is not None else None
        if told is not None:
            return told
        through = _THROUGH.search(phrase)
        if through is not None:
            name = self._cast.outlet(through.group(1)) or _title_of_its_own(through.group(1))
            if name is not None:
                return name
        if kind == "eyewitness" and (name := named_outlet(phrase, self._known)) is not None:
            return name
        if attribution.response is not None:  # "…, he told the Herald" behind a reaction
            teller = _TOLD.match(text, attribution.content[-1][1])
            return named_outlet(teller.group(1), self._known) if teller is not None else None
        spoken = _SPEAKING_TO.search(text, max(0, start - _LEADING_UP), start)
        if spoken is not None and (name := named_outlet(spoken.group(1), self._known)) is not None:
            return name
        return self._cast.inherited_credit(phrase) if phrase else None

    def _told(self, text: str, recipient: Span, kind: str) -> str | None:
        """The outlet that somebody's words were told to."""
        start, end = recipient
        phrase = text[start : end + len(_SUNDAY) * text.startswith(_SUNDAY, end)]
        outlet = self._cast.outlet(phrase)
        if outlet is None and kind == "anonymous" and "," not in phrase and phrase[:1].isupper():
            # whom unnamed people talk to by name is the press
            return text[start:end] if source_kind(text[start:end]) in ("named_person", "institution") else None
        return outlet


def _title_of_its_own(phrase: str) -> str | None:
    """One capitalised word, no body's or place's that is known: what "seen by Expresso" names is a paper."""
    word = phrase.removeprefix("the ").split(",")[0].strip()
    single = word[:1].isupper() and " " not in word and word.casefold() not in BODIES
    return word if single and source_kind(word) == "institution" else None
