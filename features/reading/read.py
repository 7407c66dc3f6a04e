"""An article becomes reports: headline first, then the text, every sentence in at least one of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from typing import Any, Final

import pandas as pd

from data.schema import TABLES, conform, empty
from features.reading.answers import answered
from features.reading.describe import Describer, own_sentences
from features.reading.headlines import attribute_headline
from features.reading.learned.reader import Graded, read
from features.reading.pieces import opinion_piece
from features.reading.reasons import spread
from features.reading.sentences import Layout, Sentence, lay_out
from features.reading.settle import settle
from features.reading.spans import Attribution, Span, merged, overlapping, trim
from features.reading.spun.detect import spun_sentences
from features.reading.spun.runs import THRESHOLD

READER_VERSION: Final = "learned-2"
OWN_VOICE: Final = 0.9  # how sure it is that a sentence without an attribution has none
HEADLINE: Final = 0.8  # and that a headline was read right; both are guesses, where the reader's own are measured


def read_article(
    article_id: str,
    revision: int,
    title: str | None,
    text: str | None,
    outlet: str | None = None,
    known_outlets: Container[str] = (),
) -> list[dict[str, Any]]:
    """The reports of one article, as rows of the table "reports": the headline's first, then the text's in order.

    `outlet` is who published it, `known_outlets` names that count as outlets whatever their shape, in small letters
    without "the". An article with neither title nor text has no reports.
    """
    describer = Describer(outlet, known_outlets)
    reports: list[dict[str, Any]] = []
    own_voice: list[str] = []
    whole, layout = text or "", lay_out(text or "")
    parts = (
        ("title", title or "", lay_out(title or ""), _title(title or "", known_outlets)),
        ("text", whole, layout, _text(whole, layout)),
    )
    for _, body, laid_out, _ in reversed(parts):
        describer.introduce(body, laid_out)
    for part, body, laid_out, found in parts:
        describer.open(body, laid_out)
        for number, (graded, sentence) in enumerate(found):
            ordinal = len(reports)
            key = {
                "report_id": f"{article_id}:{revision}:{ordinal}",
                "article_id": article_id,
                "revision": revision,
                "ordinal": ordinal,
                "part": part,
            }
            reports.append(key | _spans(body, graded, sentence) | describer.describe(graded.attribution, sentence))
            if number + 1 == len(found) or found[number + 1][1] != sentence:
                describer.meet(body[slice(*sentence)])
        own_voice.extend(own_sentences(body, [graded.attribution for graded, _ in found]) if part == "text" else [])
    spun = _spun(whole, layout)
    for report in reports:
        inside = overlapping(spun, report["sentence_start"], report["sentence_end"])
        report["spun"] = any(True for _ in inside) if report["part"] == "text" else None
    argues = opinion_piece(title, own_voice)
    spread(reports)
    answers = answered(reports)
    return [
        report | {"responds_to": answer, "opinion_piece": argues}
        for report, answer in zip(reports, answers, strict=True)
    ]


def read_articles(
    articles: pd.DataFrame,
    known_outlets: Container[str] = (),
    track: Callable[[Iterable[Any], int], Iterable[Any]] = lambda rows, total: rows,
) -> pd.DataFrame:
    """The table "reports" of many articles.

    `articles` has columns article_id, revision, title, text and, optionally, outlet (the publisher's name); missing
    title, text or outlet may be None or NaN. `track` wraps the iteration, given it and its length, to show progress.
    """
    columns = [name for name in ("article_id", "revision", "title", "text", "outlet") if name in articles.columns]
    rows = articles[columns].itertuples(index=False, name=None)
    reports: list[dict[str, Any]] = []
    for values in track(rows, len(articles)):
        row: dict[str, Any] = dict(zip(columns, values, strict=True))
        title, text, outlet = (_given(row.get(name)) for name in ("title", "text", "outlet"))
        reports.extend(read_article(str(row["article_id"]), int(row["revision"]), title, text, outlet, known_outlets))
    return conform(TABLES["reports"], pd.DataFrame(reports) if reports else empty(TABLES["reports"]))


def _given(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _title(title: str, known_outlets: Container[str]) -> list[tuple[Graded, Span]]:
    """The headline's one report; none for an empty headline."""
    found = attribute_headline(title, known_outlets)
    return [] if found is None else [(Graded(found, HEADLINE), trim(title, 0, len(title)))]


def _text(text: str, layout: Layout) -> list[tuple[Graded, Span]]:
    """Attributions with the sentences that their content stands in; own voice for the sentences left over."""
    graded = read(text, layout)
    out = settle(text, graded, [_extent(layout.sentences, one.attribution) for one in graded])
    covered = merged([extent for _, extent in out])
    for sentence in layout.sentences:
        whole = (sentence.start, sentence.end)
        if not any(start <= whole[0] and whole[1] <= end for start, end in overlapping(covered, *whole)):
            out.append((Graded(Attribution((), (), (whole,), "own"), OWN_VOICE), whole))
    return sorted(out, key=lambda one: (one[1], one[0].attribution.content, one[0].attribution.cue))


def _spun(text: str, layout: Layout) -> list[Span]:
    """The sentences that read as if a machine had paraphrased them."""
    sentences = [(sentence.start, sentence.end) for sentence in layout.sentences]
    judged = zip(sentences, spun_sentences(text, sentences), strict=True)
    return [sentence for sentence, probability in judged if probability >= THRESHOLD]


def _extent(sentences: Sequence[Sentence], attribution: Attribution) -> Span:
    start, end = attribution.content[0][0], attribution.content[-1][1]
    first = bisect_right(sentences, start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, end, key=lambda sentence: sentence.start)
    return sentences[first].start, sentences[last - 1].end


def _spans(text: str, graded: Graded, sentence: Span) -> dict[str, Any]:
    attribution = graded.attribution
    return {
        "sentence": text[slice(*sentence)],
        "sentence_start": sentence[0],
        "sentence_end": sentence[1],
        "content": [list(s) for s in attribution.content],
        "source": [list(s) for s in attribution.source],
        "cue": [list(s) for s in attribution.cue],
        "content_text": " … ".join(text[slice(*s)] for s in attribution.content),
        "source_text": " … ".join(text[slice(*s)] for s in attribution.source) or None,
        "extraction_confidence": round(graded.confidence, 4),
    }
