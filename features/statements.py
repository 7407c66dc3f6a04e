"""What one report tells of the word of somebody entitled: confirmed, denied, no comment, silent, or nothing."""

from __future__ import annotations

import re
from typing import Any, Final

from features.grouping.entitled import concerned, entitled, names
from features.grouping.relevance import ON_POINT, denies, share_told
from features.grouping.text import stem, terms, words

_REACTIONS: Final = {
    "confirms": "confirmed",
    "denies_specific": "denied",
    "denies_general": "denied",
    "no_comment": "no comment",
    "non_denial": "no comment",
    "did_not_respond": "silent",
    "silent": "silent",
}
SUBSTANTIVE: Final = ("confirmed", "partly confirmed", "denied")
_ASIDE: Final = 0.15  # share of the claim's terms, below which what is confirmed is something else
_REPEATS: Final = 0.5  # share of the claim's terms, from which a sentence counts for itself, whatever its article says
_SHARED: Final = 0.3  # share of the claim's terms, from which a statement below the lede is about the claim
_BRIEF: Final = 6  # words in which "the report" or "it" is confirmed, without telling what it says
_SAYS: Final = frozenset(
    map(
        stem,
        """
        according acknowledge add admit announce call concede confirm declare describe disclose explain find give inform
        insist post put quoted repeat report reveal say state tell tweet write
        """.split(),  # noqa: SIM905
    )
)
_PAST: Final = {"said": "say", "told": "tell", "found": "find", "gave": "give", "wrote": "write"}
_PARTLY: Final = re.compile(
    r"\b(?:part(?:ly|ially)|in part|some of|but not|errors?|mistake|repaid|possibl[ey]|provisional\w*|"
    r"not (?:been )?ruled out|awaiting (?:results|confirmation))\b",
    re.IGNORECASE,
)
_TENTATIVE: Final = re.compile(r"\b(?:possible (?:source|cause|link)|provisional\w*|not (?:been )?ruled out)\b")
_OWNS_UP: Final = re.compile(r"\b(?:errors?|mistakes?|apologi[sz]\w+|repaid|regret\w*|at fault|put (?:it )?right)\b")
_REFUSES_MORE: Final = re.compile(
    r"\b(?:but|though|while)\b[^.]{0,40}\b(?:not|n['’]t|declin\w+|refus\w+)\s+(?:to\s+)?(?:be\s+)?"
    r"(?:speak|say|put|discuss|give|comment|name|disclose|reveal|go|talk)\b"
)
_REFUSES: Final = re.compile(
    r"\btoo early to (?:say|tell|confirm|conclude)\b|"
    r"\b(?:(?:would|will|could|does|do|did|can)(?: not|n['’]t)|cannot|declin\w+ to|refus\w+ to) "
    r"(?:be )?(?:respond|comment|say|discuss|speculat|drawn|confirm or deny|give|provide|talk)\w*"
)
_FALSE: Final = re.compile(r"\b(?:hoax|fake|false|untrue|no truth|fabricat\w+|fiction)\b", re.IGNORECASE)
_UNTRUE: Final = re.compile(
    r"\b(?:stor(?:y|ies)|reports?|claims?|rumou?rs?|allegations?|articles?|this|that|it)\b[^.;]{0,40}?"
    r"\b(?:is|are|was|were) (?:\w+ )?(?:untrue|false|wrong|baseless|unfounded|invented|nonsense|without foundation)\b",
    re.IGNORECASE,
)
_UNDER_WAY: Final = re.compile(
    r"\b(?:is|was|are|were|been) (?:(?!not )\w+ )?(?:reviewing|investigating|looking|examining|checking|monitoring|"
    r"studying|aware|inspected|gathering|assessing)\b|\bha(?:s|d|ve) (?:not|never) (?:been told|heard)\b|"
    r"\b(?:would|will|to)\W+(?:look (?:in)?to|check|explain|review|investigate)\b"
)
# what a statement says of itself, whatever the claim; the first that fits counts
_TURNS: Final = (
    (_UNDER_WAY, "silent"),
    (_REFUSES, "no comment"),
    (_UNTRUE, "denied"),
    (_OWNS_UP, "partly confirmed"),
)
_PUT_TO: Final = frozenset({"no_comment", "did_not_respond", "non_denial", "denies_general", "denies_specific"})
_VOUCHED: Final = 0.4  # share of the claim's terms, from which a body that confirms it is one concerned

Parties = frozenset[frozenset[str]]


