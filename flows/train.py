"""Learning the score from decided claims, and measuring it on claims that its models never saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from rich.console import Console

from flows.console import figures_table, step, track
from flows.rooms import training_rows
from models.card import save
from models.evaluate import mean_figures
from models.training import make_model, measure, scored_columns


def train(
    inputs: Sequence[Path],
    outcomes: Path,
    output: Path,
    columns: Mapping[str, str] | None = None,
    outlets: Path | None = None,
    data_note: str = "",
) -> None:
    """Learn weights from every decided claim and write them with a card that holds the out-of-fold figures."""
    registry, x, y = training_rows(inputs, outcomes, columns, outlets)
    forecasts, table = measure(registry, x, y, repeats=10, folds=10, track=track)
    used = scored_columns(registry)
    with step("learning"):
        model = make_model(registry).fit(x[used], y)
        trained = save(
            model,
            output,
            features={name: registry[name].fingerprint for name in used},
            figures=mean_figures(y, forecasts),
            trained_on=f"{len(y)} claims that turned out true ({int(y.sum())}) or false ({int((1 - y).sum())})",
            citation=data_note,
            comparison=table,
            meanings={name: registry[name].meaning for name in used},
        )
    _show(table)
    Console().print(f"model {trained.version} in {output}", soft_wrap=True)


def evaluate_confidence(
    inputs: Sequence[Path],
    outcomes: Path,
    output: Path,
    columns: Mapping[str, str] | None = None,
    outlets: Path | None = None,
    repeats: int = 10,
    folds: int = 10,
) -> None:
    """Write out-of-fold forecasts (claim_id, repeat, fold, confidence, low, high) and print the figures."""
    registry, x, y = training_rows(inputs, outcomes, columns, outlets)
    forecasts, table = measure(registry, x, y, repeats=repeats, folds=folds, track=track)
    forecasts.to_csv(output, index=False)
    _show(table)
    Console().print(f"{len(y)} decided claims, {repeats} × {folds} folds: {output}", soft_wrap=True)


def _show(table: pd.DataFrame) -> None:
    Console().print(figures_table(table))
