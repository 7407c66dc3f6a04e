"""Decisions: what analysts rule on which article belongs to which claim."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pandas as pd

from data.dates import naive_utc
from data.entries import keep_rows
from data.schema import DECISION_KINDS, TABLES, conform
from data.store import Store
from data.validate import (
    Columns,
    InputRow,
    NoUsableInput,
    name_of,
    rejected_frame,
    shown,
    text_of,
)

_COLUMNS: Final = ("kind", "claim_id", "other_claim_id", "article_id", "decided_at", "author", "reason")
_REQUIRED: Final = ("kind", "claim_id", "decided_at", "author", "reason")
_TARGET: Final = {"merge": "other_claim_id", "split": "article_id", "pin": "article_id"}

_Decision = tuple[str, str, str, str | None, str | None, datetime, str, str]


def load_decisions(path: Path, columns: Mapping[str, str] | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table `grouping_decisions` but for known_at, in order of time, and the table `rejected`, of one file.

    Reads CSV, TSV, JSON Lines, JSON or Parquet with the columns kind, claim_id, other_claim_id, article_id, decided_at,
    author and reason. `merge` makes other_claim_id part of claim_id, `split` takes article_id out of claim_id, `pin`
    puts it there for good. `columns` leads from our column names to theirs. A row that cannot be used, or that rules
    for the second time on one thing at one moment, is rejected with the reason. Raises NoUsableInput when the file as a
    whole cannot be used, ValueError when `columns` maps a name that is not ours.
    """
    wanted = Columns(_COLUMNS, dict(columns or {}), required=_REQUIRED)
    if not path.exists():
        raise NoUsableInput(f"{path} does not exist; give a file of decisions that does")
    decisions: dict[str, _Decision] = {}

    def keep(row: InputRow) -> None:
        decision = _decision(row)
        if decision[0] in decisions:
            raise ValueError(f"repeats an earlier row on claim {shown(decision[2])}; leave one out")
        decisions[decision[0]] = decision

    rejections = keep_rows(path, wanted, keep)
    names = TABLES["grouping_decisions"].names[:-1]
    frame = pd.DataFrame(list(decisions.values()), columns=names, dtype=object).astype({"decided_at": "datetime64[us]"})
    return frame.sort_values(["decided_at", "decision_id"], ignore_index=True), rejected_frame(rejections)


def keep_decisions(store: Store, decisions: pd.DataFrame, received_at: datetime, last: datetime | None) -> None:
    """Write decisions as `load_decisions` gives them; one that is there already stays as it is.

    A decision is known from when it was made, but never to a night that is over: one made before the `last` night
    (None: there was none) is known from `received_at` or, if that is no later, from the second after that night.
    """
    late = pd.Timestamp(received_at if last is None else max(received_at, last + timedelta(seconds=1)))
    known_at = decisions["decided_at"]
    if last is not None:
        known_at = known_at.mask(known_at <= pd.Timestamp(last), late)
    frame = conform(TABLES["grouping_decisions"], decisions.assign(known_at=known_at))
    store.write("grouping_decisions", frame, known="keep")


def _decision(row: InputRow) -> _Decision:
    told = row.values
    kind = (name_of("kind", told.get("kind")) or "").casefold()
    if kind not in DECISION_KINDS:
        raise ValueError(f"kind {shown(kind) if kind else '(missing)'} is none of {', '.join(DECISION_KINDS)}; use one")
    claim_id, target = name_of("claim_id", told.get("claim_id")), name_of(_TARGET[kind], told.get(_TARGET[kind]))
    decided_at = naive_utc(told.get("decided_at"), "decided_at")
    author, reason = name_of("author", told.get("author")), text_of("reason", told.get("reason"))
    needed = {"claim_id": claim_id, _TARGET[kind]: target, "decided_at": decided_at, "author": author, "reason": reason}
    missing = [name for name, value in needed.items() if value is None]
    if claim_id is None or target is None or decided_at is None or author is None or reason is None:
        raise ValueError(f"{missing[0]} is missing; {kind} needs one")
    if claim_id == target and kind == "merge":
        raise ValueError(f"merges claim {shown(claim_id)} with itself; name two claims")
    ruled = "\n".join((kind, claim_id, target, decided_at.isoformat()))
    decision_id = hashlib.sha256(ruled.encode()).hexdigest()[:16]
    other, article = (target, None) if kind == "merge" else (None, target)
    return decision_id, kind, claim_id, other, article, decided_at, author, reason
