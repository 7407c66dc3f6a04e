"""Learn who got it first hand: `python -m features.grouping.firsthand.train STORIES.jsonl … --output DIR`.

STORIES are files of labelled coverage, see `features.coverage`. Writes firsthand.json and CARD.md, with figures on
stories that a fold did not learn from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from features.coverage import rounded, training_options
from features.grouping.firsthand.card import card
from features.grouping.firsthand.odds import FirstHand, Odds
from features.grouping.firsthand.parents import find_parent
from features.grouping.firsthand.signs import Row, pair_row, root_row
from features.grouping.firsthand.stories import Labelled, read_stories

VERSION: Final = "firsthand-1"
_ROOT_PENALTY: Final = 0.1  # inverse; a few hundred stories tell little of rare signs
_PAIR_PENALTY: Final = 0.03
_FOLDS: Final = 10

Labels = NDArray[np.bool_]


def learn(stories: Sequence[Labelled]) -> FirstHand:
    """The odds of labelled stories; articles about something else teach nothing."""
    roots: list[tuple[Row, bool]] = []
    pairs: list[tuple[Row, bool]] = []
    for story in stories:
        for place in range(1, len(story.marks)):
            own, earlier = story.marks[place], story.marks[:place]
            rows = [pair_row(own, other, at, place) for at, other in enumerate(earlier)]
            same = [story.origin[place] == origin for origin in story.origin[:place]]
            if story.origin[place] < 0:
                continue
            roots.append((root_row(own, earlier, rows, story.marks), not any(same)))
            pairs += [pair for at, pair in enumerate(zip(rows, same, strict=True)) if story.origin[at] >= 0]
    return FirstHand(VERSION, _fit(roots, _ROOT_PENALTY), _fit(pairs, _PAIR_PENALTY))


def partition(story: Labelled, odds: FirstHand) -> list[str]:
    """Which origin each article is taken to have, by name."""
    parents: dict[str, str] = {}
    for place, own in enumerate(story.marks):
        step = find_parent(place, story.marks, story.present, odds)
        parents[own.trace.article_id] = step.onto if step else own.trace.article_id
    return [_root(own.trace.article_id, parents) for own in story.marks]


def cross_validate(stories: Sequence[Labelled], seed: int = 0) -> list[list[str]]:
    """The partition of each story by odds that did not learn from its fold."""
    folds = np.random.default_rng(seed).permutation(len(stories)) % _FOLDS
    found: list[list[str]] = [[] for _ in stories]
    for fold in range(_FOLDS):
        odds = learn([story for story, its in zip(stories, folds, strict=True) if its != fold])
        for place in np.flatnonzero(folds == fold).tolist():
            found[place] = partition(stories[place], odds)
    return found


def _root(article_id: str, parents: dict[str, str]) -> str:
    met = [article_id]
    while (onto := parents.get(met[-1], met[-1])) not in met:
        met.append(onto)
    return met[-1]


def _fit(examples: Sequence[tuple[Row, bool]], penalty: float) -> Odds:
    signs, labels = pd.DataFrame([row for row, _ in examples]), np.array([label for _, label in examples])
    mean, spread = signs.mean(), signs.std(ddof=0)
    spread = spread.where(spread > 0, 1.0)
    fitted = LogisticRegression(C=penalty, max_iter=3000).fit((signs - mean) / spread, labels)
    return Odds(
        tuple(signs.columns),
        rounded(mean),
        rounded(spread),
        rounded(fitted.coef_[0]),
        rounded(fitted.intercept_)[0],
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, cross-validate and write weights and card."""
    options = training_options(__doc__, arguments)
    stories, held_out = read_stories(options.stories), read_stories(options.held_out) if options.held_out else []
    odds = learn(stories)
    found = {
        "cross-validated": (stories, cross_validate(stories)),
        "held out": (held_out, [partition(story, odds) for story in held_out]),
    }
    options.output.mkdir(parents=True, exist_ok=True)
    odds.save(options.output / "firsthand.json")
    figures = {name: (list(zip(told, parts, strict=True))) for name, (told, parts) in found.items() if told}
    text = card(odds, figures)
    (options.output / "CARD.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
