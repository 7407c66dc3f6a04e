"""Where an article stands on a claim: for it, against it, or at arm's length.

A headline on a claim is read by a learned model. Of a whole article whose publisher is known another model, which also
looks at what the text denies and at who speaks, overrules it where it is likelier than not that the article is against
the claim. The rule decides the rest: text without a headline or without a claim to hold it against, titles of
statements, and claims with "not" told without it.
"""

from __future__ import annotations

from typing import Final

from data.schema import STANCES
from features.reading.stance.model import article_scores, learned_scores
from features.reading.stance.rule import read_by_rule, shares

_DENIED: Final = 0.5  # probability by the whole article from which it counts as against, whatever its headline says


def stance(claim: str, title: str | None, text: str | None, publisher: str | None = None) -> str:
    """'for', 'against' or 'observing': the highest of `stance_scores`, 'for' before 'observing' before 'against'.

    >>> stance("The old pier burnt down", "Old pier burns down", None)
    'for'
    >>> stance("The old pier burnt down", "No, the old pier did not burn down", None)
    'against'
    >>> stance("The old pier burnt down", "Old pier has reportedly burnt down", None)
    'observing'
    >>> stance("The old pier burnt down", "The old pier", "It has not burnt down. Reports are wrong.", "Pier Society")
    'against'
    """
    scores = dict(zip(STANCES, stance_scores(claim, title, text, publisher), strict=True))
    return max(("for", "observing", "against"), key=lambda name: scores[name])


def stance_scores(
    claim: str, title: str | None, text: str | None, publisher: str | None = None
) -> tuple[float, float, float]:
    """Shares `(for, against, observing)` that add up to 1.

    Parameters
    ----------
    claim: its wording. title: the headline, None when there is none. text: the body, None when there is none.
    publisher: name of the outlet, or of the body that publishes it itself, None when unknown.

    Probabilities where the model decides; weights of rules, which are no probabilities, where the rule does.
    """
    reading = read_by_rule(claim, title, text)
    if publisher and claim.strip() and title and title.strip() and text and text.strip():
        whole = article_scores(claim, title, text, publisher, reading)
        if whole[STANCES.index("against")] > _DENIED:
            return whole
    if reading.settles:
        return shares(reading.decided)
    return learned_scores(claim, title or "", text, reading)
