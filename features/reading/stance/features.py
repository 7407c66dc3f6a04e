"""What the learned stance looks at: some eighty numbers that count families of words and never name a word."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from features.reading.stance.rule import RuleReading, read_by_rule, shares
from features.reading.stance.words import FAMILIES, count, fold, is_negation, opening, shared_stems, stems, tokens

_CLAIM: Final = 300  # characters
_HEADLINE: Final = 300
_BODY: Final = 4000
_SENTENCES: Final = 40
_LEDE_SENTENCES: Final = 3
_REACH: Final = 4  # words after "not" that it is taken to negate
_ON_CLAIM: Final = 0.3  # share of the claim's words from which a sentence is about it
_FEW_WORDS: Final = 60  # a shorter body is taken for this long, or one word would be a flood
_LEAD_WORDS: Final = 5  # up to which words before a colon name a speaker or a topic
_OF_CLAIM: Final = ("negation", "claim", "report", "modal", "prospect", "saying", "official", "future")
_OF_BODY: Final = (
    "fake", "debunk", "false", "denial", "doubt", "adverb", "rumour", "report", "claim", "source", "confirming",
)  # fmt: skip
_OF_LEDE: Final = (*_OF_BODY, "saying", "official", "seen", "modal", "belief")
_OF_HEADLINE: Final = tuple(family for family in FAMILIES if family not in {"social", "seen", "future", "truth"})
_AGAINST: Final = frozenset({"fake", "debunk", "false", "denial", "doubt"})
_DISTANT: Final = frozenset({"adverb", "rumour", "report", "claim", "source", "modal"})
_IN_BODY: Final = opening({*_OF_LEDE, *_AGAINST, *_DISTANT})

_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"”']?\s+")
_OPENS_AS_QUESTION: Final = re.compile(r"(?:is|are|was|were|did|does|do|has|have|can|could|will|would|who)\b")
_ANSWERS_NO: Final = re.compile(r"(?:no|nope|sorry)\b")
_LEAD: Final = re.compile(r"[^:]{1,40}(?=:)")
_REPORT_LEAD: Final = re.compile(r"(?:[^:]{0,20} )?(?:report|source|rumou?r|claim|leak)s?\s?:")
_TAIL: Final = re.compile(r"(?:, | [-–—|:] ?|: )[^,:|–—-]{2,30}$")
_SAYING_TAIL: Final = re.compile(r"\b(?:says?|said|claims?|reports?|sources?|suggests?|told|tells)(?: [\w.']+){0,4}$")
_REPORT_TAIL: Final = re.compile(r"\b(?:reports?|sources?|claims?)$")

Features = Mapping[str, float]


def stance_features(claim: str, title: str, text: str | None, reading: RuleReading) -> dict[str, float]:
    """Features of an article's stance on a claim, by name, in the order of `NAMES`.

    `reading` is what `read_by_rule` makes of the same. Counts stop at two, shares are in [0, 1]; what a missing body
    would have told is NaN, not 0.

    >>> telling = "The old pier burnt down", "Old pier has reportedly burnt down", None
    >>> found = stance_features(*telling, read_by_rule(*telling))
    >>> found["headline_adverb"], found["shared_of_claim"], found["body_rumour"]
    (1.0, 1.0, nan)
    """
    return features_of(told(claim, title, text), reading)


class Telling(NamedTuple):
    """A claim and an article on it, folded and cut into words once for all that look at them."""

    claim_words: list[str]
    own: frozenset[str]  # stems of the claim
    headline: str
    headline_words: list[str]
    sentences: list[str]  # of the body, none where it is missing
    words: list[list[str]]  # of each sentence


def told(claim: str, title: str, text: str | None) -> Telling:
    """Cut a claim, a headline and a body into folded sentences and words."""
    claim_words, headline, body = tokens(fold(claim, _CLAIM)), fold(title, _HEADLINE), fold(text, _BODY)
    sentences = _SENTENCE.split(body) if body else []
    return Telling(claim_words, stems(claim_words), headline, tokens(headline), sentences, list(map(tokens, sentences)))


def features_of(telling: Telling, reading: RuleReading) -> dict[str, float]:
    """`stance_features` of what is cut up already."""
    own, words = telling.own, telling.headline_words
    counted = count(words, own.union(telling.claim_words))
    of_claim = count(telling.claim_words)
    return {
        **{f"headline_{family}": float(min(counted.get(family, 0), 2)) for family in _OF_HEADLINE},
        **{f"claim_{family}": float(min(of_claim.get(family, 0), 1)) for family in _OF_CLAIM},
        **_rule(reading),
        **_shared(own, stems(words)),
        **_form(telling.headline, own),
        **_negation(words, own, "negation" in of_claim),
        **_body(telling.words, own),
    }


def _rule(reading: RuleReading) -> Features:
    """What the rule makes of the article; bare shares are those of the headline alone."""
    _, against, observing = shares(reading.decided)
    _, bare_against, bare_observing = shares(reading.headline)
    return {
        "rule_headline_against": reading.headline[0],
        "rule_headline_observing": reading.headline[1],
        "rule_share_against": against,
        "rule_share_observing": observing,
        "rule_bare_share_against": bare_against,
        "rule_bare_share_observing": bare_observing,
    }


def _shared(own: frozenset[str], said: frozenset[str]) -> Features:
    """How far headline and claim speak of the same things."""
    return {
        "shared_of_claim": len(own & said) / max(1, len(own)),
        "shared_of_headline": len(own & said) / max(1, len(said)),
    }


def _form(headline: str, own: frozenset[str]) -> Features:
    """Shape of a folded headline: question, who speaks before the colon and who is credited at the end."""
    lead = _LEAD.match(headline)
    speaker = tokens(lead[0])[: _LEAD_WORDS + 1] if lead else []
    foreign = 0 < len(speaker) <= _LEAD_WORDS and not stems(speaker) & own
    return {
        "question": float("?" in headline),
        "opens_as_question": float(bool(_OPENS_AS_QUESTION.match(headline))),
        "answers_no": float(bool(_ANSWERS_NO.match(headline))),
        "lead": float(lead is not None),
        "foreign_lead": float(foreign),
        "report_lead": float(bool(_REPORT_LEAD.match(headline))),
        "tail": float(bool(_TAIL.search(headline))),
        "saying_tail": float(bool(_SAYING_TAIL.search(headline))),
        "report_tail": float(bool(_REPORT_TAIL.search(headline))),
    }


def _negation(words: list[str], own: frozenset[str], negated: bool) -> Features:
    """Whether a headline negates the claim's words, and whether the claim itself does not."""
    near = any(
        is_negation(word) and not own.isdisjoint(stems(words[place + 1 : place + 1 + _REACH]))
        for place, word in enumerate(words)
    )
    return {"negates": float(near), "negates_unlike_claim": float(near and not negated)}


