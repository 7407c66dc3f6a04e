"""Wordings by which an article shows that its newsroom did work of its own, or owes it to somebody else's."""

from __future__ import annotations

import re
from typing import Final

from features.grouping.text import any_of

QUOTED: Final = re.compile(r"“[^“”]{1,600}”|«[^»]{1,600}»|\"[^\"\n]{1,600}\"|(?<!\w)'[^'\n]{1,200}'(?!\w)")

_SAW: Final = any_of(
    r"saw seen see can_see could_see counted watch\w* found find film\w* visit\w* test\w* measur\w* hear heard felt",
    r"walk\w* witness\w* work\w* stood stand rode drove climb\w* looked photograph\w* timed weighed checked bought",
    r"tried ordered sat queued arrived reached met",
)
_PLACED: Final = any_of(
    r"on at in there standing sitting looking outside inside beside next under near here",
)
_OWN_EYES: Final = re.compile(
    rf"\b(?:I|we)(?:['’]ve| have| had|['’]d)? (?:(?:also|just|then|now|only) )?(?:{_SAW})\b|"
    rf"\b(?:I|we)(?:['’]m| am|['’]re| are| was| were) (?:\w+ )?(?:{_PLACED})\b|\bin front of (?:me|us)\b",
    re.IGNORECASE,
)
_TOLD: Final = any_of(
    r"told tells? telling spoken?_(?:to|with) speaking_(?:to|with) talk(?:ed|ing|s)_(?:to|with) shown? showed seen_by",
    r"obtained_by given gave leaked_to shared_with sent wrote_to writes_to confirmed_to interview(?:ed)?_(?:by|with)",
    r"said_to contacted reviewed_by phoned rang called e-?mailed texted answered assured let",
)
_US: Final = (
    r"(?:us|me|our \w+|"
    r"this (?:newspaper|paper|magazine|website|site|blog|newsroom|programme|station|channel|reporter|column))"
)
_LEARNT: Final = any_of(
    r"spoken? talked interviewed obtained seen learn(?:ed|t) asked contacted reached rang phoned called understands?",
    r"established verified confirmed reviewed viewed read",
)
_STAFF: Final = any_of(
    r"reporters? correspondents? photographers? cameras? newsroom team investigation tests? sample editor crew drone",
    r"stringer sources? analysis count survey poll report reporting",
)
_CONTACT: Final = re.compile(
    rf"\b(?:{_TOLD}) (?:\w+ )?(?:(?:to|by|with) )?{_US}\b|"
    rf"\b(?:we|I|our (?:own )?\w+)(?:['’]ve| have| has| had)? (?:(?:also|since|now|independently) )?(?:{_LEARNT})\b|"
    rf"\bour (?:own )?(?:{_STAFF})\b",
    re.IGNORECASE,
)
_BEFORE_NAME: Final = re.compile(
    r"(?:told|tells|telling|sp(?:oke|oken|eaking) (?:to|on)|talk(?:ing|ed) to|shown to|seen by|obtained by|given to|"
    r"leaked to|shared with|sent to|(?:confirmed|said|provided|passed) to|interview(?:ed)? (?:with|by)|contacted by|"
    r"(?:reviewed|viewed|heard|examined) by|appearing on)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_AFTER_NAME: Final = re.compile(
    r"\s+(?:(?:has|have|had)\s+(?:(?:\w+ly|also|now|since|itself)\s+)?(?:been\s+(?:told|shown|given|able)|learn(?:ed|t)|"
    r"seen|obtained|established|found|spoken|viewed|verified|reviewed|confirmed|heard|interviewed|examined|read|"
    r"a copy|copies)|understands|spoke|obtained|saw|counted|visited|can reveal|was (?:told|shown|given))\b"
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
_NOTICE: Final = re.compile(
    r"(?:(?:press|media|public|official|joint) |service |)(?:notice|notification|statement|update|advisory|release|"
    r"bulletin|alert|warning|information|announcement|communiqu\w+|comunicado|mitteilung|pressemitteilung|correction|"
    r"log|incident|message|letter)\b|re:|our\b|an? message",
    re.IGNORECASE,
)
_FIRST_TOLD: Final = re.compile(
    r"\b(?:first|earlier|previously|originally) (?:reported|revealed|published|broke|disclosed|told)|"
    r"(?:was|were) (?:the )?first to (?:report|publish|reveal)|first had|broke the (?:story|news)|"
    r"(?:after|following) (?:a|the|an) [\w\s-]{0,30}report\b",
    re.IGNORECASE,
)


def own_eyes(text: str) -> int:
    """How often a text, quotations left out, says that its writer was there or tried it.

    >>> own_eyes("We counted nine lorries. I was standing at the gate.")
    2
    """
    return len(_OWN_EYES.findall(text))


def contacts(text: str) -> int:
    """How often a text, quotations left out, says that somebody spoke to its newsroom or that this found out.

    >>> contacts("A clerk told us so. Our reporter was shown the letter.")
    2
    """
    return len(_CONTACT.findall(text))


def own_name(text: str, name: re.Pattern[str]) -> int:
    """Whether the outlet's own name stands where a source has spoken to it (2), or it found out itself (1); else 0.

    >>> own_name("A clerk told the Dale Herald so.", re.compile("Dale Herald"))
    2
    >>> own_name("The Dale Herald has seen the letter.", re.compile("Dale Herald"))
    1
    """
    worth = 0
    for match in name.finditer(text):
        if _BEFORE_NAME.search(text[max(0, match.start() - 40) : match.start()]):
            return 2
        if _AFTER_NAME.match(text, match.end()):
            worth = 1
    return worth


def first_person(text: str) -> int:
    """How often a text, quotations left out, speaks of itself."""
    return len(_FIRST_PERSON.findall(text))


def notice(title: str) -> bool:
    """Whether a headline is that of a notice which somebody publishes himself.

    >>> notice("Statement on the closure of Mill Lane"), notice("Mill Lane closed, says council")
    (True, False)
    """
    return _NOTICE.match(title) is not None


def first_told(text: str) -> bool:
    """Whether a text says who had it first.

    >>> first_told("The sale was first reported by the Herald.")
    True
    """
    return _FIRST_TOLD.search(text) is not None
