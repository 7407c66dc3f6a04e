"""Whether a source speaks for the state or for a body: office-holders, spokespeople, companies, courts."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from features.reading.lexicon import nouns, phrases
from features.reading.lexicon.names import FIRST_NAMES
from features.reading.lexicon.roles import is_role
from features.reading.phrase import BEHIND_HEAD, Phrase

_FORMER: Final = re.compile(r"\b(?:former|ex-\w+|ex|retired|one-time|late|then-)\b", re.IGNORECASE)
_FOR_OFFICE: Final = phrases.words(
    "spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen office aide home residence phone desk"
)
_EITHER: Final = phrases.words("developer landlord operator publisher maker promoter agent owner")  # people or firms
_CORPORATE: Final = re.compile(
    r"\b(?:chief (?:executive|financial|operating|technology|marketing|information|commercial|investment|risk|legal"
    r"|product|people"
    r"|creative|scientific) officer|chief executive|(?:sales|marketing|finance|managing|operations|commercial"
    r"|technical|sporting) director"
    r"|company secretary)\b",
    re.IGNORECASE,
)
_OF_STATE: Final = re.compile(
    r"\b(?:of|from|with|at) the (?:[\w\-]+ ){0,4}?(?:ministry|police|army|navy|coastguard|coast guard|government"
    r"|treasury|embassy|constabulary"
    r"|fire (?:service|brigade|department)|police department|prosecutor['’]s office|air force|border (?:guard|force)"
    r"|national guard"
    r"|state department|health department|sheriff['’]s office|home office|foreign office|white house|city council"
    r"|county council)\b",
    re.IGNORECASE,
)
_STATE: Final = re.compile(f" (?:{'|'.join(map(re.escape, nouns.STATE_PHRASES))}) ")
_NO_STATE: Final = re.compile(f" (?:{'|'.join(map(re.escape, nouns.NO_STATE_PHRASES))}) ")
_OFFICE: Final = re.compile(f" (?:{'|'.join(map(re.escape, nouns.OFFICE_PHRASES))})")
TITLE: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Rev|Father|Sister)\b"
)
_MAKER: Final = re.compile(r"^(?:\w{3,}makers?|\w{3,}builders?)$")
_OF_TEAM: Final = re.compile(
    r"[a-z'’] (?:[A-Z]\w+ ){1,2}(?:manager|boss|coach|captain)\b|^[A-Z]\w+ (?:manager|boss|coach|captain) [A-Z]"
)
_OWN_VOICES: Final = phrases.words(
    """coach conductor captain goalkeeper striker midfielder defender winger player driver pilot skipper singer drummer
    guitarist violinist soloist organist professor lecturer teacher student pupil nurse doctor surgeon engineer worker
    employee member fan supporter shareholder investor customer patient guest caretaker cleaner cook chef conservator
    trainer physiotherapist batsman bowler quarterback pitcher jockey referee umpire goalscorer vicar chaplain"""
)
_SPEAKS_FOR: Final = re.compile(
    r"spokes|behalf of|\b(?:auction|publishing|fashion|opera|trading|brokerage) houses?\b", re.IGNORECASE
)
_OWNER: Final = re.compile(r"([\w\-]+)['’]s?(?= )")
_TWO_FACED: Final = phrases.words(
    "president secretary director commissioner commander speaker officer officers treasurer inspector captain"
    " general chief official officials regulator judge"
)


def official(phrase: Phrase, known: Container[str]) -> str | None:
    """ "official" where a phrase means the state or who holds office in it; None otherwise."""
    heads = set(phrase.heads)
    lower = " ".join(phrase.words)
    if _FORMER.search(phrase.text.split(",")[0]) or any(_FORMER.match(s.strip()) for s in phrase.text.split(",")[1:]):
        return None
    owners = _owners(phrase)
    if phrase.head in _FOR_OFFICE and set(phrase.words[:-1]) & (
        nouns.OFFICE_HOLDERS - _TWO_FACED | owners & nouns.OFFICE_HOLDERS
    ):
        return "official"
    if phrase.named and _OF_STATE.search(phrase.text):
        return "official"
    if _CORPORATE.search(phrase.text):
        return None
    if re.search(r"\b(?:Mr|Mrs|Lord|Lady|Chief) Justice\b", phrase.text):
        return "official"
    heads -= owners
    body = heads & nouns.BODIES or set(phrase.words) & nouns.BODIES - {"party"}
    padded = f" {lower} "
    if _NO_STATE.search(padded):
        return None
    state = heads & nouns.STATE_BODIES or _STATE.search(padded)
    if _OFFICE.search(padded):
        return "official"
    office = heads & nouns.OFFICE_HOLDERS
    if office and (office - _TWO_FACED or not body or state):
        return "official"
    if state and not (heads & {"lawyer", "lawyers"}):
        return "official"
    if phrase.head in nouns.SPOKESPEOPLE and set(phrase.words) & (nouns.STATE_BODIES | {"police"}):
        return "official"
    return "official" if _place(phrase) else None


def _owners(phrase: Phrase) -> set[str]:
    """The words that only say whose somebody is ("the *club's* coach")."""
    return {word.lower() for word in _OWNER.findall(phrase.text)}


def _place(phrase: Phrase) -> bool:
    words = phrase.words[1:] if phrase.words[0] == "the" else phrase.words
    if len(words) == 1:
        return words[0] in nouns.PLACES_FOR_STATES
    return " ".join(words) in nouns.LONG_PLACES_FOR_STATES


def institution(phrase: Phrase, known: Container[str]) -> str | None:
    """ "institution" where a phrase means a body or who speaks for one; None otherwise."""
    if phrase.named and _OF_TEAM.search(phrase.text):
        return None
    if set(phrase.heads) & nouns.SPOKESPEOPLE or _SPEAKS_FOR.search(phrase.text):
        return None if _FORMER.search(phrase.text) else "institution"
    if set(phrase.heads) & _TWO_FACED and set(phrase.words) & nouns.BODIES and not _FORMER.search(phrase.text):
        return "institution"
    if phrase.head in _EITHER and re.search(r"\bwho\b", phrase.text):
        return None
    if _personal(phrase):
        return None
    bodies: object = _NO_STATE.search(f" {' '.join(phrase.words)} ")
    bodies = (
        bodies
        or _CORPORATE.search(phrase.text)
        or any(_of_body(segment, at == 0, phrase) for at, segment in enumerate(phrase.segments))
    )
    if bodies and not _singular_lawyer(phrase):
        titled = TITLE.search(BEHIND_HEAD.split(phrase.text, maxsplit=1)[0]) is not None
        return None if titled and phrase.head != "office" else "institution"
    last = phrase.text.split()[-1]
    parts = phrase.text.split()
    if len(parts) > 1 and last.casefold() in nouns.COMPANY_LAST_WORDS and parts[0].casefold() not in FIRST_NAMES:
        return "institution" if all(part[:1].isupper() or part == "&" for part in parts[-2:]) else None
    acronym = last.strip(".,").isupper() and 2 <= len(last.strip(".,")) <= 6 and "." not in last[:-1]
    return "institution" if acronym else None


def _of_body(segment: tuple[str, ...], first: bool, phrase: Phrase) -> bool:
    """Whether a stretch between commas means a body ("ferry firm Oslund") and nobody of it ("a choir teacher")."""
    if not segment:
        return False
    body = {word for word in (segment if first else segment[-1:]) if word in nouns.BODIES or _MAKER.search(word)}
    body |= set(segment) & nouns.GROUP_WORDS if first else set()
    roles = [word for word in segment if is_role(word) and word not in nouns.BODIES and not _MAKER.search(word)]
    if roles and "chief" not in segment:
        return bool(body & set(segment[-1:]))
    return bool(body)


def _personal(phrase: Phrase) -> bool:
    """Whether somebody of a body speaks for nobody but themselves ("the club's coach", "the team captain")."""
    return phrase.head in _OWN_VOICES and (bool(_owners(phrase)) or phrase.words[0] in phrases.DETERMINERS)


def _singular_lawyer(phrase: Phrase) -> bool:
    return phrase.named and bool({"lawyer", "attorney", "solicitor"} & set(phrase.heads))
