"""Scoring over a store: feature rows in, the night's forecasts out, in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pandas as pd

from data.store import Store
from features.declare import Feature
from features.dictionary import dictionary_rows
from features.evidence import evidence_version, feature_rows, features_table, official_statuses, receipts
from models.card import TrainedModel
from models.score import score_claims

_ABOUT: Final = """
select c.claim_id, c.given, c.speech_act,
       count(*) filter (where r.source_kind <> 'none') as n_attributed, count(distinct a.outlet_id) as n_known_outlets
from claims c join bearings b using (claim_id) join reports r using (report_id)
join articles a on a.article_id = r.article_id and a.revision = r.revision
group by all order by c.claim_id
"""


@dataclass(frozen=True)
class Scored:
    """Counts of a scored night, and the version under which it was scored."""

    model_version: str
    n_claims: int
    n_judged: int


def score_night(store: Store, registry: Mapping[str, Feature], trained: TrainedModel, as_of: datetime) -> Scored:
    """Score every claim known at `as_of`; a forecast that is there already stays as it is.

    The version names the model and everything that the evidence went through, so the same version and moment always
    mean the same score. Raises FeatureMismatch when a feature that the model was trained on is gone or redefined.
    """
    trained.check({name: registry[name].fingerprint for name in trained.features if name in registry})
    model_version = f"{trained.version}.{evidence_version(registry)}"
    rows = feature_rows(store, registry, as_of)
    night = score_claims(
        store.query(_ABOUT),
        rows,
        receipts(store, registry, as_of),
        official_statuses(store, as_of),
        trained,
        as_of,
        model_version,
    )
    with store.transaction():
        table = features_table(registry)
        store.ensure(table)
        store.write(table, rows.reset_index().assign(as_of=pd.Timestamp(as_of)), known="replace")
        store.write("scores", night.scores, known="keep")
        store.write("factors", night.factors, known="keep")
        store.replace_all(
            "dictionary", dictionary_rows(registry, dict(zip(trained.features, trained.model.coef_, strict=True)))
        )
        store.replace_all("night", pd.DataFrame([{"as_of": pd.Timestamp(as_of), "model_version": model_version}]))
    return Scored(model_version, len(night.scores), int(night.scores.confidence.notna().sum()))


def close_night(store: Store, scored: Scored, as_of: datetime, finished_at: datetime, seconds: float) -> None:
    """Write the run; one that is there already, with its first times, stays."""
    run = {
        "run_id": hashlib.sha256(f"{as_of.isoformat()} {scored.model_version} {_evidence(store)}".encode()).hexdigest()[
            :16
        ],
        "as_of": pd.Timestamp(as_of),
        "model_version": scored.model_version,
        "n_articles": store.count("read_articles"),
        "n_reports": store.count("reports"),
        "n_claims": scored.n_claims,
        "n_origins": store.count("origins"),
        "n_rejected": store.count("rejected"),
        "finished_at": pd.Timestamp(finished_at),
        "seconds": seconds,
    }
    store.write("runs", pd.DataFrame([run]), known="keep")


def _evidence(store: Store) -> str:
    return str(store.value("select string_agg(sha256, '' order by article_id, revision) from articles"))
