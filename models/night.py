"""Scoring over a store: feature rows in, the night's forecasts out, in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import pandas as pd

from data.aliases import by_present_name
from data.store import Store
from features.declare import SIGNS, Feature
from features.dictionary import dictionary_rows
from features.evidence import evidence_version, feature_rows, features_table, official_statuses, receipts
from models.card import TrainedModel
from models.drift import drift
from models.learned import LEARNED, WEIGHT, WEIGHT_NAME
from models.next_evidence import RECORD, next_evidence
from models.receipts import graded
from models.score import score_claims
from models.statements import Statements, read_statements
from models.training import known_outcomes

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
    known = {name: registry[name].fingerprint for name in trained.features if name in registry}
    trained.check(known | trained.learned)
    model_version = f"{trained.version}.{evidence_version(registry)}"
    rows = feature_rows(store, registry, as_of)
    said = read_statements(store, as_of)
    statements = Statements.of(said)
    held = known_outcomes(store.query(by_present_name("outcomes")), as_of)
    whole = trained.complete(rows, statements, held)
    night = score_claims(
        store.query(_ABOUT),
        whole,
        receipts(store, registry, as_of).join(trained.receipts(said, statements)),
        official_statuses(store, as_of),
        trained,
        as_of,
        model_version,
    )
    judged = night.scores.set_index("claim_id").confidence.dropna().index
    bounds = {name: each.bounds for name, each in registry.items()}
    made: dict[str, Any] = {"as_of": pd.Timestamp(as_of), "model_version": model_version}
    with store.transaction():
        table = features_table(registry)
        store.ensure(table)
        store.write(table, rows.reset_index().assign(as_of=pd.Timestamp(as_of)), known="replace")
        store.write("scores", night.scores, known="keep")
        store.write("factors", night.factors, known="keep")
        joined = trained.complete(rows, statements, held, joined=True)
        named = next_evidence(trained, whole.loc[judged], bounds, joined.loc[judged])
        store.write("next_evidence", named.assign(**made), known="keep")
        _write_about_the_model(store, registry, trained, whole, statements, held)
        tables = {name: store.query(f"{by_present_name(name)} order by all") for name in ("scores", "outcomes")}
        tables |= {name: store.rows(name) for name in ("claims", "runs")}
        store.replace_all("receipts", graded(**tables, now=pd.Timestamp(as_of)))
        store.replace_all("night", pd.DataFrame([made]))
    return Scored(model_version, len(night.scores), len(judged))


def _write_about_the_model(
    store: Store,
    registry: Mapping[str, Feature],
    trained: TrainedModel,
    rows: pd.DataFrame,
    statements: Statements,
    held: pd.Series[int],
) -> None:
    """Dictionary, drift since training and outlets' records, in place of the night's before."""
    weights = dict(zip(trained.features, trained.model.coef_, strict=True))
    store.replace_all("dictionary", pd.concat([dictionary_rows(registry, weights), _learned_rows(weights)]))
    if trained.training is not None:
        store.replace_all("drift", drift(trained.training, rows))
    if trained.learners is not None:
        records = trained.learners.extended(statements, held).record.table()
        keys = records[["outlet_id", "side", "speech_act", "source_kind"]].fillna("")
        store.replace_all("records", records.assign(record_id=keys.agg("/".join, axis=1)))


def _learned_rows(weights: Mapping[str, float]) -> pd.DataFrame:
    """The learned columns as rows of the dictionary, beside the declared features."""
    expect = {sign: word for word, sign in SIGNS.items() if word != "0"}
    return pd.DataFrame(
        [
            {
                "belongs_to": "features",
                "name": name,
                "type": "DOUBLE",
                "unit": column.unit,
                "meaning": column.meaning,
                "missing": "missing",
                "expect": expect[column.sign],
                "weight": weights.get(name),
            }
            for name, column in {**LEARNED, WEIGHT_NAME: WEIGHT}.items()
            if (name if name in LEARNED else RECORD) in weights
        ]
    )


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
