"""From outcomes to rows that a model may learn from, and from rows to a model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import pandas as pd

from data.schema import OUTCOMES
from features.declare import SIGNS, Feature
from models.assessor import Assessor
from models.baselines import BASELINES
from models.card import TrainedModel
from models.confidence import Scorecard
from models.evaluate import Track, compare, out_of_fold
from models.learned import Learners
from models.promote import CHALLENGER, CHAMPION, Verdict, judge
from models.statements import Statements


class NothingToLearn(ValueError):
    """Too few decided claims; the message says how many there are of each kind and how many it takes."""


def labelled_rows(
    outcomes: pd.DataFrame,
    newest: datetime,
    rows_at: Callable[[datetime], pd.DataFrame],
    *,
    least: int = 10,
    undated: Collection[str] = (),
) -> tuple[pd.DataFrame, pd.Series[int]]:
    """Features and 0/1 outcome of the claims that turned out true or false, both indexed by claim_id.

    A claim decided before `newest` is seen as of the second before: coverage of how it ended is no evidence beforehand.
    Of an `undated` claim, none of whose articles has a date, there is no telling what came before: it is seen as of
    `newest`. Unverified claims are left out. Raises NothingToLearn with fewer than `least` of either kind.
    """
    settled = settled_claims(outcomes, newest, undated)
    moments = settled.groupby(settled.seen_at)
    parts = [rows_at(at.to_pydatetime()).reindex(same.index).dropna(how="all") for at, same in moments]
    x = pd.concat(parts).sort_index() if parts else pd.DataFrame()
    y = settled.outcome.reindex(x.index).eq("true").astype(int)
    for kind, n in (("true", int(y.sum())), ("false", int((1 - y).sum()))):
        if n < least:
            raise NothingToLearn(
                f"only {n} claims with evidence turned out {kind}; it takes {least} of each. "
                "Check that claim_id in the outcomes file is the one in the articles"
            )
    return x, y


def labelled_statements(
    outcomes: pd.DataFrame,
    newest: datetime,
    said_at: Callable[[datetime], pd.DataFrame],
    *,
    undated: Collection[str] = (),
) -> Statements:
    """What was said of the same claims, each as known at the moment at which `labelled_rows` sees it.

    `said_at(moment)` are rows of `models.statements.read_statements`.
    """
    settled = settled_claims(outcomes, newest, undated)
    parts = [
        said[said.claim_id.isin(same.index)]
        for at, same in settled.groupby(settled.seen_at)
        for said in (said_at(at.to_pydatetime()),)
    ]
    return Statements.of(pd.concat(parts, ignore_index=True) if parts else said_at(newest).iloc[:0])


def settled_claims(outcomes: pd.DataFrame, newest: datetime, undated: Collection[str] = ()) -> pd.DataFrame:
    """Last outcome of the claims that turned out true or false: outcome and seen_at, indexed by claim_id."""
    last = outcomes.sort_values("decided_at").groupby("claim_id").tail(1).set_index("claim_id")
    settled = last[last.outcome.isin(OUTCOMES[:2])]
    before = settled.decided_at - pd.Timedelta(seconds=1)
    dated = (before <= newest) & ~settled.index.isin(list(undated))
    return settled[["outcome"]].assign(seen_at=before.where(dated, pd.Timestamp(newest)))


def known_outcomes(outcomes: pd.DataFrame, as_of: datetime) -> pd.Series[int]:
    """0 or 1 by claim_id of the claims decided true or false by `as_of`, by their last outcome until then."""
    past = outcomes[outcomes.decided_at <= pd.Timestamp(as_of)].sort_values("decided_at")
    last = past.groupby("claim_id").tail(1).set_index("claim_id").sort_index().outcome
    return last[last.isin(OUTCOMES[:2])].eq("true").astype(int)


def make_model(registry: Mapping[str, Feature]) -> Scorecard:
    """An unfitted scorecard whose signs are those that the features declare."""
    return Scorecard(signs={name: SIGNS[each.expect] for name, each in registry.items() if each.scored}, random_state=0)


def scored_columns(registry: Mapping[str, Feature]) -> list[str]:
    """The features that a model may use: all but the controls."""
    return [name for name, each in registry.items() if each.scored]


class Fitted(NamedTuple):
    """A model: its scorecard, the one without learned columns, what it learned of outlets and wording, and the rows
    that it was fitted on.
    """

    model: Scorecard
    plain: Scorecard | None
    learners: Learners | None
    rows: pd.DataFrame


def fit_model(
    registry: Mapping[str, Feature], x: pd.DataFrame, y: pd.Series[int], statements: Statements | None = None
) -> Fitted:
    """The model on all decided claims."""
    plain = x[scored_columns(registry)]
    if statements is None:
        return Fitted(make_model(registry).fit(plain, y), None, None, plain)
    assessor = Assessor(make_model(registry), statements).fit(plain, y)
    return Fitted(assessor.scorecard_, assessor.plain_, assessor.learners_, assessor.rows_)


@dataclass(frozen=True)
class Measured:
    """`forecasts`: the model's `out_of_fold` frame; `table`: its `compare` figures beside the baselines'; `verdict`:
    whether it may take the place of the model in use.
    """

    forecasts: pd.DataFrame
    table: pd.DataFrame
    verdict: Verdict


def measure(
    registry: Mapping[str, Feature],
    x: pd.DataFrame,
    y: pd.Series[int],
    *,
    repeats: int,
    folds: int,
    track: Track | None = None,
    statements: Statements | None = None,
    champion: TrainedModel | None = None,
) -> Measured:
    """The model out of fold, beside baselines and the recipe of the model in use, on the same folds.

    With `statements` the model also learns records and wording, within each fold anew, and the same model without them
    stands among the baselines as "features alone". The `champion` is the model in use, fitted anew on its features as
    far as they are still declared: its own weights have seen these claims.
    """

    def forecast(known: Mapping[str, Feature], learns: bool, track: Track | None = None) -> pd.DataFrame:
        def make() -> Scorecard | Assessor:
            return Assessor(make_model(known), statements) if learns and statements else make_model(known)

        columns = scored_columns(known)
        return out_of_fold(x[columns], y, make_model=make, repeats=repeats, folds=folds, track=track)

    model = forecast(registry, True, track)
    others = {
        name: out_of_fold(x, y, make_model=make, repeats=repeats, folds=folds) for name, make in BASELINES.items()
    }
    alone = {} if statements is None else {"features alone": forecast(registry, False)}
    rivals = {CHALLENGER: model, **others}
    if champion is not None:
        known = {name: registry[name] for name in champion.features if name in registry}
        rivals[CHAMPION] = forecast(known, bool(champion.learned))
    return Measured(model, compare(y, {"model": model, **alone, **others}, model="model"), judge(y, rivals))
