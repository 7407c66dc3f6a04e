"""Past forecasts graded: of the nights that were, and of nights replayed over a past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
from rich.console import Console

from data.dates import now
from data.desk import Desk
from data.outlets import OutletBook
from data.store import Store
from features.evidence import read_new, regroup
from features.registry import load_registry
from flows.console import foretold_table, receipts_table, status, step, track
from flows.rooms import take_in_files
from models.card import TRAINED, load
from models.foretold import foretold, foretold_figures
from models.night import close_night, score_night
from models.receipts import receipt_figures
from models.reliability import draw_reliability


def evaluate_receipts(snapshot: Path, output: Path | None = None, draw: Path | None = None) -> None:
    """Print how good the forecasts of past nights were, and whether evidence that they had named moved scores as said.

    `output` and `draw` are where the forecasts, graded one by one, and their reliability diagram go. Raises LookupError
    where no claim with an earlier forecast has been decided, unless there is such evidence and no file to write.
    """
    desk = Desk(snapshot)
    receipts = desk.receipts()
    arrived = foretold(
        desk.history("next_evidence"), desk.history("scores"), desk.history("factors"), desk.history("features")
    )
    if receipts.empty and (arrived.empty or output or draw):
        raise LookupError(
            f"{snapshot}: no claim with a forecast from before its outcome; take in outcomes (--outcomes, Desk.decide) "
            "and run a night, or replay the nights with backtest"
        )
    if len(receipts):
        Console().print(receipts_table(receipt_figures(receipts)))
    if len(arrived):
        Console().print(foretold_table(foretold_figures(arrived)))
    if output is not None:
        receipts.to_csv(output, index=False)
        print(output)
    if draw is not None:
        draw_reliability(receipts).savefig(draw)
        print(draw)


def backtest(
    inputs: Sequence[Path],
    outcomes: Path,
    store: Path,
    *,
    start: datetime,
    end: datetime,
    every: timedelta,
    columns: Mapping[str, str] | None = None,
    outlets: Path | None = None,
    model: Path = TRAINED,
) -> Path:
    """Replay the nights from `start` to `end` into a store, each as of its moment; return the snapshot.

    A night that the store holds already is made again and must come out the same. Raises ValueError where `start` lies
    after `end` or `every` is no time at all.
    """
    if start > end or every <= timedelta(0):
        raise ValueError(f"no night between {start} and {end} every {every}; give a start before the end")
    moments = list(pd.date_range(start, end, freq=every).to_pydatetime())
    registry, trained, book = load_registry(), load(model), OutletBook.load(outlets)
    with Store(store) as opened:
        with step("taking in"):
            take_in_files(opened, inputs, columns=columns, entries={"outcomes": outcomes}, book=book)
        read_new(opened, book.names, track)
        for moment in track(moments, "nights"):
            regroup(opened, moment)
            close_night(opened, score_night(opened, registry, trained, moment), moment, now(), 0.0)
        with step("publishing"):
            snapshot = opened.publish()
    status.print(f"  {len(moments)} nights from {moments[0]} to {moments[-1]}")
    return snapshot
