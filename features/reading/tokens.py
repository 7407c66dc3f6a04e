"""Words and marks of a sentence, with what the rules ask about each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from features.reading.lexicon import phrases
from features.reading.lexicon.verbs import FORMS, Form
from features.reading.sentences import Sentence
from features.reading.spans import Span

_TOKEN: Final = re.compile(
    r"[^\W\d]\w*+(?![.\-'’])"  # most words, at once: nothing behind them could be part of them
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Col|Capt|Lt|Sgt|Maj|Adm|Rev|St|Jr|Sr|Hon|Det|Supt|Insp|[A-Z])\.(?=\s)"
    r"|(?:[A-Za-z]\.){2,}|\d{1,3}(?:,\d{3})+\b|\w+(?:[.'’\-]\w+)*|[^\w\s]"
)
QUOTE_MARKS: Final = frozenset("\"“”„«»‘’'`")
STOPS: Final = frozenset(",;:—–()[]|…")


class Token(NamedTuple):
    """One word or mark `[start, end)` of the text.

    `quoted` is true for what lies in a quotation, its marks included; `verb` is the verb of saying that the word may
    be, None for other words.
    """

    start: int
    end: int
    text: str
    lower: str
    quoted: bool
    verb: Form | None

    @property
    def word(self) -> bool:
        """Whether it is a word rather than a mark."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def finite(self) -> bool:
        """Whether it looks like a finite verb. A guess from its form: there is no tagger here."""
        if self.lower in phrases.AUXILIARIES:
            return self.text not in ("May", "Will", "Can")
        if self.capital or not self.word:
            return False
        if self.verb is not None:
            return self.verb.tense in ("past", "s") and not self.verb.noun
        return self.lower.endswith("ed") and len(self.lower) > 4


def tokenise(text: str, sentence: Sentence, quotations: Sequence[Span]) -> list[Token]:
    """The tokens of a sentence; `quotations` are those that overlap it, in order.

    >>> tokens = tokenise('"No," she said.', Sentence(0, 15, 0), [(0, 5)])
    >>> [token.text for token in tokens if not token.quoted]
    ['she', 'said', '.']
    """
    tokens: list[Token] = []
    remaining = iter(quotations)
    current = next(remaining, None)
    for found in _TOKEN.finditer(text, sentence.start, sentence.end):
        start, end = found.span()
        while current is not None and current[1] <= start:
            current = next(remaining, None)
        quoted = current is not None and current[0] <= start
        word = found.group()
        lower = word.lower().replace("’", "'")
        tokens.append(Token(start, end, word, lower, quoted, None if quoted else FORMS.get(lower)))
    return tokens


def span(tokens: Sequence[Token], first: int, last: int) -> Span:
    """Offsets of `tokens[first:last]`, which must not be empty."""
    return tokens[first].start, tokens[last - 1].end


def opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause or quotation begins at a token: "that …", "“…", "he …", "the dam was …"."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.quoted or token.lower in (":", "that", "how", "whether", "why", "if", "what", "there", "it's", "he's"):
        return True
    if token.lower in phrases.PERSONAL:
        return True
    if not token.word or token.lower in phrases.PREPOSITIONS or token.finite:
        return False
    return any(after.finite or after.lower == "to" for after in tokens[at + 1 : at + 14] if not after.quoted)


def skip_back(tokens: Sequence[Token], at: int, skipped: frozenset[str]) -> int:
    """The first index of the run of skippable words that ends before `at`."""
    while at > 0 and (tokens[at - 1].lower in skipped or _manner(tokens[at - 1])):
        at -= 1
    return at


def _manner(token: Token) -> bool:
    return token.lower.endswith("ly") and len(token.lower) > 4 and not token.capital and not token.quoted
