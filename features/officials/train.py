"""Learn the last official word: `python -m features.officials.train STORIES.jsonl … --output DIR`.

STORIES are files of labelled coverage, see `features.coverage`. Writes last_word.json and CARD.md, with figures on
stories that a fold did not learn from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from data.schema import OFFICIAL_STATUSES
from data.store import Store
from features.coverage import coverage_articles, coverage_outlets, read_coverage, rounded, training_options
from features.evidence import official_rows, read_new, regroup
from features.official import status_signs
from features.officials.last_word import LastWord

VERSION: Final = "last-word-1"
_PENALTY: Final = 0.03  # inverse; the best of .003, .01, .03 and .1, cross-validated
_FOLDS: Final = 10
_LATER: Final = pd.Timestamp(2100, 1, 1).to_pydatetime()


def labelled_signs(paths: Iterable[Path]) -> tuple[pd.DataFrame, pd.Series[str]]:
    """Signs of each labelled claim `[n, n_signs]`, and its right status, both indexed by claim."""
    told = [story for path in paths for story in read_coverage(path)]
    articles = coverage_articles(told)
    with Store.in_memory() as store:
        store.write("articles", articles[["article_id", "outlet_id", "title", "text", "published_at", "known_at",
                                          "revision"]].assign(sha256=articles.article_id), known="refuse")  # fmt: skip
        store.write("outlets", coverage_outlets(articles), known="refuse")
        store.write("given_claims", articles[["article_id", "claim_id", "claim"]], known="refuse")
        read_new(store, frozenset())
        regroup(store, _LATER)
        signs = status_signs(official_rows(store, _LATER))
    gold = pd.Series({story["scenario_id"]: story["gold"]["official_status"] for story in told})
    return signs.reindex(gold.index).fillna(0.0), gold


def learn(signs: pd.DataFrame, gold: pd.Series[str]) -> LastWord:
    """The weights of n claims' signs and statuses."""
    mean, spread = signs.mean(), signs.std(ddof=0)
    spread = spread.where(spread > 0, 1.0)
    fitted = LogisticRegression(C=_PENALTY, max_iter=3000).fit((signs - mean) / spread, gold)
    return LastWord(
        version=VERSION,
        words=tuple(map(str, fitted.classes_)),
        names=tuple(signs.columns),
        mean=rounded(mean),
        spread=rounded(spread),
        weights=tuple(map(rounded, fitted.coef_)),
        base=rounded(fitted.intercept_),
    )


def cross_validate(signs: pd.DataFrame, gold: pd.Series[str], seed: int = 0) -> NDArray[np.object_]:
    """The status of each claim by weights that did not learn from its fold."""
    found = np.empty(len(gold), dtype=object)
    for kept, held_out in StratifiedKFold(_FOLDS, shuffle=True, random_state=seed).split(signs, gold):
        model = learn(signs.iloc[kept], gold.iloc[kept])
        found[held_out] = model.words_of(_rows(signs.iloc[held_out]))
    return found


def card(signs: pd.DataFrame, gold: pd.Series[str], found: Sequence[str], held_out: str) -> str:
    """The card in Markdown."""
    right = np.asarray(found) == gold.to_numpy()
    rule = signs[[f"rule_{word}" for word in OFFICIAL_STATUSES]].to_numpy().argmax(axis=1)
    by_rule = np.array(OFFICIAL_STATUSES)[rule] == gold.to_numpy()
    table = pd.crosstab(gold, pd.Series(found, index=gold.index)).reindex(
        index=OFFICIAL_STATUSES, columns=OFFICIAL_STATUSES, fill_value=0
    )
    rows = [
        f"| {name} | {' | '.join(map(str, row))} |" for name, row in zip(table.index, table.to_numpy(), strict=True)
    ]
    return "\n".join(
        [
            f"# Last official word {VERSION}\n",
            f"Multinomial logistic regression over {signs.shape[1]} signs of what officials were heard to say.\n",
            f"## Figures\n{len(gold)} claims of invented coverage. Right on claims that it had not seen: "
            f"**{right.mean():.3f}**; by rule alone {by_rule.mean():.3f}, some of them seen by its writer.{held_out}\n",
            "A row is what is right, a column what it says:\n",
            f"| | {' | '.join(OFFICIAL_STATUSES)} |\n| --- | {' | '.join('---' for _ in OFFICIAL_STATUSES)} |",
            *rows,
            "\n## Limits\n- Invented coverage, labelled by whoever wrote it; English.\n"
            "- A denial by meaning alone, without words of denial, and witty evasions are missed.\n"
            "- Partial confirmations and claims on which nobody official was heard are rare, and are told worst.\n",
        ]
    )


def _rows(signs: pd.DataFrame) -> list[dict[str, float]]:
    return [dict(zip(signs.columns, values, strict=True)) for values in signs.to_numpy().tolist()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, cross-validate and write weights and card."""
    options = training_options(__doc__, arguments)
    signs, gold = labelled_signs(options.stories)
    model, extra = learn(signs, gold), ""
    if options.held_out:
        unseen, right = labelled_signs(options.held_out)
        share = np.mean(np.array(model.words_of(_rows(unseen))) == right.to_numpy())
        extra = f" Of {len(right)} held out, by another author: **{share:.3f}**."
    options.output.mkdir(parents=True, exist_ok=True)
    model.save(options.output / "last_word.json")
    text = card(signs, gold, cross_validate(signs, gold).tolist(), extra)
    (options.output / "CARD.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
