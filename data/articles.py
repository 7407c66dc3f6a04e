"""Files -> articles: JSON Lines, JSON, CSV, Parquet, saved web pages, plain texts, or folders of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from data.dates import naive_utc
from data.pages import read_html, read_page, read_plain
from data.readers import TABLE_READERS, Reader, read_rows
from data.schema import TABLES, conform
from data.validate import (
    Columns,
    InputRow,
    NoUsableInput,
    Rejection,
    UnusableFile,
    excerpt_of,
    name_of,
    no_usable_input,
    rejected_frame,
    text_of,
)

_COLUMNS: Final = (
    "article_id", "url", "title", "text", "html", "published_at", "outlet", "author", "language", "claim_id", "claim",
)  # fmt: skip
_READERS: Final[dict[str, Reader]] = {
    **TABLE_READERS,
    **dict.fromkeys((".html", ".htm"), read_html),
    **dict.fromkeys((".txt", ".md"), read_plain),
}
_ID_CHARACTERS: Final = 16
# clocks of newsrooms and of this machine may differ, and so may their days
_AHEAD: Final = timedelta(days=1)


@dataclass(frozen=True)
class Intake:
    """What an input held.

    `articles`: article_id, sha256, url, outlet (name as given), title, text, author, language (None when missing) and
    published_at (naive UTC, NaT when undated), one row an article, sorted by article_id. `given_claims` and `rejected`
    are the tables of that name. `n_rows` counts the rows met, used or not.
    """

    articles: pd.DataFrame
    given_claims: pd.DataFrame
    rejected: pd.DataFrame
    n_rows: int


class Article(NamedTuple):
    """One article as received; None for what is missing."""

    article_id: str
    sha256: str
    url: str | None
    outlet: str | None
    title: str | None
    text: str | None
    author: str | None
    language: str | None
    published_at: datetime | None


def load(paths: Sequence[Path], columns: Mapping[str, str] | None = None, *, latest: datetime) -> Intake:
    """Read articles from files and folders; folders are read whole, in order of names, but for hidden files.

    `columns` leads from our column names to theirs: `{"title": "headline"}`; all columns but ours are left alone.
    `latest` is the present moment (UTC when naive): nothing can be published more than a day after it. An article
    without id gets one from its url, else from its words and outlet; a claim without id, from its wording. What cannot
    be used goes to `rejected`. Raises NoUsableInput when a path is missing or nothing at all can be used, ValueError
    when `columns` maps a name that is not ours.
    """
    wanted = Columns(_COLUMNS, dict(columns or {}), one_of=("title", "text", "html"))
    bound = (latest.astimezone(UTC).replace(tzinfo=None) if latest.tzinfo else latest) + _AHEAD
    shelf = _Shelf()
    for path in _files(paths):
        try:
            # whole, because only its end shows whether a file has the columns that it must have
            read = list(_drafts(path, wanted, bound))
        except UnusableFile as error:
            shelf.rejections.append(Rejection(str(path), 0, str(error)))
        else:
            shelf.take(read)
    if not shelf.articles:
        raise no_usable_input(shelf.rejections)
    return shelf.intake()


def content_sha256(title: str | None, text: str | None) -> str:
    """SHA-256 of title, a blank line, and text; missing as empty.

    >>> content_sha256("Dam safe", None)[:8]
    '2dfc8389'
    """
    return _sha256(f"{title or ''}\n\n{text or ''}")


class _Draft(NamedTuple):
    article: Article
    claim_id: str | None
    claim: str | None
    file: str
    line: int


@dataclass
class _Shelf:
    """Articles taken so far, first come first kept."""

    articles: dict[str, _Draft] = field(default_factory=dict)
    claims: dict[tuple[str, str], str | None] = field(default_factory=dict)
    rejections: list[Rejection] = field(default_factory=list)
    n_rows: int = 0

    def take(self, read: Iterable[_Draft | Rejection]) -> None:
        for row in read:
            self.n_rows += row.line > 0
            if isinstance(row, _Draft):
                self._take(row)
            else:
                self.rejections.append(row)

    def _take(self, draft: _Draft) -> None:
        article_id, key = draft.article.article_id, (draft.article.article_id, draft.claim_id or "")
        first = self.articles.setdefault(article_id, draft)
        if first is not draft:
            other = _difference(first.article, draft.article)
            place = f"{first.file} row {first.line}"
            if other:
                self._reject(draft, f"article_id {article_id!r} has another {other} in {place}; give it another id")
                return
            if draft.claim_id is None or key in self.claims:
                self._reject(draft, f"repeats {place}; leave it out")
                return
        if draft.claim_id is not None:
            self.claims[key] = draft.claim

    def _reject(self, draft: _Draft, reason: str) -> None:
        excerpt = excerpt_of(draft.article.title or draft.article.text)
        self.rejections.append(Rejection(draft.file, draft.line, reason, excerpt))

    def intake(self) -> Intake:
        rows = [self.articles[article_id].article for article_id in sorted(self.articles)]
        articles = pd.DataFrame(rows, columns=list(Article._fields), dtype=object)
        articles["published_at"] = articles["published_at"].astype("datetime64[us]")
        claims = [(*key, self.claims[key]) for key in sorted(self.claims)]
        table = TABLES["given_claims"]
        given_claims = conform(table, pd.DataFrame(claims, columns=table.names, dtype=object))
        return Intake(articles, given_claims, rejected_frame(self.rejections), self.n_rows)


def _files(paths: Sequence[Path]) -> list[Path]:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise NoUsableInput(f"{', '.join(missing)} does not exist; give files or folders that do")
    files: dict[Path, Path] = {}
    for path in paths:
        for file in _in_folder(path) if path.is_dir() else [path]:
            files.setdefault(file.resolve(), file)
    return list(files.values())


def _in_folder(folder: Path) -> list[Path]:
    inside = (path for path in sorted(folder.rglob("*")) if not path.is_dir())
    return [path for path in inside if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _drafts(path: Path, columns: Columns, bound: datetime) -> Iterator[_Draft | Rejection]:
    for row in read_rows(path, columns, _READERS):
        if isinstance(row, Rejection):
            yield row
            continue
        try:
            yield _draft(row, bound)
        except ValueError as error:
            words = next((row.values[name] for name in ("title", "text", "html") if name in row.values), None)
            yield Rejection(row.file, row.line, str(error), excerpt_of(words))


def _draft(row: InputRow, bound: datetime) -> _Draft:
    """The article and its claim. Raises ValueError with the reason when the row cannot be used."""
    told = row.values
    title, text = _words(told)
    published_at = naive_utc(told.get("published_at"))
    if published_at is not None and published_at > bound:
        raise ValueError(f"published_at {published_at.isoformat()} lies after {bound.isoformat()}; mend the date")
    given, url, outlet, author, language, claim_id = (
        name_of(name, told.get(name)) for name in ("article_id", "url", "outlet", "author", "language", "claim_id")
    )
    claim = text_of("claim", told.get("claim"))
    if claim and not claim_id:
        claim_id = _sha256(claim)[:_ID_CHARACTERS]
    sha256 = content_sha256(title, text)
    # outlet too, lest the same words under two mastheads count as one article
    article_id = given or (_sha256(url or f"{outlet}\n\n{sha256}") if url or outlet else sha256)[:_ID_CHARACTERS]
    article = Article(article_id, sha256, url, outlet, title, text, author, language, published_at)
    return _Draft(article, claim_id, claim, row.file, row.line)


def _words(told: Mapping[str, object]) -> tuple[str | None, str | None]:
    title, text, html = (text_of(name, told.get(name)) for name in ("title", "text", "html"))
    if text is None and html is not None:
        try:
            page = read_page(html)
        except ValueError:
            if title is None:
                raise
        else:
            title, text = title or text_of("title", page.title), text_of("text", page.text)
    if title is None and text is None:
        raise ValueError("has neither title nor text; give at least one")
    return title, text


def _difference(first: Article, second: Article) -> str | None:
    """The column in which two articles of one id contradict each other; what is missing contradicts nothing."""
    if first.sha256 != second.sha256:
        return "title or text"
    for name in ("url", "outlet", "author", "language", "published_at"):
        one, other = getattr(first, name), getattr(second, name)
        if one is not None and other is not None and one != other:
            return name
    return None


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
