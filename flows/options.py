"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from data.store import DEFAULT_STORE

ROOT: Final = Path(__file__).resolve().parents[1]
SAMPLE: Final = ROOT / "data" / "sample"


def graded(command: ArgumentParser) -> None:
    """Where graded forecasts and their diagram go."""
    command.add_argument("--output", type=Path, metavar="FORECASTS.csv", help="where the graded forecasts go")
    command.add_argument("--draw", type=Path, metavar="FILE.svg", help="where the reliability diagram goes")


def input_files(command: ArgumentParser, *, required: bool = True) -> None:
    """What articles to take in, and how to read them."""
    command.add_argument(
        "--input", type=Path, nargs="+", metavar="PATH", required=required, default=[SAMPLE / "articles.jsonl"],
        help="articles: JSONL, CSV, Parquet, or folders of HTML or plain text; with claim_id and claim, grouped",
    )  # fmt: skip
    command.add_argument(
        "--columns", type=columns, default={}, metavar="OURS=THEIRS,…",
        help="what the input calls our columns: title=headline,text=body",
    )  # fmt: skip
    command.add_argument(
        "--outlets", type=Path, metavar="PATH", help="an outlet book of your own: outlet_id, name, aliases, kind, owner"
    )


def outcomes(command: ArgumentParser, *, required: bool = False) -> None:
    """The file of outcomes."""
    what = "what turned out: claim_id, outcome (true, false, unverified), decided_at, decided_by"
    command.add_argument("--outcomes", type=Path, required=required, metavar="PATH", help=what)


def judgements(command: ArgumentParser) -> None:
    """What analysts judge of their own: overrides of scores, decisions on the grouping."""
    what = "judgements of your own, shown beside the scores: claim_id, made_at, confidence, author, reason, expires_at"
    command.add_argument("--overrides", type=Path, metavar="PATH", help=what)
    what = "merge, split, pin: kind, claim_id, other_claim_id or article_id, decided_at, author, reason"
    command.add_argument("--decisions", type=Path, metavar="PATH", help=what)


def store(command: ArgumentParser) -> None:
    """The store."""
    what = "the store; its snapshot lies beside it (default: %(default)s)"
    command.add_argument("--store", type=Path, default=DEFAULT_STORE, metavar="PATH", help=what)


def reports(command: ArgumentParser) -> None:
    """Where the CSV reports go, and in what form."""
    what = "where the CSV reports go (default: %(default)s)"
    command.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help=what)
    safe = "CSV that Excel opens safely: byte order mark, formulas disarmed"
    command.add_argument("--excel", action="store_true", help=safe)


def moment(text: str) -> datetime:
    """A moment in naive UTC."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no moment; use ISO 8601, like 2026-11-22T03:00:00") from None
    return at if at.tzinfo is None else at.astimezone(UTC).replace(tzinfo=None)


def hours(text: str) -> timedelta:
    """A span of hours."""
    try:
        number = float(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no number of hours") from None
    if not 0 < number < 1e5:
        raise ArgumentTypeError(f"{text} hours are none or too many; give a number above 0")
    return timedelta(hours=number)


def columns(text: str) -> dict[str, str]:
    """A mapping from our column names to theirs."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(ours.strip() and theirs.strip() for ours, _, theirs in pairs):
        raise ArgumentTypeError(f"{text!r} is no mapping; write title=headline,text=body")
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
