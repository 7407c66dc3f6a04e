"""A trained model on disk: weights without pickle, what they were trained on, and a card that says what it is worth."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np
import pandas as pd
from skops import io as skops
from skops.io.exceptions import UntrustedTypesFoundException

from models.confidence import Scorecard
from models.fallback import Fallback
from models.learned import LEARNED, RECORDS, WEIGHT_NAME, WORDING, Learners
from models.learned_receipts import learned_receipts
from models.page import card_page
from models.statements import Statements

TRAINED: Final = Path(__file__).parent / "trained"
WEIGHTS, PLAIN, FEATURES, CARD = "scorecard.skops", "features_alone.skops", "features.json", "MODEL_CARD.md"
# skops refuses every other type in the file, so that loading weights runs no code of theirs
TRUSTED: Final = ["models.confidence.Scorecard"]


class FeatureMismatch(ValueError):
    """Features are not those that the model was trained on; the message names them and the remedy."""


class BrokenModel(ValueError):
    """A model's files are missing or do not belong together; the message names the directory and the remedy."""


@dataclass(frozen=True)
class TrainedModel:
    """A fitted scorecard, its version, and its features in order with the fingerprints of their definitions.

    `learners` make the learned columns among the features; None where it has none. `training` is how its features were
    spread among the claims that it learned from, against which drift is told; None where that was not kept. `plain` is
    the scorecard without learned columns, for claims of which these are unknown; None where there are none.
    """

    model: Scorecard
    version: str
    features: list[str]
    fingerprints: Mapping[str, str]
    learners: Learners | None = None
    training: pd.DataFrame | None = None
    plain: Scorecard | None = None

    @property
    def scorer(self) -> Scorecard | Fallback:
        """What scores: the scorecard, or both of them where one was fitted without the learned columns."""
        return self.model if self.plain is None else Fallback(self.model, self.plain)

    @property
    def columns(self) -> list[str]:
        """The columns that scoring takes: the features and, with two scorecards, how far the first is heard."""
        return self.features if self.plain is None else [*self.features, WEIGHT_NAME]

    @property
    def learned(self) -> dict[str, str]:
        """The learned columns among the features, with their fingerprints: these no registry holds."""
        return {name: print_ for name, print_ in self.fingerprints.items() if name in LEARNED}

    def complete(
        self, rows: pd.DataFrame, statements: Statements, held: pd.Series[int], *, joined: bool = False
    ) -> pd.DataFrame:
        """Feature rows with the learned columns, from what is said of the claims and outcomes known by now.

        `held`: 0 or 1 by claim_id, of any claims; none tells on its own claim. Without learners the rows themselves.
        With `joined` the learned columns as if one more outlet asserted each claim (`TrackRecord.of_claims`).
        """
        if self.learners is None:
            return rows
        columns = self.learners.extended(statements, held).columns(statements, rows.index, joined=joined)
        return rows.join(columns[[name for name in columns if name in self.columns]])

    def score(self, X: pd.DataFrame, fingerprints: Mapping[str, str] | None = None) -> pd.DataFrame:
        """confidence, low, high (90 % interval) of the claims, indexed as X `[n, k]`, NaN = missing; n may be 0.

        Raises FeatureMismatch where X's columns are not the features, or the fingerprints where given not those trained
        on. The order of the columns is free. Without WEIGHT_NAME among them no record is heard.
        """
        self.check(name for name in X.columns if name != WEIGHT_NAME)
        if fingerprints is not None:
            self.check(fingerprints)
        if X.empty:
            return pd.DataFrame({"confidence": [], "low": [], "high": []}, index=X.index, dtype=np.float64)
        ordered = X.reindex(columns=self.columns).astype(np.float64)
        ends = self.scorer.interval(ordered)
        confidence = self.scorer.predict_proba(ordered)[:, 1]
        return pd.DataFrame({"confidence": confidence, "low": ends[:, 0], "high": ends[:, 1]}, index=X.index)

    def check(self, features: Mapping[str, str] | Iterable[str]) -> None:
        """Raise FeatureMismatch unless `features` are those trained on: name -> fingerprint, or the names alone."""
        mapped = features if isinstance(features, Mapping) else {name: self.fingerprints.get(name) for name in features}
        faults = {
            "missing": set(self.fingerprints) - set(mapped),
            "not trained on": set(mapped) - set(self.fingerprints),
            "redefined since": {name for name, was in self.fingerprints.items() if mapped.get(name, was) != was},
        }
        said = "; ".join(f"{fault}: {', '.join(sorted(map(str, names)))}" for fault, names in faults.items() if names)
        if said:
            raise FeatureMismatch(f"model {self.version} was trained on other features ({said}); run train")

    def receipts(self, said: pd.DataFrame, statements: Statements) -> pd.DataFrame:
        """The report that shows each learned column of each claim, by claim_id; no columns without learners."""
        if self.learners is None:
            return pd.DataFrame(index=pd.Index([], name="claim_id", dtype=object))
        shown = learned_receipts(self.learners, said, statements)
        return shown[[name for name in shown if name in self.columns]]


