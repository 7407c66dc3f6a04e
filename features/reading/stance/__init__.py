"""Where an article stands on a claim: for it, against it, or at arm's length.

A headline on a claim is read by the learned model. The rule decides what labelled headlines hardly show: text without a
headline or without a claim to hold it against, titles of statements, and claims with "not" told without it.
"""

from __future__ import annotations

from data.schema import STANCES
from features.reading.stance.model import learned_scores
from features.reading.stance.rule import read_by_rule, shares


def stance(claim: str, title: str | None, text: str | None) -> str:
    """'for', 'against' or 'observing': the highest of `stance_scores`, 'for' before 'observing' before 'against'.

    >>> stance("The old pier burnt down", "Old pier burns down", None)
    'for'
    >>> stance("The old pier burnt down", "No, the old pier did not burn down", None)
    'against'
    >>> stance("The old pier burnt down", "Old pier has reportedly burnt down", None)
    'observing'
    """
    scores = dict(zip(STANCES, stance_scores(claim, title, text), strict=True))
    return max(("for", "observing", "against"), key=lambda name: scores[name])


def stance_scores(claim: str, title: str | None, text: str | None) -> tuple[float, float, float]:
    """Shares `(for, against, observing)` that add up to 1.

    Parameters
    ----------
    claim: its wording. title: the headline, None when there is none. text: the body, None when there is none.

    Probabilities where the model decides; weights of rules, which are no probabilities, where the rule does.
    """
    reading = read_by_rule(claim, title, text)
    if reading.settles:
        return shares(reading.decided)
    return learned_scores(claim, title or "", text, reading)
