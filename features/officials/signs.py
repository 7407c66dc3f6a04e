"""Everything that was heard from officials on a claim -> signs: numbers that the learned last word goes by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from features.officials import wordings
from features.officials.sentences import Sentence
from features.officials.statements import Utterance

WORDS: Final = ("confirmed", "partly confirmed", "denied", "no comment", "silent")
_PATTERNS: Final = {
    "silence": wordings.SILENCE,
    "refusal": wordings.REFUSAL,
    "evasion": wordings.EVASION,
    "tried": wordings.TRIED,
    "falsehood": wordings.FALSEHOOD,
    "rejects": wordings.REJECTS,
    "limited": wordings.LIMITED,
    "not_disputed": wordings.NOT_DISPUTED,
    "tentative": wordings.TENTATIVE,
}
_RESPONSES: Final = (
    "confirms", "denies_specific", "denies_general", "non_denial", "no_comment", "did_not_respond", "silent",
)  # fmt: skip
_LEDE: Final = 3  # reports that make up headline and lede


@dataclass(frozen=True)
class Heard:
    """What one article tells of officials: their words, or its publisher's own where that is a body (`published`)."""

    rows: Sequence[Any]  # the article's reports that bear on the claim or stand near its top
    told: Sequence[Sentence]
    said: Sequence[Utterance]
    published: bool
    public: bool  # said in court, in parliament or to the press
    about: bool  # whether it has enough of the claim's words


def signs(heard: Sequence[Heard], by_rule: str) -> dict[str, float]:
    """Signs of one claim, from what its articles tell, by time; `by_rule` is the last word by rule alone."""
    on_it = [one for one in heard if one.about]
    reported = [one for one in on_it if not one.published]
    own = [one for one in on_it if one.published]
    rows = [row for one in on_it for row in one.rows]
    responses = {row.response for row in rows if isinstance(row.response, str) and row.bears}
    top = {row.source_kind for row in rows if row.ordinal < _LEDE and not isinstance(row.response, str)}
    texts = [sentence.text for one in reported for sentence in one.told]
    n = max(len(heard), 1)
    found = {
        "off_topic": float(len(heard) > len(on_it)),
        "published": float(bool(own)),
        "published_against": float(any(one.rows[0].stance == "against" for one in own)),
        "against": sum(one.rows[0].stance == "against" for one in on_it) / n,
        "observing": sum(one.rows[0].stance == "observing" for one in on_it) / n,
        "official_on_top": float("official" in top),
        "institution_on_top": float("institution" in top),
        "in_public": float(any(one.public for one in on_it)),
    }
    found |= {f"published_{word}": float(any(word == one.said[0].word for one in own)) for word in WORDS}
    found |= {f"reads_{name}": float(any(map(each.search, texts))) for name, each in _PATTERNS.items()}
    found |= {f"response_{name}": float(name in responses) for name in _RESPONSES}
    found |= {f"rule_{word}": float(word == by_rule) for word in (*WORDS, "none")}
    for word in WORDS:
        found |= _of_word(word, heard)
    return found


def _of_word(word: str, heard: Sequence[Heard]) -> dict[str, float]:
    """How often, how close to the claim, by whom and how late a word was said."""
    said = [(place, one) for place, each in enumerate(heard, start=1) for one in each.said if one.word == word]
    firm = [(place, one) for place, one in said if one.faintness == 0]
    faint = {one.faintness for _, one in said}
    return {
        f"{word}_firm": float(bool(firm)),
        f"{word}_faint": float(1 in faint),
        f"{word}_aside": float(2 in faint),
        f"{word}_n": min(len(firm), 3) / 3,
        f"{word}_share": max((one.share for _, one in firm), default=0.0),
        f"{word}_party": float(any(one.party for _, one in firm)),
        f"{word}_outright": float(any(one.outright for _, one in firm)),
        f"{word}_last": max((place for place, _ in firm), default=0) / max(len(heard), 1),
    }
