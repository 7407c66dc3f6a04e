"""Train the detector of spun text: `python -m features.reading.spun.train --articles A.jsonl --output DIR …`.

Articles are JSONL with a column text. Thesauri, vectors and counts are plain files that others publish; CARD.md names
those that the weights were made with. Needs JAX beside the project. Writes spun.npz and CARD.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np

from features.reading.spun.card import card, measure
from features.reading.spun.counts import glossary, listed, neighbours, pairs, read_counts
from features.reading.spun.evidence import N_EVIDENCE
from features.reading.spun.fit import Passage, Plan, fit
from features.reading.spun.gather import LONGEST, N_FOLDS, Twin, fold, gathered
from features.reading.spun.model import SpunModel
from features.reading.spun.runs import Runs
from features.reading.spun.spinners import Spun, Thesaurus, spin
from features.reading.spun.thesauri import closest, common, rarer, read_moby, read_mythes
from features.reading.spun.words import FIRST, Floats, Glossary, Pairs, facts

_RATES: Final = (0.1, 0.6)
_ASIDE: Final = 8  # one article in so many fits the sentences, not the words


@dataclass(frozen=True, slots=True)
class Files:
    """What is known of English before any article is read."""

    mythes: Path
    moby: Path
    vectors: Path
    frequencies: Path
    bigrams: Path


def read_texts(path: Path) -> list[str]:
    """Column text of a JSONL file, each text once, in order of appearance."""
    with path.open(encoding="utf-8") as lines:
        return list(dict.fromkeys(str(json.loads(line)["text"]) for line in lines))


def read_vectors(path: Path, known: Glossary) -> Floats:
    """Vectors `[n_terms, n_dimensions]` of length 2 from a file "word number number …" a line; zeros for others."""
    found: dict[int, Floats] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, *numbers = line.split(" ")
            number = known.number(word)
            if number >= FIRST:
                found[number] = np.array(numbers, np.float32)
    if not found:
        raise ValueError(f"{path} has no vector of a known word; give vectors of English words in small letters")
    vectors = np.zeros((len(known), len(next(iter(found.values())))), np.float32)
    vectors[list(found)] = np.stack(list(found.values()))
    vectors[list(found)] -= vectors[list(found)].mean(axis=0)
    return np.asarray(2 * vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6), np.float32)


def passage(spun: Spun, known: Glossary, going_together: Pairs) -> Passage:
    """A text, spun or real, as the network learns from it."""
    terms = known.terms(spun.text)
    replaced = np.zeros(len(terms.number), np.bool_)
    for start, end in spun.replaced:
        first, last = np.searchsorted(terms.start, (start, end))
        replaced[first:last] = True
    return Passage(terms, facts(terms, known, going_together), replaced)


def taught(files: Files, known: Glossary, vectors: Floats) -> list[Thesaurus]:
    """The spinners to learn from: one of any sense and rarity, twice; one of rare words, two of close ones."""
    moby = read_moby(files.moby)
    return [moby, moby, rarer(moby, known), closest(moby, known, vectors), neighbours(known, vectors)]


def kept_aside(files: Files, known: Glossary) -> dict[str, Thesaurus]:
    """The spinners to measure on, from a thesaurus that nothing was learned from."""
    wordnet = read_mythes(files.mythes)
    return {"any word": wordnet, "common words": common(wordnet, known)}


def train(articles: Sequence[str], snippets: Sequence[str], files: Files, plan: Plan) -> SpunModel:
    """The model, from whole articles and shorter texts."""
    texts = [*articles, *snippets]
    known = glossary(texts, read_counts(files.frequencies))
    numbers = [known.terms(text).number for text in texts]
    listed_pairs = listed(read_counts(files.bigrams), known)
    vectors = read_vectors(files.vectors, known)
    spinners = taught(files, known, vectors)
    random = np.random.default_rng(plan.seed)
    twins = _twins(texts, spinners, random)
    unseen = [
        pairs([one for one, twin in zip(numbers, twins, strict=True) if twin.fold != fold], known, listed_pairs)
        for fold in range(N_FOLDS)
    ]
    aside = twins[: len(articles) : _ASIDE]
    layers = fit(
        _passages(twins, len(articles), known, unseen),
        [passage(one, known, unseen[twin.fold]) for twin in aside for one in (Spun(twin.real, ()), twin.spun)],
        vectors,
        plan,
        _print_epoch,
    )
    vectors = layers.pop("vectors")
    blank = np.zeros(N_EVIDENCE), np.ones(N_EVIDENCE), np.zeros(N_EVIDENCE + 1)
    model = SpunModel(known, pairs(numbers, known, listed_pairs), vectors, layers, *blank, Runs())
    return gathered(model, aside, unseen, spinners, random)


def _passages(twins: Sequence[Twin], n_articles: int, known: Glossary, unseen: Sequence[Pairs]) -> list[Passage]:
    """Articles as they are and spun, but for those set aside; of the snippets behind them one or the other."""
    found: list[Passage] = []
    for number, twin in enumerate(twins):
        both = [Spun(twin.real, ()), twin.spun]
        if number >= n_articles:
            both = [both[number % 2]]
        if number >= n_articles or number % _ASIDE:
            found += [passage(one, known, unseen[twin.fold]) for one in both]
    return found


def _twins(texts: Sequence[str], spinners: Sequence[Thesaurus], random: np.random.Generator) -> list[Twin]:
    twins = []
    for text in texts:
        thesaurus = spinners[int(random.integers(len(spinners)))]
        spun = spin(text[:LONGEST], thesaurus, random.uniform(*_RATES), random)
        twins.append(Twin(text[:LONGEST], spun, fold(text)))
    return twins


def _print_epoch(epoch: int, loss: float, aside: float) -> None:
    print(f"epoch {epoch}: loss {loss:.4f}, on articles set aside {aside:.4f}", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m features.reading.spun.train", description=__doc__)
    parser.add_argument("--articles", type=Path, required=True, help="JSONL of real news, column text")
    parser.add_argument("--snippets", type=Path, help="JSONL of further real text, column text")
    parser.add_argument("--held-out", action="append", default=[], metavar="NAME=FILE", help="JSONL to measure on")
    for name, what in {
        "mythes": "thesaurus in MyThes form, measured on alone",
        "moby": "thesaurus in Moby form",
        "vectors": 'word vectors, "word number number …" a line',
        "frequencies": '"word count" a line',
        "bigrams": '"first second count" a line',
    }.items():
        parser.add_argument(f"--{name}", type=Path, required=True, help=what)
    parser.add_argument("--output", type=Path, required=True, help="folder for spun.npz and CARD.md")
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    given = parser.parse_args(arguments)
    snippets = read_texts(given.snippets) if given.snippets else []
    articles = read_texts(given.articles)
    files = Files(**{field.name: getattr(given, field.name) for field in fields(Files)})
    model = train(articles, snippets, files, Plan(epochs=given.epochs))
    model.save(given.output / "spun.npz")
    held_out = dict(pair.split("=", 1) for pair in given.held_out)
    spinners = kept_aside(files, model.glossary)
    figures = {name: measure(model, read_texts(Path(path)), spinners) for name, path in held_out.items()}
    text = card(model, len(articles), len(snippets), figures)
    (given.output / "CARD.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
