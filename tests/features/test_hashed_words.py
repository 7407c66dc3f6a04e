"""Hashing words without looking at them one by one: the same words as elsewhere, and no text too odd."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.grouping.hashed_words import hash_words
from features.grouping.prints import take_prints
from features.grouping.text import words

ODD = "“”’‘\"'\n –—\u00a0éßœ½Жя東京ไทย\u0301\x01\x02\x03 aS's9.,"


def hashes(text: str) -> list[int]:
    [chunk] = hash_words([text])
    return list(chunk.hashes.tolist())


@given(st.text(st.sampled_from(ODD), max_size=60))
def test_words_are_those_of_the_text_module(text: str) -> None:
    assert hashes(text.lower()) == [number for word in words(text.lower()) for number in hashes(word)]


@given(st.lists(st.text(max_size=30), max_size=6))
def test_texts_do_not_touch_one_another(texts: list[str]) -> None:
    found = [chunk.hashes[a:b].tolist() for chunk in hash_words(texts)
             for a, b in zip(chunk.starts[:-1], chunk.starts[1:], strict=True)]  # fmt: skip
    assert found == [hashes(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "not one stone" twice', "not one stone"),
        ("He said “not one stone” twice", "not one stone"),
        ('A 5" pipe\nand a 6" pipe', ""),
        (f'He said "{"far " * 200}" twice', ""),
        ("Left “open", ""),
        ("Closed” only", ""),
    ],
)
def test_quoted_words_are_marked(text: str, quoted: str) -> None:
    [chunk] = hash_words([text, "next"])
    assert [word for word, inside in zip(words(text), chunk.quoted, strict=False) if inside] == quoted.split()
    assert not chunk.quoted[-1]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("The mayor met Ines Dorval in Pelham. Nobody spoke.", "ines dorval pelham"),
        ("It cost 1,200 marks, said Hallam", "1 200 hallam"),
        ("the Garrow-Pelham road", "garrow pelham"),
        ("“Never,” said (Dr) Auld", "auld"),
    ],
)
def test_names_and_numbers_are_marked(text: str, facts: str) -> None:
    [chunk] = hash_words([text])
    assert [word for word, marked in zip(words(text), chunk.marked, strict=True) if marked] == facts.split()


@pytest.mark.parametrize(
    "text",
    [
        "a" * 3_000_000,
        '"' * 1_000_000,
        "“" * 1_000_000,
        "\u0301\u0591" * 500_000,
        "".join(map(chr, range(0x100, 0xD800))) * 10,
        "\ud800 lone" * 1000,
        "東" * 500_000,
        "7 " * 500_000,
    ],
    ids=lambda text: f"{text[:3]!r}…",
)
def test_hostile_text_is_printed_before_the_day_is_over(text: str) -> None:
    prints = take_prints([None, text], [text, "short"])
    assert len(prints.words) == 2
    assert np.diff(prints.words.starts).sum() == len(prints.words.shingles)
