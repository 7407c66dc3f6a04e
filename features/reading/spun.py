"""Machine-paraphrased ("spun") passages, told by odd synonyms in fixed phrases.

A spun passage is a copy in disguise: it adds no witness, and its words are nobody's.
"""

from __future__ import annotations

import re
from typing import Final

from features.reading.lexicon.spun_words import PAIRS, PLAIN
from features.reading.sentences import lay_out

MARKS: Final = 2  # different oddities that make a passage spun; one alone may be a writer's whim
_WINDOW: Final = 120  # words of a passage; longer paragraphs are judged piece by piece
_WORD: Final = re.compile(r"\w+")


def _pattern() -> re.Pattern[str]:
    phrases = [re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(PLAIN, key=len, reverse=True)]
    pairs = [rf"(?:{left})\s+(?:\w+\s+)?(?:{right})" for left, right, _ in PAIRS]
    return re.compile(rf"\b(?:{'|'.join([*pairs, *phrases])})\b", re.IGNORECASE)


_ODD: Final = _pattern()


def oddities(passage: str) -> list[str]:
    """The odd phrases of a passage in small letters, each once, in order.

    >>> oddities("Aides misdoubt that a nippy exit is near.")
    ['misdoubt', 'nippy exit']
    """
    return list(dict.fromkeys(" ".join(found.group().lower().split()) for found in _ODD.finditer(passage)))


def is_spun(passage: str) -> bool:
    """Whether a passage of a paragraph or so reads as paraphrased by machine.

    >>> is_spun("The prime pastor told columnists that harmony talks had failed.")
    True
    >>> is_spun("The prime minister told reporters that peace talks had failed.")
    False
    """
    return len(oddities(passage)) >= MARKS


def spun_share(text: str) -> float:
    """Share of a text's words that stand in spun passages, in [0, 1]; 0 for a text without words.

    A passage with a single oddity counts where it adjoins a spun one, for spinners seldom stop at a paragraph.

    >>> spun_share("The mayor opened the bridge on Monday.")
    0.0
    """
    passages = _passages(text)
    n_odd = [len(oddities(passage)) for passage in passages]
    n_words = [len(_WORD.findall(passage)) for passage in passages]
    spun = [n >= MARKS for n in n_odd]
    joined = [
        is_it or (n > 0 and any(spun[max(0, at - 1) : at + 2]))
        for at, (is_it, n) in enumerate(zip(spun, n_odd, strict=True))
    ]
    total = sum(n_words)
    return sum(n for n, is_it in zip(n_words, joined, strict=True) if is_it) / total if total else 0.0


def _passages(text: str) -> list[str]:
    """Paragraphs, the long ones cut between sentences."""
    passages: list[str] = []
    paragraph, n_words = -1, 0
    for sentence in lay_out(text).sentences:
        words = text[sentence.start : sentence.end]
        if sentence.paragraph == paragraph and n_words < _WINDOW:
            passages[-1] = f"{passages[-1]} {words}"
            n_words += len(_WORD.findall(words)) + 1  # a sentence of marks alone counts too
        else:
            passages.append(words)
            paragraph, n_words = sentence.paragraph, len(_WORD.findall(words))
    return passages
