"""Whether an article that came with a claim tells of it at all, and whether a sentence denies it."""

from __future__ import annotations

import re
from typing import Final

from features.grouping.entitled import names
from features.grouping.marks import foreign
from features.grouping.rows import Article
from features.grouping.text import terms
from features.reading.stance.rule import read_by_rule

_LONGEST: Final = 20_000  # characters
ON_POINT: Final = 0.25  # share of the claim's terms, from which "not" in a sentence is meant for the claim
_NEAR: Final = 0.15  # … in a body's own statement, of a sentence that begins with it
_NO: Final = re.compile(
    r"(?:no|none|not|neither|nobody|there (?:is|are|was|were|has been|have been) no)\b", re.IGNORECASE
)
_DENIED: Final = 2.0  # weight of denial in a sentence's own words, from which it denies
_READ: Final = 1000  # characters of a sentence
# what "not" leaves standing: "nobody was hurt | when the mill burnt down"
_BESIDE: Final = re.compile(
    r"(\b(?:no|not|never|nobody|none|neither|without)\b[^,;.]{0,80}?)"
    r"\b(?:when|after|as|because|since|following|during|before|until|while|over|in connection)\b[^,;.]{0,200}",
    re.IGNORECASE,
)
_HARDLY: Final = 0.1  # share of the claim's terms below which an article is about something else
_PLACE: Final = re.compile(r"\b(?:near|in|at|off|outside|around)\s+((?:[A-ZÀ-Þ][\w’'-]+ ?){1,3})")
_DATES: Final = frozenset(
    terms(
        """
        January February March April May June July August September October November December
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday
        """
    )
)


def tells_of(article: Article, outlet: str | None, claim: str) -> bool:
    """Whether an article may be about a claim, by its words, its names and its places.

    False only where next to nothing of the claim is in it, or where it has none of the claim's names and happens
    elsewhere. A local paper that leaves its town's name out still has it on its masthead; of a text in another language
    nothing is asked.
    """
    wanted = frozenset(terms(claim))
    if not wanted or foreign(article.text):
        return True
    offered = frozenset(terms(f"{article.title} {article.text[:_LONGEST]}"))
    if len(wanted & offered) < _HARDLY * len(wanted):
        return False
    named = frozenset(terms(" ".join(names(claim.partition(" ")[2])))) - _DATES
    if not named or named & (offered | set(terms(outlet))):
        return True
    happens = _PLACE.search(claim) is not None and _PLACE.search(f"{article.title}. {article.text[:300]}") is not None
    return not happens and len((wanted - named) & offered) >= _HARDLY * len(wanted - named)


def share_told(sentence: str, claim: str) -> float:
    """Share of the claim's terms that a sentence has, 0 to 1.

    >>> share_told("The mill is gone.", "The old mill burnt down.")
    0.3333333333333333
    """
    told = set(terms(claim))
    return len(told & set(terms(sentence))) / max(len(told), 1)


def body_denies(sentence: str, claim: str) -> bool:
    """Whether a sentence of a body's own statement denies a claim.

    >>> body_denies("No mill is on fire.", "The old mill in Cray Lane burnt down.")
    True
    """
    return denies(sentence, claim) or (_NO.match(sentence) is not None and denies(sentence, claim, _NEAR))


def denies(sentence: str, claim: str, on_point: float = ON_POINT) -> bool:
    """Whether a sentence's own words deny a claim; it must have the share `on_point` of the claim's terms.

    >>> denies("No mill has burnt down.", "The old mill burnt down.")
    True
    >>> denies("Nobody was hurt when the old mill burnt down.", "The old mill burnt down.")
    False
    """
    against, observing = read_by_rule(claim, _BESIDE.sub(r"\1", sentence[:_READ]), None).headline
    return against >= _DENIED and against > observing and share_told(sentence, claim) >= on_point
