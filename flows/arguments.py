"""What the command line understands: commands, options, and their help."""

from __future__ import annotations

from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

from data.store import DEFAULT_STORE
from flows import options
from flows.options import ROOT, SAMPLE


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
        overrides=None,
        decisions=None,
        outlets=SAMPLE / "outlets.csv",
        columns={},
        store=DEFAULT_STORE,
        out=Path("out"),
        as_of=None,
        excel=False,
        limit=20,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in (
        _add_nightly,
        _add_read,
        _add_train,
        _add_evaluate,
        _add_backtest,
        _add_origins,
        _add_export,
        _add_serve,
    ):
        add(commands)
    return parser


Commands = _SubParsersAction  # argparse has no public name for it


def _add_nightly(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "nightly",
        help="take in articles, score their claims, publish the snapshot and the CSV reports",
        description="One night: take in, read, group, score, publish, export. Running it twice changes nothing.",
    )
    options.input_files(command)
    options.outcomes(command)
    options.judgements(command)
    options.store(command)
    options.reports(command)
    command.add_argument(
        "--as-of", type=options.moment, metavar="ISO",
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
    options.input_files(command)
    command.add_argument("--output", type=Path, required=True, metavar="FILE.jsonl", help="where the lines go")
    command.set_defaults(command="read")


def _add_train(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "train",
        help="learn the score from claims whose outcome is known",
        description="Learn weights from decided claims, measure them out of fold beside the model in use, and put them "
        "in its place, with a model card, if they are no worse.",
    )
    options.input_files(command)
    options.outcomes(command, required=True)
    command.add_argument(
        "--output", type=Path, default=ROOT / "models" / "trained", metavar="DIR",
        help="where weights and card go (default: %(default)s)",
    )  # fmt: skip
    command.add_argument("--data-note", default="", metavar="TEXT", help="the data's name and citation, for the card")
    command.add_argument("--force", action="store_true", help="replace the model in use even by one that is worse")
    command.set_defaults(command="train")


def _add_evaluate(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser("evaluate", help="measure the score on claims whose outcome is known")
    what = command.add_subparsers(title="what to measure", metavar="WHAT", required=True)
    confidence = what.add_parser(
        "confidence",
        help="out-of-fold forecasts, grouped by claim, repeated",
        description="Forecast every decided claim with models that never saw it; write the forecasts, and print the "
        "figures beside four baselines on the same folds, and the margin over the best of them.",
    )
    options.input_files(confidence)
    options.outcomes(confidence, required=True)
    confidence.add_argument(
        "--output", type=Path, required=True, metavar="FORECASTS.csv", help="where the forecasts go"
    )
    confidence.add_argument("--repeats", type=int, default=10, metavar="N", help="repeats (default: %(default)s)")
    confidence.add_argument("--folds", type=int, default=10, metavar="N", help="folds a repeat (default: %(default)s)")
    confidence.add_argument(
        "--hours", type=options.hours, metavar="N",
        help="every claim as known N hours after its first article: articles, copies, stances, origins and records "
        "(default: as known when the newest article appeared, or just before its outcome)",
    )  # fmt: skip
    confidence.set_defaults(command="evaluate confidence")
    receipts = what.add_parser(
        "receipts",
        help="past forecasts against what turned out since",
        description="Grade every forecast of past nights whose outcome is now known: at 6, 24 and 72 hours after the "
        "claim's first article, and the last before the outcome. Then tell whether evidence that was named as next "
        "moved the score, when it came, in the direction foretold.",
    )
    options.store(receipts)
    options.graded(receipts)
    receipts.set_defaults(command="evaluate receipts")


def _add_backtest(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "backtest",
        help="replay past nights, each as known at its moment, and grade them",
        description="Replay the nights of a past into a store of their own and grade their forecasts. Use a model that "
        "has not learned from these outcomes, or the figures flatter.",
    )
    options.input_files(command)
    options.outcomes(command, required=True)
    command.add_argument("--store", type=Path, required=True, metavar="PATH", help="the store to replay into")
    for flag, dest, which in (("--from", "start", "first"), ("--to", "end", "last")):
        what = f"the {which} night, UTC"
        command.add_argument(flag, dest=dest, type=options.moment, required=True, metavar="ISO", help=what)
    what = "hours from night to night (default: 24)"
    command.add_argument("--every", type=options.hours, default=options.hours("24"), metavar="HOURS", help=what)
    options.graded(command)
    command.set_defaults(command="backtest")


def _add_origins(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "origins",
        help="who took a claim from whom, as of the last night",
        description="Print the chain that leads each article on a claim to its origin, and draw it on request.",
    )
    command.add_argument("claim_id", metavar="CLAIM_ID", help="a claim_id from claims.csv")
    command.add_argument("--draw", type=Path, metavar="FILE.svg", help="draw it into an SVG, PNG or PDF file")
    options.store(command)
    command.set_defaults(command="origins")


def _add_export(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "export",
        help="write the last night's reports again, as CSV or STIX",
        description="Write the reports of the night that was published last: CSV, or its claims as a STIX 2.1 bundle.",
    )
    command.add_argument("--format", choices=("csv", "stix"), default="csv", help="of what form (default: %(default)s)")
    options.store(command)
    options.reports(command)
    command.set_defaults(command="export")


def _add_serve(commands: Commands[ArgumentParser]) -> None:
    command = commands.add_parser(
        "serve",
        help="run the night on a schedule, with Prefect",
        description="Keep running, and run a night whenever the schedule says so. Uses the Prefect server that "
        "PREFECT_API_URL names, else starts one of its own. Stop it with Ctrl-C.",
    )
    options.input_files(command, required=False)
    options.outcomes(command)
    options.judgements(command)
    options.store(command)
    options.reports(command)
    command.add_argument(
        "--cron", default="0 3 * * *", metavar="'M H D M W'", help="when, UTC (default: '%(default)s')"
    )
    command.set_defaults(command="serve")