def _body(sentences: Sequence[list[str]], own: frozenset[str]) -> Features:
    """Roots of rates per 100 words of a body's sentences, counts in the lede, and shares of sentences on the claim.

    NaN without a body.
    """
    counted, in_lede = dict.fromkeys(FAMILIES, 0), dict.fromkeys(FAMILIES, 0)
    n_words = n_on_claim = n_against = n_distant = 0
    for number, words in enumerate(sentences):
        here = count(words, own, _IN_BODY)
        n_words += len(words)
        for family, n in here.items():
            counted[family] += n
            in_lede[family] += n if number < _LEDE_SENTENCES else 0
        if number < _SENTENCES and shared_stems(own, words) >= _ON_CLAIM * len(own):
            n_on_claim += 1
            n_against += not _AGAINST.isdisjoint(here)
            n_distant += not _DISTANT.isdisjoint(here)
    scale = 100 / max(_FEW_WORDS, n_words)
    found = {
        **{f"lede_{family}": float(min(in_lede[family], 2)) for family in _OF_LEDE},
        **{f"body_{family}": math.sqrt(counted[family] * scale) for family in _OF_BODY},
        "body_sentences_against": n_against / max(1, n_on_claim),
        "body_sentences_distant": n_distant / max(1, n_on_claim),
    }
    return found if n_words else dict.fromkeys(found, math.nan)


NAMES: Final = tuple(stance_features("", "", None, read_by_rule("", "", None)))


def feature_row(claim: str, title: str, text: str | None, reading: RuleReading) -> NDArray[np.float64]:
    """`stance_features` as an array of shape [len(NAMES)]."""
    found = stance_features(claim, title, text, reading)
    return np.fromiter(found.values(), dtype=np.float64, count=len(NAMES))
