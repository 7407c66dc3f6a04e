"""Outcomes: how claims turned out, as the analysts' file has it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

import pandas as pd

from data.dates import naive_utc
from data.readers import TABLE_READERS, read_rows
from data.schema import OUTCOMES, TABLES, conform
from data.validate import (
    Columns,
    InputRow,
    NoUsableInput,
    Rejection,
    UnusableFile,
    excerpt_of,
    name_of,
    rejected_frame,
    shown,
    text_of,
)

_REQUIRED: Final = ("claim_id", "outcome", "decided_at")


def load_outcomes(path: Path, columns: Mapping[str, str] | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `outcomes` (sorted by claim and moment, decided_at naive UTC) and `rejected` of one file.

    Reads CSV, TSV, JSON Lines, JSON or Parquet. Outcomes are the words true, false, unverified in any case, or
    booleans. `columns` leads from our column names to theirs. A row that cannot be used, or that says for the second
    time what a claim turned out at one moment, is rejected with the reason. Raises NoUsableInput when the file as a
    whole cannot be used, ValueError when `columns` maps a name that is not ours.
    """
    table = TABLES["outcomes"]
    wanted = Columns(tuple(table.names), dict(columns or {}), required=_REQUIRED)
    if not path.exists():
        raise NoUsableInput(f"{path} does not exist; give a file of outcomes that does")
    outcomes: dict[tuple[str, datetime], tuple[object, ...]] = {}
    rejections: list[Rejection] = []
    try:
        for row in read_rows(path, wanted, TABLE_READERS):
            if isinstance(row, Rejection):
                rejections.append(row)
                continue
            try:
                _keep(outcomes, row)
            except ValueError as error:
                rejections.append(Rejection(row.file, row.line, str(error), excerpt_of(str(dict(row.values)))))
    except UnusableFile as error:
        raise NoUsableInput(f"{path}: {error}") from error
    rows = [outcomes[key] for key in sorted(outcomes)]
    frame = pd.DataFrame(rows, columns=table.names, dtype=object)
    return conform(table, frame.astype({"decided_at": "datetime64[us]"})), rejected_frame(rejections)


def _keep(outcomes: dict[tuple[str, datetime], tuple[object, ...]], row: InputRow) -> None:
    told = row.values
    claim_id = name_of("claim_id", told.get("claim_id"))
    decided_at = naive_utc(told.get("decided_at"), "decided_at")
    if claim_id is None or decided_at is None:
        missing = "claim_id" if claim_id is None else "decided_at"
        raise ValueError(f"{missing} is missing; an outcome needs one")
    outcome = _outcome(told.get("outcome"))
    first = outcomes.get((claim_id, decided_at))
    if first is not None:
        verb = "repeats" if first[1] == outcome else "contradicts"
        raise ValueError(f"{verb} an earlier row on claim {shown(claim_id)} at {decided_at.isoformat()}; leave one out")
    by = (name_of("decided_by", told.get("decided_by")), text_of("evidence", told.get("evidence")))
    outcomes[claim_id, decided_at] = (claim_id, outcome, decided_at, *by)


def _outcome(told: object) -> str:
    outcome = str(told).casefold() if isinstance(told, bool) else (name_of("outcome", told) or "").casefold()
    if outcome not in OUTCOMES:
        value = shown(told) if told is not None else "(missing)"
        raise ValueError(f"outcome {value} is none of {', '.join(OUTCOMES)}; use one of them")
    return outcome
