"""What the command line understands: commands, options, and their help."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, _SubParsersAction
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from data.store import DEFAULT_STORE

ROOT: Final = Path(__file__).resolve().parents[1]
SAMPLE: Final = ROOT / "data" / "sample"


def build_parser() -> ArgumentParser:
    """The parser; `options.command` names the command, which is "nightly" where none was given."""
    parser = ArgumentParser(
        prog="./run",
        description="How far can a news claim be relied on? Scores claims by their independent origins, with reasons.",
        epilog="Without a command: a night on the sample corpus. './run test' runs all checks, './run lab' opens the "
        "notebooks. HEARSAY_TRACEBACK=1 shows where an error came from.",
    )
    parser.set_defaults(
        command="nightly",
        input=[SAMPLE / "articles.jsonl"],
        outcomes=SAMPLE / "outcomes.csv",
        outlets=SAMPLE / "outlets.csv",
        columns={},
        store=DEFAULT_STORE,
        out=Path("out"),
        as_of=None,
        excel=False,
        limit=20,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in (_add_nightly, _add_read, _add_train, _add_evaluate, _add_export, _add_serve):
        add(commands)
    return parser


Commands = _SubParsersAction  # argparse has no public name for it


def _add_nightly(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "nightly",
        help="take in articles, score their claims, publish the snapshot and the CSV reports",
        description="One night: take in, read, group, score, publish, export. Running it twice changes nothing.",
    )
    _input(command)
    _outcomes(command)
    _store(command)
    _out(command)
    command.add_argument(
        "--as-of", type=_moment, metavar="ISO",
        help="score as known at this moment, UTC unless it says otherwise (default: when the newest article appeared)",
    )  # fmt: skip
    command.add_argument("--limit", type=int, default=20, metavar="N", help="claims to print (default: %(default)s)")
    command.set_defaults(command="nightly")


def _add_read(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "read",
        help="reading alone: who says what in each article, as JSON lines",
        description="Read articles and write a line each: article_id, headline, and reports with content, source and "
        "cue as [[start, end], …] character offsets into the text as given, and every label.",
    )
    _input(command)
    command.add_argument("--output", type=Path, required=True, metavar="FILE.jsonl", help="where the lines go")
    command.set_defaults(command="read")


def _add_train(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "train",
        help="learn the score from claims whose outcome is known",
        description="Learn weights from decided claims, measure them out of fold, and write both with a model card.",
    )
    _input(command)
    _outcomes(command, required=True)
    command.add_argument(
        "--output", type=Path, default=ROOT / "models" / "trained", metavar="DIR",
        help="where weights and card go (default: %(default)s)",
    )  # fmt: skip
    command.add_argument("--data-note", default="", metavar="TEXT", help="the data's name and citation, for the card")
    command.set_defaults(command="train")


def _add_evaluate(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser("evaluate", help="measure the score on claims whose outcome is known")
    what = command.add_subparsers(title="what to measure", metavar="WHAT", required=True)
    confidence = what.add_parser(
        "confidence",
        help="out-of-fold forecasts, grouped by claim, repeated",
        description="Forecast every decided claim with models that never saw it; write the forecasts, and print the "
        "figures beside four baselines on the same folds.",
    )
    _input(confidence)
    _outcomes(confidence, required=True)
    confidence.add_argument(
        "--output", type=Path, required=True, metavar="FORECASTS.csv", help="where the forecasts go"
    )
    confidence.add_argument("--repeats", type=int, default=10, metavar="N", help="repeats (default: %(default)s)")
    confidence.add_argument("--folds", type=int, default=10, metavar="N", help="folds a repeat (default: %(default)s)")
    confidence.set_defaults(command="evaluate confidence")


def _add_export(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "export",
        help="write the last night's CSV reports again",
        description="Write the CSV reports of the night that was published last.",
    )
    _store(command)
    _out(command)
    command.set_defaults(command="export")


def _add_serve(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "serve",
        help="run the night on a schedule, with Prefect",
        description="Keep running, and run a night whenever the schedule says so. Uses the Prefect server that "
        "PREFECT_API_URL names, else starts one of its own. Stop it with Ctrl-C.",
    )
    _input(command, required=False)
    _outcomes(command)
    _store(command)
    _out(command)
    command.add_argument(
        "--cron", default="0 3 * * *", metavar="'M H D M W'", help="when, UTC (default: '%(default)s')"
    )
    command.set_defaults(command="serve")


def _input(command: ArgumentParser, *, required: bool = True) -> None:
    command.add_argument(
        "--input", type=Path, nargs="+", metavar="PATH", required=required, default=[SAMPLE / "articles.jsonl"],
        help="articles: JSONL, CSV, Parquet, or folders of HTML or plain text; with claim_id and claim, grouped",
    )  # fmt: skip
    command.add_argument(
        "--columns", type=_columns, default={}, metavar="OURS=THEIRS,…",
        help="what the input calls our columns: title=headline,text=body",
    )  # fmt: skip
    command.add_argument(
        "--outlets", type=Path, metavar="PATH", help="an outlet book of your own: outlet_id, name, aliases, kind, owner"
    )


def _outcomes(command: ArgumentParser, *, required: bool = False) -> None:
    what = "what turned out: claim_id, outcome (true, false, unverified), decided_at, decided_by"
    command.add_argument("--outcomes", type=Path, required=required, metavar="PATH", help=what)


def _store(command: ArgumentParser) -> None:
    what = "the store; its snapshot lies beside it (default: %(default)s)"
    command.add_argument("--store", type=Path, default=DEFAULT_STORE, metavar="PATH", help=what)


def _out(command: ArgumentParser) -> None:
    what = "where the CSV reports go (default: %(default)s)"
    command.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help=what)
    safe = "CSV that Excel opens safely: byte order mark, formulas disarmed"
    command.add_argument("--excel", action="store_true", help=safe)


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no moment; use ISO 8601, like 2026-11-22T03:00:00") from None
    return at if at.tzinfo is None else at.astimezone(UTC).replace(tzinfo=None)


def _columns(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(ours.strip() and theirs.strip() for ours, _, theirs in pairs):
        raise ArgumentTypeError(f"{text!r} is no mapping; write title=headline,text=body")
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
