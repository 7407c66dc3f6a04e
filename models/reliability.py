"""The reliability diagram: forecast against frequency, with how many forecasts lie where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from data.schema import HORIZONS
from models.evaluate import figures, reliability

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_BLUE: Final = "#2b6ca3"
_GREY: Final = "#b8bec6"


def draw_reliability(receipts: pd.DataFrame, bins: int = 10) -> Figure:
    """One panel a horizon of graded forecasts (horizon, confidence, held): dots on the diagonal are calibrated.

    Bars are the 90 % Wilson interval of the frequency in bins of equal count; ticks at the foot are the forecasts.
    """
    from matplotlib.figure import Figure

    horizons = [horizon for horizon in HORIZONS if (receipts.horizon == horizon).any()]
    figure = Figure(figsize=(3.4 * len(horizons), 3.9), layout="constrained")
    for axes, horizon in zip(figure.subplots(1, len(horizons), squeeze=False)[0], horizons, strict=True):
        part = receipts[receipts.horizon == horizon]
        table = reliability(part.held, part.confidence, bins)
        found = figures(part.held, part.confidence)
        axes.plot([0, 1], [0, 1], color=_GREY, linewidth=1)
        bars = [table.frequency - table.low, table.high - table.frequency]
        axes.errorbar(table.forecast, table.frequency, yerr=bars, fmt="o", color=_BLUE, ecolor=_GREY, markersize=5)
        axes.plot(part.confidence, [-0.03] * len(part), "|", color=_BLUE, markersize=5, alpha=0.4)
        title = f"{horizon}: {len(part)} claims\nBrier {found['brier']:.3f}, base rate {found['brier_base_rate']:.3f}"
        axes.set_title(title, fontsize=9, loc="left")
        axes.set(xlim=(-0.02, 1.02), ylim=(-0.06, 1.02), xlabel="forecast", aspect="equal")
        axes.spines[["top", "right"]].set_visible(False)
    figure.axes[0].set_ylabel("held")
    return figure
