"""Learning the score from decided claims, and measuring it on claims that its models never saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pandas as pd
from rich.console import Console

from flows.console import figures_table, margins_table, status, step, track
from flows.early_rows import early_rows
from flows.rooms import training_rows
from models.card import WEIGHTS, BrokenModel, TrainedModel, load, save
from models.drift import spread
from models.evaluate import coverage, mean_figures
from models.learned import LEARNED
from models.training import fit_model, measure


def train(
    inputs: Sequence[Path],
    outcomes: Path,
    output: Path,
    columns: Mapping[str, str] | None = None,
    outlets: Path | None = None,
    data_note: str = "",
    force: bool = False,
) -> None:
    """Learn weights from every decided claim, and write them with a card that holds the out-of-fold figures.

    A model that is in `output` already stays there unless the new one is no worse on the same folds, or `force`.
    """
    registry, x, y, said = training_rows(inputs, outcomes, columns, outlets)
    champion = _in_use(output)
    found = measure(registry, x, y, repeats=10, folds=10, track=track, statements=said, champion=champion)
    _show(found.table)
    output_to = Console()
    output_to.print(found.verdict.why, soft_wrap=True)
    if not (found.verdict.promoted or force):
        output_to.print(f"{output} stays as it is; --force replaces it all the same", soft_wrap=True)
        return
    with step("learning"):
        model, plain, learners, rows = fit_model(registry, x, y, said)
        known = {name: each for name, each in registry.items() if name in rows}
        learned = {name: column for name, column in LEARNED.items() if name in rows}
        trained = save(
            model,
            output,
            features={name: each.fingerprint for name, each in known.items()}
            | {name: each.version for name, each in learned.items()},
            figures=mean_figures(y, found.forecasts),
            trained_on=f"{len(y)} claims that turned out true ({int(y.sum())}) or false ({int((1 - y).sum())})",
            citation=data_note,
            comparison=found.table,
            coverage=coverage(y, found.forecasts),
            meanings={name: known[name].meaning for name in known}
            | {name: each.meaning for name, each in learned.items()},
            learners=learners,
            plain=plain,
            training=spread(rows),
        )
    output_to.print(f"model {trained.version} in {output}", soft_wrap=True)


def _in_use(directory: Path) -> TrainedModel | None:
    """The model in a directory; None where there is none, or none that can still be read."""
    try:
        return load(directory)
    except BrokenModel as fault:
        if (directory / WEIGHTS).exists():
            status.print(f"  no comparison with the model before: {fault}", soft_wrap=True)
        return None


def evaluate_confidence(
    inputs: Sequence[Path],
    outcomes: Path,
    output: Path,
    columns: Mapping[str, str] | None = None,
    outlets: Path | None = None,
    repeats: int = 10,
    folds: int = 10,
    within: timedelta | None = None,
) -> None:
    """Write out-of-fold forecasts (claim_id, repeat, fold, confidence, low, high) and print the figures.

    With `within` every claim is learned from and forecast as it was known so long after its first article.
    """
    known = None
    if within is None:
        registry, x, y, said = training_rows(inputs, outcomes, columns, outlets)
    else:
        registry, x, y, said, known = early_rows(inputs, outcomes, columns, outlets, within)
    found = measure(registry, x, y, repeats=repeats, folds=folds, track=track, statements=said, known=known)
    found.forecasts.to_csv(output, index=False)
    _show(found.table)
    Console().print(margins_table(found.margins))
    Console().print(f"{len(y)} decided claims, {repeats} × {folds} folds: {output}", soft_wrap=True)


def _show(table: pd.DataFrame) -> None:
    Console().print(figures_table(table))
