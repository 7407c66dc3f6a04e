"""Copies night by night: batches find what one whole run finds, and later news mends what was found before."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from data.store import Store
from features.grouping.copies import copy_links, in_order
from features.grouping.copy_index import update_copies
from tests.features.grouping_frames import BRIDGE, ORCHESTRA, article, articles_frame, later
from tests.features.test_paraphrases import FERRY, SPUN

STORIES = (BRIDGE, ORCHESTRA, FERRY, SPUN)
FOOTER = (
    "Write to the desk of the Lowmoor Evening Packet at Quay House, or ring between nine and noon on any weekday: we "
    "read every letter that reaches us and print the best of them on the first Saturday of the month."
)


def texts(n: int, seed: int) -> list[dict[str, Any]]:
    """n articles, one an hour: the stories, cut and mixed, those of one outlet with a footer."""
    random = Random(seed)
    made = []
    for hour in range(n):
        sentences = random.choice(STORIES).split(". ")
        start = random.randrange(3)
        text = ". ".join(sentences[start : start + random.randrange(1, 6)])
        packet = random.random() < 0.4
        labels = {"outlet_id": "packet.example"} if packet else {}
        title = random.choice([None, "Lorries barred from cracked bridge", f"News of the hour {hour}"])
        body = f"{text}. {FOOTER}" if packet else random.choice([text, text, None])
        made.append(article(f"a{hour:03}", title, body, **later(hour), **labels))
    return made


def update(store: Store, articles: list[dict[str, Any]]) -> set[str]:
    with store.transaction():
        return update_copies(store, articles_frame(articles))


def noted(store: Store) -> dict[str, tuple[Any, ...]]:
    rows = store.query("select article_id, parent_id, root_id, kind, rephrased, round(share, 9) from copies")
    return {row[0]: row[1:] for row in rows.itertuples(index=False, name=None)}


def at_once(articles: list[dict[str, Any]]) -> dict[str, tuple[Any, ...]]:
    links = copy_links(in_order(articles_frame(articles)))
    links["share"] = links["share"].round(9)
    return {row[0]: row[1:] for row in links.itertuples(index=False, name=None)}


@pytest.mark.parametrize("seed", range(3))
def test_batches_find_what_one_run_finds(seed: int) -> None:
    articles = texts(60, seed)
    expected = at_once(articles)
    assert {kind for _, _, kind, *_ in expected.values()} == {"copy", "paraphrase"}
    with Store.in_memory() as store:
        for start in (0, 7, 30, 45):
            end = {0: 7, 7: 30, 30: 45, 45: 60}[start]
            update(store, Random(seed).sample(articles[start:end], end - start))
        assert noted(store) == expected


def test_same_articles_again_change_nothing() -> None:
    articles = texts(20, 1)
    with Store.in_memory() as store:
        assert update(store, articles) == set(at_once(articles))
        before = noted(store)
        assert update(store, articles) == set()
        assert noted(store) == before


def test_text_that_comes_late_with_an_earlier_date_becomes_the_root() -> None:
    first, second, third = (article(name, None, BRIDGE, **later(n)) for n, name in enumerate("abc"))
    with Store.in_memory() as store:
        update(store, [second, third])
        assert update(store, [first]) == {"b", "c"}
        assert {copy: row[1] for copy, row in noted(store).items()} == {"b": "a", "c": "a"}


def test_revised_root_sets_its_copies_free() -> None:
    articles = [article(name, None, BRIDGE, **later(n)) for n, name in enumerate("abc")]
    with Store.in_memory() as store:
        update(store, articles)
        assert update(store, [articles[0] | {"text": ORCHESTRA, "revision": 1}]) == {"b", "c"}
        assert {copy: row[1] for copy, row in noted(store).items()} == {"c": "b"}
        assert store.count("prints") == 3


def test_revised_copy_is_compared_anew() -> None:
    first, second = article("a", None, BRIDGE), article("b", None, BRIDGE, **later(1))
    with Store.in_memory() as store:
        update(store, [first, second])
        assert update(store, [second | {"text": ORCHESTRA, "revision": 1}]) == {"b"}
        assert noted(store) == {}


def test_footer_known_later_frees_those_that_were_found_alike_by_it() -> None:
    subjects = ["The fair", "A heron", "Snow", "The choir", "One swan", "Fog"]
    briefs = [
        article(f"a{n}", None, f"{subject} came by with drum {n * 7}. {FOOTER}", outlet_id="packet.example", **later(n))
        for n, subject in enumerate(subjects)
    ]
    with Store.in_memory() as store:
        update(store, briefs[:3])
        assert set(noted(store)) == {"a1", "a2"}
        update(store, briefs[3:])
        assert noted(store) == at_once(briefs) == {}


def test_paraphrased_text_that_turns_out_a_copy_hands_on_its_paraphrase() -> None:
    late, spun, early = (article("b", None, FERRY, **later(1)), article("c", None, SPUN, **later(2)),
                         article("a", None, FERRY, **later(0)))  # fmt: skip
    with Store.in_memory() as store:
        update(store, [late, spun])
        assert noted(store)["c"][:3] == ("b", "b", "paraphrase")
        update(store, [early])
        assert {copy: row[:3] for copy, row in noted(store).items()} == {
            "b": ("a", "a", "copy"),
            "c": ("a", "a", "paraphrase"),
        }


def test_articles_without_text_are_printed_and_copy_nothing() -> None:
    with Store.in_memory() as store:
        assert update(store, []) == set()
        assert update(store, [article("a", None, None), article("b", "Correction", "")]) == set()
        assert store.count("prints") == 2
