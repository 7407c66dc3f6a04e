"""What real text tells the detector of spun text: which words are common, and which go together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from features.reading.spun.spinners import LEFT_ALONE
from features.reading.spun.words import FIRST, NAME, Floats, Glossary, Ints, Pairs, plain_words

N_WORDS: Final = 30_000
_FEWEST: Final = 4  # times a word must occur in the texts, where the list of frequencies lacks it
_LEAST_SHARE: Final = 1e-8
_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)*")
_PAIRS_SHARE: Final = 0.55  # rough share of all pairs in a text that a list of common pairs covers
_TWICE: Final = 0.5  # nats taken off a pair that was seen but twice


def read_counts(path: Path) -> dict[tuple[str, ...], int]:
    """A file of counts, "word count" or "first second count" a line, as words to count."""
    lines = (line.split() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return {tuple(parts[:-1]): int(parts[-1]) for parts in lines}


def glossary(texts: Iterable[str], frequencies: Mapping[tuple[str, ...], int]) -> Glossary:
    """The most common words of the texts and of a list of frequencies, half weight to each; the list's rest is rare."""
    counts = Counter(word for text in texts for word in plain_words(text))
    n, n_listed = sum(counts.values()), sum(frequencies.values())
    known = {word for word, count in counts.items() if count >= _FEWEST} | {word for (word,) in frequencies}
    shares = {
        word: max(0.5 * counts[word] / n + 0.5 * frequencies.get((word,), 0) / n_listed, _LEAST_SHARE)
        for word in known
        if _WORD.fullmatch(word)
    }
    ranked = sorted(shares, key=lambda word: (-shares[word], word))
    words, rare = ranked[:N_WORDS], sorted(word for word in ranked[N_WORDS:] if (word,) in frequencies)
    return Glossary(words, np.log(np.array([shares[word] for word in words], np.float32)), rare)


@dataclass(frozen=True, slots=True)
class Listed:
    """Pairs of words from elsewhere, as numbers and attraction in nats, all `[n_pairs]`."""

    first: Ints
    second: Ints
    attraction: Floats


def listed(counts: Mapping[tuple[str, ...], int], known: Glossary) -> Listed:
    """A list of common pairs, those of known words."""
    n = sum(counts.values()) / _PAIRS_SHARE
    found = [(known.number(a), known.number(b), count / n) for (a, b), count in counts.items()]
    kept = [pair for pair in found if min(pair[:2]) >= FIRST]
    first, second = (np.array([pair[side] for pair in kept], np.int64) for side in (0, 1))
    together = np.log(np.array([pair[2] for pair in kept], np.float32))
    return Listed(first, second, together - known.log_share[first] - known.log_share[second])


def pairs(texts: Sequence[Ints], known: Glossary, more: Listed) -> Pairs:
    """Pairs seen at least twice in texts, given as numbers of terms, and those listed."""
    keys = np.concatenate([(numbers[:-1] << 20) | numbers[1:] for numbers in texts if len(numbers) > 1])
    seen, count = np.unique(keys, return_counts=True)
    first, second = seen >> 20, seen & 0xFFFFF
    some = (first >= FIRST) | (second >= FIRST)
    telling = some & (count >= 2) & ~_strange(first) & ~_strange(second)
    first, second, count = first[telling], second[telling], count[telling]
    together = np.log(count / len(keys)) - _TWICE * (count == 2)
    attraction = together - known.log_share[first] - known.log_share[second]
    return Pairs.of(
        np.concatenate([more.first, first]),
        np.concatenate([more.second, second]),
        np.concatenate([more.attraction, attraction]),
    )


def neighbours(known: Glossary, vectors: Floats, n: int = 20, nearest: float = 0.45) -> dict[str, list[str]]:
    """A thesaurus of the words with the most similar vectors, `[n_terms, n_dimensions]`, forms of the word left out."""
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    stem = [word[:4] for word in known.words]
    thesaurus: dict[str, list[str]] = {}
    for start in range(FIRST, len(unit), 1000):
        similar = unit[start : start + 1000] @ unit[FIRST:].T
        for row, likeness in enumerate(similar, start - FIRST):
            near = np.argpartition(-likeness, 40)[:40]
            near = near[np.lexsort((near, -likeness[near]))]
            others = [
                known.words[at]
                for at in near
                if likeness[at] > nearest and stem[at] != stem[row] and known.words[at] not in LEFT_ALONE
            ]
            if others:
                thesaurus[known.words[row]] = others[:n]
    return thesaurus


def _strange(numbers: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return (numbers >= NAME) & (numbers < FIRST)
