"""The learned reader's parts: decoding, weights on disk, confidence, training examples."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from features.reading.learned.calibrate import agrees, calibrated
from features.reading.learned.confidence import EVIDENCE, Confidence, evidence
from features.reading.learned.convolution import Convolution
from features.reading.learned.examples import PIECE, Document, documents, example, labelled, pieces
from features.reading.learned.model import SHIPPED, load
from features.reading.learned.network import CONTENT, CUE, SOURCE, Tagged, decode
from features.reading.learned.train import frequent
from features.reading.learned.vocabulary import Vocabulary
from features.reading.spans import Attribution

TEXT = "The mill will close, the owner said."
ATTRIBUTION = {"source": [[21, 30]], "cue": [[31, 35]], "content": [[0, 19]]}


def _logsum(values: list[float]) -> float:
    return float(np.logaddexp.reduce(values))


def test_decoding_finds_the_best_of_all_chains_and_its_probability() -> None:
    random = np.random.default_rng(3)
    emitted = random.standard_normal((5, 4, 3)).astype(np.float32)
    transitions = random.standard_normal((3, 3)).astype(np.float32)
    length = np.array([1, 2, 3, 4, 4])
    labels, path = decode(emitted, length, transitions)
    for chain, n_words in enumerate(length):
        scores = {
            way: sum(emitted[chain, at, label] for at, label in enumerate(way))
            + sum(transitions[pair] for pair in itertools.pairwise(way))
            for way in itertools.product(range(3), repeat=int(n_words))
        }
        best = max(scores, key=lambda way: scores[way])
        assert tuple(labels[chain, :n_words]) == best
        assert path[chain] == pytest.approx(scores[best] - _logsum([float(s) for s in scores.values()]), abs=1e-4)


@pytest.mark.parametrize("n_words", [1, 9, 20])  # 9: more than once scaled back; 1: a chain of its own
def test_decoding_leaves_what_it_is_given_and_scales_nothing_away(n_words: int) -> None:
    emitted = np.full((1, n_words, 2), [-900, 0], dtype=np.float32)
    given = emitted.copy()
    labels, path = decode(emitted, np.array([n_words]), np.array([[0, 0], [0, 30]], dtype=np.float32))
    assert labels.tolist() == [[1] * n_words]
    assert path == pytest.approx([0.0], abs=1e-4)
    assert (emitted == given).all()


@pytest.mark.parametrize(("n_words", "dilation"), [(1, 1), (2, 3), (7, 3), (12, 1)])
def test_a_layer_adds_the_gated_convolution_of_the_normed_words(n_words: int, dilation: int) -> None:
    random, width = np.random.default_rng(5), 4
    shapes = {"layer_kernel": (3 * width, 2 * width), "layer_bias": (2 * width,), "layer_gain": (width,)}
    weights = {name: random.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()}
    state = random.standard_normal((n_words, width)).astype(np.float32)
    kernel = weights["layer_kernel"].reshape(3, width, 2 * width)
    normed = state / np.sqrt((state**2).mean(axis=1, keepdims=True) + 1e-5) * weights["layer_gain"]
    expected = state.copy()
    for word in range(n_words):
        near = zip((word - dilation, word, word + dilation), kernel, strict=True)
        out = weights["layer_bias"] + sum(normed[at] @ tap for at, tap in near if 0 <= at < n_words)
        expected[word] += out[:width] / (1 + np.exp(-out[width:]))
    np.testing.assert_allclose(Convolution.of(weights, "layer", dilation)(state), expected, atol=1e-5)


def test_shipped_weights_load_and_stay_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 15 * 2**20
    model = load()
    assert 0 < model.confidence.accepted < 1
    assert len(model.vocabulary) > 10_000


def test_weights_without_a_part_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "network.npz", vectors=np.zeros((1, 1)))
    with pytest.raises(ValueError, match=r"network.npz lacks vectors_scale, vocabulary"):
        load(tmp_path)


def test_confidence_of_other_evidence_is_refused() -> None:
    settings = load().confidence.settings()
    assert Confidence.from_settings(json.loads(json.dumps(settings))) == load().confidence
    with pytest.raises(ValueError, match="other evidence"):
        Confidence.from_settings(settings | {"weights": {"path": 1.0}})


def test_evidence_counts_what_was_tagged() -> None:
    tagged = Tagged(
        anchor=np.array([7]),
        first=np.array([4]),
        length=np.array([6]),
        labels=np.array([[CONTENT, CONTENT, SOURCE, CUE, CONTENT, 0, 0]]),
        share=np.array([[1, 0.5, 0.8, 0.9, 0.9, 1, 1]], dtype=np.float32),
        log_odds=np.array([2.0], dtype=np.float32),
        path=np.array([-1.5], dtype=np.float32),
    )
    ruled = np.zeros((1, 7, 3), dtype=np.float32)
    ruled[0, 3, 1] = ruled[0, 0, 2] = 1
    [row] = evidence(tagged, np.array([3.0], np.float32), np.array([[1, 1, 0, 0, 0, 0, 0]], np.float32), ruled)
    named = dict(zip(EVIDENCE, row.tolist(), strict=True))
    assert named["sure_content"] == pytest.approx(0.8)
    assert named["sourceless"] == 0
    assert named["content_parts"] == 2
    assert named["quoted_content"] == pytest.approx(2 / 3)
    assert named["cut_content"] == 1
    assert (named["ruled_cue"], named["ruled_source"]) == (1, 0)
    assert named["ruled_content"] == pytest.approx(1 / 3)


def test_annotated_spans_become_labels_of_words() -> None:
    found = example(Document("d", TEXT, [ATTRIBUTION]))
    [(anchor, labels)] = labelled(found)
    assert found.words.text[anchor] == "said"
    names = {CONTENT: "The mill will close", SOURCE: "the owner", CUE: "said"}
    for label, words in names.items():
        assert [found.words.text[at] for at in np.flatnonzero(labels == label)] == words.split()


def test_pieces_cut_between_paragraphs_and_keep_every_cue() -> None:
    text = "\n\n".join([TEXT] * 120)
    step = len(TEXT) + 2
    spans = [
        {role: [[start + step * at, end + step * at] for start, end in held] for role, held in ATTRIBUTION.items()}
        for at in range(120)
    ]
    found = example(Document("d", text, spans))
    cut = pieces([found], [Vocabulary(["said"]).ids(found.words.text)])
    assert cut["real"].shape[1] == PIECE
    assert cut["real"].sum() == len(found.words)
    assert (cut["cue"] >= 0).sum() == 120
    assert cut["whole"].sum() == 120
    assert set(cut["high"][cut["real"] > 0] - cut["low"][cut["real"] > 0]) == {9}


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    path.write_text('{"doc_id": "b", "text": "x"}\n{"doc_id": "a", "text": "y"}\n', encoding="utf-8")
    assert [document.doc_id for document in documents(path)] == ["a", "b"]
    path.write_text('{"doc_id": "b", "text": "x"}\n{"doc_id": 3}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"train.jsonl line 2"):
        documents(path)


def test_frequent_words_come_first_and_rare_ones_not_at_all() -> None:
    found = example(Document("d", "Said said the said the rare", None))
    assert frequent([found]) == ["said", "the"]


def test_confidence_is_refitted_on_what_turns_out_right() -> None:
    model = load()
    kept_aside = [
        Document(str(at), f"{TEXT} {other}", [ATTRIBUTION]) for at, other in enumerate(("He thinks so.",) * 4)
    ]
    blind = replace(model, confidence=replace(model.confidence, anchor_log_odds=-4.0))
    fitted = calibrated(blind, kept_aside).confidence
    assert 0 < fitted.accepted < 1
    with pytest.raises(ValueError, match="0 documents"):
        calibrated(model, [])


@pytest.mark.parametrize(
    ("source", "content", "right"),
    [
        (((21, 30),), ((0, 19),), True),
        (((25, 30),), ((0, 19),), True),
        ((), ((0, 19),), False),
        (((21, 30),), ((15, 19),), False),
        (((21, 30),), ((0, 36),), True),
        (((4, 8),), ((0, 19),), False),
    ],
)
def test_a_reading_is_right_where_halves_overlap(
    source: tuple[tuple[int, int], ...], content: tuple[tuple[int, int], ...], right: bool
) -> None:
    assert agrees(TEXT, Attribution(source, ((31, 35),), content, "indirect"), ATTRIBUTION) is right


def test_training_and_reading_see_the_same_network() -> None:
    pytest.importorskip("jax", reason="training needs JAX, reading does not")
    from features.reading.learned import objective
    from features.reading.learned.network import Network

    shape = objective.Shape(width=8, tagger_width=4, word_width=3, encoder=(1, 2), tagger=(1, 3))
    sizes = {
        "word": 9,
        "suffix": 5,
        "shape": 4,
        "vector": 6,
        "flags": 2,
        "tag": 3,
        "relation": 3,
        "head": 3,
        "label": 4,
    }
    weights = objective.initial(shape, sizes, seed=1)
    random = np.random.default_rng(0)
    ids = np.stack([random.integers(0, size, 30) for size in (9, 5, 4)], axis=1)
    told = random.integers(0, 2, (30, 2)).astype(np.float32)
    vectors = random.standard_normal((9, 6)).astype(np.float32)
    plans = {"encoder_dilations": np.array(shape.encoder), "tagger_dilations": np.array(shape.tagger)}
    ours = Network(weights | {"vectors": vectors} | plans)
    hidden = ours.encode(ids, told)
    piece = {"ids": ids[None], "flags": told[None], "real": np.ones((1, 30), np.float32)}
    np.testing.assert_allclose(objective.encode(weights, shape, vectors, piece, None)[0], hidden, atol=1e-4)
    low, high, sentence = np.zeros(30, np.int64), np.full(30, 30), np.arange(30) // 7
    piece |= {"low": low[None], "high": high[None], "sentence": sentence[None]}
    emitted, _, log_odds = objective.tag(weights, shape, hidden[None], piece, np.array([4, 20]), None)
    [tagged] = ours.tag(hidden, np.array([4, 20]), (low, high), sentence)
    np.testing.assert_allclose(log_odds, tagged.log_odds, atol=1e-4)
    chains = objective.chain_loss(
        emitted[:, :30], np.ones((2, 30), bool), np.asarray(tagged.labels), weights["transitions"]
    )
    np.testing.assert_allclose(-np.asarray(chains), tagged.path, atol=1e-3)
