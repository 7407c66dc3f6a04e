"""Origins -> the provenance table: who has it from whom, how sure that is, and the words that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pandas as pd

from data.schema import TABLES, conform, empty
from features.grouping.descent import Step
from features.grouping.origins import Link, Witness
from features.grouping.rows import Article

_OUTLET: Final = "outlet:"
_RUN_WORDS: Final = 5
_LONGEST: Final = 20_000  # characters compared
_MOST_SHOWN: Final = 400  # characters of a shared run that are shown
_WORD: Final = re.compile(r"\w+")

Links = Mapping[str, tuple[Sequence[Witness], Mapping[str, Link]]]
Row = tuple[object, ...]


def provenance_frame(links: Links) -> pd.DataFrame:
    """Steps as `TABLES["provenance"]`, sorted by its key.

    `links` has the witnesses of each claim and what `find_origins` makes of them, by claim_id. A copy shows the longest
    run of words that it shares with what it copies; any other step the sentence that gives it away.
    """
    rows = [row for claim_id, (witnesses, origins) in links.items() for row in _rows(claim_id, witnesses, origins)]
    table = TABLES["provenance"]
    if not rows:
        return empty(table)
    frame = pd.DataFrame(rows, columns=table.names)
    return conform(table, frame.sort_values(list(table.key), ignore_index=True))


def _rows(claim_id: str, witnesses: Sequence[Witness], origins: Mapping[str, Link]) -> Iterator[Row]:
    articles = {witness.article.article_id: witness for witness in witnesses}
    for article_id, witness in articles.items():
        for place, step in enumerate(origins[article_id].steps, start=1):
            origin = articles.get(step.onto)
            outside = step.onto.removeprefix(_OUTLET) if step.onto.startswith(_OUTLET) else None
            from_outlet = origin.article.outlet_id if origin else outside
            onto = origin.article.article_id if origin else None
            weight, shown = step.weight, _shown(witness, step)
            if origin and step.report is None:
                weight, shown = _copied(witness, origin.article)
            yield (claim_id, article_id, place, onto, from_outlet, step.kind, weight, *shown)


def _shown(witness: Witness, step: Step) -> Row:
    """report_id, part, start, end and sentence of the report that shows a step, else of the article's best."""
    report = step.report or witness.report
    start = report.sentence_start
    return report.report_id, report.part, start, start + len(report.sentence), report.sentence


def _copied(witness: Witness, root: Article) -> tuple[float, Row]:
    """Share of a copy's five-word runs that its root has, and where the longest run that they share stands."""
    text = witness.article.text[:_LONGEST]
    start, end, share = longest_shared_run(text, root.text[:_LONGEST])
    if end == start:
        return 1.0, _shown(witness, Step("", "", 1.0, None))  # the same headline without a body
    report = witness.article.report_at(start) or witness.report
    end = min(end, start + _MOST_SHOWN)
    return share, (report.report_id, "text", start, end, text[start:end])


def longest_shared_run(text: str, root: str) -> tuple[int, int, float]:
    """Offsets `[start, end)` in a text of its longest run of words that a root has too, and its share of shared runs.

    The share is of five-word runs, 0 to 1; offsets are 0 and 0 where not even five words in a row are shared.

    >>> longest_shared_run("Yesterday the old mill by the river burnt down.", "The old mill by the river is gone.")
    (10, 35, 0.4)
    """
    tokens = [(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
    theirs = [match[0].lower() for match in _WORD.finditer(root)]
    runs = {tuple(theirs[at : at + _RUN_WORDS]) for at in range(len(theirs) - _RUN_WORDS + 1)}
    n_runs = max(len(tokens) - _RUN_WORDS + 1, 0)
    shared = [tuple(word for word, _, _ in tokens[at : at + _RUN_WORDS]) in runs for at in range(n_runs)]
    best, length = 0, 0
    current = 0
    for at, hit in enumerate(shared):
        current = current + 1 if hit else 0
        if current > length:
            best, length = at - current + 1, current
    if not length:
        return 0, 0, 0.0
    return tokens[best][1], tokens[best + length + _RUN_WORDS - 2][2], sum(shared) / n_runs
