"""Command line: `./run COMMAND …`, or `./run` alone for a night on the sample corpus."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from flows.arguments import build_parser
from flows.options import ROOT

UNUSABLE: Final = 2
STOPPED: Final = 130

_PREFECT: Final = {
    "PREFECT_HOME": str(ROOT / ".prefect"),
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "flow_runs",
    "DO_NOT_TRACK": "1",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 2 unusable input or arguments (said on standard error)."""
    options = build_parser().parse_args(arguments)
    for name, value in _PREFECT.items():
        os.environ.setdefault(name, value)
    if options.command != "serve":
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")  # errors are told once, below
    try:
        _COMMANDS[options.command](options)
    except KeyboardInterrupt:
        print("hearsay: stopped; what was written so far is whole, and the next run goes on from it", file=sys.stderr)
        return STOPPED
    except (ValueError, OSError, RuntimeError, LookupError) as error:
        if os.environ.get("HEARSAY_TRACEBACK"):
            raise
        print(f"hearsay: {error}", file=sys.stderr)
        return UNUSABLE
    return 0


def _nightly(options: Namespace) -> None:
    from flows.console import step

    with step("starting Prefect"):
        from flows.nightly import nightly, show_night
    night = nightly(
        inputs=[str(path) for path in options.input],
        outcomes=_text(options.outcomes),
        overrides=_text(options.overrides),
        decisions=_text(options.decisions),
        outlets=_text(options.outlets),
        store=str(options.store),
        out=str(options.out),
        as_of=options.as_of.isoformat() if options.as_of else None,
        columns=options.columns,
        excel=options.excel,
    )
    show_night(night, options.limit)


def _read(options: Namespace) -> None:
    from flows.read import read

    read(options.input, options.output, options.columns, options.outlets)


def _train(options: Namespace) -> None:
    from flows.train import train

    train(
        options.input,
        options.outcomes,
        options.output,
        options.columns,
        options.outlets,
        options.data_note,
        options.force,
    )


def _evaluate_confidence(options: Namespace) -> None:
    from flows.train import evaluate_confidence

    evaluate_confidence(
        options.input,
        options.outcomes,
        options.output,
        options.columns,
        options.outlets,
        options.repeats,
        options.folds,
        options.hours,
    )


def _evaluate_receipts(options: Namespace) -> None:
    from data.store import snapshot_path
    from flows.receipts import evaluate_receipts

    evaluate_receipts(snapshot_path(options.store), options.output, options.draw)


def _backtest(options: Namespace) -> None:
    from flows.receipts import backtest, evaluate_receipts

    snapshot = backtest(
        options.input,
        options.outcomes,
        options.store,
        start=options.start,
        end=options.end,
        every=options.every,
        columns=options.columns,
        outlets=options.outlets,
    )
    evaluate_receipts(snapshot, options.output, options.draw)


def _export(options: Namespace) -> None:
    from data.desk import Desk
    from data.export import write_reports
    from data.stix import write_bundle
    from data.store import snapshot_path

    desk = Desk(snapshot_path(options.store))
    if options.format == "stix":
        print(write_bundle(desk, options.out / "claims.stix.json"))
        return
    for path in write_reports(desk, options.out, excel=options.excel):
        print(path)


def _origins(options: Namespace) -> None:
    from rich.console import Console

    from data.desk import Desk
    from data.store import snapshot_path
    from flows.console import origins_tree

    desk = Desk(snapshot_path(options.store))
    chain = desk.origins(options.claim_id)
    wording = desk.claims().set_index("claim_id").claim[options.claim_id]
    Console().print(origins_tree(chain, wording))
    if options.draw is not None:
        desk.draw_origins(options.claim_id).savefig(options.draw)
        print(options.draw)


def _serve(options: Namespace) -> None:
    from flows.server import local_server

    with local_server():
        from flows.serve import serve

        serve(
            options.cron,
            inputs=options.input,
            outcomes=options.outcomes,
            overrides=options.overrides,
            decisions=options.decisions,
            outlets=options.outlets,
            store=options.store,
            out=options.out,
            columns=options.columns,
            excel=options.excel,
        )


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


_COMMANDS: Final[Mapping[str, Callable[[Namespace], None]]] = {
    "nightly": _nightly,
    "read": _read,
    "train": _train,
    "evaluate confidence": _evaluate_confidence,
    "evaluate receipts": _evaluate_receipts,
    "backtest": _backtest,
    "origins": _origins,
    "export": _export,
    "serve": _serve,
}

if __name__ == "__main__":
    sys.exit(main())
