"""Copies: which articles are found to repeat an earlier one."""

from __future__ import annotations

from typing import Any

import pytest

from features.grouping.copies import copy_links, in_order
from tests.features.grouping_frames import BRIDGE, NOON, ORCHESTRA, article, articles_frame, later

HALF = " ".join(BRIDGE.split(". ")[0:2]) + "."
RETOLD = (
    "Heavy traffic is no longer allowed across the Venn at Tarbet. Inspectors saw fissures in a number of supports, "
    "and an underwater survey has been put off until levels drop. Drivers face a long way round through Ostley."
)


def copies(articles: list[dict[str, Any]]) -> dict[str, str]:
    links = copy_links(in_order(articles_frame(articles)), paraphrases=False)
    return dict(zip(links["article_id"], links["root_id"], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        BRIDGE,
        HALF,
        BRIDGE.upper(),
        f"{BRIDGE}\n(Venn Press Agency)",
        BRIDGE.replace("Engineers have found", "TARBET (VPA) - Engineers have found"),
        f"If you were hoping to get to work on time today, think again, and bring a book. {BRIDGE}",
        BRIDGE.replace("three of the piers", "several piers").replace("some 21,000", "about 21,000"),
    ],
)
def test_near_verbatim_text_is_a_copy_of_the_earlier(text: str) -> None:
    found = copies([article("a", "Bridge cracked", BRIDGE), article("b", "Lorries barred", text, **later(3))])
    assert found == {"b": "a"}


@pytest.mark.parametrize("text", [RETOLD, ORCHESTRA, "Engineers have found cracks.", "", None])
def test_other_words_are_no_copy(text: str | None) -> None:
    assert copies([article("a", "Bridge cracked", BRIDGE), article("b", "Lorries barred", text, **later(3))]) == {}


def test_same_title_without_body_is_a_copy() -> None:
    title = "Cracks close Tarbet bridge to lorries"
    assert copies([article("a", title, BRIDGE), article("b", title.upper(), None, **later(1))]) == {"b": "a"}
    assert copies([article("a", "Correction", None), article("b", "Correction", None)]) == {}


def test_copy_of_a_copy_points_to_the_root() -> None:
    sentences = BRIDGE.split(". ")
    shorter, shortest = ". ".join(sentences[:4]), ". ".join(sentences[2:4])
    found = copies(
        [
            article("a", None, BRIDGE),
            article("b", None, shorter, **later(1)),
            article("c", None, shortest, **later(2)),
        ]
    )
    assert found == {"b": "a", "c": "a"}


def test_two_stories_do_not_become_one_through_a_digest_of_both() -> None:
    digest = f"{BRIDGE.split('. ')[0]}. {ORCHESTRA.split('. ')[0]}."
    found = copies(
        [
            article("a", None, BRIDGE),
            article("b", None, ORCHESTRA, **later(1)),
            article("c", None, digest, **later(2)),
        ]
    )
    assert set(found) == {"c"}


def test_fifty_copies_have_one_root() -> None:
    found = copies([article(f"a{n:02}", None, BRIDGE, **later(n)) for n in range(50)])
    assert set(found.values()) == {"a00"}
    assert len(found) == 49


def test_undated_article_is_never_the_root_of_a_dated_one() -> None:
    undated = article("a", None, BRIDGE, published_at=None, known_at=NOON)
    assert copies([undated, article("b", None, BRIDGE)]) == {"a": "b"}


def test_house_footer_makes_no_copies() -> None:
    footer = (
        "You can reach the newsroom of the Venn Valley Courier by post, by telephone or in person at our office in "
        "Mill Street, which is open every weekday from nine until half past five except on public holidays."
    )
    subjects = ["The fair", "A heron", "Snow", "The choir", "One swan", "Fog"]
    briefs = [
        article(
            f"a{n}", None, f"{subject} came to town number {n} with drum {n * 7} and flag. {footer}", outlet_id="vvc"
        )
        for n, subject in enumerate(subjects)
    ]
    assert copies(briefs) == {}


def test_shared_quotation_alone_is_no_copy() -> None:
    quotation = (
        "“We shall not rest until every last stone of that bridge has been looked at by somebody who knows what he is "
        "looking at, and I include myself among those who do not”"
    )
    one = (
        "The mayor of Tarbet promised on Monday that the works would be watched over closely from the first day to the "
        f"last. {quotation}, he said."
    )
    other = (
        f"{quotation}: with these words the head of the town hall met a crowd of angry hauliers who had been waiting "
        "outside his door since breakfast."
    )
    assert copies([article("a", None, one), article("b", None, other, **later(1))]) == {}
