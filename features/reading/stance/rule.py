"""Stance by rule: weights of the words that speak against a claim or keep it at arm's length.

Words of doubt and of denial are weighed in the headline, and in the lede as far as the headline leaves the matter open.
A word that is part of the claim itself ("the hoax was staged by …") tells nothing about the stance on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from features.reading.stance.cues import AGAINST, OBSERVING

_HEADLINE: Final = 300  # characters
_LEDE: Final = 700
_SILENT: Final = 0.2  # share of the claim's words below which a headline is about something else
_REPEATS: Final = 0.4  # share of the claim's words from which a lede repeats it
_LEDE_SENTENCES: Final = 4
_ON_CLAIM: Final = 0.3  # share of the claim's words from which a sentence is about it
_WEAK: Final = 1.6  # weight up to which a cue says too little in running text
_THIS_IS_WRONG: Final = re.compile(
    r"(?:\b(?:this|that|these|those|it|they|reports?|story|article|claims?|rumou?rs?|all)\b.{0,25}|^)"
    r"\b(?:is|are|was|were)\s+(?:\w+ly |all |both |an? )?(?:wrong|incorrect|untrue|false|not true|not so|inaccurate|"
    r"mistaken|unfounded|nonsense|hoax|fake|error|mistake|fabricat\w+|invent\w+)\b"
)
_NEARLY_ALL: Final = 0.7  # of the claim's words
_STRONG: Final = 2.0  # weight from which a cue counts even in a headline that does not name the claim
_PLAIN_SAYING: Final = 1.4  # "said" and the like: no more than saying who has it at first hand
_REACH: Final = 40  # characters after "not" that it is taken to negate
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")

_NEGATION: Final = re.compile(
    r"(?<!\w)(?:(?:is|was|are|were|did|does|do|wo|has|have|had|could|would|ai)n't|not|never|no|none|nobody|cannot|"
    r"can't|hardly|nor|without)(?!\w)"
    r"(?!\s+(?:\w+ )?(?:say|comment|confirm|clear|known|sure|immediate|only|just|alone|yet))"
)
_ANSWERED_NO: Final = re.compile(
    r"(?:^|[:.!–—-]\s*)no[,.!]|\?\s*no\b|"
    r"(?:^|[?:.!–—-]\s*)(?:nope|nah|not so|not quite|not really|hardly|sorry|nice try|good one)[,.!:]?(?:\s|$)|"
    r"\bno,? (?:he|she|it|they|that|this|there|we|you)\b|n't[.!]*$"
)
_ASKS: Final = re.compile(r"\?[\"')\s]*$|^(?:is|are|was|were|did|does|do|has|have|can|could|will|would|who)\b[^?]*\?")
_FORMAL: Final = re.compile(
    r"^(?:an? |our |official |press |joint |public )*(?:statement|clarification|notice|communiqu[eé]|bulletin|"
    r"announcement|response|reply|answer|(?:press |news )?release|note|declaration|letter|message|about|"
    r"what we know|facts)\b"
)
_NOT_FALSE: Final = re.compile(  # "it is no hoax" vouches for a claim
    r"\b(?:not|never|no|\w+n't)\s+(?:an?\s+|the\s+|\w+ly\s+)?"
    r"(?:hoax|fake|false|untrue|myth|joke|lie|prank|fiction|fabricat\w+)\b"
)
_WORDS: Final = re.compile(r"\w{4,}")

Weights = tuple[float, float]  # against and observing, relative to 1 for a flat telling


@dataclass(frozen=True, slots=True)
class RuleReading:
    """What the rule makes of an article: weights of the headline alone, and the weights it decides by."""

    headline: Weights
    decided: Weights
    settles: bool  # whether it is of a kind that labelled headlines hardly show, and so the rule's to decide


def shares(weights: Weights) -> tuple[float, float, float]:
    """Shares `(for, against, observing)` that add up to 1. They come from weights of rules: no probabilities.

    >>> shares((0.0, 3.0))
    (0.25, 0.0, 0.75)
    """
    against, observing = weights
    total = 1.0 + against + observing
    return 1.0 / total, against / total, observing / total


def read_by_rule(claim: str, title: str | None, text: str | None) -> RuleReading:
    """Weigh headline and lede, and decide by the headline as far as it does not leave the matter to the lede.

    >>> read_by_rule("The old pier burnt down", "Old pier has reportedly burnt down", None).decided
    (0.0, 2.2)
    """
    headline = _fold(title)[:_HEADLINE]
    lede = _fold(text)[:_LEDE]
    said = against, observing = _weigh(claim, headline)
    if lede and (not headline or _leaves_open(claim, headline)):
        beyond = _weigh_lede(claim, lede)
        against = max(against if against >= _STRONG else 0.0, beyond[0])
        observing = max(observing if observing >= _STRONG else 0.0, beyond[1])
    elif lede and observing > against and _vouches(claim, headline, lede):
        observing = min(observing, 0.9)
    return RuleReading(said, (against, observing), _settles(claim, headline, lede))


def _settles(claim: str, headline: str, lede: str) -> bool:
    """Whether there is no headline or no claim, or either is of an odd kind.

    Odd are the mere title of a statement with its text beneath, and a headline that says nearly all that a claim with
    "not" does, but without the "not".
    """
    told, words, negated = _claim_words(claim)
    if not headline or not told or (lede and _FORMAL.search(headline)):
        return True
    if not words or not negated or _NEGATION.search(headline):
        return False
    return len(words & _prefixes(headline)) >= _NEARLY_ALL * len(words)


def _leaves_open(claim: str, headline: str) -> bool:
    """Whether a headline is the mere title of a statement, or about as good as silent on the claim."""
    _, words, _ = _claim_words(claim)
    return bool(_FORMAL.search(headline)) or len(words & _prefixes(headline)) < _SILENT * len(words)


def _weigh_lede(claim: str, lede: str) -> tuple[float, float]:
    """Weights of the lede's sentences on the claim, and of "this is wrong" after them; mere saying does not count."""
    _, words, _ = _claim_words(claim)
    against = observing = 0.0
    for sentence in _SENTENCE.split(lede)[:_LEDE_SENTENCES]:
        shared = len(words & _prefixes(sentence))
        if shared >= _ON_CLAIM * len(words):
            weights = _weigh(claim, sentence)
            against, observing = max(against, weights[0]), max(observing, weights[1])
        elif _THIS_IS_WRONG.search(sentence):
            against = max(against, 2.5)
    return against if against > _WEAK else 0.0, observing if observing > _WEAK else 0.0


