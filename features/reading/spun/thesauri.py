"""Thesauri that others publish, and what spinners of different tastes take from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from features.reading.spun.spinners import Thesaurus
from features.reading.spun.words import FIRST, Floats, Glossary

_REPLACEMENT: Final = re.compile(r"[a-z]+(?: [a-z]+){0,2}")
_HEAD: Final = re.compile(r"[a-z]+")


def read_mythes(path: Path) -> dict[str, list[str]]:
    """A thesaurus in MyThes form, as LibreOffice has them: every sense, broader and related terms, no opposites."""
    thesaurus: dict[str, list[str]] = {}
    with path.open(encoding="utf-8") as lines:
        next(lines)  # the encoding
        for line in lines:
            head, n_senses = line.rstrip("\n").rsplit("|", 1)
            senses = [next(lines).rstrip("\n").split("|")[1:] for _ in range(int(n_senses))]
            terms = [term for sense in senses for term in sense if "(antonym" not in term]
            _enter(thesaurus, head, [term.partition(" (")[0] for term in terms])
    return thesaurus


def read_moby(path: Path) -> dict[str, list[str]]:
    """A thesaurus in Moby form: a line per head, "head,synonym,synonym"."""
    thesaurus: dict[str, list[str]] = {}
    with path.open(encoding="latin-1") as lines:
        for line in lines:
            head, *others = line.strip().split(",")
            _enter(thesaurus, head, others)
    return thesaurus


def common(thesaurus: Thesaurus, known: Glossary) -> Thesaurus:
    """Replacements that are common words."""
    kept = {
        head: [other for other in others if known.number(other.split()[0]) >= FIRST]
        for head, others in thesaurus.items()
    }
    return {head: others for head, others in kept.items() if others}


def rarer(thesaurus: Thesaurus, known: Glossary) -> Thesaurus:
    """Replacements that are single words, rarer than the word they stand for."""

    def share(word: str) -> float:
        return float(known.log_share[known.number(word)])

    kept = {
        head: [other for other in others if " " not in other and share(other) < share(head)]
        for head, others in thesaurus.items()
        if known.number(head) >= FIRST
    }
    return {head: others for head, others in kept.items() if others}


def closest(thesaurus: Thesaurus, known: Glossary, vectors: Floats, n: int = 8, nearest: float = 0.25) -> Thesaurus:
    """For each head the replacements with the most similar vectors: a spinner that tries to keep the sense."""
    kept: dict[str, list[str]] = {}
    for head, others in thesaurus.items():
        numbers = np.array([known.number(other) for other in others])
        likeness = vectors[numbers] @ vectors[known.number(head)] / 4  # vectors have length 2
        best = [at for at in np.lexsort((numbers, -likeness))[:n] if likeness[at] > nearest]
        if best:
            kept[head] = [others[at] for at in best]
    return kept


def _enter(thesaurus: dict[str, list[str]], head: str, others: Sequence[str]) -> None:
    kept = list(dict.fromkeys(other for other in others if other != head and _REPLACEMENT.fullmatch(other)))
    if kept and _HEAD.fullmatch(head):
        thesaurus[head] = kept
