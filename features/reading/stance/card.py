"""The card of the learned stance: what it was made from, how often it is right, and where it is not to be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.schema import STANCES
from features.reading.stance.features import NAMES

_LIMITS: Final = """\
- Headlines on a claim, in English. The rule decides where there is no claim or no headline, on titles of statements
  ("Clarification on …"), and on claims with "not" that are told without it.
- "For" and "observing" are hard to tell apart, for readers too: a bare headline on an unconfirmed story is called
  either. Expect most errors there, and few between "for" and "against".
- A probability says how sure the reading of the stance is, never how likely the claim is.
- Word families and the rule's word lists are hand-made. The rule's lists were checked against labelled headlines
  before, which flatters every figure here somewhat; so does having chosen features and penalty on the same folds.
- Weights belong to word families, the rule's verdict, and the form of the headline, never to a single word."""


def card(version: str, data: str, labels: NDArray[np.int_], found: Mapping[str, NDArray[np.int_]]) -> str:
    """The card in Markdown, of true stances [n] and of predicted ones [n] by reader; the first gets its confusions."""
    rows = [
        f"| {name} | {(predicted == labels).mean():.3f} | {macro_f1(labels, predicted):.3f} |"
        for name, predicted in found.items()
    ]
    first, predicted = next(iter(found.items()))
    table = confusion(labels, predicted)
    confusions = [
        f"| {name} | {' | '.join(str(n) for n in counts)} |" for name, counts in zip(STANCES, table, strict=True)
    ]
    return "\n".join(
        [
            f"# Learned stance {version}\n",
            "Where an article stands on a claim: for it, against it, or observing.\n",
            f"Multinomial logistic regression over {len(NAMES)} features that name no word.\n",
            f"## Data\n{len(labels)} articles. {data}\n",
            "## Figures\n| reader | accuracy | macro-F1 |\n| --- | --- | --- |",
            *rows,
            f"\nConfusions, {first} (a row is what readers said, a column what the model says):\n",
            f"| | {' | '.join(STANCES)} |\n| --- | {' | '.join('---' for _ in STANCES)} |",
            *confusions,
            f"\n## Limits\n{_LIMITS}\n",
        ]
    )


_ARTICLE_LIMITS: Final = """\
- Decides where claim, headline, text and publisher are all given; English. The rule's verdict is one of its features.
- Folds keep a claim in one. Word lists were made with some of the labelled articles in view, which flatters figures.
- Dry or playful denials, and those in a claim's opposite ("the reform stands"), are found by word lists only.
- Articles for a claim far outnumber the rest, and rare stances weigh more in training: expect a few false denials.
- Read by this model, articles on rumours are told a little worse than by the model of headlines, whose labels are of
  the headline alone."""


def section(n_features: int, data: str, found: Mapping[str, tuple[NDArray[np.int_], NDArray[np.int_]]]) -> str:
    """What the card adds on the model of whole articles, of true and predicted stances [n] by kind of article."""
    lines = [
        "\n# Whole articles\n",
        f"The same kind of model over {n_features} features, for articles whose publisher is known (article.json).\n",
        f"## Data of whole articles\nThe above, and: {data}\n",
        "## Figures on claims it had not seen\n| of | articles | accuracy | macro-F1 | recall of against |",
        "| --- | --- | --- | --- | --- |",
    ]
    against = STANCES.index("against")
    for name, (labels, predicted) in found.items():
        recall = (predicted[labels == against] == against).mean() if (labels == against).any() else np.nan
        accuracy = (predicted == labels).mean() if len(labels) else np.nan
        lines.append(f"| {name} | {len(labels)} | {accuracy:.3f} | {macro_f1(labels, predicted):.3f} | {recall:.3f} |")
    return "\n".join([*lines, f"\n## Limits on whole articles\n{_ARTICLE_LIMITS}\n"])


def confusion(labels: NDArray[np.int_], predicted: NDArray[np.int_]) -> NDArray[np.int_]:
    """Counts [n_stances, n_stances] of places in `STANCES`, true stance by row.

    >>> confusion(np.array([0, 0, 2]), np.array([0, 2, 2])).tolist()
    [[1, 0, 1], [0, 0, 0], [0, 0, 1]]
    """
    counts = np.zeros((len(STANCES), len(STANCES)), dtype=np.int_)
    np.add.at(counts, (labels, predicted), 1)
    return counts


def macro_f1(labels: NDArray[np.int_], predicted: NDArray[np.int_]) -> float:
    """Mean over the stances of F1, 0 for one that neither occurs nor is predicted."""
    counts = confusion(labels, predicted)
    either = counts.sum(axis=0) + counts.sum(axis=1)
    return float(np.mean(2 * np.diag(counts) / np.maximum(either, 1)))
