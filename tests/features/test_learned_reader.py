"""The learned reader on texts: what it finds, and what holds of all that it finds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_info, threadpool_limits

from features.reading.learned import network
from features.reading.learned.convolution import Floats
from features.reading.learned.inputs import flags
from features.reading.learned.model import load
from features.reading.learned.network import SPAN
from features.reading.learned.reader import BESIDE, Graded, candidates, paragraph_bounds, read
from features.reading.learned.words import Ints, split, within
from features.reading.sentences import lay_out
from features.reading.spans import Attribution, Span

CASES = (
    # text, source, cue word, a word of the content, a word outside it
    ("The bridge will reopen in May, the mayor said on Tuesday.", "the mayor", "said", "reopen", "Tuesday"),
    ('"We never saw the letter," Ms. Oduya told reporters.', "Ms. Oduya", "told", "letter", "reporters"),
    ("According to the coroner, the driver died at once.", "the coroner", "According", "driver", "coroner"),
    ("The union accused the company of hiding the report.", "The union", "accused", "hiding", "union"),
    ("Mr. Harlan denied that he had taken any money.", "Mr. Harlan", "denied", "money", "Harlan"),
    ("The ministry announced that the border would close at midnight.", "The ministry", "announced", "border", "The"),
    ("Aides to the senator argue that the plan is too costly.", "Aides to the senator", "argue", "costly", "Aides"),
)


def _read(text: str) -> list[Graded]:
    return read(text, lay_out(text))


def _texts(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[slice(*span)] for span in spans)


@pytest.mark.parametrize(("text", "source", "cue", "inside", "outside"), CASES)
def test_plain_attributions_are_read_with_source_cue_and_content(
    text: str, source: str, cue: str, inside: str, outside: str
) -> None:
    found = [graded.attribution for graded in _read(text)]
    told = [a for a in found if cue in _texts(text, a.cue)]
    assert [_texts(text, a.source) for a in told] == [source]
    assert inside in _texts(text, told[0].content)
    assert outside not in _texts(text, told[0].content).split()


def test_narration_without_a_speaker_holds_no_attribution() -> None:
    assert _read("The river rose by two metres overnight. Three roads were closed.") == []


def test_a_lone_quotation_keeps_the_speaker_of_the_paragraph_before() -> None:
    text = '"We will rebuild the school," said Ms. Oduya.\n\n"It comes first, whatever it costs us all."'
    first, second = _read(text)
    assert first.attribution.pattern == "direct"
    assert second.attribution.pattern == "carried"
    assert second.attribution.source == first.attribution.source
    assert second.confidence < first.confidence


def test_what_both_find_keeps_the_reaction_that_the_rules_know() -> None:
    [found] = _read("The minister declined to comment.")
    assert found.attribution.response == "no_comment"


def test_where_the_network_finds_nothing_the_rules_words_of_hearsay_stay() -> None:
    text = "The dam has reportedly burst. The mayor said the town was empty."
    deaf = replace(load(), confidence=replace(load().confidence, accepted=1.1))
    [found] = read(text, lay_out(text), deaf)
    assert found.attribution.pattern == "hearsay"
    assert found.confidence == BESIDE["hearsay"]


def _valid(text: str, graded: Graded) -> None:
    found: Attribution = graded.attribution
    assert found.content
    assert 0 <= graded.confidence <= 1
    for spans in (found.source, found.cue, found.content):
        assert list(spans) == sorted(spans)
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*"aZ .,:;'\"“”’\n-1", "said ", "He ", "that ", "Ms. "]), max_size=120).map("".join))
def test_spans_are_trimmed_offsets_in_order(text: str) -> None:
    found = _read(text)
    for graded in found:
        _valid(text, graded)
    order = [(g.attribution.content, g.attribution.cue, g.attribution.source) for g in found]
    assert order == sorted(order)


def test_reading_twice_gives_the_same() -> None:
    text = "\n\n".join(case[0] for case in CASES)
    assert _read(text) == _read(text)


def test_no_two_attributions_share_a_word_of_their_cues() -> None:
    text = " ".join(case[0] for case in CASES) + " She said he said they said it was over."
    letters = [at for graded in _read(text) for start, end in graded.attribution.cue for at in range(start, end)]
    assert letters
    assert len(letters) == len(set(letters))


def test_the_tagger_never_sees_beyond_its_span_or_paragraph() -> None:
    text = "\n\n".join(["It was late, he said, " * 60, "Nobody knew, she said."])
    layout = lay_out(text)
    words = split(text, layout)
    model = load()
    hidden = model.network.encode(model.vocabulary.ids(words.text), flags(words, []))
    anchors = np.arange(0, len(words), 50)
    low, high = paragraph_bounds(words.paragraph)
    for tagged in model.network.tag(hidden, anchors, (low, high), words.sentence):
        assert (tagged.length <= SPAN).all()
        assert (tagged.first >= low[tagged.anchor]).all()
        assert (tagged.first + tagged.length <= high[tagged.anchor]).all()
        assert ((tagged.first <= tagged.anchor) & (tagged.anchor < tagged.first + tagged.length)).all()


def test_anchors_are_tagged_alike_whatever_stands_in_their_group(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(case[0] for case in CASES)
    layout = lay_out(text)
    together = [(c.content, c.evidence) for c in candidates(text, layout, [], load())]
    monkeypatch.setattr(network, "_GROUP", 1)
    alone = [(c.content, c.evidence) for c in candidates(text, layout, [], load())]
    assert [content for content, _ in alone] == [content for content, _ in together]
    np.testing.assert_allclose([e for _, e in alone], [e for _, e in together], atol=1e-3)


def test_the_network_runs_on_one_thread_and_gives_the_others_back(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    encode = network.Network.encode

    def noting(self: network.Network, ids: Ints, told: Floats) -> Floats:
        seen.extend(_threads())
        return encode(self, ids, told)

    monkeypatch.setattr(network.Network, "encode", noting)
    with threadpool_limits(2, user_api="blas"):
        before = _threads()
        _read("It was late, he said.")
        assert _threads() == before
    assert set(seen) == {1}


def _threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


def test_long_texts_read_in_pieces_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(case[0] for case in CASES * 3)
    layout = lay_out(text)
    whole = [c.evidence for c in candidates(text, layout, [], load())]
    monkeypatch.setattr(network, "_PIECE", 40)
    pieces = [c.evidence for c in candidates(text, layout, [], load())]
    assert len(whole) > 10
    np.testing.assert_allclose(pieces, whole, atol=1e-3)


@given(st.text(max_size=80))
def test_words_hold_every_letter_once(text: str) -> None:
    words = split(text, lay_out(text))
    covered = [at for start, end in zip(words.start, words.end, strict=True) for at in range(start, end)]
    assert covered == sorted(set(covered))
    assert {at for at, letter in enumerate(text) if not letter.isspace()} - set(covered) <= {
        at for at, letter in enumerate(text) if not (letter.isalnum() or letter.isprintable())
    }


def test_offsets_find_the_span_that_holds_them() -> None:
    assert within(np.array([0, 3, 5, 9]), [(3, 5), (8, 10)]).tolist() == [-1, 0, -1, 1]
    assert within(np.array([4]), []).tolist() == [-1]
