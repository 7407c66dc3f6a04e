"""A source's words, taken apart once for every rule that asks about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from features.reading.lexicon import phrases

_WORD: Final = re.compile(r"[\w’']+(?:[.\-]\w+)*")
NAME: Final = re.compile(
    r"(?<![\w’'\-])(?:[A-ZÀ-Þ][\w’'\-]+|[A-Z]\.)\s(?:(?:van|von|de|der|al|bin|ibn|da|dos|la|le"
    r"|el)\s)*[A-ZÀ-Þ][\w’'\-]+"
)
BEHIND_HEAD: Final = re.compile(
    r"\b(?:who|whom|whose|which|that|with|of|in|at|for|from|on|by|near|close|familiar|briefed|to|involved|speaking"
    r"|said"
    r"|obtained|seen|about|after|working|based|posted)\b"
    # "a memo leaked to us", but "a leaked memo"
    r"|\b(?<![Aa] )(?<![Aa]n )(?<![Tt]he )(?<!ly )(?:left|marked|wrapped|leaked|shared|released|published|issued"
    r"|dated"
    r"|conducted|commissioned|compiled|filed|signed|written|sent|addressed|drafted|prepared|reviewed|circulated|kept"
    r"|taken"
    r"|polled|surveyed|interviewed|consulted|contacted|questioned|employed|hired|attending|present|submitted"
    r"|distributed|posted|produced|carried|acting|speaking|representing|caught)\b"
    r"|(?<=\w )(?:it|they|he|she|we)\b"  # "papers they had seen"
)
_INDEFINITE: Final = phrases.words(
    "a an one another some several many two three four five six seven eight nine ten most dozens"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source's words, taken apart once: all of them, and those of its heads (before "who", "of", "close to" …)."""

    text: str
    words: tuple[str, ...]
    heads: tuple[str, ...]
    head: str
    segments: tuple[tuple[str, ...], ...]  # the heads between commas

    @property
    def indefinite(self) -> bool:
        """Whether it is "a …", "two …", "some …"."""
        return bool(self.words) and (self.words[0] in _INDEFINITE or self.words[0].isdigit())

    @property
    def named(self) -> bool:
        """Whether it holds somebody's name."""
        inner = self.text if self.text[:1].islower() else self.text[:1].lower() + self.text[1:]
        return NAME.search(inner if self.words and self.words[0] in phrases.DETERMINERS else self.text) is not None


@lru_cache(maxsize=1024)  # every rule asks for the same few phrases in turn
def take_apart(text: str) -> Phrase:
    """The phrase's words and heads.

    >>> take_apart("a source close to the talks").head
    'source'
    """
    words = tuple(_plain(word) for word in _WORD.findall(text))
    segments = [BEHIND_HEAD.split(segment, maxsplit=1)[0] for segment in re.split(r"[,(;–—]", text)]
    heads = [tuple(_plain(word) for word in _WORD.findall(segment)) for segment in segments]
    first = next((head for head in heads if head), ())
    return Phrase(text, words, tuple(word for head in heads for word in head), first[-1] if first else "", tuple(heads))


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").strip("'").removesuffix("'s")