def parties_asked(reports: list[Any]) -> Parties:
    """Names, in small letters, of those to whom the reports say that the claim was put."""
    reacted = (row for row in reports if row.bears and row.response in _PUT_TO)
    called = (frozenset(name.lower() for name in names(text_of(row.source_text))) for row in reacted)
    return frozenset(name for name in called if name)


def word_in(row: Any, asked: Parties, early: bool) -> str | None:
    """What a report tells of an entitled party's word on the claim; None when it tells nothing.

    `row`: a report as in `official_status`. `asked`: parties to whom the claim was put. `early`: whether it stands in
    headline or lede.
    """
    if not row.bears:
        return None
    if isinstance(row.response, str):
        return _reaction(row, asked)
    factual = row.on_record and row.speech_act in ("assertion", "prediction")
    return _statement(row, asked, early) if factual and is_entitled(row, asked) and _says(row) else None


def is_entitled(row: Any, asked: Parties) -> bool:
    """Whether a report's source may confirm or deny the claim."""
    return _is_party(row, asked) or any(entitled(voice, row.source_kind, row.claim) for voice in _voices(row))


def tentative(row: Any) -> bool:
    """Whether a sentence takes something back from what was confirmed."""
    return _TENTATIVE.search(row.sentence) is not None


def partly(text: str) -> bool:
    """Whether a text owns up to a part only.

    >>> partly("It was a possible source."), partly("It was the source.")
    (True, False)
    """
    return _PARTLY.search(text) is not None


def text_of(value: object) -> str | None:
    """The text, None for any sort of missing."""
    return value if isinstance(value, str) else None


def _reaction(row: Any, asked: Parties) -> str | None:
    word = _REACTIONS.get(row.response)
    if word not in SUBSTANTIVE:
        return word
    share, party = share_told(row.sentence, row.claim), _is_party(row, asked)
    vouched = row.response == "confirms" and row.source_kind == "institution" and share >= _VOUCHED
    if not is_entitled(row, asked) and not vouched:
        return None
    if word == "denied":
        plain = row.response == "denies_general" or row.stance == "against"
        return word if party or plain or share >= ON_POINT else None
    if _FALSE.search(row.sentence) and not _FALSE.search(row.claim):
        return "denied"
    if _REFUSES_MORE.search(row.sentence):
        return "no comment"
    if not party and share < _ASIDE and len(row.content_text.split()) > _BRIEF:
        return None
    return "partly confirmed" if row.hedge == "strong" or partly(row.sentence) else word


def _statement(row: Any, asked: Parties, early: bool) -> str | None:
    """What somebody entitled said of his own accord."""
    for pattern, word in _TURNS:
        if pattern.search(row.sentence):
            return word
    if denies(row.sentence, row.claim):
        return "denied"
    share = share_told(row.sentence, row.claim)
    if row.source_kind != "official" and _is_party(row, asked):
        if not _takes_up(row):
            return "no comment" if row.source_kind == "institution" else None
    elif share < _SHARED and (not early or row.stance == "observing"):
        return None
    if row.stance == "against" and share < _REPEATS:
        return "denied"
    return "partly confirmed" if row.hedge == "strong" or partly(row.sentence) else "confirmed"


def _voices(row: Any) -> list[str]:
    """A source as the sentence has it and, where the reader knows, by its full name."""
    voices = [voice for voice in (text_of(row.source_text), text_of(getattr(row, "speaker", None))) if voice]
    return voices[:1] if row.source_kind == "institution" else voices  # "he" is no body, whomever he speaks for


def _is_party(row: Any, asked: Parties) -> bool:
    """Whether the claim names a report's source, or was put to it."""
    for voice in _voices(row):
        called = frozenset(name.lower() for name in names(voice))
        if concerned(voice, row.claim) or any(called and (called <= one or one <= called) for one in asked):
            return True
    return False


def _says(row: Any) -> bool:
    """Whether the source says something, rather than does what the claim tells of it."""
    cue = " ".join(row.sentence[start - row.sentence_start : end - row.sentence_start] for start, end in row.cue)
    verbs = _verbs(cue)
    return bool((verbs & _SAYS) - _verbs(row.claim)) or not verbs


def _verbs(text: str) -> set[str]:
    return {stem(_PAST.get(word, word)) for word in words(text)}


def _takes_up(row: Any) -> bool:
    """Whether a party's words take up more of the claim than its own name."""
    voices = " ".join(_voices(row))
    named = set(terms(" ".join([*names(row.claim), voices])))
    return bool((set(terms(row.claim)) - named) & set(terms(row.sentence)))
