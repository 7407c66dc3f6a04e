"""Which report shows a learned column best: the outlet's whose record, the sentence whose words, weigh most."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import logit

from models.folds import Array
from models.learned import LEARNED, WEIGHT_NAME, Learners
from models.statements import Statements
from models.track_record import CLOSEST, VOTE
from models.wording import count_words


def learned_receipts(learners: Learners, said: pd.DataFrame, statements: Statements) -> pd.DataFrame:
    """The report_id behind each LEARNED column and WEIGHT_NAME, by claim_id; missing where there is none.

    `said` are rows of `read_statements`, `statements` the same gathered. Shown is the report that leans furthest the
    way the column as a whole leans; the first of them on a tie.
    """
    ordered = said.sort_values(["claim_id", "report_id"], ignore_index=True)
    claims = pd.Index(ordered.claim_id.unique(), dtype=object)
    columns = learners.columns(statements, claims)
    rated = statements.votes[list(VOTE)].assign(record=learners.record.rated(statements.votes))
    record = ordered[list(VOTE)].merge(rated, on=list(VOTE), how="left").record.to_numpy(np.float64)
    mean = columns.track_record.to_numpy(np.float64)
    found = {"track_record": _furthest(ordered, _centred(record), _centred(mean), claims)}
    if learners.wording is not None:
        words = learners.wording.log_odds(count_words(ordered.sentence)) - learners.wording.base
        whole = columns.wording.to_numpy(np.float64) - learners.wording.base
        found["wording"] = _furthest(ordered, words, whole, claims)
    shown = pd.DataFrame(found, index=claims).reindex(columns=list(LEARNED)).astype(object)
    return shown.assign(**{WEIGHT_NAME: shown.track_record})


def _centred(record: Array) -> Array:
    return np.asarray(logit(record.clip(CLOSEST, 1 - CLOSEST)))


def _furthest(said: pd.DataFrame, lean: Array, whole: Array, claims: pd.Index[str]) -> pd.Series[str]:
    sign = np.where(pd.Series(whole, index=claims).reindex(said.claim_id).to_numpy() < 0, -1.0, 1.0)
    ranked = said[["claim_id", "report_id"]].assign(lean=sign * lean).dropna(subset=["lean"])
    best = ranked.groupby("claim_id").lean.idxmax()
    return ranked.report_id.loc[best].set_axis(best.index).reindex(claims)
