"""Wordings that show where an article has its story from: its own eyes, a public occasion, or mere hearsay."""

from __future__ import annotations

import re
from typing import Final

_HEARD: Final = (
    r"(?:told|tells|telling|spoke to|spoken to|speaking to|shown to|seen by|obtained by|given to|leaked to|shared with|"
    r"sent to|confirmed to|interview with|interviewed by|read out to|taken for|tested for|contacted by|reviewed by|"
    r"approached by|phoned|e-?mailed)"
)
_OURSELVES: Final = r"(?:us|our|this (?:newspaper|paper|magazine|website|site|blog|newsroom|programme|station|channel))"
_FIRST_PERSON: Final = re.compile(
    rf"\b{_HEARD} {_OURSELVES}\b|"
    rf"\b(?:letter|statement|message|e-?mail|interview) (?:to|with) {_OURSELVES}\b|"
    r"\b[Oo]ur (?:own )?(?:reporters?|correspondents?|photographers?|cameras?|trainee|newsroom|team|investigation|"
    r"tests?|sample|editor|crew|drone)\b|"
    r"\b(?:[Ww]e|I) (?:saw|counted|watched|found|filmed|visited|tested|measured|heard|walked|witnessed|worked)\b|"
    r"\bI was (?:\w+ )?(?:there|on|in|at|near|upstairs|outside|inside|standing|sitting|walking|driving)\b"
)
_BEFORE_NAME: Final = re.compile(rf"\b{_HEARD}\s+\Z")
_AFTER_NAME: Final = re.compile(
    r"\s+(?:has|have|had)\s+(?:\w+ly\s+)?(?:learn(?:ed|t)|seen|obtained|established|found|spoken|been told|viewed)\b"
)
_HEARSAY: Final = re.compile(
    r"\b(?:reportedly|it (?:was|is|has been) (?:widely )?(?:reported|rumou?red)|rumou?rs?|"
    r"(?:media|press|newspapers?|papers?|magazine|websites?|agency|broadcasters?|tabloids?|bloggers?|online|several|"
    r"some|multiple|local|foreign|news|unconfirmed) (?:reports?|reported|outlets|media)|"
    r"reports (?:say|said|suggest|claim|emerged)|"
    r"according to [\w\s-]{0,30}\b(?:media|reports|newspapers?|papers?|programme|website|a (?:tv|television)))\b",
    re.IGNORECASE,
)
_VERDICT: Final = r"(?:acquit\w*|convict\w*|sentenc\w*|cleared|guilty|verdict|ruled|ruling)"
_BENCH: Final = r"(?:court|judges?|jury|tribunal|magistrates?)"
_OFFICER: Final = r"(?:inspector|superintendent|sergeant|constable)"
_PUBLIC: Final = {
    "press conference": (
        r"(?:press|news|media) (?:conference|briefing)|told (?:reporters|journalists|the press)|"
        r"(?:made|making) the announcement|took (?:a single |one |no |\w+ )?questions?"
    ),
    "court": rf"{_BENCH}\b.{{0,200}}\b{_VERDICT}|{_VERDICT}\b.{{0,200}}\b{_BENCH}",
    "police": (
        r"police (?:said|say|confirmed|reported|put|are looking|told|named|spokes\w+|statement|update)|"
        rf"(?:said|confirmed|told) (?:by )?(?:the )?police|{_OFFICER} [A-Z]\w+ ?[A-Z]?\w* (?:said|told)"
    ),
    "parliament": r"told (?:parliament|mps|lawmakers|the (?:house|senate|assembly|chamber))",
}
_OCCASIONS: Final = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in _PUBLIC.items()}


_INDEPENDENTLY: Final = re.compile(
    r"\b(?:independently|separately)\s+(?:confirm|verif|establish|obtain|seen|spok|learn|corroborat)\w*|"
    r"\b(?:confirmed|verified|spoken|obtained|corroborated)\s+(?:independently|separately)\b|\bits own sources?\b"
)
_STANDS_BY: Final = re.compile(
    r"\b(?:stands?|stood|standing) by (?:its|their|the|a|that|an) "
    r"(?:\w+ )?(?:report|findings?|story|figures?|results?|tests?)\b",
    re.IGNORECASE,
)
_ENGLISH: Final = frozenset(
    """
    the of and to in a is was that for on with by at from it has as be are
    """.split()  # noqa: SIM905
)
_FEW_ENGLISH: Final = 0.1  # share of the commonest English words, below which a text is in another language
_ENOUGH_WORDS: Final = 20
_QUOTED: Final = re.compile(r"“[^“”]{1,600}”|\"[^\"\n]{1,600}\"|(?<!\w)'[^'\n]{1,200}'(?!\w)")


def independently(text: str) -> bool:
    """Whether a text claims sources of its own beside those that it credits.

    >>> independently("The Herald has confirmed independently that the gate was open.")
    True
    """
    return _INDEPENDENTLY.search(text) is not None


def first_hand(text: str, own_name: re.Pattern[str] | None) -> bool:
    """Whether a text says that its outlet saw, found or was told the thing itself.

    >>> first_hand("A guard told this newspaper that the gate was open.", None)
    True
    >>> first_hand("The gate was open, a guard told the Herald.", re.compile("the Herald"))
    True
    """
    text = _QUOTED.sub(" ", text)  # what a source says of itself is not the outlet's doing
    if _FIRST_PERSON.search(text):
        return True
    return own_name is not None and any(
        _BEFORE_NAME.search(text[max(0, name.start() - 30) : name.start()]) or _AFTER_NAME.match(text, name.end())
        for name in own_name.finditer(text)
    )


def hearsay(text: str) -> bool:
    """Whether a text has it from other media without saying which.

    >>> hearsay("The dam has cracks, according to local media.")
    True
    """
    return _HEARSAY.search(text) is not None


def occasions(text: str) -> frozenset[str]:
    """Public occasions that a text rests on, at which whoever was there heard the same.

    >>> sorted(occasions("Three judges acquitted the mayor on Monday."))
    ['court']
    """
    return frozenset(name for name, pattern in _OCCASIONS.items() if pattern.search(text))


def stands_by(text: str) -> bool:
    """Whether a body repeats what it found before.

    >>> stands_by("The council has stood by its report on the rats.")
    True
    """
    return _STANDS_BY.search(text) is not None


def foreign(text: str) -> bool:
    """Whether a text is not in English, as far as its commonest words tell; False for a few words.

    >>> foreign("De brug is dicht omdat er scheuren zijn gevonden in drie pijlers, zei de ingenieur van de provincie. "
    ...         "Vrachtwagens rijden om.")
    True
    """
    found = text[:2000].lower().split()
    return len(found) >= _ENOUGH_WORDS and sum(word in _ENGLISH for word in found) < _FEW_ENGLISH * len(found)
