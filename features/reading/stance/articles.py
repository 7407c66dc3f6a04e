"""What the learned stance looks at beyond the headline where it has a whole article and knows who published it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.reading.stance.denial import answers_no, denial
from features.reading.stance.distance import distance
from features.reading.stance.features import Telling, features_of, told
from features.reading.stance.meanings import ClaimWords
from features.reading.stance.rule import RuleReading, read_by_rule
from features.reading.stance.words import fold, stems, tokens, word_set

_LEDE: Final = 3  # sentences
_READ: Final = 8  # sentences
_SENTENCE: Final = 400  # characters; longer ones are cut, so that no text costs more than its length
_PUBLISHER: Final = 80
_BARE: Final = 0.3  # share of the claim's words below which a headline leaves the telling to the text
_FURTHER_DOWN: Final = 0.7  # weight of a denial below the lede under a bare headline
_QUOTED: Final = frozenset('"“”')
_OWN_VOICE: Final = frozenset({"we", "our", "us", "ours"})
_MASTHEAD: Final = word_set(
    "news times herald post gazette journal daily weekly tribune press wire radio tv television broadcasting online "
    "live observer echo argus chronicle today magazine review blog channel mail star sun standard telegraph "
    "independent guardian mercury monthly express examiner courier citizen watch digest insider bulletin hub fm media "
    "reporter register globe mirror record dispatch"
)
_BODIES: Final = word_set(
    "ministry department council court police university college hospital authority service diocese board federation "
    "union commission bank institute club fc athletic foundation association office government presidency president "
    "army navy agency society company group inc ltd plc asa ag sa gmbh corp embassy parliament church school trust "
    "committee prosecutor prosecutors publisher publishers constabulary port airport railway railways party parish "
    "campaign"
)


def article_features(claim: str, title: str, text: str, publisher: str, reading: RuleReading) -> dict[str, float]:
    """Features of a whole article's stance on a claim: those of `stance_features`, then denial and distance.

    `reading` is what `read_by_rule` makes of the same. Weights of denial are up to 1.5, of distance up to 2.

    >>> asked = "The old mill burnt down", "The mill stands", "Is it gone? The old mill has not burnt down.", "Gazette"
    >>> found = article_features(*asked, read_by_rule(*asked[:3]))
    >>> found["denial_headline"], found["denial_lede"], found["party"]
    (0.5, 1.0, 0.0)
    """
    telling = told(claim, title, text)
    return features_of(telling, reading) | _denial(telling, publisher) | _distance(telling)


def _denial(telling: Telling, publisher: str) -> dict[str, float]:
    """Weights of denial in the headline, in the lede and below, and what they come to by who speaks where."""
    claim = ClaimWords(telling.claim_words)
    below = list(zip(telling.sentences, telling.words, strict=True))[:_READ]
    top = denial(telling.headline, telling.headline_words, claim)
    weights = [denial(sentence[:_SENTENCE], words, claim) for sentence, words in below]
    asked = [(telling.headline, telling.headline_words), *below]
    answers = zip(asked, telling.sentences[:_READ], strict=False)
    if any(answers_no(question, words, answer, claim) for (question, words), answer in answers):
        weights[0] = 1.5
    lede, rest = max(weights[:_LEDE], default=0.0), max(weights[_LEDE:], default=0.0)
    bare = len(telling.own & stems(telling.headline_words)) < _BARE * len(telling.own)
    party, ours = _is_party(publisher, telling.own), _speaks_for_itself(telling)
    return {
        "denial_headline": top,
        "denial_lede": lede,
        "denial_rest": rest,
        "denial_most": max(top, lede),
        "denial_both": min(top, lede),
        "bare": float(bare),
        "bare_denial": bare * max(lede, _FURTHER_DOWN * rest),
        "party": float(party),
        "party_denial": party * max(top, lede, rest),
        "own_voice": float(ours),
        "own_voice_denial": ours * max(lede, rest),
    }


def _distance(telling: Telling) -> dict[str, float]:
    """Marks of distance in the headline and in the lede, and whether both keep the claim away."""
    top = distance(telling.headline, telling.headline_words)
    lede_words = [word for words in telling.words[:_LEDE] for word in words]
    lede = distance(" ".join(sentence[:_SENTENCE] for sentence in telling.sentences[:_LEDE]), lede_words)
    return {
        **{f"headline_is_{name}": float(found) for name, found in top._asdict().items()},
        **{f"lede_is_{name}": float(found) for name, found in lede._asdict().items()},
        "distance_headline": top.weight,
        "distance_both": min(top.weight, lede.weight),
    }


def _is_party(publisher: str, own: frozenset[str]) -> bool:
    """Whether a publisher is a body, or named like the claim, rather than a newspaper."""
    called = tokens(fold(publisher, _PUBLISHER))
    return _MASTHEAD.isdisjoint(called) and not (_BODIES.isdisjoint(called) and own.isdisjoint(stems(called)))


def _speaks_for_itself(telling: Telling) -> bool:
    """Whether the top of a text says "we" in a sentence without quotation marks."""
    top = zip(telling.sentences[: 2 * _LEDE], telling.words, strict=False)
    return any(not _OWN_VOICE.isdisjoint(words) and _QUOTED.isdisjoint(sentence) for sentence, words in top)


_NOTHING: Final = ("", "", ".", "")
ARTICLE_NAMES: Final = tuple(article_features(*_NOTHING, read_by_rule(*_NOTHING[:3])))


def article_row(claim: str, title: str, text: str, publisher: str, reading: RuleReading) -> NDArray[np.float64]:
    """`article_features` as an array of shape [len(ARTICLE_NAMES)]."""
    found = article_features(claim, title, text, publisher, reading)
    return np.fromiter(found.values(), dtype=np.float64, count=len(ARTICLE_NAMES))
