"""The night as CSV: RFC 4180, UTF-8, times as ISO 8601 UTC; on request in a form that spreadsheets open safely."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pandas as pd

from data.desk import Desk

# A spreadsheet runs a cell that begins with one of these as a formula (OWASP, "CSV injection").
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_reports(desk: Desk, out: Path, *, excel: bool = False) -> list[Path]:
    """Write claims, evidence, outlets, dictionary and rejected as CSV into a folder; return the paths.

    Each file is swapped in whole, so a reader never sees half of one. `excel` adds the byte order mark and puts an
    apostrophe before cells that a spreadsheet would run as formulas.
    """
    out.mkdir(parents=True, exist_ok=True)
    frames = {
        "claims": desk.claims(),
        "evidence": desk.evidence(),
        "outlets": desk.outlets(),
        "dictionary": desk.dictionary(),
        "rejected": desk.rejected(),
    }
    return [_write(frame, out / f"{name}.csv", excel) for name, frame in frames.items()]


def _write(frame: pd.DataFrame, path: Path, excel: bool) -> Path:
    fresh = path.with_suffix(".new")
    text = frame.assign(**{name: _cells(frame[name], excel) for name in frame.columns})
    text.to_csv(fresh, index=False, lineterminator="\r\n", encoding="utf-8-sig" if excel else "utf-8")
    fresh.replace(path)
    return path


def _cells(values: pd.Series, excel: bool) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(values):
        return pd.Series(values.dt.strftime("%Y-%m-%dT%H:%M:%SZ"))
    if excel and not pd.api.types.is_numeric_dtype(values):
        return values.map(disarm, na_action="ignore")
    return values


def disarm(cell: object) -> object:
    """A text cell that no spreadsheet runs; anything else as it is.

    >>> disarm("=1+1"), disarm("a plain cell"), disarm(-1)
    ("'=1+1", 'a plain cell', -1)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
