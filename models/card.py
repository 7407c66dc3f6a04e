"""A trained model on disk: weights without pickle, what they were trained on, and a card that says what it is worth."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np
import pandas as pd
from skops import io as skops
from skops.io.exceptions import UntrustedTypesFoundException

from models.confidence import Scorecard
from models.page import card_page

TRAINED: Final = Path(__file__).parent / "trained"
WEIGHTS, FEATURES, CARD = "scorecard.skops", "features.json", "MODEL_CARD.md"
# skops refuses every other type in the file, so that loading weights runs no code of theirs
TRUSTED: Final = ["models.confidence.Scorecard"]


class FeatureMismatch(ValueError):
    """Features are not those that the model was trained on; the message names them and the remedy."""


class BrokenModel(ValueError):
    """A model's files are missing or do not belong together; the message names the directory and the remedy."""


@dataclass(frozen=True)
class TrainedModel:
    """A fitted scorecard, its version, and its features in order with the fingerprints of their definitions."""

    model: Scorecard
    version: str
    features: list[str]
    fingerprints: Mapping[str, str]

    def score(self, X: pd.DataFrame, fingerprints: Mapping[str, str] | None = None) -> pd.DataFrame:
        """confidence, low, high (90 % interval) of the claims, indexed as X `[n, k]`, NaN = missing; n may be 0.

        Raises FeatureMismatch where X's columns, or the fingerprints where given, are not those trained on. The order
        of the columns is free.
        """
        self.check(X.columns)
        if fingerprints is not None:
            self.check(fingerprints)
        if X.empty:
            return pd.DataFrame({"confidence": [], "low": [], "high": []}, index=X.index, dtype=np.float64)
        ordered = X[self.features].astype(np.float64)
        ends = self.model.interval(ordered)
        confidence = self.model.predict_proba(ordered)[:, 1]
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
) -> TrainedModel:
    """Write weights, features and model card to `directory`; return the model as `load` would.

    `features` maps every feature trained on to the fingerprint of its definition, `meanings` to a line of explanation;
    `figures` are held-out figures and `comparison` an `evaluate.compare` table. Each file is replaced as a whole.
    Raises FeatureMismatch unless `features` are the model's.
    """
    names = [str(name) for name in model.feature_names_in_]
    fingerprints = {name: features.get(name, "") for name in names}
    trained = TrainedModel(model, _version(model, fingerprints), names, fingerprints)
    trained.check(features)
    weights = _weights(trained)
    listing = {"model_version": trained.version, "features": weights.to_dict("records")}
    page = card_page(
        version=trained.version,
        weights=weights.assign(meaning=[(meanings or {}).get(name, "") for name in names]),
        base=model.intercept_,
        figures=figures,
        trained_on=trained_on,
        citation=citation,
        comparison=comparison,
    )
    directory.mkdir(parents=True, exist_ok=True)
    if not _holds(directory, trained.version):  # skops names parts by memory address: same weights, other bytes
        _replace(directory / WEIGHTS, skops.dumps(model))
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
    except FileNotFoundError as missing:
        raise BrokenModel(f"{missing.filename} is missing; {remedy}") from missing
    except (ValueError, KeyError, TypeError, BadZipFile, UntrustedTypesFoundException) as fault:
        raise BrokenModel(f"{directory} cannot be read ({fault}); {remedy}") from fault
    version, stated = _version(model, fingerprints), listing.get("model_version")
    if version != stated:
        raise BrokenModel(f"{directory}: weights are of {version}, features of {stated}; {remedy}")
    return TrainedModel(model, version, [str(name) for name in model.feature_names_in_], fingerprints)


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


def _version(model: Scorecard, fingerprints: Mapping[str, str]) -> str:
    """Twelve hex digits of the SHA-256 of everything that a score depends on."""
    names = [str(name) for name in model.feature_names_in_]
    digest = hashlib.sha256(json.dumps([names, dict(sorted(fingerprints.items()))]).encode())
    weights = [model.intercept_, model.coef_, *model.knots_, *model.heights_, model.draws_, model.gaps_]
    for array in weights:
        digest.update(np.ascontiguousarray(array, dtype="<f8").tobytes())
    return digest.hexdigest()[:12]


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(content)
    draft.replace(path)
