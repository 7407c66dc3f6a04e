"""What a model must beat: the base rate, counting outlets, counting stances, and the outlets' ratings alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.dummy import DummyClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler


def base_rate() -> DummyClassifier:
    """The share of training claims that held, for every claim. Of 36 rumours of which 12 came true: a third."""
    return DummyClassifier(strategy="prior")


def outlet_count() -> Pipeline:
    """The more outlets carry it, the likelier: logistic in `n_outlets`, copies and all."""
    return _logistic("n_outlets")


def majority_stance() -> Pipeline:
    """Votes for less votes against: logistic in `n_for - n_against`."""
    return make_pipeline(FunctionTransformer(_lead), _logistic("lead"))


def prior_only() -> Pipeline:
    """Who carries it, whatever they say: logistic in `outlet_prior`."""
    return _logistic("outlet_prior")


BASELINES: Final[Mapping[str, Callable[[], DummyClassifier | Pipeline]]] = {
    "base rate": base_rate,
    "outlet count": outlet_count,
    "majority stance": majority_stance,
    "prior only": prior_only,
}


def _logistic(column: str) -> Pipeline:
    """Logistic regression in one column, missing as the training mean; the frame's other columns are not looked at."""
    only = ColumnTransformer([(column, SimpleImputer(keep_empty_features=True), [column])])
    return make_pipeline(only, StandardScaler(), LogisticRegression())


def _lead(X: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"lead": X["n_for"] - X["n_against"]})
