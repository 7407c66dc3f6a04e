"""Text that a machine has paraphrased: the detector that ships, and its parts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.reading.sentences import lay_out
from features.reading.spans import Span
from features.reading.spun.detect import THRESHOLD, is_spun, spun_sentences
from features.reading.spun.evidence import evidence, without_topic
from features.reading.spun.model import SHIPPED, load
from features.reading.spun.runs import Runs, smoothed
from features.reading.spun.words import FIRST, MARK, NAME, NUMBER, UNKNOWN, Glossary, Pairs, Terms

PLAIN = (
    "The city council voted on Tuesday night to close the old bridge after engineers found cracks in its supports. "
    "Officials said repairs would cost about four million dollars and take at least two years. "
    "Business owners on the east side of the river fear that they will lose customers. "
    '"We have been asking for a new bridge for ten years," said the head of the local chamber of commerce. '
    "The mayor told reporters that the state had promised to pay for half of the work. "
    "A spokesman for the governor did not respond to a request for comment. "
    "Traffic will be sent over the highway bridge until the end of next year."
)
SPUN = (
    "The metropolis committee balloted on Tuesday nighttime to shut the antique viaduct subsequent to architects "
    "discovered fissures in its backings. "
    "Functionaries uttered restorations would price approximately four million bucks and consume at slightest two "
    "twelvemonths. "
    "Commerce proprietors on the orient flank of the stream dread that they will misplace clienteles. "
    '"We have been soliciting for a novel span for ten years," uttered the skull of the regional compartment of trade. '
    "The city manager notified correspondents that the nation had vowed to recompense for moiety of the toil. "
    "A mouthpiece for the lawmaker did not answer to an appeal for remark. "
    "Road haulage will be dispatched over the thruway viaduct until the finish of following twelvemonth."
)
REGISTERS = {
    "sports": (
        "The visitors took the lead in the ninth minute when their captain headed in a corner. The home side hit the "
        "post twice before half-time and had a penalty saved. In the second half both teams made three changes. "
        "The winner came in stoppage time, a low shot from the edge of the box that went in off the far post. "
        "It was their fifth win in a row, and it leaves them two points clear at the top of the table."
    ),
    "law": (
        "The appellant contends that the district court erred in denying her motion to suppress. We review the court's "
        "findings of fact for clear error and its conclusions of law de novo. The officers had neither a warrant nor "
        "probable cause to search the trunk. The judgment is reversed and the case is remanded for further "
        "proceedings consistent with this opinion."
    ),
    "headlines": (
        "Storm shuts ports along northern coast\nBank chief quits over loan scandal\nThree held after airport raid\n"
        "Oil slips as stocks rise\nTalks on border deal break down again\nLawmakers reject tax plan in late vote"
    ),
    "written by somebody at home in another language": (
        "According to the information of our agency, the minister has arrived yesterday to the capital with an "
        "official visit. In the frame of the visit he will have meetings with the leadership of the country. The "
        "sides will discuss the further development of the cooperation in the sphere of energy. It is to mention that "
        "the trade between the two countries has grown by twelve percent in comparison with the last year."
    ),
}
OTHER_SCRIPTS = [
    "Совет проголосовал во вторник за закрытие старого моста. Ремонт займёт два года.",
    "Der Stadtrat beschloss am Dienstag, die alte Brücke zu sperren. Die Arbeiten dauern zwei Jahre und kosten viel.",
    "市议会周二投票决定关闭旧桥。维修将耗时两年。",
]


def spans(text: str) -> list[Span]:
    return [(sentence.start, sentence.end) for sentence in lay_out(text).sentences]


def probabilities(text: str) -> list[float]:
    return spun_sentences(text, spans(text))


def test_a_spun_article_is_told_from_its_original() -> None:
    assert max(probabilities(PLAIN)) < THRESHOLD
    assert np.mean(np.array(probabilities(SPUN)) >= THRESHOLD) >= 0.8
    assert is_spun(probabilities(SPUN))
    assert not is_spun(probabilities(PLAIN))


def test_the_spun_half_of_an_article_is_found() -> None:
    found = np.array(probabilities(f"{PLAIN} {SPUN}"))
    half = len(spans(PLAIN))
    assert found[half + 1 :].mean() > 0.5 > found[: half - 1].mean()


@pytest.mark.parametrize("register", REGISTERS)
def test_other_registers_are_spared(register: str) -> None:
    assert max(probabilities(REGISTERS[register])) < THRESHOLD


@pytest.mark.parametrize("text", OTHER_SCRIPTS)
def test_other_languages_tell_nothing(text: str) -> None:
    assert max(probabilities(text)) < THRESHOLD


def test_few_words_go_by_their_neighbours() -> None:
    middle = f"{SPUN} Not so. {SPUN}"
    found = probabilities(middle)
    short = next(number for number, (start, end) in enumerate(spans(middle)) if middle[start:end] == "Not so.")
    assert found[short] >= THRESHOLD > probabilities("Not so.")[0]


@pytest.mark.parametrize(
    "text", ["", " ", "a" * 300_000, "…" * 5_000, "\ud800 x", "a'" * 50_000, "١٢٣ " * 500, "ſ'ſ ǅ"]
)
def test_hostile_texts_do_no_harm(text: str) -> None:
    found = probabilities(text)
    assert len(found) == len(spans(text))
    assert all(0 <= probability <= 1 for probability in found)


@given(st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_every_sentence_gets_a_probability(text: str) -> None:
    found = probabilities(text)
    assert len(found) == len(spans(text))
    assert all(0 <= probability <= 1 for probability in found)


def test_sentences_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="sentence 0 at 10–20 runs into the next at 5"):
        spun_sentences("x" * 30, [(10, 20), (5, 8)])


def test_blocks_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    model = load()
    terms = model.glossary.terms(PLAIN + SPUN)
    whole = model.word_odds(terms)
    monkeypatch.setattr("features.reading.spun.model._BLOCK", 7)
    np.testing.assert_allclose(model.word_odds(terms), whole, rtol=1e-3, atol=1e-4)


def test_replaced_words_stand_out() -> None:
    model = load()
    terms = model.glossary.terms(
        "The city council voted to shut the antique bridge. The city council voted to close it."
    )
    odds = model.word_odds(terms)
    words = [model.glossary.words[number - FIRST] if number >= FIRST else "" for number in terms.number]
    assert odds[words.index("antique")] > odds[words.index("bridge")]


def test_the_weights_that_ship_are_small_and_have_a_card() -> None:
    assert SHIPPED.stat().st_size < 3_000_000
    assert "False alarms" in SHIPPED.with_name("CARD.md").read_text(encoding="utf-8")


def test_weights_survive_saving(tmp_path: Path) -> None:
    model = load()
    model.save(tmp_path / "spun.npz")
    again = load(tmp_path / "spun.npz")
    np.testing.assert_allclose(
        again.sentence_odds(SPUN, spans(SPUN)), model.sentence_odds(SPUN, spans(SPUN)), rtol=1e-2, atol=1e-2
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [({"slots": None}, "lacks slots"), ({"kernel1": np.zeros((3, 2))}, "made for other facts")],
)
def test_other_weights_are_refused(tmp_path: Path, change: dict[str, object], message: str) -> None:
    with np.load(SHIPPED) as stored:
        arrays = {name: stored[name] for name in stored.files} | change
    np.savez(tmp_path / "spun.npz", **{name: values for name, values in arrays.items() if values is not None})
    with pytest.raises(ValueError, match=message):
        load(tmp_path / "spun.npz")


def test_terms_are_known_words_numbers_marks_names_and_strangers() -> None:
    terms = Glossary(["the", "dam"], np.zeros(2, np.float32)).terms("The dam’s 12 wexes, Oke")
    assert terms.word.tolist() == [FIRST, FIRST + 1, NUMBER, -1, MARK, -2]
    assert terms.number.tolist() == [FIRST, FIRST + 1, NUMBER, UNKNOWN, MARK, NAME]
    assert terms.start.tolist() == [0, 4, 10, 13, 18, 20]
    assert terms.capital.tolist() == [True, False, False, False, False, True]


def test_pairs_keep_their_level_and_strangers_have_none() -> None:
    first, second = np.repeat(np.arange(4, 104), 100), np.tile(np.arange(4, 104), 100)
    table = Pairs.of(first, second, np.full(len(first), 2.5))
    assert (table.levels(first, second) == 5).mean() > 0.99  # the rest lost its slot to another pair
    assert (table.levels(first + 200, second) > 0).mean() < 0.01


@pytest.mark.parametrize("share", [0.01, 0.05, 0.3])
def test_runs_agree_with_adding_up_all_paths(share: float) -> None:
    runs, odds = Runs(share=share, stay=0.9, trust=1.0), np.array([0.5, 2.0, -1.0, 3.0])
    enter = 0.1 * share / (1 - share)
    step = np.array([[1 - enter, enter], [0.1, 0.9]])
    weight = np.stack([np.ones(4), np.exp(odds)], axis=1)
    paths = {
        path: np.prod([weight[n, state] for n, state in enumerate(path)])
        * (share if path[0] else 1 - share)
        * np.prod([step[a, b] for a, b in pairwise(path)])
        for path in np.ndindex(2, 2, 2, 2)
    }
    total = sum(paths.values())
    expected = [sum(chance for path, chance in paths.items() if path[n]) / total for n in range(4)]
    np.testing.assert_allclose(smoothed(odds, runs), expected)


def test_silence_gets_the_share_of_all_news() -> None:
    np.testing.assert_allclose(smoothed(np.zeros(5), Runs(share=0.05)), 0.05)
    assert smoothed(np.array([]), Runs()) == []


def test_what_comes_again_and_again_is_the_topic() -> None:
    word = np.array([9, 6, 9, 9, 5, 9])
    terms = Terms(word, word, np.arange(6), np.zeros(6, np.bool_))
    odds = np.array([2, 1, 2, 2, 1, -5], np.float32)
    assert without_topic(terms, odds).tolist() == [2, 1, 2, -3, 1, -5]


def test_evidence_is_that_of_each_sentence_alone() -> None:
    terms = Terms(np.arange(5, 21), np.arange(5, 21), np.arange(16) * 2, np.zeros(16, np.bool_))
    odds = np.array([1, 5, 3, 2, 1, 1, 1, 2, *[-1] * 8], np.float32)
    rows, telling = evidence(terms, odds, [(0, 16), (16, 30), (30, 40)])
    assert rows[:, :3].tolist() == [[2, pytest.approx(10 / 3), 5], [-1, -1, -1], [-1, -1, -1]]
    assert telling.tolist() == [True, True, False]  # of eight words, of seven, of one


def test_strange_words_are_told_apart_as_topics() -> None:
    terms = Glossary(["the"], np.zeros(1, np.float32), ["fen", "carr", "moor"]).terms("fen carr moor fen fen")
    assert without_topic(terms, np.full(5, 2, np.float32)).tolist() == [2, 2, 2, 2, -3]