def _vouches(claim: str, headline: str, lede: str) -> bool:
    """Whether the lede says outright what the headline credits to somebody."""
    first = " ".join(_SENTENCE.split(lede)[:2])
    _, words, _ = _claim_words(claim)
    if "?" in headline or len(words & _prefixes(first)) < _REPEATS * len(words):
        return False
    against, observing = _weigh(claim, first)
    return against <= _PLAIN_SAYING and observing <= _PLAIN_SAYING


def _weigh(claim: str, telling: str) -> tuple[float, float]:
    """Weights against and observing in a telling, relative to 1 for a flat one."""
    telling = _NOT_FALSE.sub(" ", telling)
    told, own, negated = _claim_words(claim)
    unsaid = _NEGATION.sub(" ", telling) if negated else telling  # saying "not" again is no denial
    against = max(_strongest(AGAINST, unsaid, own), _denies(own, telling, negated))
    observing = _strongest(OBSERVING, telling, own)
    if _ANSWERED_NO.search(telling) and not _ANSWERED_NO.search(told):
        against = max(against, 2.5)
    elif _ASKS.search(telling):
        against, observing = against / 2, max(observing, 2.0)
    return against, observing


def _strongest(cues: tuple[tuple[re.Pattern[str], float], ...], telling: str, own: frozenset[str]) -> float:
    """Weight of the strongest cue that is not the claim's own word, 0 when there is none."""
    best = 0.0
    for pattern, weight in cues:
        if weight <= best:
            continue
        if any(not _prefixes(match[0]) & own for match in pattern.finditer(telling)):
            best = weight
    return best


def _denies(words: frozenset[str], telling: str, negated: bool) -> float:
    """Weight of a telling that has "not" where the claim has none or, if the claim is `negated`, lacks it."""
    if negated:
        repeats = words and len(words & _prefixes(telling)) >= _REPEATS * len(words)
        return 2.0 if repeats and not _NEGATION.search(telling) else 0.0
    near = (_prefixes(telling[match.end() : match.end() + _REACH]) for match in _NEGATION.finditer(telling))
    return 2.0 if any(after & words for after in near) else 0.0


def _prefixes(text: str) -> frozenset[str]:
    """First letters of the longer words: a rough stem."""
    return frozenset([word[:5] for word in _WORDS.findall(text.replace("_", " "))])


@lru_cache(maxsize=256)  # an article's claim is asked for at every sentence, and all articles on it ask again
def _claim_words(claim: str) -> tuple[str, frozenset[str], bool]:
    """A claim folded, its words, and whether it says "not"."""
    told = _fold(claim)
    return told, _prefixes(told), _NEGATION.search(told) is not None


def _fold(text: str | None) -> str:
    return " ".join((text or "")[:2000].lower().replace("’", "'").split())
