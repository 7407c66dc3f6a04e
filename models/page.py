"""The text of a model card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd

_PAGE: Final = """\
# Scorecard {version}

How far a news claim can be relied on, from what is known of its origins, sources and wording.

## Use
Ranks and grades claims for an analyst who reads the evidence behind them. **Confidence is not truth**: it says how
often claims that looked like this one held. Not for deciding about people, for moderation without a reader, or for
claims that are opinion, prediction or satire. An analyst's own judgement stands beside the score and never moves it.

## Data
{trained_on}

Citation: {citation}

## Figures
On claims that the model had not seen. A Brier score above `brier_base_rate` is worse than saying the base rate of
every claim.

{figures}
{comparison}{coverage}
## Weights
Log-odds = base + Σ coefficient · centred rank of the value among the training claims. A coefficient is the log-odds
between the lowest and the highest training claim (of `wording`, which is log-odds already, between the 2nd and the
98th of a hundred); + may only raise the score, − may only lower it, ± was learned.
The base is {base:+.3f}. A missing value adds nothing and widens the interval. Where none of a claim's outlets has a
record, and its wording tells nothing, a second scorecard over the features alone scores it; its figures are those of
"features alone" above.

{weights}

## Limits
- Learned from few outcomes of one time, language and kind of story; elsewhere expect worse, and train again.
- The outcomes are verdicts of people who chose which claims to check, and can be wrong.
- Where training articles were written after the matter was settled, part of the evidence is hindsight, and the figures
  above flatter: early on in a story expect worse.
- Whoever knows the features can write to please them; look at the sentences, not at the number alone.
- The interval holds the doubt about the weights, about what is missing, and about how a share of few claims falls out;
  not about misread sentences, nor about a world that has changed.
- A record describes the claims that somebody chose to check, not all that an outlet printed; wording is learned from
  one set of claims and may know its subjects.
- Weights describe which claims held; they do not say what made them hold.
"""
_AGAINST: Final = """
Against the baselines on the same folds (brier_difference: this model less the baseline, below 0 is better; low and
high are its bootstrap interval over claims):

"""
_COVERAGE: Final = """
90 % intervals, held against what happened: claims are put in bins of equal count by forecast, and a bin is covered
when the share of them that held lies within the mean interval. `if_true` is the same for outcomes drawn from the
forecasts themselves: what perfect forecasts would reach.

"""
_SIGNS: Final = {1: "+", -1: "−", 0: "±"}


def card_page(
    *,
    version: str,
    weights: pd.DataFrame,
    base: float,
    figures: Mapping[str, float],
    trained_on: str,
    citation: str,
    comparison: pd.DataFrame | None = None,
    coverage: pd.DataFrame | None = None,
) -> str:
    """Markdown of the card. `weights`: name, fingerprint, sign, coefficient, meaning; the strongest comes first."""
    strongest = weights.assign(size=-weights.coefficient.abs()).sort_values(["size", "name"])
    listed = pd.DataFrame(
        {
            "feature": strongest.name,
            "sign": strongest.sign.map(_SIGNS),
            "coefficient": strongest.coefficient,
            "definition": strongest.fingerprint,
            "meaning": strongest.meaning,
        }
    )
    return _PAGE.format(
        version=version,
        trained_on=trained_on,
        citation=citation or "none given",
        base=base,
        figures=_table(pd.DataFrame({"figure": list(figures), "value": list(figures.values())})),
        comparison="" if comparison is None else _AGAINST + _table(comparison.reset_index()) + "\n",
        coverage="" if coverage is None else _COVERAGE + _table(coverage) + "\n",
        weights=_table(listed),
    )


def _table(frame: pd.DataFrame) -> str:
    """A Markdown table; numbers to three decimals."""
    rows = [list(frame.columns), ["---"] * frame.shape[1], *frame.itertuples(index=False)]
    return "\n".join("| " + " | ".join(_cell(value) for value in row) + " |" for row in rows)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{value:.3f}"
    return str(value).replace("|", "\\|").replace("\n", " ")
