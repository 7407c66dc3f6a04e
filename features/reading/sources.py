"""What sort of source a phrase names, and how close an unnamed one is."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from features.reading.anonymity import FAMILIAR
from features.reading.credits import apposed_outlet, named_outlet, refers_back
from features.reading.lexicon import nouns, phrases
from features.reading.lexicon.names import FIRST_NAMES
from features.reading.lexicon.roles import THINGS, is_role
from features.reading.phrase import BEHIND_HEAD, Phrase, take_apart

_UNNAMED: Final = re.compile(
    r"anonym|unnamed|unidentified|unspecified|undisclosed|of unknown|not (?:to be|be|being) (?:named|identified"
    r"|quoted)"
    r"|not authori[sz]ed|(?:declin|refus)\w+ to (?:be (?:named|identified)|give (?:his|her|their))|(?:not"
    r"|n't) give (?:his|her|their)"
    r"|not (?:allowed|permitted|cleared) to|if (?:identified|named)|off the record|speaking privately|on background",
    re.IGNORECASE,
)
_SAW: Final = re.compile(
    r"\bwho\s(?:\w+ly\s|also\s|had\s|has\s|have\s)*(?:saw|seen|heard|watched|filmed|witness\w*|photographed"
    r"|recorded|surviv\w+|"
    r"escaped|fled|(?:was|were)\s(?:on board|aboard|inside|nearby|outside|there|at the scene|in the (?:next"
    r"|same|room|car|crowd|"
    r"building|street|queue|stands|carriage)|among|(?!working|being|briefed)\w+ing\b))|\bat the scene\b"
    r"|\bon the scene\b",
    re.IGNORECASE,
)
_FORMER: Final = re.compile(r"\b(?:former|ex-\w+|ex|retired|one-time|late|then-)\b", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Rev|Father|Sister)\b"
)
_SHARE: Final = re.compile(
    r"\b(?:per ?cent|percent(?:age)?)\b|\d%|^(?:\w+ ){0,3}(?:half|third|quarter|majority|share) of\b"
)
_EITHER: Final = phrases.words("developer landlord operator publisher maker promoter agent owner")  # people or firms
_SPEAKS_FOR: Final = re.compile(
    r"spokes|behalf of|\b(?:auction|publishing|fashion|opera|trading|brokerage) houses?\b", re.IGNORECASE
)
_PRINTED: Final = phrases.words(
    "media press news local newspaper other some many several multiple earlier previous initial"
)
_TWO_FACED: Final = phrases.words(
    "president secretary director commissioner commander speaker officer officers treasurer inspector captain"
    " general chief official officials regulator"
)


def source_kind(text: str, known_outlets: Container[str] = ()) -> str:
    """The kind of source that a phrase names, out of `SOURCE_KINDS`; pronouns count as persons here.

    >>> source_kind("a source with regular contact with top officials")
    'anonymous'
    >>> source_kind("Ada Oke, the transport minister")
    'official'
    """
    phrase = take_apart(text)
    if not phrase.words:
        return "none"
    for rule in (_hidden, _seen, _paper, _press, _thing, _vague, _official, _institution, _person):
        kind = rule(phrase, known_outlets)
        if kind is not None:
            return kind
    return "named_person"


def _hidden(phrase: Phrase, known: Container[str]) -> str | None:
    if _UNNAMED.search(phrase.text):
        return "anonymous"
    return "anonymous" if nouns.SOURCES.intersection(phrase.heads) and not phrase.named else None


def _seen(phrase: Phrase, known: Container[str]) -> str | None:
    if _SAW.search(phrase.text) and (
        phrase.named or phrase.head in nouns.WITNESSES or not FAMILIAR.search(phrase.text)
    ):
        return "eyewitness"
    return "eyewitness" if phrase.head in nouns.WITNESSES and not _TITLE.search(phrase.text) else None


def _paper(phrase: Phrase, known: Container[str]) -> str | None:
    if phrase.head not in nouns.DOCUMENTS:
        return None
    head = BEHIND_HEAD.split(phrase.text.split(",")[0], maxsplit=1)[0].split()
    proper = bool(head) and head[-1][:1].isupper() and named_outlet(" ".join(head), known) is not None
    if phrase.head in ("reports", "report") and (len(phrase.words) == 1 or phrase.words[0] in _PRINTED):
        return "outlet"  # "reports say", "…: report": what other outlets print
    return None if proper else "document"


def _press(phrase: Phrase, known: Container[str]) -> str | None:
    head = re.split(r"[,(;–—]", phrase.text)[0]
    if named_outlet(BEHIND_HEAD.split(head, maxsplit=1)[0], known) is not None and not _people(phrase):
        return "outlet"
    if (phrase.head in nouns.OUTLET_NOUNS and not phrase.named) or refers_back(head):
        return "outlet"
    if phrase.head in ("media", "press", "television", "tv", "radio"):
        return "outlet"
    return "outlet" if apposed_outlet(phrase.text) is not None else None


def _thing(phrase: Phrase, known: Container[str]) -> str | None:
    """Nobody, where what is said to say it is no person, body or paper ("a sign", "the process")."""
    thing = phrase.head in THINGS and not phrase.named and not _SHARE.search(phrase.text)
    return "none" if thing and phrase.words[0] in phrases.DETERMINERS else None


def _people(phrase: Phrase) -> bool:
    """Whether it is somebody of an outlet rather than the outlet."""
    return bool(phrase.words) and phrase.head in nouns.SPOKESPEOPLE


def _vague(phrase: Phrase, known: Container[str]) -> str | None:
    if _SHARE.search(phrase.text) or _trade(phrase):
        return "anonymous"
    if phrase.indefinite and phrase.words[1:2] == ("of",) and not phrase.named:
        return "anonymous"  # "one of the negotiators"
    if phrase.head in nouns.UNNAMED_GROUPS and phrase.words[0] not in ("his", "her", "the"):
        return "anonymous"
    if phrase.named and not phrase.indefinite:
        return None
    if phrase.head in nouns.SPOKESPEOPLE or nouns.SPOKESPEOPLE.intersection(phrase.heads[-3:]):
        return None
    if phrase.indefinite and (phrase.head in nouns.VAGUE_PEOPLE or phrase.head in nouns.OFFICE_HOLDERS):
        return None if phrase.named and "," in phrase.text and not phrase.words[0].isdigit() else "anonymous"
    return "anonymous" if phrase.head in ("someone", "somebody", "person", "people") else None


def _trade(phrase: Phrase) -> bool:
    """Whether it is people of one trade without a name ("engineers", "local historians")."""
    taken = nouns.OFFICE_HOLDERS | nouns.BODIES | nouns.SPOKESPEOPLE | nouns.STATE_BODIES
    small = len(phrase.words) == 1 or phrase.head in phrase.text  # no "Harbour Pilots"
    plural = phrase.head.endswith(("s", "men", "women", "people", "children", "folk"))
    unowned = phrase.words[0] not in ("his", "her", "the", "its", "their", "our", "my") and "'s " not in phrase.text
    return plural and small and unowned and not phrase.named and phrase.head not in taken and is_role(phrase.head)


def _official(phrase: Phrase, known: Container[str]) -> str | None:
    heads = set(phrase.heads)
    lower = " ".join(phrase.words)
    if _FORMER.search(phrase.text.split(",")[0]) or any(_FORMER.match(s.strip()) for s in phrase.text.split(",")[1:]):
        return None
    body = heads & nouns.BODIES or set(phrase.words) & nouns.BODIES - {"party"}
    padded = f" {lower} "
    state = heads & nouns.STATE_BODIES or any(f" {p} " in padded for p in nouns.STATE_PHRASES)
    if any(f" {p}" in padded for p in nouns.OFFICE_PHRASES):
        return "official"
    office = heads & nouns.OFFICE_HOLDERS
    if office and (office - _TWO_FACED or not body or state):
        return "official"
    if state and not (heads & {"lawyer", "lawyers"}):
        return "official"
    if phrase.head in nouns.SPOKESPEOPLE and set(phrase.words) & (nouns.STATE_BODIES | {"police"}):
        return "official"
    return "official" if _place(phrase) else None


def _place(phrase: Phrase) -> bool:
    words = phrase.words[1:] if phrase.words[0] == "the" else phrase.words
    if len(words) == 1:
        return words[0] in nouns.PLACES_FOR_STATES
    return " ".join(words) in nouns.LONG_PLACES_FOR_STATES


def _institution(phrase: Phrase, known: Container[str]) -> str | None:
    if set(phrase.heads) & nouns.SPOKESPEOPLE or _SPEAKS_FOR.search(phrase.text):
        return None if _FORMER.search(phrase.text) else "institution"
    if set(phrase.heads) & _TWO_FACED and set(phrase.words) & nouns.BODIES and not _FORMER.search(phrase.text):
        return "institution"
    if phrase.head in _EITHER and re.search(r"\bwho\b", phrase.text):
        return None
    if set(phrase.heads) & (nouns.BODIES | nouns.GROUP_WORDS) and not _singular_lawyer(phrase):
        titled = _TITLE.search(BEHIND_HEAD.split(phrase.text, maxsplit=1)[0]) is not None
        return None if titled else "institution"
    last = phrase.text.split()[-1]
    acronym = last.strip(".,").isupper() and 2 <= len(last.strip(".,")) <= 6 and "." not in last[:-1]
    return "institution" if acronym else None


def _singular_lawyer(phrase: Phrase) -> bool:
    return phrase.named and bool({"lawyer", "attorney", "solicitor"} & set(phrase.heads))


def _person(phrase: Phrase, known: Container[str]) -> str | None:
    first = phrase.words[0]
    if first in phrases.PRONOUNS or _TITLE.search(phrase.text):
        return "named_person"
    capitals = [word for word in phrase.text.split() if word[:1].isupper()]
    lower_article = first == "the" and len(capitals) > (phrase.text[:1].isupper())
    if lower_article and phrase.named and any(is_role(word.lower()) for word in phrase.text.split() if word.islower()):
        return "named_person"  # "the critic Jens Aal"
    if lower_article and "," not in phrase.text and phrase.text.split()[-1][:1].isupper():
        return "institution"
    if phrase.named:
        return "named_person"
    if len(phrase.words) == 1 and phrase.text[:1].isupper():
        return "named_person" if first in FIRST_NAMES or len(first) == 1 else "institution"
    # "drivers", "local farmers": people without a name; "the teacher", "her father" can be identified
    plural = phrase.head.endswith("s") and first not in phrases.DETERMINERS
    return "anonymous" if phrase.indefinite or plural else "named_person"
