"""The trained weights that ship with the reader, and their form on disk: arrays only, nothing that runs code."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from features.reading.learned.confidence import Confidence
from features.reading.learned.convolution import Floats
from features.reading.learned.network import Network
from features.reading.learned.vocabulary import Vocabulary

SHIPPED: Final = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Model:
    """Everything learned: the vocabulary, the network over it, and how sure its findings are."""

    vocabulary: Vocabulary
    network: Network
    confidence: Confidence


@lru_cache(maxsize=4)
def load(folder: Path = SHIPPED) -> Model:
    """The model in a folder. Raises FileNotFoundError where a file is missing and ValueError where one is cut short."""
    path = folder / "network.npz"
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    missing = {"vocabulary", "vectors", "vectors_scale"} - arrays.keys()
    if missing:
        raise ValueError(f"{path} lacks {', '.join(sorted(missing))}; train again or restore the file")
    words = arrays.pop("vocabulary").tobytes().decode("utf-8").split("\n")
    vectors = arrays.pop("vectors")
    network = Network({"vectors": vectors} | {name: values.astype(np.float32) for name, values in arrays.items()})
    settings = json.loads((folder / "confidence.json").read_text(encoding="utf-8"))
    return Model(Vocabulary(words), network, Confidence.from_settings(settings))


def save(folder: Path, words: Sequence[str], weights: Mapping[str, Floats], confidence: Confidence) -> None:
    """Write a model: vectors as bytes with one scale a column, all else in half precision."""
    vectors = weights["vectors"]
    scale = np.maximum(np.abs(vectors).max(axis=0), 1e-9) / 127
    halves = {name: values.astype(np.float16) for name, values in weights.items() if name != "vectors"}
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / "network.npz",
        allow_pickle=False,
        vocabulary=np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8),
        vectors=np.round(vectors / scale).astype(np.int8),
        vectors_scale=scale.astype(np.float32),
        **halves,
    )
    settings = json.dumps(confidence.settings(), indent=1)
    (folder / "confidence.json").write_text(settings + "\n", encoding="utf-8")
