"""The night: take in, read, group, score, publish, export. Every step can be run twice; the second changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from prefect import flow, runtime, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from rich.console import Console

from data.dates import now
from data.desk import Desk
from data.export import write_reports
from data.intake import Taken, newest_moment
from data.outlets import OutletBook
from data.store import DEFAULT_STORE, Store
from features.evidence import read_new, regroup
from features.registry import load_registry
from flows.console import claims_table, night_markdown, step, track
from flows.rooms import take_in_files
from models.card import TRAINED, load
from models.night import Scored, close_night, score_night

R = TypeVar("R")


@dataclass(frozen=True)
class Night:
    """What a night did and where it put it."""

    as_of: datetime
    taken: Taken
    scored: Scored
    snapshot: Path
    files: list[Path]


def run_night(
    inputs: list[Path],
    *,
    store: Path,
    out: Path,
    outcomes: Path | None = None,
    overrides: Path | None = None,
    decisions: Path | None = None,
    outlets: Path | None = None,
    as_of: datetime | None = None,
    columns: Mapping[str, str] | None = None,
    excel: bool = False,
    model: Path = TRAINED,
    wrap: Callable[[Callable[..., Any]], Callable[..., Any]] = lambda function: function,
) -> Night:
    """Score every claim in the store and in `inputs` as known at `as_of` (naive UTC; None: at the newest article).

    `wrap` is put around each step; the flow makes tasks of them. Raises NoUsableInput when no article can be read from
    `inputs`, StoreBusy while another night is writing the store.
    """
    started = perf_counter()
    registry, trained, book = load_registry(), load(model), OutletBook.load(outlets)
    with Store(store) as opened:
        with step("taking in"):
            entries = {"outcomes": outcomes, "overrides": overrides, "grouping_decisions": decisions}
            given = {name: path for name, path in entries.items() if path is not None}
            taken = wrap(take_in_files)(opened, inputs, received_at=as_of, columns=columns, entries=given, book=book)
        wrap(read_new)(opened, book.names, track)
        moment = as_of or newest_moment(opened) or now()
        with step("grouping into claims and origins"):
            wrap(regroup)(opened, moment)
        with step("scoring"):
            scored = wrap(score_night)(opened, registry, trained, moment)
            close_night(opened, scored, moment, now(), perf_counter() - started)
        with step("publishing"):
            snapshot = wrap(opened.publish)()
            files = wrap(write_reports)(Desk(snapshot), out, excel=excel)
    return Night(moment, taken, scored, snapshot, files)


@flow(name="nightly", persist_result=False)
def nightly(
    inputs: list[str],
    outcomes: str | None = None,
    overrides: str | None = None,
    decisions: str | None = None,
    outlets: str | None = None,
    store: str = str(DEFAULT_STORE),
    out: str = "out",
    as_of: str | None = None,
    columns: dict[str, str] | None = None,
    excel: bool = False,
) -> Night:
    """`run_night` as a Prefect flow; a scheduled night is scored as of the hour it was meant for, however late.

    Parameters are plain JSON, `as_of` in ISO 8601 and UTC: a runner that loads the flow from its file resolves no
    imported types.
    """
    night = run_night(
        [Path(each) for each in inputs],
        store=Path(store),
        out=Path(out),
        outcomes=Path(outcomes) if outcomes else None,
        overrides=Path(overrides) if overrides else None,
        decisions=Path(decisions) if decisions else None,
        outlets=Path(outlets) if outlets else None,
        as_of=datetime.fromisoformat(as_of) if as_of else _scheduled_at(),
        columns=columns,
        excel=excel,
        wrap=_as_task,
    )
    page = night_markdown(Desk(night.snapshot).claims(), night.taken, night.scored, night.as_of)
    create_markdown_artifact(key="night", markdown=page)
    return night


def show_night(night: Night, limit: int) -> None:
    """Print the table of claims, what was kept aside, and the paths of what was written."""
    claims = Desk(night.snapshot).claims()
    output = Console()
    output.print(claims_table(claims, limit))
    if len(claims) > limit:
        output.print(f"… and {len(claims) - limit} more in claims.csv")
    taken, scored = night.taken, night.scored
    output.print(
        f"As of {night.as_of:%Y-%m-%d %H:%M} UTC: {taken.n_new} new articles of {taken.n_rows} rows read, "
        f"{taken.n_rejected} kept aside; {scored.n_claims} claims, {scored.n_judged} scored. Confidence is not truth."
    )
    for path in (night.snapshot, *night.files):
        output.print(str(path), soft_wrap=True)


def _as_task(function: Callable[..., R]) -> Callable[..., R]:
    # a store is no cache key, and what a step returns lies in the store already
    return task(cache_policy=NO_CACHE, persist_result=False)(function)


def _scheduled_at() -> datetime | None:
    """The hour that a scheduled run was meant for, naive UTC; None for a run by hand."""
    at: datetime | None = runtime.flow_run.scheduled_start_time if runtime.deployment.id else None
    return at.replace(tzinfo=None, microsecond=0) if at is not None else None
