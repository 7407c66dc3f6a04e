"""What a person sees while a night runs: progress on standard error, the table of claims on standard output."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sized
from contextlib import contextmanager
from datetime import datetime
from time import perf_counter
from typing import Any, Final, TypeVar

import pandas as pd
from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.tree import Tree

from data.intake import Taken
from models.night import Scored

T = TypeVar("T")

_OFFICIAL: Final = {
    "confirmed": "officially confirmed",
    "partly confirmed": "partly confirmed",
    "denied": "officially denied",
    "no comment": "no official comment",
    "silent": "officials silent",
    "none": "no official heard",
}

status = Console(stderr=True, highlight=False)


@contextmanager
def step(label: str) -> Iterator[None]:
    """Say what is being done, and when it is finished how long it took."""
    started = perf_counter()
    yield
    status.print(f"  {label} [dim]{perf_counter() - started:.1f} s[/dim]")


def track(batches: Iterable[T], label: str) -> Iterator[T]:
    """The batches, with a progress bar while they are being worked through; no bar where there is none."""
    columns = (TextColumn(f"  {label}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with step(label), Progress(*columns, console=status, transient=True, disable=not status.is_terminal) as progress:
        yield from progress.track(batches, total=len(batches) if isinstance(batches, Sized) else None)


def claims_table(claims: pd.DataFrame, limit: int) -> Table:
    """The first claims of `Desk.claims()`: wording, confidence with interval and words of likelihood, top reasons."""
    table = Table(box=SIMPLE, padding=(0, 1), show_lines=True, expand=True)
    table.add_column("claim, and what moved its score (log-odds)", ratio=1)
    table.add_column("confidence (90 %)", no_wrap=True)
    table.add_column("origins", no_wrap=True)
    for row in claims.head(limit).to_dict("records"):
        judged = pd.notna(row["confidence"])
        sure = "[bold]{confidence:.2f}[/bold] ({low:.2f}–{high:.2f})\n".format_map(row) if judged else ""
        reasons = f"\n[dim]{escape(row['reasons'])}[/dim]".replace("; ", "\n") if judged else ""
        table.add_row(
            escape(row["claim"]) + reasons,
            sure + row["likelihood"].replace(" (", "\n(").replace(": ", "\n"),
            f"{row['n_origins']} of {_counted(row['n_outlets'], 'outlet')}\n{_OFFICIAL[row['official_status']]}",
        )
    return table


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def origins_tree(origins: pd.DataFrame, claim: str) -> Tree:
    """`Desk.origins` of one claim as a tree: origins, who took it from whom, and the sentence that shows it."""
    tree = Tree(f"[bold]{escape(claim)}[/bold]")
    for _, rows in origins.groupby("origin_id", sort=False):
        first = rows.iloc[0]
        side = "" if first.side == "for" else f" ({first.side})"
        branch = tree.add(f"[bold]{escape(first.origin)}[/bold]{side}")
        nodes: dict[str, Tree] = {}
        for row in rows[rows.kind != "follow-up"].to_dict("records"):
            if row["article_id"] not in nodes:
                above = nodes.get(row["from_article_id"], branch)
                nodes[row["article_id"]] = above.add(_article_line(row))
    return tree


def _article_line(row: dict[Hashable, Any]) -> str:
    outlet = row["article_id"] if pd.isna(row["outlet"]) else row["outlet"]
    date = "" if pd.isna(row["published_at"]) else f" {row['published_at']:%Y-%m-%d %H:%M}"
    how = "" if pd.isna(row["kind"]) else f", {row['kind']} {row['weight']:.2f}"
    shown = "" if pd.isna(row["sentence"]) else f"\n[dim]{escape(' '.join(row['sentence'].split()))}[/dim]"
    return f"{escape(outlet)}[dim]{date}[/dim] {row['stance']}{how}{shown}"


def night_markdown(claims: pd.DataFrame, taken: Taken, scored: Scored, as_of: datetime) -> str:
    """The night in a page of Markdown: counts, then the claims with confidence, interval and top reasons."""
    lines = [
        f"# As of {as_of:%Y-%m-%d %H:%M} UTC",
        f"{taken.n_new} new articles of {taken.n_rows} rows read, {taken.n_rejected} kept aside; "
        f"{scored.n_claims} claims, {scored.n_judged} of them scored with model {scored.model_version}.",
        "",
        "| claim | confidence | origins | official | why (log-odds) |",
        "|---|---|---|---|---|",
    ]
    for row in claims.head(50).to_dict("records"):
        judged = pd.notna(row["confidence"])
        cells = (
            row["claim"],
            "{confidence:.2f} ({low:.2f}–{high:.2f})".format_map(row) if judged else row["likelihood"],
            "{n_origins} of {n_outlets}".format_map(row),
            row["official_status"],
            row["reasons"] if judged else "",
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(lines)


def receipts_table(figures: pd.DataFrame) -> Table:
    """`models.receipts.receipt_figures` as a table, horizon by horizon."""
    table = Table(caption="gain: how much better than always saying the base rate (Brier score)")
    for heading in ("horizon", "kind", "claims", "held", "AUC", "Brier", "gain", "ECE", "width"):
        table.add_column(heading, justify="left" if heading in ("horizon", "kind") else "right", no_wrap=True)
    for row in figures.reset_index().to_dict("records"):
        shares = (row[key] for key in ("base_rate", "auc", "brier", "gain", "ece", "width"))
        cells = ("–" if pd.isna(share) else f"{share:.3f}" for share in shares)
        table.add_row(row["horizon"] if row["kind"] == "all" else "", row["kind"], f"{row['n']:.0f}", *cells)
    return table


def figures_table(figures: pd.DataFrame) -> Table:
    """`models.evaluate.compare` as a table: the model beside its baselines, one row each."""
    table = Table(box=SIMPLE, pad_edge=False, collapse_padding=True)  # no wider than a terminal of 80 columns
    table.add_column("", no_wrap=True)
    headings = {"auc": "AUC", "brier": "Brier", "log_loss": "loss", "ece": "ECE", "slope": "slope"}
    for heading in (*headings.values(), "gain in Brier (95 %)"):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, row in figures.iterrows():
        gap = f"{-row.brier_difference:.3f} ({-row.high:.3f} to {-row.low:.3f})" if name != figures.index[0] else ""
        table.add_row(str(name), *(f"{row[key]:.3f}" for key in headings), gap)
    return table


def margins_table(margins: pd.DataFrame) -> Table:
    """`models.margin.margins` as a table: by how much each model beats the best baseline, one row a figure."""
    table = Table(title="margin over the best baseline (above 0: better)")
    for heading in ("", "figure", "margin (95 %)", "best baseline"):
        table.add_column(heading, no_wrap=True)
    for row in margins.to_dict("records"):
        interval = "{margin:+.3f} ({low:+.3f} to {high:+.3f})".format_map(row)
        table.add_row(row["model"], {"brier": "Brier", "auc": "AUC"}[row["figure"]], interval, row["baseline"])
    return table


def foretold_table(figures: pd.DataFrame) -> Table:
    """`models.foretold.foretold_figures` as a table: how often evidence that came moved the score as foretold."""
    table = Table(
        title="next evidence: was the direction right?",
        caption="own: what the evidence's own factors did to the score; whole: with all else that came; alone: whole, "
        "where no other such evidence came, nor any against it; unmoved: foretold to move nothing, and nothing moved",
    )
    table.add_column("what came", no_wrap=True)
    for heading in ("n", "own", "whole", "alone", "unmoved"):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, row in figures.iterrows():
        shares = {key: "–" if pd.isna(row[key]) else f"{row[key]:.2f}" for key in figures.columns}
        alone, still = (
            f"{shares[key]} of {row[n]:.0f}" for key, n in (("right_alone", "n_alone"), ("stayed", "n_still"))
        )
        table.add_row(str(name), f"{row.n:.0f}", shares["right_own"], shares["right"], alone, still)
    return table
