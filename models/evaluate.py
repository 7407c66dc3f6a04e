"""How good forecasts are: held-out forecasts by claim and story, proper scores, reliability, paired comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import logit
from scipy.stats import rankdata
from sklearn.utils.validation import has_fit_parameter

from models.calibrate import fit_sigmoid
from models.folds import Array, Ints, assign_folds

Track = Callable[[Sequence[tuple[int, int]], str], Iterable[tuple[int, int]]]
SCORES: Final = ("auc", "brier", "log_loss", "ece")
# a forecast of exactly 0 or 1 that fails has infinite log loss; it is graded as this close to it
NEAREST: Final = 1e-6


def out_of_fold(
    X: pd.DataFrame,
    y: pd.Series[int],
    *,
    make_model: Callable[[], Any],
    groups: pd.Series[Any] | None = None,
    repeats: int = 10,
    folds: int = 10,
    random_state: int = 0,
    track: Track | None = None,
) -> pd.DataFrame:
    """Forecasts by models that have not seen the claim, one row a claim and repeat.

    Columns: claim_id, repeat, fold, confidence, low, high. X `[n, k]`, y `[n]` of 0 and 1 and `groups` `[n]` have
    claim_id as index; claims of one group (a story) share a fold. The same claims, repeats, folds and random_state
    give the same folds to every model. low and high are missing for models without `interval`. `track(steps, label)`
    yields the steps on, to show progress. Raises ValueError for repeated or undecided claims, and where an outcome
    spans fewer than two groups.
    """
    X, truth, story = _checked_claims(X, y, groups)
    assigned = [assign_folds(truth, story, folds, random_state + repeat) for repeat in range(repeats)]
    steps = [(r, f) for r, fold in enumerate(assigned) if fold is not None for f in range(int(fold.max()) + 1)]
    if not steps:
        raise ValueError("an outcome spans fewer than two groups; cross-validation needs two of true and two of false")
    parts = []
    for repeat, number in track(steps, "cross-validation") if track else steps:
        out = np.asarray(assigned[repeat]) == number
        model = make_model()
        more = {"groups": story[~out].to_numpy()} if has_fit_parameter(model, "groups") else {}
        model.fit(X.loc[~out], truth.loc[~out], **more)
        parts.append(_forecast(model, X.loc[out]).assign(repeat=repeat, fold=number))
    whole = pd.concat(parts).rename_axis("claim_id").reset_index()
    order = ["claim_id", "repeat", "fold", "confidence", "low", "high"]
    return whole[order].sort_values(["claim_id", "repeat"], ignore_index=True)


def figures(y: npt.ArrayLike, p: npt.ArrayLike) -> dict[str, float]:
    """Scores of forecasts p `[n]` in [0, 1] against outcomes y `[n]` of 0 and 1; lower is better but for auc.

    n; base_rate; auc; brier; brier_base_rate (of a constant forecast at the base rate: the bar); log_loss; ece (mean
    gap between forecast and frequency over ten equal-count bins); slope (of y on the log-odds: 1 is calibrated, below
    1 is overconfident). auc and slope are NaN where they are undefined: one class only, or one forecast for all.

    >>> found = figures([0, 1, 1, 0], [0.25, 1.0, 0.75, 0.5])
    >>> found["auc"], found["brier"], found["brier_base_rate"]
    (1.0, 0.09375, 0.25)
    """
    truth, forecast = _checked(y, p)
    base = float(truth.mean())
    log_odds = logit(forecast.clip(NEAREST, 1 - NEAREST))
    defined = 0 < base < 1 and np.ptp(log_odds) > 0
    return {
        "n": float(len(truth)),
        "base_rate": base,
        "brier_base_rate": base * (1 - base),
        **dict(zip(SCORES, _scores(truth, forecast), strict=True)),
        "slope": fit_sigmoid(log_odds, truth)[1] if defined else float("nan"),
    }


def reliability(y: npt.ArrayLike, p: npt.ArrayLike, bins: int = 10) -> pd.DataFrame:
    """Forecast against frequency over equal-count bins: bin, n, forecast, frequency, low, high, one row a bin.

    Equal forecasts share a bin. low and high are the 90 % Wilson interval of the frequency.
    """
    truth, forecast = _checked(y, p)
    frame = pd.DataFrame({"bin": _bins(forecast, bins), "forecast": forecast, "frequency": truth})
    table = frame.groupby("bin", as_index=False).agg(
        n=("forecast", "size"), forecast=("forecast", "mean"), frequency=("frequency", "mean")
    )
    n, share, z = table.n, table.frequency, 1.6449
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + (z / (2 * n)) ** 2) / (1 + z**2 / n)
    return table.assign(low=(middle - half).clip(0, 1), high=(middle + half).clip(0, 1))


def coverage(y: pd.Series[int], forecasts: pd.DataFrame, bins: int = 10, random_state: int = 0) -> pd.DataFrame:
    """How often intervals hold what happened: one row for all bins, and one a bin of equal count, lowest first.

    Columns: bin ("all" or a number from 1), n (claims a repeat), low, forecast, high, frequency, covered and if_true.
    In each repeat of an `out_of_fold` frame a bin is covered when its frequency lies within its mean interval; covered
    is the share of repeats, if_true the same for outcomes drawn from the forecasts. Claims without forecast are out.
    """
    judged = forecasts.dropna(subset=["confidence", "low", "high"]).sort_values(["repeat", "confidence", "claim_id"])
    drawn = np.random.default_rng(random_state).random(len(judged)) < judged.confidence
    frame = judged.assign(frequency=y.reindex(judged.claim_id).to_numpy(np.float64), drawn=drawn.astype(float))
    place = frame.groupby("repeat").cumcount() * bins // frame.groupby("repeat").claim_id.transform("size")
    columns = ["low", "confidence", "high", "frequency", "drawn"]
    groups = frame.groupby([frame.repeat, place.rename("bin")])
    each = groups[columns].mean().assign(n=groups.size().astype(float))
    each["covered"] = each.frequency.between(each.low, each.high).astype(float)
    each["if_true"] = each.drawn.between(each.low, each.high).astype(float)
    order = ["n", "low", "confidence", "high", "frequency", "covered", "if_true"]
    table = each[order].groupby(level="bin").mean()
    table.index = pd.Index([str(number + 1) for number in table.index], name="bin")
    whole = table.mean().to_frame("all").T.assign(n=float(table.n.sum())).rename_axis("bin")
    return pd.concat([whole, table]).rename(columns={"confidence": "forecast"}).reset_index()


def bootstrap(
    y: npt.ArrayLike, p: npt.ArrayLike, *, level: float = 0.95, draws: int = 1000, random_state: int = 0
) -> pd.DataFrame:
    """auc, brier, log_loss and ece with their interval over resampled claims: value, low, high, indexed by figure."""
    truth, forecast = _checked(y, p)
    order = np.lexsort((truth, forecast))  # so that the order in which claims came cannot matter
    truth, forecast = truth[order], forecast[order]
    random = np.random.default_rng(random_state)
    drawn = [_scores(truth[i], forecast[i]) for i in random.integers(0, len(truth), (draws, len(truth)))]
    low, high = np.nanquantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
    index = pd.Index(SCORES, name="figure")
    return pd.DataFrame({"value": _scores(truth, forecast), "low": low, "high": high}, index=index)


def compare(
    y: pd.Series[int],
    forecasts: Mapping[str, pd.DataFrame],
    *,
    model: str,
    level: float = 0.95,
    draws: int = 2000,
    random_state: int = 0,
) -> pd.DataFrame:
    """The model against every baseline on the same folds: one row each, indexed by name, the model first.

    `forecasts` maps a name to its `out_of_fold` frame. Columns: the figures, averaged over repeats; brier_difference,
    the model's Brier score less the baseline's (below 0: the model is better), and its paired bootstrap interval over
    claims (low, high). Raises ValueError where a frame was made on other folds.
    """
    keys = ["claim_id", "repeat", "fold"]
    rows, losses = {}, {}
    for name in (model, *(each for each in forecasts if each != model)):
        frame = forecasts[name].sort_values(keys[:2], ignore_index=True)
        if not frame[keys].equals(forecasts[model].sort_values(keys[:2], ignore_index=True)[keys]):
            raise ValueError(f"{name} was forecast on other folds than {model}; use the same claims and random_state")
        truth = y.reindex(frame.claim_id).to_numpy(np.float64)
        losses[name] = ((frame.confidence - truth) ** 2).groupby(frame.claim_id).mean().to_numpy()
        rows[name] = mean_figures(y, frame)
    random = np.random.default_rng(random_state)
    n = len(losses[model])
    picks = random.integers(0, n, (draws, n))
    for name, row in rows.items():
        gap = losses[model] - losses[name]
        low, high = np.quantile(gap[picks].mean(axis=1), [(1 - level) / 2, (1 + level) / 2])
        row |= {"brier_difference": float(gap.mean()), "low": float(low), "high": float(high)}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("model")


def mean_figures(y: pd.Series[int], forecasts: pd.DataFrame) -> dict[str, float]:
    """`figures` of each repeat of an `out_of_fold` frame, averaged: what one model is worth, not ten averaged."""
    each = [figures(y.reindex(part.claim_id), part.confidence) for _, part in forecasts.groupby("repeat")]
    return {str(name): float(value) for name, value in pd.DataFrame(each).mean().items()}


def mean_forecast(forecasts: pd.DataFrame) -> pd.DataFrame:
    """confidence, low, high averaged over the repeats of an `out_of_fold` frame, indexed by claim_id."""
    return forecasts.groupby("claim_id")[["confidence", "low", "high"]].mean()


def _checked_claims(
    X: pd.DataFrame, y: pd.Series[int], groups: pd.Series[Any] | None
) -> tuple[pd.DataFrame, pd.Series[int], pd.Series[Any]]:
    """Claims in order of id, so that the order of the input cannot matter, with outcome and story of each."""
    X = X.sort_index()
    _refuse(X.index[X.index.duplicated()], "more than one row", "give one row a claim")
    truth = y.reindex(X.index)
    _refuse(X.index[~truth.isin((0, 1))], "no outcome of 0 or 1", "leave undecided claims out")
    story = X.index.to_series() if groups is None else groups.reindex(X.index)
    _refuse(X.index[story.isna()], "no group", "give every claim its story, or its own claim_id")
    return X, truth.astype(int), story


def _forecast(model: Any, X: pd.DataFrame) -> pd.DataFrame:
    ends = model.interval(X) if hasattr(model, "interval") else np.full((len(X), 2), np.nan)
    confidence = model.predict_proba(X)[:, 1]
    return pd.DataFrame({"confidence": confidence, "low": ends[:, 0], "high": ends[:, 1]}, index=X.index)


def _refuse(claims: pd.Index[Any], fault: str, remedy: str) -> None:
    if len(claims):
        raise ValueError(f"{len(claims)} claims have {fault}, the first is {claims[0]!r}; {remedy}")


def _checked(y: npt.ArrayLike, p: npt.ArrayLike) -> tuple[Array, Array]:
    truth, forecast = np.asarray(y, dtype=np.float64), np.asarray(p, dtype=np.float64)
    if truth.shape != forecast.shape or not len(truth):
        raise ValueError(f"{truth.shape} outcomes for {forecast.shape} forecasts; give one of each a claim")
    if not np.isin(truth, (0, 1)).all():
        raise ValueError("outcomes must be 0 or 1; leave undecided claims out")
    if not ((forecast >= 0) & (forecast <= 1)).all():
        raise ValueError("forecasts must lie in [0, 1]; leave claims that cannot be judged out")
    return truth, forecast


def _auc(truth: Array, forecast: Array) -> float:
    n_true = truth.sum()
    pairs = n_true * (len(truth) - n_true)
    if not pairs:
        return float("nan")
    return float((rankdata(forecast)[truth == 1].sum() - n_true * (n_true + 1) / 2) / pairs)


def _bins(forecast: Array, bins: int) -> Ints:
    """Equal-count bins from 0, as `numpy.array_split` cuts them; equal forecasts go where the first of them lies."""
    n = len(forecast)
    sizes = [len(part) for part in np.array_split(np.arange(n), min(bins, n))]
    first = np.searchsorted(np.sort(forecast), forecast, side="left")
    return np.repeat(np.arange(len(sizes)), sizes)[first]


def _scores(truth: Array, forecast: Array) -> list[float]:
    """The figures named in SCORES, in that order."""
    p = forecast.clip(NEAREST, 1 - NEAREST)
    log_loss = -np.mean(truth * np.log(p) + (1 - truth) * np.log1p(-p))
    gaps = np.bincount(_bins(forecast, 10), weights=forecast - truth)
    brier = np.mean((forecast - truth) ** 2)
    return [_auc(truth, forecast), float(brier), float(log_loss), float(np.abs(gaps).sum() / len(truth))]
