"""From outcomes to rows that a model may learn from, and from rows to a model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import pandas as pd

from data.schema import OUTCOMES
from features.declare import SIGNS, Feature
from models.assessor import Assessor
from models.baselines import BASELINES
from models.card import TrainedModel
from models.confidence import Scorecard
from models.evaluate import Track, compare, out_of_fold
from models.known import Known
from models.learned import Learners
from models.margin import margins
from models.promote import CHALLENGER, CHAMPION, Verdict, judge
from models.statements import Statements

_JUST_BEFORE: Final = timedelta(seconds=1)


class NothingToLearn(ValueError):
    """Too few decided claims; the message says how many there are of each kind and how many it takes."""


def labelled_rows(
    settled: pd.DataFrame, rows_at: Callable[[datetime], pd.DataFrame], *, least: int = 10
) -> tuple[pd.DataFrame, pd.Series[int]]:
    """Features and 0/1 outcome of the `settled_claims`, both indexed by claim_id, each as of the moment it is seen at.

    `rows_at(moment)` are feature rows of all claims; it is asked for each moment once, the earliest first. A claim that
    has no row then is left out. Raises NothingToLearn with fewer than `least` of either kind.
    """
    parts = [rows_at(at).reindex(same).dropna(how="all") for at, same in moments(settled)]
    x = pd.concat(parts).sort_index() if parts else pd.DataFrame()
    y = settled.outcome.reindex(x.index).eq("true").astype(int)
    for kind, n in (("true", int(y.sum())), ("false", int((1 - y).sum()))):
        if n < least:
            raise NothingToLearn(
                f"only {n} claims with evidence turned out {kind}; it takes {least} of each. "
                "Check that claim_id in the outcomes file is the one in the articles"
            )
    return x, y


def labelled_statements(settled: pd.DataFrame, said_at: Callable[[datetime], pd.DataFrame]) -> Statements:
    """What was said of the same claims, each as known at the moment at which `labelled_rows` sees it.

    `said_at(moment)` are rows of `models.statements.read_statements`. Raises ValueError without any settled claim.
    """
    parts = [said[said.claim_id.isin(same)] for at, same in moments(settled) for said in (said_at(at),)]
    return Statements.of(pd.concat(parts, ignore_index=True))


def settled_claims(outcomes: pd.DataFrame, newest: datetime, undated: Collection[str] = ()) -> pd.DataFrame:
    """Last outcome of the claims that turned out true or false: outcome, decided_at, seen_at, indexed by claim_id.

    A claim decided before `newest` is seen as of the second before: coverage of how it ended is no evidence beforehand.
    Of an `undated` claim, none of whose articles has a date, there is no telling what came before: it is seen as of
    `newest`.
    """
    last = outcomes.sort_values("decided_at").groupby("claim_id").tail(1).set_index("claim_id")
    settled = last[last.outcome.isin(OUTCOMES[:2])]
    before = settled.decided_at - _JUST_BEFORE
    dated = (before <= newest) & ~settled.index.isin(list(undated))
    return settled[["outcome", "decided_at"]].assign(seen_at=before.where(dated, pd.Timestamp(newest)))


def seen_early(settled: pd.DataFrame, first_seen: pd.Series[pd.Timestamp], within: timedelta) -> pd.DataFrame:
    """The `settled_claims`, each seen so long after its first article, or the second before its outcome if that is
    earlier; `first_seen` by claim_id.

    An undated claim (no `first_seen`) is left out: nobody can say what was known of it when.
    """
    early = first_seen.reindex(settled.index) + within
    before = settled.decided_at - _JUST_BEFORE
    return settled.assign(seen_at=early.where(early < before, before))[early.notna()]


def moments(settled: pd.DataFrame) -> list[tuple[datetime, pd.Index[str]]]:
    """The moments at which settled claims are seen, the earliest first, each with its claims."""
    return [(at.to_pydatetime(), same.index) for at, same in settled.groupby(settled.seen_at)]


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
    """`forecasts`: the model's `out_of_fold` frame; `table`: its `compare` figures beside the baselines'; `margins`:
    over the best of these; `verdict`: whether it may take the place of the model in use.
    """

    forecasts: pd.DataFrame
    table: pd.DataFrame
    margins: pd.DataFrame
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
    known: Known | None = None,
) -> Measured:
    """The model out of fold, beside baselines and the recipe of the model in use, on the same folds.

    With `statements` the model also learns records and wording, within each fold anew, and the same model without them
    stands among the others as "features alone". With `known` its records hold only outcomes decided before a claim was
    scored, and the model whose records hold the outcomes of all other claims stands beside it as "later records". The
    `champion` is the model in use, fitted anew on its features as far as they are still declared: its own weights have
    seen these claims.
    """

    def forecast(
        declared: Mapping[str, Feature], learns: bool, known: Known | None = None, track: Track | None = None
    ) -> pd.DataFrame:
        def make() -> Scorecard | Assessor:
            return Assessor(make_model(declared), statements, known) if learns and statements else make_model(declared)

        columns = scored_columns(declared)
        return out_of_fold(x[columns], y, make_model=make, repeats=repeats, folds=folds, track=track)

    model = forecast(registry, True, known, track)
    more = {} if statements is None else {"features alone": forecast(registry, False)}
    if known is not None:
        more["later records"] = forecast(registry, True)
    others = {
        name: out_of_fold(x, y, make_model=make, repeats=repeats, folds=folds) for name, make in BASELINES.items()
    }
    rivals = {CHALLENGER: model, **others}
    if champion is not None:
        declared = {name: registry[name] for name in champion.features if name in registry}
        rivals[CHAMPION] = forecast(declared, bool(champion.learned))
    rows = {"model": model, **more, **others}
    return Measured(model, compare(y, rows, model="model"), margins(y, rows, baselines=BASELINES), judge(y, rivals))
