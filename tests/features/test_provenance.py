"""Provenance: every step from an article to what it rests on, with the words that show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.schema import TABLES, conform
from features.grouping.provenance import longest_shared_run
from tests.features.grouping_frames import BRIDGE, article, grouped, later, one_claim, outlets_frame

CLAIM = "The Tarbet bridge is cracked."
OUTLETS = outlets_frame(a="Venn Courier", b="Ostley Echo", c="Radio Tarbet", d="Het Dagblad")
FIRST = article("a", "Cracks found in Tarbet bridge", BRIDGE)
DUTCH = (
    "De brug bij Tarbet is dicht voor vrachtwagens omdat er scheuren zijn gevonden in drie pijlers, meldt de Venn "
    "Courier. Duikers gaan volgende week kijken."
)


@pytest.mark.parametrize(
    ("article_id", "text", "labels", "kind", "shown"),
    [
        ("b", BRIDGE + " Buses are full.", {}, "copy", BRIDGE[:40]),
        ("b", "Lorries are barred, the Venn Courier reports. It rained.", {}, "credit", "Lorries are barred, the Venn"),
        ("b", "Wheels of lorries thump. Drivers fear the worst.", {}, "retelling", "Tarbet bridge"),
        ("d", DUTCH, {}, "translation", "De brug bij Tarbet"),
    ],
)
def test_a_step_tells_how_it_was_taken_and_shows_it(
    article_id: str, text: str, labels: dict[str, dict[str, str]], kind: str, shown: str
) -> None:
    articles = [FIRST, article(article_id, "Tarbet bridge", text, **later(2))]
    grouping = grouped(articles, one_claim(articles, CLAIM), OUTLETS, **labels)
    [step] = grouping.provenance.to_dict("records")
    assert (step["kind"], step["from_article_id"], step["from_outlet_id"]) == (kind, "a", "a.example")
    assert step["sentence"].startswith(shown)
    assert {"title": "Tarbet bridge", "text": text}[step["part"]][step["start"] : step["end"]] == step["sentence"]


def test_outlet_without_an_article_here_is_still_where_it_comes_from() -> None:
    articles = [article("b", "Tarbet bridge", "Lorries are barred. It rained.")]
    lantern = {"credited_outlet": "the Lantern", "source_kind": "outlet", "source_text": "the Lantern"}
    [step] = grouped(articles, one_claim(articles, CLAIM), OUTLETS, b_1=lantern).provenance.to_dict("records")
    assert (step["from_article_id"], step["from_outlet_id"], step["kind"]) == (None, "lantern", "credit")


def test_root_that_credits_the_first_follows_up_and_stays_a_root() -> None:
    text = "The Venn Courier wrote of cracks on Monday. The Echo has confirmed independently that two piers are unsafe."
    articles = [FIRST, article("b", "Tarbet bridge unsafe", text, **later(2))]
    grouping = grouped(articles, one_claim(articles, CLAIM), OUTLETS)
    assert set(grouping.origins["article_id"]) == {"a", "b"}
    assert list(grouping.provenance[["article_id", "from_article_id", "kind"]].iloc[0]) == ["b", "a", "follow-up"]


def test_every_article_but_roots_has_a_step_towards_its_origin() -> None:
    articles = [
        article("a", "Tarbet bridge cracked", "Stone is coming loose, the Ostley Echo reports."),
        article("b", "Cracks at Tarbet", "Supports have split, Radio Tarbet reports.", **later(1)),
        article("c", "Bridge trouble", "There is trouble on the Venn, the Venn Courier reports.", **later(2)),
        article("d", "Bridge trouble", "There is trouble on the Venn, the Venn Courier reports.", **later(3)),
    ]
    grouping = grouped(articles, one_claim(articles, CLAIM), OUTLETS)
    hanging = set(grouping.evidence.loc[grouping.evidence["link"].notna(), "article_id"])
    towards = grouping.provenance[grouping.provenance["kind"] != "follow-up"]
    assert hanging == {"b", "c", "d"} == set(towards.loc[towards["place"] == 1, "article_id"])
    assert not grouping.provenance["weight"].isna().any()
    assert conform(TABLES["provenance"], grouping.provenance).equals(grouping.provenance)


@given(st.lists(st.sampled_from(["dam", "mill", "Ox", "é"]), max_size=40), st.text(max_size=60))
def test_shared_run_is_in_both_texts(words: list[str], other: str) -> None:
    text, root = " ".join(words), f"{other} {' '.join(words[3:20])}"
    start, end, share = longest_shared_run(text, root)
    assert 0 <= share <= 1
    assert text[start:end] in root
    assert len(text[start:end].split()) >= min(len(words[3:20]), 5) - 4 * (len(words[3:20]) < 5)


def test_a_million_words_without_a_full_stop_are_compared_in_passing() -> None:
    assert longest_shared_run("dam " * 1_000_000, "no " * 1_000_000) == (0, 0, 0.0)
