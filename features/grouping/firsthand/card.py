"""The card of the learned odds of first-hand work: what they were made from, and how often they are right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from features.grouping.firsthand.odds import FirstHand, Odds
from features.grouping.firsthand.stories import Labelled

_LIMITS: Final = """\
- Learned from invented coverage, labelled by whoever wrote it: what is confirmed there may differ from real news.
- English mostly; of other languages it sees names, numbers and publishers.
- It counts origins among the articles at hand. What they all have from somebody whom none of them names stays unseen.
- Sides are not its business: who speaks against a claim is told by the reading of stances."""

Found = Sequence[tuple[Labelled, Sequence[str]]]


def card(odds: FirstHand, figures: Mapping[str, Found]) -> str:
    """The card in Markdown; `figures` has stories with the origin that each article is taken to have, by kind."""
    rows = [
        f"| {name} | {len(found)} | {_share_counted(found):.2f} | {b_cubed(found):.3f} |"
        for name, found in figures.items()
    ]
    return "\n".join(
        [
            f"# First hand {odds.version}\n",
            "Whether an article on a claim got it first hand and, if not, which earlier one it rests on: two logistic",
            f"regressions, over {len(odds.root.names)} and {len(odds.pair.names)} signs.\n",
            "## Figures\nCopies left out. `counted`: stories whose number of origins is right, on all sides together;",
            "B-cubed F1 of articles into origins.\n",
            "| stories | n | counted | B-cubed |\n| --- | --- | --- | --- |",
            *rows,
            f"\n## What speaks for first hand\n{_weights(odds.root)}",
            f"\n## What speaks for one origin\n{_weights(odds.pair)}",
            f"\n## Limits\n{_LIMITS}\n",
        ]
    )


def b_cubed(found: Found) -> float:
    """F1 of mean precision and mean recall of each article's origin, 0 to 1; articles about something else left out."""
    precision, recall = [], []
    for story, origins in found:
        pairs = [pair for pair in zip(story.origin, origins, strict=True) if pair[0] >= 0]
        for gold, origin in pairs:
            both = pairs.count((gold, origin))
            precision.append(both / sum(other == origin for _, other in pairs))
            recall.append(both / sum(other == gold for other, _ in pairs))
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return 2 * p * r / (p + r)


def _share_counted(found: Found) -> float:
    return float(np.mean([_n_right(story, origins) for story, origins in found]))


def _n_right(story: Labelled, origins: Sequence[str]) -> bool:
    told = [pair for pair in zip(story.origin, origins, strict=True) if pair[0] >= 0]
    return len({gold for gold, _ in told}) == len({origin for _, origin in told})


def _weights(odds: Odds) -> str:
    """Signs by weight, in log-odds per spread."""
    ranked = sorted(zip(odds.weights, odds.names, strict=True), key=lambda one: -abs(one[0]))
    return "\n".join(["| sign | weight |\n| --- | --- |", *(f"| {name} | {weight:+.2f} |" for weight, name in ranked)])
