"""Outlets that a text names: by shape ("the Evening Herald"), by common knowledge, or by the caller's list."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from features.reading.lexicon.nouns import OFFICE_HOLDERS, OUTLET_LAST_WORDS, OUTLET_NOUNS, OUTLETS, SPOKESPEOPLE

_NAME: Final = re.compile(
    r"(?<![\w&'’\-])[A-ZÀ-Þ0-9][\w&'’\-]*(?:\.(?:com|org|net|co\.uk|news|tv|info|io))?"
    r"(?:\s(?:(?:of|and|de|du|der|del|&)\s)?[A-ZÀ-Þ][\w&'’\-]*){0,5}"
)
_DOMAIN: Final = re.compile(r"(?<![\w\-])[\w\-]+\.(?:com|org|net|news|tv|info|co\.uk)\b", re.IGNORECASE)
_BACK: Final = re.compile(
    r"\b(?:the|that|this)\s(?:[\w\-]+\s)?(?:" + "|".join(sorted(OUTLET_NOUNS)) + r")\b", re.IGNORECASE
)
_AGENCY: Final = re.compile(r"\b(?:news\s?agency|newswire|news service|agency)\s+([A-Z][\w\-]+)")
_CALLED: Final = re.compile(
    r"\b(?:" + "|".join(sorted(OUTLET_NOUNS - {"paper", "channel", "network", "station"})) + r")\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_SUNDAY: Final = ("Mail", "Scotland")  # "the Mail on Sunday" is a paper's name, "the Herald on Sunday" a day's
_OWN_NAME: Final = frozenset(
    ["today", "standard", "star", "sun", "post", "mail", "independent", "express", "time", "times", "record"]
)
_PEOPLE: Final = SPOKESPEOPLE | OFFICE_HOLDERS


def normal(name: str) -> str:
    """A name as outlets are compared: no article, possessive or case.

    >>> normal("The Evening Herald's")
    'evening herald'
    """
    name = re.sub(r"['’]s$", "", " ".join(name.split())).casefold()
    return name.removeprefix("the ")


def named_outlet(text: str, known: Container[str] = ()) -> str | None:
    """The first outlet that a phrase names, as it names it; None when it names none.

    `known` holds further names, in any case ("the" left out).

    >>> named_outlet("two officials told the Evening Herald")
    'Evening Herald'
    >>> named_outlet("the state news agency TASS")
    'TASS'
    >>> named_outlet("Ms Oke") is None
    True
    """
    agency = _AGENCY.search(text)
    if agency is not None:
        return agency.group(1)
    called = _CALLED.search(text)
    if called is not None and (proper := _NAME.match(text, called.end())) is not None:
        name = re.sub(r"['’]s$", "", proper.group())
        # "newspaper editor", "the magazine's President" are people
        if name.split()[0].casefold() not in _PEOPLE:
            return name
    for found in _NAME.finditer(text):
        name = re.sub(r"['’]s$", "", found.group())
        if _is_outlet(name, known, text[: found.start()]):
            if name.endswith(_SUNDAY) and text.startswith(" on Sunday", found.end()):
                name += " on Sunday"
            the = name.casefold().startswith("the ")
            return name[4:] if the else name
    domain = _DOMAIN.search(text)
    return domain.group() if domain is not None else None


def _is_outlet(name: str, known: Container[str], before: str) -> bool:
    bare = normal(name)
    if bare in known or name in known or bare in OUTLETS or bare.replace(" ", "-") in OUTLETS:
        return True
    *rest, last = bare.split()
    if not rest:
        # "Mail", "Star" alone are outlets only behind "the" or as the whole phrase
        article = before.rstrip().lower().endswith("the") or name.casefold().startswith("the ")
        return last in OUTLET_LAST_WORDS and (article or not before.strip() or last not in _OWN_NAME) and article
    if last in OUTLET_LAST_WORDS or (rest[0] in OUTLETS and last in ("news", "world", "sport", "radio", "arabic")):
        return True
    return last == "agency" and "news" in rest


def apposed_outlet(phrase: str) -> str | None:
    """The name that an apposition calls an outlet; None where none does.

    >>> apposed_outlet("The Lamplighter, a student newspaper")
    'Lamplighter'
    """
    name, comma, rest = phrase.partition(",")
    noun = re.match(r"\s(?:a|an|the)\s(?:[\w\-]+\s){0,3}?(\w+)\b(?!\s\w)", rest)
    if not comma or noun is None or noun.group(1).casefold() not in OUTLET_NOUNS or _NAME.search(name) is None:
        return None
    return re.sub(r"^(?:The|the)\s", "", name.strip())


def refers_back(phrase: str) -> bool:
    """Whether a phrase means an outlet named before ("the newspaper", "the broadcaster").

    >>> refers_back("the Spanish daily"), refers_back("the ministry")
    (True, False)
    """
    return _BACK.search(phrase) is not None