def save(
    model: Scorecard,
    directory: Path,
    *,
    features: Mapping[str, str],
    figures: Mapping[str, float],
    trained_on: str,
    citation: str,
    comparison: pd.DataFrame | None = None,
    meanings: Mapping[str, str] | None = None,
    learners: Learners | None = None,
    training: pd.DataFrame | None = None,
    coverage: pd.DataFrame | None = None,
    plain: Scorecard | None = None,
) -> TrainedModel:
    """Write weights, features and model card to `directory`; return the model as `load` would.

    `features` maps every feature trained on to the fingerprint of its definition, `meanings` to a line of explanation;
    `figures` are held-out figures, `comparison` an `evaluate.compare` table and `coverage` an `evaluate.coverage` one.
    `learners` make the learned columns, `plain` is the scorecard without them,
    `training` a `drift.spread` table. Each file is replaced as a whole.
    Raises FeatureMismatch unless `features` are the model's.
    """
    names = [str(name) for name in model.feature_names_in_]
    fingerprints = {name: features.get(name, "") for name in names}
    files = {} if learners is None else learners.files()
    version = _version(model, plain, fingerprints, files)
    trained = TrainedModel(model, version, names, fingerprints, learners, training, plain)
    trained.check(features)
    weights = _weights(trained)
    listing = {"model_version": trained.version, "features": weights.to_dict("records")}
    if training is not None:
        listing["training"] = training.to_dict("records")
    page = card_page(
        version=trained.version,
        weights=weights.assign(meaning=[(meanings or {}).get(name, "") for name in names]),
        base=model.intercept_,
        figures=figures,
        trained_on=trained_on,
        citation=citation,
        comparison=comparison,
        coverage=coverage,
    )
    directory.mkdir(parents=True, exist_ok=True)
    if not _holds(directory, trained.version):  # skops names parts by memory address: same weights, other bytes
        _replace(directory / WEIGHTS, skops.dumps(model))
        if plain is not None:
            _replace(directory / PLAIN, skops.dumps(plain))
        else:
            (directory / PLAIN).unlink(missing_ok=True)
    for name in (RECORDS, WORDING):
        if name in files:
            _replace(directory / name, files[name])
        else:
            (directory / name).unlink(missing_ok=True)
    _replace(directory / FEATURES, (json.dumps(listing, indent=1) + "\n").encode())
    _replace(directory / CARD, page.encode())
    return trained


def load(directory: Path) -> TrainedModel:
    """The model in `directory`. Raises BrokenModel when a file is missing or weights and features do not match."""
    remedy = "run train, or restore the directory"
    try:
        listing = json.loads((directory / FEATURES).read_text("utf-8"))
        fingerprints = {row["name"]: row["fingerprint"] for row in listing["features"]}
        model = skops.load(directory / WEIGHTS, trusted=TRUSTED)
        plain = skops.load(directory / PLAIN, trusted=TRUSTED) if (directory / PLAIN).exists() else None
        files = {name: (directory / name).read_bytes() for name in (RECORDS, WORDING) if (directory / name).exists()}
        learners = Learners.of_files(files) if files else None
        training = pd.DataFrame(listing["training"]) if "training" in listing else None
    except FileNotFoundError as missing:
        raise BrokenModel(f"{missing.filename} is missing; {remedy}") from missing
    except (ValueError, KeyError, TypeError, BadZipFile, UntrustedTypesFoundException) as fault:
        raise BrokenModel(f"{directory} cannot be read ({fault}); {remedy}") from fault
    version, stated = _version(model, plain, fingerprints, files), listing.get("model_version")
    if version != stated:
        raise BrokenModel(f"{directory}: weights are of {version}, features of {stated}; {remedy}")
    names = [str(name) for name in model.feature_names_in_]
    return TrainedModel(model, version, names, fingerprints, learners, training, plain)


def _weights(trained: TrainedModel) -> pd.DataFrame:
    """name, fingerprint, sign and coefficient of the features, `[k, 4]`, in the order trained on."""
    signs = dict(trained.model.signs or {})
    return pd.DataFrame(
        {
            "name": trained.features,
            "fingerprint": [trained.fingerprints[name] for name in trained.features],
            "sign": [int(signs.get(name, 0)) for name in trained.features],
            "coefficient": trained.model.coef_,
        }
    )


def _holds(directory: Path, version: str) -> bool:
    try:
        return load(directory).version == version
    except BrokenModel:
        return False


def _version(
    model: Scorecard, plain: Scorecard | None, fingerprints: Mapping[str, str], files: Mapping[str, bytes]
) -> str:
    """Twelve hex digits of the SHA-256 of everything that a score depends on."""
    names = [str(name) for name in model.feature_names_in_]
    digest = hashlib.sha256(json.dumps([names, dict(sorted(fingerprints.items()))]).encode())
    cards = [model] if plain is None else [model, plain]
    arrays = [[c.intercept_, c.coef_, *c.knots_, *c.heights_, c.draws_, c.gaps_] for c in cards]
    for array in chain(*arrays):
        digest.update(np.ascontiguousarray(array, dtype="<f8").tobytes())
    for name in sorted(files):
        digest.update(hashlib.sha256(files[name]).digest())
    return digest.hexdigest()[:12]


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(content)
    draft.replace(path)
