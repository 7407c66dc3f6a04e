"""Names in a text: where they stand, what part of them is the name, and the role that they are introduced with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from features.reading.lexicon.names import FEMALE_NAMES, FIRST_NAMES, MALE_NAMES
from features.reading.lexicon.nouns import BODIES, OFFICE_HOLDERS, SPOKESPEOPLE, STATE_BODIES
from features.reading.lexicon.phrases import ADVERBIAL_STARTS, DETERMINERS, LEADERS, SUBORDINATORS, TIMES, words
from features.reading.lexicon.roles import FEMALE_ROLES, MALE_ROLES, is_role
from features.reading.spans import Span, overlapping

_CAPITALS: Final = re.compile(
    r"(?<![\w’'\-.])(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gov|Sen|Gen|Lt|Col|Capt|Sgt|Rep|St|Pres|Maj|Adm|[A-Z])\."
    r"|[A-ZÀ-Þ][\w’'\-]*)"
    r"(?: (?:(?:van|von|der|den|de|del|della|di|da|dos|al|el|bin|ibn|ben|la|le|of|and|&|for)(?: the)? ){0,2}"
    r"(?:[A-ZÀ-Þ][\w’'\-]*|[A-Z]\.)){0,7}"
)
_COURTESY: Final = {
    "mr": "m", "sir": "m", "lord": "m", "father": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f",
    "dr": None, "prof": None, "professor": None, "rev": None, "justice": None, "judge": None, "doctor": None,
    "saint": None, "reverend": None,
}  # fmt: skip
_TITLES: Final = words(
    """pope cardinal archbishop bishop rabbi imam king queen prince princess duke duchess earl baron baroness count
    countess coach captain former ex acting interim deputy chief vice lead senior assistant great team club fellow
    foreign prime interior defence defense finance transport health energy education justice home trade environment
    housing labour labor agriculture culture sports economy industry police fire army state federal us uk eu un"""
)
_NEVER_NAMES: Final = (
    ADVERBIAL_STARTS | DETERMINERS | LEADERS | SUBORDINATORS | TIMES
    | words(
        """he she it they we i you who what when where why how his her their its our my asked according of is was
        were are there here then not no yes if only both neither none all such like some critics sources witnesses
        officials police residents people experts analysts dr mr mrs ms"""
    )
)  # fmt: skip
_CONNECTORS: Final = words("of and & for")
_BODIES: Final = STATE_BODIES | BODIES
_JOINED: Final = re.compile(r" (?:and|of|for|&) ")
_SMALL: Final = re.compile(r"(?<![\w’'\-])[\w’'\-]+(?= )")
_ROLE_LENGTH: Final = 50  # characters that "deputy transport minister" may take
_LEADING: Final = re.compile(r"(?:^|[.;:“”\"] |\b[Tt]he |\b[Aa]n? |['’]s )([^.;:,“”\"]{3,60}), $")
_BEHIND: Final = re.compile(r"(?:, | \()(?:(?:the|an?|who is (?:the|an?)|\d\d) )?([^,.;:“”\"()]{3,70})")
_OBLIQUE: Final = words(
    """of by with to for against from about on in at near than like over between via into after before under through
    told tell accused met and"""
)
_PLACING: Final = words("in at near from across outside around into through towards toward")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at `[start, end)`: its words without titles, and what the text says of its bearer right there."""

    start: int
    end: int
    name: str
    roles: tuple[str, ...]  # words of titles and appositions in small letters
    intro: str  # titles, name and apposition: what the sort of source is told by
    gender: str | None  # "m", "f", None unknown
    titled: bool  # behind "Mr" or an office
    oblique: bool  # behind a preposition: no subject
    placed: bool  # behind "in", "near": a place
    owning: bool  # "Ada Oke's"
    quoted: bool
    sentence: int


def mentions(text: str, starts: Sequence[int], quotations: Sequence[Span]) -> Iterator[Mention]:
    """Every name in a text in order; `starts` are the offsets at which sentences begin."""
    for found in _CAPITALS.finditer(text):
        for start, end in _parts(found.group(), found.start()):
            made = _mention(text, start, end, starts, quotations)
            if made is not None:
                yield made


def _parts(group: str, offset: int) -> Iterator[Span]:
    """ "Ada Lund and Karl Oke" are two names; so is what only looks like it, for a person is rarer told wrong."""
    at = 0
    for joint in _JOINED.finditer(group):
        if joint.group() == " and " or (joint.group() != " & " and _person(group[at : joint.start()])):
            yield offset + at, offset + joint.start()
            at = joint.end()
    yield offset + at, offset + len(group)


def _person(name: str) -> bool:
    """Whether what stands before "of" is somebody's whole name ("Ada Lund *of Tarn University*")."""
    parts = [part.casefold().rstrip(".") for part in name.split(" ")]
    cut = next((at for at, part in enumerate(parts) if part not in _COURTESY and part not in OFFICE_HOLDERS), 0)
    return len(parts) > cut + 1 and parts[cut] in FIRST_NAMES


