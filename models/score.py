"""One night's scores and factors from feature rows. Pure; `flows` reads the rows and writes the result."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import pandas as pd

from models.card import TrainedModel
from models.explain import factors, reasons
from models.words import admiralty, likelihood

# What is no statement of fact cannot turn out true or false.
NOT_FACTUAL: Final = frozenset({"opinion", "recommendation", "question", "threat"})


@dataclass(frozen=True)
class Scores:
    """A night's forecasts: `scores` and `factors` as the tables of those names."""

    scores: pd.DataFrame
    factors: pd.DataFrame


def score_claims(
    claims: pd.DataFrame,
    rows: pd.DataFrame,
    shown: pd.DataFrame,
    statuses: pd.Series[str],
    trained: TrainedModel,
    as_of: datetime,
    model_version: str,
) -> Scores:
    """Score every claim that can be judged, and say of the others why not.

    `claims`: claim_id, given, speech_act, n_attributed, n_known_outlets. `rows`: features indexed by claim_id, `shown`:
    the report that shows each feature. A claim is judged when it came with the input or states a fact, and when some
    source or outlet stands behind it; otherwise its confidence is NULL and it has no factors.
    """
    about = claims.set_index("claim_id").reindex(rows.index)
    silent = _not_judged(about)
    judged = rows.loc[silent.isna()]
    forecast = trained.score(judged[trained.columns]).reindex(rows.index)
    long = factors(trained.scorer, judged[trained.columns])
    said = {claim_id: reasons(part) for claim_id, part in long.groupby("claim_id")}
    scores = pd.DataFrame(
        {
            "claim_id": rows.index,
            "as_of": pd.Timestamp(as_of),
            "model_version": model_version,
            "confidence": forecast.confidence.to_numpy(),
            "low": forecast.low.to_numpy(),
            "high": forecast.high.to_numpy(),
            "likelihood": [
                why if isinstance(why, str) else likelihood(p)
                for why, p in zip(silent, forecast.confidence, strict=True)
            ],
            "admiralty": [
                admiralty(_or_none(reliability), _or_none(p), int(n))
                for reliability, p, n in zip(rows.outlet_prior, forecast.confidence, rows.n_origins, strict=True)
            ],
            "official_status": statuses.reindex(rows.index).fillna("none").to_numpy(),
            "reasons": [said.get(claim_id) for claim_id in rows.index],
            "evidence_sha256": [_hash(row) for row in rows.to_numpy(float)],
        }
    )
    long = long.assign(as_of=pd.Timestamp(as_of), model_version=model_version, report_id=_shown(long, shown))
    return Scores(scores.reset_index(drop=True), long)


def _not_judged(about: pd.DataFrame) -> pd.Series[str]:
    """Why a claim is not judged; missing where it is."""
    why = pd.Series(None, index=about.index, dtype=object)
    why = why.mask(
        (about.n_attributed == 0) & (about.n_known_outlets == 0), "cannot be judged: nobody stands behind it"
    )
    unfactual = about.speech_act.isin(NOT_FACTUAL) & ~about.given.astype(bool)
    return why.mask(unfactual, "not scored: " + about.speech_act.astype(object))


def _shown(long: pd.DataFrame, shown: pd.DataFrame) -> pd.Series[str]:
    at = {name: i for i, name in enumerate(shown.columns)}
    row = {claim_id: i for i, claim_id in enumerate(shown.index)}
    cells = shown.to_numpy(object)
    found = [cells[row[c], at[f]] if c in row else None for c, f in zip(long.claim_id, long.factor, strict=True)]
    return pd.Series(found, index=long.index, dtype=object)


def _hash(row: np.ndarray) -> str:
    return hashlib.sha256(",".join(map(repr, row.tolist())).encode()).hexdigest()


def _or_none(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
