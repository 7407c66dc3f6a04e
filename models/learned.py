"""Columns that are themselves learned from outcomes: the record of who says it, and the wording of what they say.

A column must never have seen the outcome of the claim that it describes. To learn a score over it, the claims are
split, and each part is described by what the other parts teach (cross-fitting; Wolpert 1992, stacked generalization).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final, NamedTuple, Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.folds import assign_folds
from models.known import Known
from models.statements import Statements
from models.track_record import VOTE, TrackRecord, keyed
from models.wording import Wording


class LearnedColumn(NamedTuple):
    """How a learned column is declared: as a feature is, but for the expression."""

    sign: int
    unit: str
    meaning: str
    version: str


LEARNED: Final[Mapping[str, LearnedColumn]] = {
    "track_record": LearnedColumn(
        1,
        "share",
        "How often claims held that these outlets carried on the side that they take: mean of their shrunk records and "
        "a usual one; missing where no outcome is known of any of them.",
        "2",
    ),
    "wording": LearnedColumn(
        1,
        "log-odds",
        "How far its reports are worded like those of claims that held; it takes hundreds of outcomes to learn.",
        "1",
    ),
}
FOLDS: Final = 5
# how far the card with records is heard beside the one without (`models.fallback`); itself in neither
WEIGHT: Final = LearnedColumn(
    0, "share", "How far records are heard: n / (n + 1) of the n outcomes behind these outlets' records.", "1"
)
WEIGHT_NAME: Final = "record_weight"
RECORDS: Final = "records.json"
WORDING: Final = "wording.npz"
_ARRAYS: Final = ("buckets", "scale", "weight", "base")


@dataclass(frozen=True)
class Learners:
    """What outcomes have taught about outlets and about wording; None for what they were too few to teach."""

    record: TrackRecord
    wording: Wording | None

    @classmethod
    def learn(cls, statements: Statements, y: pd.Series[int]) -> Self:
        """From what was said of the claims in y (0 or 1, by claim_id)."""
        ordered = y.sort_index()
        words = Wording.learn(statements.words_of(ordered.index), ordered.to_numpy().astype(np.float64))
        return cls(TrackRecord.learn(statements.votes, ordered), words)

    def files(self) -> dict[str, bytes]:
        """What `of_files` reads: names of files and their contents, the same bytes for the same learners."""
        votes = self.record.votes[[*VOTE, "prior", "held"]]
        table = votes.astype(object).where(votes.notna(), None).to_dict("split", index=False)
        record = {"expected": dict(self.record.expected), "strengths": list(self.record.strengths), "votes": table}
        found = {RECORDS: (json.dumps(record, sort_keys=True) + "\n").encode()}
        if self.wording is not None:
            packed = BytesIO()
            arrays = {name: np.asarray(getattr(self.wording, name)) for name in _ARRAYS}
            np.savez_compressed(packed, allow_pickle=False, **arrays)
            found[WORDING] = packed.getvalue()
        return found

    @classmethod
    def of_files(cls, files: Mapping[str, bytes]) -> Self:
        """Learners from `files`. Raises KeyError or ValueError where they are no such files."""
        told = json.loads(files[RECORDS])
        votes = pd.DataFrame(told["votes"]["data"], columns=told["votes"]["columns"])
        held = votes.drop_duplicates("claim_id").set_index("claim_id").held
        expected = {side: (float(line[0]), float(line[1])) for side, line in told["expected"].items()}
        blank = TrackRecord(keyed(votes.iloc[:0]).assign(held=0.0), expected, tuple(told["strengths"]))
        wording = None
        if WORDING in files:
            with np.load(BytesIO(files[WORDING]), allow_pickle=False) as arrays:
                wording = Wording(arrays["buckets"], arrays["scale"], arrays["weight"], float(arrays["base"]))
        return cls(blank.extended(keyed(votes), held), wording)

    def extended(self, statements: Statements, y: pd.Series[int]) -> Self:
        """With the records that come of further outcomes y (0 or 1, by claim_id); wording stays as it was learned."""
        return replace(self, record=self.record.extended(statements.votes, y))

    def columns(
        self, statements: Statements, claims: pd.Index[str], known: Known | None = None, *, joined: bool = False
    ) -> pd.DataFrame:
        """The LEARNED columns of these claims and WEIGHT_NAME, in their order; NaN where nothing is known (weight: 0).

        With `known` no record counts an outcome that was decided after the claim was scored; how ratings count and how
        hard records are drawn, and wording, are weights and stay. For `joined` see `TrackRecord.of_claims`.
        """
        if known is not None and len(claims):
            parts = [
                self._before(decided).columns(statements, same, joined=joined)
                for same, decided in known.batches(claims)
            ]
            return pd.concat(parts).reindex(claims)
        votes = statements.votes
        found = self.record.of_claims(votes[votes.claim_id.isin(claims)], joined=joined).reindex(claims)
        words = np.full(len(claims), np.nan)
        if self.wording is not None:
            words = self.wording.log_odds(statements.words_of(claims))
        weight = found.record_weight.fillna(0.0)
        columns = {"track_record": found.track_record, "wording": words, WEIGHT_NAME: weight}
        return pd.DataFrame(columns, index=claims).astype(np.float64)

    def _before(self, decided: pd.Index[str]) -> Self:
        """With the records that come of these claims alone."""
        votes = self.record.votes
        return replace(self, record=replace(self.record, votes=votes[votes.claim_id.isin(decided)]))


def cross_fitted(
    statements: Statements,
    y: pd.Series[int],
    groups: npt.ArrayLike | None = None,
    random_state: int = 0,
    known: Known | None = None,
) -> pd.DataFrame:
    """`Learners.columns` of the claims in y, each by learners that saw neither it nor its story; indexed as y.

    NaN throughout where an outcome spans fewer than two groups. The order of y changes nothing. For `known` see
    `Learners.columns`.
    """
    story = pd.Series(y.index if groups is None else np.asarray(groups), index=y.index).sort_index()
    truth = y.sort_index()
    fold = assign_folds(truth, story, FOLDS, random_state)
    if fold is None:
        return pd.DataFrame(np.nan, index=y.index, columns=list(LEARNED)).assign(**{WEIGHT_NAME: 0.0})
    parts = [
        Learners.learn(statements, truth[fold != number]).columns(statements, truth.index[fold == number], known)
        for number in range(int(fold.max()) + 1)
    ]
    return pd.concat(parts).reindex(y.index)
