"""What sort of source a phrase names, and how close an unnamed one is."""

from __future__ import annotations

import re
from collections.abc import Container, Hashable
from functools import lru_cache
from typing import Final

from features.reading.anonymity import FAMILIAR
from features.reading.credits import apposed_outlet, named_outlet, refers_back
from features.reading.lexicon import nouns, phrases
from features.reading.lexicon.names import FIRST_NAMES
from features.reading.lexicon.roles import THINGS, is_role
from features.reading.offices import TITLE, institution, official
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
    r"|same|car|crowd|"
    r"building|street|queue|stands|carriage|square|stadium|shop|lobby|lift)|on the (?:\w+ )?(?:train|bus|ferry|boat"
    r"|ship"
    r"|plane|flight|platform|bridge|beach|roof|crossing|ride|tram|coach|pier|street)|at the (?:front|back|bar|gate"
    r"|window)"
    r"|among|(?!working|being|briefed|speaking|acting|calling|running|serving|living|standing\sfor|seeking"
    r"|leading|representing|advising|handling|negotiating|investigating)\w+ing\b))|\bat the scene\b"
    r"|\bon the scene\b",
    re.IGNORECASE,
)
_LIVES: Final = re.compile(
    r"\bwho\s(?:lives?|lived|works?|worked|rents?|runs?|owns?|has|had)\b[^,]{0,40}?\b(?:opposite|nearby|next door"
    r"|across|above|below"
    r"|beside|around the corner|in the same|on the (?:same )?(?:street|road|square|corner)|a few|metres|meters|yards"
    r"|doors)\b"
)
_SHARE: Final = re.compile(
    r"\b(?:per ?cent|percent(?:age)?)\b|\d%|^(?:\w+ ){0,3}(?:half|third|quarter|majority|share) of\b"
)
_OF_RANK: Final = re.compile(r"^(?:the )?([A-Z][a-z]+) of [A-Z]")  # "the Bishop of Tarn"
_RANKS: Final = phrases.words(
    "archbishop bishop cardinal duke duchess earl count countess prince princess baron dean abbot rabbi imam lord lady"
)
_PIECES: Final = phrases.words("editorial editorials op-ed column leader article story piece exclusive scoop headline")
_PRINTED: Final = phrases.words(
    "media press news local newspaper other some many several multiple earlier previous initial"
)


def source_kind(text: str, known_outlets: Container[str] = ()) -> str:
    """The kind of source that a phrase names, out of `SOURCE_KINDS`; pronouns count as persons here.

    >>> source_kind("a source close to the negotiations")
    'anonymous'
    >>> source_kind("Ada Oke, the transport minister")
    'official'
    """
    # the same few names and offices fill the papers for weeks
    return _kind(text, known_outlets) if isinstance(known_outlets, Hashable) else _told(text, known_outlets)


def _told(text: str, known_outlets: Container[str]) -> str:
    phrase = take_apart(text)
    if not phrase.words:
        return "none"
    for rule in (_hidden, _seen, _paper, _press, _thing, _vague, official, institution, _person):
        kind = rule(phrase, known_outlets)
        if kind is not None:
            return kind
    return "named_person"


_kind: Final = lru_cache(maxsize=1 << 15)(_told)


def near_by(phrase: str) -> bool:
    """Whether somebody is told by where they live or work: a witness, if what they say is what they saw or heard."""
    return _LIVES.search(phrase) is not None


def _hidden(phrase: Phrase, known: Container[str]) -> str | None:
    if _UNNAMED.search(phrase.text):
        return "anonymous"
    return "anonymous" if nouns.SOURCES.intersection(phrase.heads) and not phrase.named else None


def _seen(phrase: Phrase, known: Container[str]) -> str | None:
    if _SAW.search(phrase.text) and (
        phrase.named or phrase.head in nouns.WITNESSES or not FAMILIAR.search(phrase.text)
    ):
        return "eyewitness"
    if phrase.head in nouns.UNNAMED_GROUPS - nouns.WITNESSES:
        return None
    return "eyewitness" if phrase.head in nouns.WITNESSES and not TITLE.search(phrase.text) else None


def _paper(phrase: Phrase, known: Container[str]) -> str | None:
    if phrase.head in _PIECES and named_outlet(phrase.text, known) is not None:
        return "outlet"
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
    plural = phrase.head.endswith(("s", "men", "women", "people", "children", "folk", "staff", "crew", "personnel"))
    unowned = phrase.words[0] not in ("his", "her", "the", "its", "their", "our", "my") and "'s " not in phrase.text
    return plural and small and unowned and not phrase.named and phrase.head not in taken and is_role(phrase.head)


def _person(phrase: Phrase, known: Container[str]) -> str | None:
    first = phrase.words[0]
    rank = _OF_RANK.match(phrase.text)
    if rank is not None and rank.group(1).lower() in _RANKS:
        return "named_person"
    if first in phrases.PRONOUNS or TITLE.search(phrase.text):
        return "named_person"
    capitals = [word for word in phrase.text.split() if word[:1].isupper()]
    lower_article = first == "the" and len(capitals) > (phrase.text[:1].isupper())
    if lower_article and phrase.named and any(is_role(word.lower()) for word in phrase.text.split() if word.islower()):
        return "named_person"  # "the critic Jens Aal"
    small = {word for word in phrase.text.split()[1:] if word.islower()}
    if lower_article and phrase.named and small and not small & (nouns.BODIES | phrases.PREPOSITIONS | {"and"}):
        return "named_person"  # "the sculptor Jens Aal", whatever the trade
    if lower_article and "," not in phrase.text and phrase.text.split()[-1][:1].isupper():
        return "institution"
    if phrase.named:
        return "named_person"
    if len(phrase.words) == 1 and phrase.text[:1].isupper():
        return "named_person" if first in FIRST_NAMES or len(first) == 1 else "institution"
    # "drivers", "local farmers": people without a name; "the teacher", "her father" can be identified
    plural = phrase.head.endswith("s") and first not in phrases.DETERMINERS
    return "anonymous" if phrase.indefinite or plural else "named_person"
