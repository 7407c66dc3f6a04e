"""Who took it from whom, over time: the chain from every article on a claim to its origin, drawn."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

if TYPE_CHECKING:  # drawing is for those who look: a night need not load it
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_ROWS: Final = 40
_COLOURS: Final = {"for": "#2b6ca3", "against": "#b5483a", "observing": "#8a8f98"}
_EDGES: Final = {"copy": "#b8bec6", "paraphrase": "#b8bec6", "follow-up": "#3b8a5a"}
_EDGE: Final = "#6a717c"
_ROW_INCHES: Final = 0.36
_FONT: Final = 8.5
_GROUND: Final = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row of the drawing stands: hours since the claim's first article, and the line from the top."""

    hours: float
    line: int


def draw_chain(origins: pd.DataFrame, claim: str, most_rows: int = MOST_ROWS) -> Figure:
    """One line an article, origin by origin, earliest first; an arrow leads from what an article took to it.

    Parameters
    ----------
    origins: what `Desk.origins` returns for one claim. claim: its wording, the title.
    most_rows: articles drawn; of an origin with more, its latest takers are left out and counted.

    Dots are blue for the claim, red against it, grey at arm's length; a ring is an outlet that is credited but has no
    article here. Articles without a date stand at the hour of the latest one before them.
    """
    from data.drawing import Drawing

    shown, hidden = _shown(origins, most_rows)
    articles = shown.drop_duplicates("article_id")
    outside = _outside(shown)
    places, hours = _places(articles, outside)
    n_lines = len(places) + articles.origin_id.nunique()
    figure = Drawing(figsize=(10, _ROW_INCHES * n_lines + 1.3), layout="constrained")
    axes = figure.subplots()
    _draw_arrows(axes, shown, places)
    _draw_rows(axes, articles, outside, places)
    _draw_frames(axes, articles, places, hidden, hours)
    axes.set_title(textwrap.fill(claim, 95), loc="left", fontsize=11)
    return figure


def _shown(origins: pd.DataFrame, most_rows: int) -> tuple[pd.DataFrame, pd.Series[int]]:
    """Rows to draw, origin by origin and earliest first, and how many articles of each origin are left out."""
    ordered = origins.sort_values(["published_at", "article_id"], na_position="last", kind="stable")
    articles = ordered.drop_duplicates("article_id")
    started = dict(zip(articles.origin_id.unique(), range(articles.origin_id.nunique()), strict=True))
    share = max(most_rows // len(started), 1)
    rank = articles.groupby("origin_id").cumcount()
    kept = articles.article_id[rank < share]
    hidden = articles[rank >= share].groupby("origin_id").size()
    rows = ordered[ordered.article_id.isin(kept)]
    return rows.sort_values("origin_id", key=lambda ids: ids.map(started), kind="stable"), hidden


def _outside(rows: pd.DataFrame) -> dict[str, str]:
    """Outlet by the origin that it stands for without an article of its own."""
    lone = rows[rows.from_article_id.isna() & rows.from_outlet.notna() & (rows.kind != "follow-up")]
    return dict(lone.drop_duplicates("origin_id")[["origin_id", "from_outlet"]].itertuples(index=False, name=None))


def _places(articles: pd.DataFrame, outside: dict[str, str]) -> tuple[dict[str, _Place], pd.Series[float]]:
    """Where each article stands, and each outlet that has none (under its origin's id); hours by article."""
    dates = pd.to_datetime(articles.published_at)
    dates = dates.fillna(dates.ffill()).fillna(dates.min())
    hours = ((dates - dates.min()).dt.total_seconds() / 3600).fillna(0.0)
    hours.index = pd.Index(articles.article_id)
    places: dict[str, _Place] = {}
    line = 0
    for origin_id, members in articles.groupby("origin_id", sort=False):
        line += 1  # the origin's name
        ids = list(members.article_id)
        if origin_id in outside:
            places[str(origin_id)] = _Place(float(hours[ids].min()), line)
            line += 1
        for article_id in ids:
            places[article_id] = _Place(float(hours[article_id]), line)
            line += 1
    return places, hours


def _draw_arrows(axes: Axes, rows: pd.DataFrame, places: dict[str, _Place]) -> None:
    for row in rows[rows.kind.notna()].itertuples():
        source = places.get(str(row.from_article_id)) or places.get(str(row.origin_id))
        taker = places[str(row.article_id)]
        if source is None or source == taker:
            continue
        arrow = {
            "arrowstyle": "-|>",
            "color": _EDGES.get(str(row.kind), _EDGE),
            "linestyle": "--" if row.kind == "follow-up" else "-",
            "shrinkA": 4,
            "shrinkB": 5,
            # down from the source, then right: labels stand to the right of their dots and stay free
            "connectionstyle": "angle,angleA=-90,angleB=180,rad=4" if taker.hours > source.hours else "arc3",
        }
        axes.annotate("", (taker.hours, taker.line), (source.hours, source.line), arrowprops=arrow)


def _draw_rows(axes: Axes, articles: pd.DataFrame, outside: dict[str, str], places: dict[str, _Place]) -> None:
    for origin_id, outlet in outside.items():
        place = places[origin_id]
        axes.scatter(place.hours, place.line, s=42, facecolors="white", edgecolors=_EDGE, zorder=3)
        _label(axes, place, f"{outlet} (not among the articles)")
    for row in articles.itertuples():
        place = places[str(row.article_id)]
        axes.scatter(place.hours, place.line, s=42, color=_COLOURS[str(row.stance)], zorder=3, clip_on=False)
        how = f"  {row.kind}" if isinstance(row.kind, str) else ""
        _label(axes, place, f"{_or(row.outlet, row.article_id)}{how}")


def _draw_frames(
    axes: Axes,
    articles: pd.DataFrame,
    places: dict[str, _Place],
    hidden: pd.Series[int],
    hours: pd.Series[float],
) -> None:
    """The origins' names, how many takers are not drawn, and the time axis."""
    longest = max(float(hours.max()), 1.0)
    for origin_id, members in articles.groupby("origin_id", sort=False):
        first = members.iloc[0]
        top = min(places[key].line for key in [*members.article_id, origin_id] if key in places) - 1
        more = f", and {hidden[origin_id]} more" if origin_id in hidden.index else ""
        side = "" if first.side == "for" else f", {first.side}"
        axes.text(
            *(-0.02 * longest, top, f"{first.origin}{side}{more}"),
            fontsize=_FONT + 1, weight="bold", va="center", bbox=_GROUND,
        )  # fmt: skip
        axes.axhline(top - 0.5, color="#e4e6ea", linewidth=0.8, zorder=0)
    axes.set_xlim(-0.03 * longest, 1.45 * longest)  # labels stand to the right of their dots
    axes.set_ylim(max(place.line for place in places.values()) + 0.8, -0.8)
    axes.set_yticks([])
    axes.set_xlabel("hours since the first article")
    axes.locator_params(axis="x", nbins=8)
    axes.spines[["top", "right", "left"]].set_visible(False)


def _label(axes: Axes, place: _Place, text: str) -> None:
    at = (place.hours, place.line)
    axes.annotate(text, at, xytext=(8, 0), textcoords="offset points", fontsize=_FONT, va="center", bbox=_GROUND)


def _or(value: Any, otherwise: Any) -> str:
    return str(otherwise if pd.isna(value) else value)
