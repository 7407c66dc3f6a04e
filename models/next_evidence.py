"""What would move each score: one more piece of evidence, put through the definitions of the features.

The newcomer is plain. A confirmation or denial appears within an article that is there already, by a body not heard
before, a confirmation in an origin that had none; a further origin is one more owner's outlet, unrated, which asserts
the claim in its own voice, unhedged, in a headline that asks nothing. Features that such evidence leaves alone, and
those of which too little is known to say, stay as they are. The outlet of a further origin is one of the usual record:
who that will be nobody knows, but outlets that newly assert a claim draw its mean record towards what is usual.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
import pandas as pd

from models.card import TrainedModel

Move = Callable[[pd.DataFrame], dict[str, pd.Series]]

CONFIRMATION: Final = "an official confirmation"
ORIGIN: Final = "one more independent origin"
DENIAL: Final = "a specific denial"
SILENCE: Final = "seven more days of silence"
SILENT_HOURS: Final = 7 * 24.0
RECORD: Final = "track_record"
# one vote per origin: what a plain newcomer's own share of each is
_SHARE_OF_NEWCOMER: Final[Mapping[str, float]] = {
    "for_share": 1.0,
    "against_share": 0.0,
    "own_voice_share": 1.0,
    "hedge_share": 0.0,
    "hearsay_share": 0.0,
    "debunk_share": 0.0,
    "quoted_share": 0.0,
    "question_share": 0.0,
}


def next_evidence(
    trained: TrainedModel,
    rows: pd.DataFrame,
    bounds: Mapping[str, tuple[float, float | None]],
    joined: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """What each piece of evidence would do: claim_id, evidence, confidence, change; one row a claim and possible piece.

    `rows` `[n, k]` are whole feature rows (learned columns included) of judged claims, by claim_id; `bounds` those
    declared, within which every feature stays; `joined` the same rows with the record that each claim has once one more
    outlet asserts it (`TrainedModel.complete`), without which a further origin leaves it alone. confidence is what the
    score would then be, exactly; change is that less the score now. Silence goes on only where it is known to last: an
    undated claim, or one of which an official has spoken, has no such row. Sorted by claim, then by the size of the
    change.
    """
    columns = ["claim_id", "evidence", "confidence", "change"]
    if rows.empty:
        return pd.DataFrame(columns=columns)
    now = trained.scorer.predict_proba(rows[trained.columns])[:, 1]
    parts = []
    for evidence, move in EVIDENCE.items():
        moved = rows.assign(**{name: _within(values, bounds.get(name)) for name, values in move(rows).items()})
        if evidence == ORIGIN and joined is not None and RECORD in joined:
            moved[RECORD] = joined[RECORD]
        then = trained.scorer.predict_proba(moved[trained.columns])[:, 1]
        parts.append(
            pd.DataFrame({"claim_id": rows.index, "evidence": evidence, "confidence": then, "change": then - now})
        )
        if evidence == SILENCE:
            parts[-1] = parts[-1][rows.silence_hours.notna().to_numpy()]
    whole = pd.concat(parts, ignore_index=True)
    order = whole.assign(size=-whole.change.abs().round(9)).sort_values(["claim_id", "size", "evidence"])
    return order[columns].reset_index(drop=True)


def _confirmation(rows: pd.DataFrame) -> dict[str, pd.Series]:
    # firm in two origins or more is 3, in one 2, hedged words 1: one more firm word makes 2 of less, and 3 of 2
    level = rows.confirmation_level.fillna(0.0)
    return {
        "confirmation_level": (level + 1.0).clip(lower=2.0),
        "silence_hours": pd.Series(np.nan, index=rows.index),
    }


def _denial(rows: pd.DataFrame) -> dict[str, pd.Series]:
    return {"denial_level": pd.Series(3.0, index=rows.index)}


def _silence(rows: pd.DataFrame) -> dict[str, pd.Series]:
    return {"silence_hours": rows.silence_hours + SILENT_HOURS}


def _origin(rows: pd.DataFrame) -> dict[str, pd.Series]:
    speaking, against = rows.n_origins.fillna(0.0), rows.n_against.fillna(0.0)
    every = speaking + against
    # origins not against the claim with the same owner, on average; the newcomer's owner has one
    shared = (speaking / rows.effective_origins.where(rows.effective_origins > 0)).fillna(1.0)
    shares = {
        name: ((rows[name] * every + own) / (every + 1.0)).where(rows[name].notna(), own)
        for name, own in _SHARE_OF_NEWCOMER.items()
    }
    return shares | {
        "n_origins": speaking + 1.0,
        "n_for": rows.n_for.fillna(0.0) + 1.0,
        "effective_origins": (speaking + 1.0) ** 2 / (shared * speaking + 1.0),
        "open_contradiction": (against > 0).astype(float),
    }


def _within(values: pd.Series, bounds: tuple[float, float | None] | None) -> pd.Series:
    return values if bounds is None else values.clip(*bounds)


EVIDENCE: Final[Mapping[str, Move]] = {
    CONFIRMATION: _confirmation,
    ORIGIN: _origin,
    DENIAL: _denial,
    SILENCE: _silence,
}
MOVED: Final[Mapping[str, frozenset[str]]] = {
    CONFIRMATION: frozenset({"confirmation_level", "silence_hours"}),
    ORIGIN: frozenset({*_SHARE_OF_NEWCOMER, "n_origins", "n_for", "effective_origins", "open_contradiction"}),
    DENIAL: frozenset({"denial_level"}),
    SILENCE: frozenset({"silence_hours"}),
}
"""The features that each piece of evidence moves."""
