"""Spinners, counts and training of the detector of spun text."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from features.reading.learned.backend import jax
from features.reading.spun import fit as fitting
from features.reading.spun import train
from features.reading.spun.counts import glossary, listed, neighbours, pairs, read_counts
from features.reading.spun.evidence import N_EVIDENCE
from features.reading.spun.gather import fit_runs, mixed, sentence_spans
from features.reading.spun.inflections import stems
from features.reading.spun.model import DOUBLINGS, FAR, NEAR, PARTNERS, laid, load, matches
from features.reading.spun.runs import THRESHOLD, smoothed
from features.reading.spun.spinners import LEFT_ALONE, Habits, Spinner, spin
from features.reading.spun.thesauri import closest, common, rarer, read_moby, read_mythes
from features.reading.spun.words import FIRST, N_FACTS, RARE, UNKNOWN, Floats, Glossary

WORDS = ("storm", "tempest", "roof", "tore", "village", "the", "cold", "old", "barn", "night", "fell", "quickly")
CAREFUL = Habits(mends=True, capitals=True, contractions=True)
SLOPPY = Habits(mends=False, capitals=False, contractions=False)


def test_a_spinner_says_what_it_replaced() -> None:
    made = spin("A cold wind tore the roof.", {"wind": ["air current"]}, 1.0, np.random.default_rng(1))
    assert [made.text[start:end] for start, end in made.replaced] == ["air current"]
    assert made.text == "A cold air current tore the roof."


def test_a_spinner_leaves_small_words_alone() -> None:
    text = " ".join(sorted(LEFT_ALONE))
    assert spin(text, {word: ["x"] for word in LEFT_ALONE}, 1.0, np.random.default_rng(0)).text == text


def test_the_rate_is_that_of_all_content_words() -> None:
    text = " ".join(["storm barn"] * 2000)
    made = spin(text, {"storm": ["gale"]}, 0.25, np.random.default_rng(0))
    assert len(made.replaced) == pytest.approx(1000, rel=0.1)


@pytest.mark.parametrize(
    ("habits", "expected"),
    [(CAREFUL, "Gales don't rest. An icy gale."), (SLOPPY, "gales do n't rest. A icy gale.")],
)
def test_a_sloppy_spinner_leaves_slips(habits: Habits, expected: str) -> None:
    spinner = Spinner({"storm": ["gale"], "cold": ["icy"]}, habits, np.random.default_rng(5))
    assert spinner.spin("Storms don't rest. A cold storm.", 1.0).text == expected


@pytest.mark.parametrize(
    ("word", "stem", "other"),
    [
        ("cities", "city", "boxes"),
        ("stopped", "stop", "boxed"),
        ("making", "make", "boxing"),
        ("tried", "try", "boxed"),
        ("took", "take", "boxed"),
        ("children", "child", "boxes"),
    ],
)
def test_inflections_are_put_back(word: str, stem: str, other: str) -> None:
    assert (stem, other) in [(found, inflect("box")) for found, inflect in stems(word)]


def test_thesauri_are_read(tmp_path: Path) -> None:
    mythes = tmp_path / "th.dat"
    mythes.write_text(
        "UTF-8\nstorm|2\n(noun)|tempest|weather (generic term)|calm (antonym)\n(verb)|rage (similar term)\n"
    )
    assert read_mythes(mythes) == {"storm": ["tempest", "weather", "rage"]}
    moby = tmp_path / "words.txt"
    moby.write_text("storm,tempest,Sturm und Drang,gale,act of god\na la mode,chic\n")
    assert read_moby(moby) == {"storm": ["tempest", "gale", "act of god"]}


def test_spinners_differ_in_taste() -> None:
    known = Glossary(["storm", "rage", "gale"], np.array([-6, -7, -8], np.float32), ["williwaw"])
    thesaurus = {"rage": ["storm", "gale", "williwaw", "act of god"], "zzz": ["storm"]}
    assert common(thesaurus, known) == {"rage": ["storm", "gale"], "zzz": ["storm"]}
    assert rarer(thesaurus, known) == {"rage": ["gale", "williwaw"]}
    vectors = np.zeros((len(known), 2), np.float32)
    vectors[FIRST:] = [[2, 0], [1.8, 0.9], [0, 2]]
    assert closest(thesaurus, known, vectors) == {"rage": ["storm", "gale"]}
    assert closest(thesaurus, known, vectors, nearest=0.5) == {"rage": ["storm"]}


def test_the_glossary_weighs_texts_and_list_alike(tmp_path: Path) -> None:
    counts = tmp_path / "counts.txt"
    counts.write_text("roof 3\nbarn 1\n")
    known = glossary(["Storm storm storm storm roof"], read_counts(counts))
    assert known.words == ["roof", "storm", "barn"]
    np.testing.assert_allclose(np.exp(known.log_share[FIRST:]), [0.5 * 0.2 + 0.5 * 0.75, 0.4, 0.125], rtol=1e-5)


def test_listed_words_beyond_the_common_ones_are_rare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("features.reading.spun.counts.N_WORDS", 1)
    known = glossary(["roof"], {("roof",): 3, ("barn",): 1})
    assert [known.number(word) for word in ("roof", "barn", "zzz")] == [FIRST, RARE, UNKNOWN]


def test_pairs_are_those_seen_twice_and_those_listed() -> None:
    known = Glossary(["storm", "roof", "barn"], np.full(3, -3.0, np.float32))
    more = listed({("roof", "barn"): 10, ("roof", "zzz"): 9}, known)
    table = pairs([known.terms("storm roof storm roof barn storm zzz roof").number], known, more)
    storm, roof, barn = (known.number(word) for word in known.words)
    ask = np.array([[storm, roof], [roof, storm], [roof, barn], [barn, storm], [UNKNOWN, roof]])
    assert (table.levels(ask[:, 0], ask[:, 1]) > 0).tolist() == [True, False, True, False, False]


def test_neighbours_leave_out_forms_of_the_word() -> None:
    known = Glossary(
        [*"bcdfghjklmnpqrstvwxyz", *(2 * a for a in "bcdfghjklmnpqrstvwxyz"), "storm", "stormy", "gale"],
        np.zeros(45, np.float32),
    )
    vectors = np.zeros((len(known), 2), np.float32)
    vectors[-3:] = [[1, 0], [1, 0.01], [1, 0.1]]
    assert neighbours(known, vectors) == {"storm": ["gale"], "stormy": ["gale"], "gale": ["stormy", "storm"]}


def test_a_run_is_spun_and_the_rest_is_not() -> None:
    text = " ".join(["A storm broke over the old barn."] * 12)
    mixture = mixed(text, 3, {"storm": ["act of nature"]}, 1.0, np.random.default_rng(0))
    assert mixture is not None
    found = ["act of nature" in mixture.text[start:end] for start, end in mixture.sentences]
    assert found == mixture.spun.tolist()
    assert sum(found) == 3
    assert mixture.sentences == sentence_spans(mixture.text)
    assert mixed("Too short. To mix.", 3, {}, 1.0, np.random.default_rng(0)) is None


def test_runs_are_as_keen_as_false_alarms_allow() -> None:
    random = np.random.default_rng(0)
    real = [random.normal(-2, 1, 30) for _ in range(40)]
    spun = np.repeat([False, True, False], [10, 5, 15])
    runs = fit_runs(real, [(np.where(spun, 1.5, odds), spun) for odds in real])
    flagged = [np.array(smoothed(odds, runs)) >= THRESHOLD for odds in real]
    assert np.mean(flagged) <= 0.002
    assert np.mean(np.array(smoothed(np.where(spun, 1.5, -2.0), runs))[spun] >= THRESHOLD) > 0.5


def test_vectors_of_no_known_word_are_refused(tmp_path: Path) -> None:
    (tmp_path / "vectors.txt").write_text("sturm 1 2\n")
    with pytest.raises(ValueError, match=r"vectors\.txt has no vector of a known word"):
        train.read_vectors(tmp_path / "vectors.txt", Glossary(["storm"], np.zeros(1, np.float32)))


def test_words_are_matched_with_partners_and_topic() -> None:
    left, right = np.eye(20, dtype=np.float32)[:, 9:10], np.ones((20, 1), np.float32)
    found = [laid([part]) for part in matches(left, right)]
    assert [np.flatnonzero(one).tolist() for one in found] == [[10], [9], [11], [9], [12], [9], list(range(2, 18))]
    assert len(found) == 2 * PARTNERS + 1


@pytest.mark.skipif(jax is not None, reason="JAX is installed")
def test_training_without_jax_says_what_to_install() -> None:
    with pytest.raises(RuntimeError, match="install it beside the project"):
        fitting.fit([], [], np.zeros((4, 2), np.float32), fitting.Plan(), lambda *_: None)


def _untrained(passages: object, aside: object, vectors: Floats, plan: object, report: object) -> dict[str, Floats]:
    random = np.random.default_rng(0)
    n_dimensions, n_products = vectors.shape[1], 3
    n_in = (n_dimensions + N_FACTS) * (2 * NEAR + 1) + (2 * PARTNERS + 1) * n_products
    shapes = {"left": (n_dimensions, n_products), "right": (n_dimensions, n_products), "kernel1": (n_in, 8)}
    shapes |= {"kernel2": (8 * (2 * FAR + 1), 6), "kernel3": (6, 1)}
    kernels = {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    biases = {"bias1": np.zeros(8), "bias2": np.zeros(6), "bias3": np.zeros(1)}
    return {"vectors": vectors} | kernels | {name: values.astype(np.float32) for name, values in biases.items()}


def test_the_command_writes_weights_and_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "fit", _untrained)
    random = np.random.default_rng(1)
    texts = [" ".join(" ".join(random.choice(WORDS, 8)).capitalize() + "." for _ in range(9)) for _ in range(24)]
    others = [a + b for a in "bcdfgh" for b in ("ab", "eb", "ib", "ob", "ub", "yb", "az", "ez")]
    files = {
        "articles": "".join(json.dumps({"text": text}) + "\n" for text in texts),
        "mythes": "UTF-8\nstorm|1\n(noun)|tempest|night (generic term)\nbarn|1\n(noun)|roof|village (similar term)\n",
        "moby": "storm,tempest,night\nold,cold\n",
        "vectors": "".join(f"{word} {random.normal():.3f} {random.normal():.3f}\n" for word in (*WORDS, *others)),
        "frequencies": "".join(f"{word} 9\n" for word in (*WORDS, *others)),
        "bigrams": "old barn 9\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    options = [part for name in files for part in (f"--{name}", str(tmp_path / name))]
    train.main([*options, "--held-out", f"same={tmp_path / 'articles'}", "--output", str(tmp_path / "out")])
    model = load(tmp_path / "out" / "spun.npz")
    assert set(WORDS) <= set(model.glossary.words)
    assert len(model.centre) == N_EVIDENCE
    assert DOUBLINGS == 4
    assert "| same | common words |" in (tmp_path / "out" / "CARD.md").read_text(encoding="utf-8")
