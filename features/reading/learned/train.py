"""Train the attribution network: `python -m features.reading.learned.train --train PATH --dev PATH --output DIR`.

Needs JAX (`uv pip install jax`). With `--parser`, the name or path of a spaCy pipeline with word vectors (`uv pip
install spacy` and a pipeline), its vectors and its syntax are learned from too; the weights that ship were made so.
The training is otherwise repeatable to the machine's rounding.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from features.reading.learned.backend import jax
from features.reading.learned.calibrate import UNFITTED, agrees, calibrated
from features.reading.learned.convolution import Floats
from features.reading.learned.examples import Document, Example, documents, example, pieces
from features.reading.learned.fit import Plan, fit
from features.reading.learned.inputs import N_FLAGS
from features.reading.learned.model import load, save
from features.reading.learned.objective import Shape
from features.reading.learned.parser import HEADS, Parser
from features.reading.learned.reader import read
from features.reading.learned.vocabulary import N_SHAPES, N_SUFFIXES, Vocabulary
from features.reading.sentences import lay_out

KEPT_ASIDE: Final = 0.12  # share of the training documents that the confidence is fitted on instead
_SEEN_TWICE: Final = 2  # a word rarer than that has no row of its own


def train(
    annotated: Sequence[Document],
    plain: Sequence[Document],
    further: Sequence[str],
    output: Path,
    parser: Parser | None,
    plan: Plan,
) -> None:
    """Fit network and confidence on annotated documents, and write them to `output`.

    `plain` are texts without annotation from which only words and syntax are learned, and `further` words to know the
    vectors of; both tell nothing without a parser.
    """
    shape = Shape()
    order = np.random.default_rng(plan.seed).permutation(len(annotated))
    n_aside = max(1, round(KEPT_ASIDE * len(annotated)))
    aside, fitted = ([annotated[at] for at in part] for part in (order[:n_aside], order[n_aside:]))
    learned = _examples(fitted, parser)
    parsed = _examples(plain, parser) if parser is not None else []
    words = frequent([*learned, *parsed])
    n_trained = len(words) + 1
    words, vectors = (words, np.zeros((n_trained, 1), np.float32)) if parser is None else parser.vectors(words, further)
    vocabulary = Vocabulary(words)
    gold, syntax = (
        pieces(found, [vocabulary.ids(one.words.text) for one in found]) if found else None
        for found in (learned, parsed)
    )
    if gold is None:
        raise ValueError("no document to train on; give --train a file with at least two annotated documents")
    sizes = {"word": n_trained, "suffix": N_SUFFIXES, "shape": N_SHAPES, "vector": vectors.shape[1], "flags": N_FLAGS}
    classes = {"tag": 64, "relation": 64, "head": HEADS, "label": 4}
    weights = fit(gold, syntax, vectors, sizes | classes, shape, plan, _print_epoch)
    _write(output, words, weights | {"vectors": vectors}, shape, aside)


def _write(
    output: Path, words: Sequence[str], weights: Mapping[str, Floats], shape: Shape, aside: Sequence[Document]
) -> None:
    plans = {"encoder_dilations": shape.encoder, "tagger_dilations": shape.tagger}
    used = {name: values for name, values in weights.items() if name.split("_")[0] not in ("tag", "relation", "head")}
    arrays = used | {name: np.array(plan, np.float32) for name, plan in plans.items()}
    save(output, words, arrays, UNFITTED)
    load.cache_clear()
    save(output, words, arrays, calibrated(load(output), aside).confidence)
    load.cache_clear()


def frequent(examples: Iterable[Example]) -> list[str]:
    """The words seen at least twice, in small letters, most frequent first."""
    counts = Counter(word.lower().replace("’", "'") for found in examples for word in found.words.text)
    return [
        word for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if count >= _SEEN_TWICE
    ]


def report(folder: Path, dev: Sequence[Document]) -> str:
    """How many attributions of annotated documents are found and right, and how far the confidence can be believed."""
    model = load(folder)
    rated: list[tuple[float, bool]] = []
    n_annotated = n_found = 0
    for document in dev:
        gold = document.attributions or []
        graded = read(document.text, lay_out(document.text), model)
        n_annotated += len(gold)
        n_found += sum(any(agrees(document.text, found.attribution, one) for found in graded) for one in gold)
        rated += [
            (found.confidence, any(agrees(document.text, found.attribution, one) for one in gold)) for found in graded
        ]
    precision, recall = _share(right for _, right in rated), n_found / max(1, n_annotated)
    bands = [[pair for pair in rated if min(int(10 * pair[0]), 9) == low] for low in range(10)]
    lines = [f"{len(rated)} read, {n_annotated} annotated: precision {precision:.3f}, recall {recall:.3f}"]
    for band in bands:
        if band:
            mean, right = np.mean([sure for sure, _ in band]), _share(right for _, right in band)
            lines.append(f"confidence {mean:.2f}: right {right:.2f} of {len(band)}")
    return "\n".join(lines)


def _share(values: Iterable[bool]) -> float:
    held = list(values)
    return sum(held) / max(1, len(held))


def _examples(found: Sequence[Document], parser: Parser | None) -> list[Example]:
    made = [example(document) for document in found]
    if parser is None:
        return made
    return [replace(one, syntax=parser.syntax(one.words)) for one in made]


def _print_epoch(epoch: int, means: list[float]) -> None:
    names = ("finding", "tagging", "judging", "syntax")
    print(f"epoch {epoch}: " + ", ".join(f"{name} {mean:.3f}" for name, mean in zip(names, means, strict=True)))


def main(arguments: Sequence[str] | None = None) -> Any:
    """The command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--train", type=Path, required=True, help="annotated documents, JSONL")
    options.add_argument("--dev", type=Path, required=True, help="annotated documents to report on, JSONL")
    options.add_argument("--output", type=Path, required=True, help="folder for the weights")
    options.add_argument("--plain", type=Path, help="texts without annotation, JSONL; needs --parser")
    options.add_argument("--words", type=Path, help="words to know the vectors of, one a line; needs --parser")
    options.add_argument("--parser", help="name or path of a spaCy pipeline with word vectors")
    options.add_argument("--epochs", type=int, default=Plan().epochs)
    given = options.parse_args(arguments)
    if jax is None:
        return "training needs JAX: uv pip install jax"
    plain = documents(given.plain) if given.plain else []
    parser = Parser(given.parser) if given.parser else None
    further = given.words.read_text(encoding="utf-8").lower().split() if given.words else []
    train(documents(given.train), plain, further, given.output, parser, Plan(epochs=given.epochs))
    print(report(given.output, documents(given.dev)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
