"""Words as grouping compares them: folded, stemmed and weighed by how rare they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from features.grouping.synonyms import NUMBERS, SYNONYMS

# One word, or one character of a script that is written without spaces.
_WORD: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")
_ACCENT: Final = re.compile(r"[\u0300-\u036f]+")
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n+")
_AMOUNT: Final = re.compile(r"(\d+)(k|m|mn|mln|b|bn|tn)")
_MAGNITUDES: Final = {
    "k": "thousand", "m": "million", "mn": "million", "mln": "million", "b": "billion", "bn": "billion",
    "tn": "trillion",
}  # fmt: skip
_ENDINGS: Final = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))

STOP_WORDS: Final = frozenset(
    """
    a about after again against all also am among an and any are around as at away be because been before being
    between both but by can could d did do does doing don down during each even ever every few for from further get
    gets getting go goes going got had has have having he her here hers him his how i if in into is isn it its itself
    just ll m may me might more most much my near no nor not now of off on once one only or other our out over own per
    re s same she should so some still such t than that the their them then there these they this those though through
    to too two under until up upon us ve very via was we were what when where whether which while who whom whose why
    will with within without won would yet you your
    """.split()  # noqa: SIM905
)

# Words of reporting: they tell how a thing is told, hence hardly which thing it is.
NEWS_WORDS: Final = frozenset(
    """
    according actually alleged allegedly amid announce announced apparently appears breaking claim claimed claims
    confirm confirmed confirms day days debunked deny denied denies exclusive fake false first full hoax latest made
    make makes man men month months new news old people photo photos report reported reportedly reports reveal
    revealed reveals rumor rumored rumors rumour rumoured rumours said say saying says show shows source sources
    statement story sunday monday tuesday wednesday thursday friday saturday time times today tells told true update
    updated video viral watch week weeks woman women year years yesterday
    """.split()  # noqa: SIM905
)
BACKGROUND: Final = 10_000  # texts imagined behind every batch


def any_of(*parts: str) -> str:
    """Alternatives of a pattern, one a word of the parts; "_" is a space.

    >>> any_of("fire_brigade council", "court")
    'fire brigade|council|court'
    """
    return "|".join(" ".join(parts).split()).replace("_", " ")


def words(text: str | None) -> list[str]:
    """Case-folded words in order, accents and possessives taken off; empty for a missing text.

    >>> words("The café’s owner — Zoë — paid €1,200")
    ['the', 'cafe', 'owner', 'zoe', 'paid', '1', '200']
    """
    if not text:
        return []
    plain = _POSSESSIVE.sub("", text).lower()
    return _WORD.findall(plain if plain.isascii() else _ACCENT.sub("", unicodedata.normalize("NFKD", plain)))


def stem(word: str) -> str:
    """The word without its commonest English endings.

    >>> [stem(word) for word in ("closing", "closed", "closes", "close", "stopped", "parties", "glass")]
    ['clos', 'clos', 'clos', 'clos', 'stop', 'party', 'glas']
    """
    if len(word) < 4 or word.isdigit():
        return word
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(ending) + replacement
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


@lru_cache(maxsize=1 << 16)
def word_terms(word: str) -> tuple[str, ...]:
    """The terms that one word of `words` stands for: none for a stop word, two for an amount such as 19m.

    >>> word_terms("the"), word_terms("three"), word_terms("19m"), word_terms("discovered")
    ((), ('3',), ('19', 'million'), ('find',))
    """
    if word in STOP_WORDS:
        return ()
    amount = _AMOUNT.fullmatch(word)
    if amount is not None:
        return amount[1], stem(_MAGNITUDES[amount[2]])
    return (NUMBERS.get(word) or stem(SYNONYMS.get(word, word)),)


def terms(text: str | None) -> list[str]:
    """Stems of the words that carry meaning, in order; words that news uses for one another become one.

    >>> terms("The bridge was shut after three cracks were discovered")
    ['bridg', 'clos', '3', 'crack', 'find']
    """
    return [term for word in words(text) for term in word_terms(word)]


def sentences(text: str | None, limit: int) -> list[str]:
    """The first `limit` sentences or lines, roughly cut: good enough to find a lede, not to quote from."""
    if not text:
        return []
    head = text[: 600 * limit]  # a text without punctuation is one sentence, however long
    return [part for part in _SENTENCE.split(head) if part and part.strip()][:limit]


NEWS_TERMS: Final = frozenset(stem(word) for word in NEWS_WORDS)


@dataclass(frozen=True)
class Rarity:
    """How rare each term is; one never seen counts as the rarest."""

    weights: Mapping[str, float]
    unseen: float

    def of(self, term: str) -> float:
        """Weight of a term, positive."""
        return self.weights.get(term, self.unseen)

    def overlap(self, wanted: Iterable[str], offered: Collection[str]) -> float:
        """Share of the wanted terms' weight that is among the offered, 0 to 1; 0 when nothing is wanted.

        >>> Rarity({"bridg": 3.0, "clos": 1.0}, unseen=4.0).overlap(["bridg", "clos"], {"clos", "road"})
        0.25
        """
        targets = sorted(set(wanted))  # sums of floats depend on their order
        total = sum(self.of(term) for term in targets)
        return sum(self.of(term) for term in targets if term in offered) / total if total else 0.0