def _mention(text: str, start: int, end: int, starts: Sequence[int], quotations: Sequence[Span]) -> Mention | None:
    parts = text[start:end].split(" ")
    dropped, roles, titled, gender = _titles(parts)
    named = parts[dropped:]
    if not named:
        return None
    owning = named[-1].endswith(("'s", "’s", "s’", "s'"))
    name = re.sub(r"['’]s?$", "", " ".join(named)).rstrip(".") if owning else " ".join(named).rstrip(".,")
    if len(name) < 2 or (len(named) == 1 and name.casefold() in _NEVER_NAMES):
        return None
    first = named[0].casefold()
    lead = start + sum(len(part) + 1 for part in parts[:dropped])
    before = text[max(0, start - 80) : start]
    introduced = _introduced(text, before, end if not owning else lead, owning)
    roles = (*roles, *(word for phrase in introduced for word in phrase.casefold().split()))
    last_before = before.split()[-1].casefold() if before[-1:] == " " and before.strip() else ""
    if gender is None and len(named) > 1:
        gender = "m" if first in MALE_NAMES else "f" if first in FEMALE_NAMES else None
    if gender is None:
        gender = "m" if MALE_ROLES & set(roles) else "f" if FEMALE_ROLES & set(roles) else None
    titles = " ".join(parts[:dropped])
    return Mention(
        lead, end, name, roles, _intro(introduced, titles, name), gender, titled,
        last_before in _OBLIQUE, last_before in _PLACING, owning,
        bool(overlapping(quotations, lead, end)), bisect_right(starts, lead) - 1,
    )  # fmt: skip


def _titles(parts: Sequence[str]) -> tuple[int, tuple[str, ...], bool, str | None]:
    """How many words lead up to the name proper, those that are roles, whether one is a title, the bearer's gender."""
    cut, gender, titled = 0, None, False
    body = parts[-1].casefold() in _BODIES  # "Health Ministry" is no ministry called so
    for at, part in enumerate(parts[:-1]):
        if body and at > 0:
            break
        lower = part.casefold().rstrip(".")
        title = lower in _COURTESY or lower in OFFICE_HOLDERS or lower in _TITLES or is_role(lower)
        if parts[at + 1].casefold() in _CONNECTORS or part.endswith(("'s", "’s")):
            break
        leads = (title and not body) or (at == 0 and lower in _NEVER_NAMES)
        # "Transport Minister Ada Oke": the word before an office belongs to it
        if not leads and (body or parts[at + 1].casefold() not in OFFICE_HOLDERS or at + 2 >= len(parts)):
            break
        cut, titled = at + 1, titled or title
        gender = gender or _COURTESY.get(lower)
    roles = tuple(part.casefold().rstrip(".") for part in parts[:cut])
    return cut, tuple(role for role in roles if role not in _NEVER_NAMES and role not in _COURTESY), titled, gender


def _introduced(text: str, before: str, end: int, owning: bool) -> list[str]:
    """The phrases that say what somebody is: "the energy minister, *Ada Lund*", "*Ada Lund*, the energy minister"."""
    out = []
    leading = _LEADING.search(before) if before.endswith(", ") else None
    if leading is not None and _describes(leading.group(1)):
        out.append(leading.group(1))
    small = _SMALL.findall(before[-_ROLE_LENGTH:])[-3:] if before.endswith(" ") else []
    if small and before.endswith(f"{small[-1]} ") and _names_role(small[-1]):
        out.append(" ".join(word for word in small if word.casefold() not in DETERMINERS))
    behind = None if owning else _BEHIND.match(text, end)
    if behind is not None and _describes(behind.group(1)):
        out.append(behind.group(1))
    return out


def _names_role(word: str) -> bool:
    lower = word.casefold()
    return (
        word == lower
        and not lower.endswith("s")
        and (lower in OFFICE_HOLDERS or lower in SPOKESPEOPLE or lower in _TITLES or lower in _FIRMS or is_role(lower))
    )


def _describes(phrase: str) -> bool:
    """Whether a phrase says what somebody is: its head, before "of" and the like, is a role."""
    head = re.split(r" (?:of|for|at|in|with|from|who|that|to|on|and|or)\b", phrase, maxsplit=1)[0].split()
    return bool(head) and len(head) < 7 and (_names_role(head[-1]) or head[-1].casefold() in _HOLDERS)


_FIRMS: Final = words(
    """company firm bank group airline maker retailer broker developer operator club union party charity university
    giant newspaper magazine broadcaster agency ministry startup start-up supplier manufacturer insurer carrier"""
)
_HOLDERS: Final = OFFICE_HOLDERS | _FIRMS


def _intro(introduced: Sequence[str], titles: str, name: str) -> str:
    return ", ".join([" ".join(part for part in (titles, name) if part), *introduced])
