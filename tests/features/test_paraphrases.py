"""Paraphrases: which articles are found to tell an earlier one over in other words."""

from __future__ import annotations

from typing import Any

import pytest

from features.grouping.copies import Copy, copies_by_article, copy_links, in_order
from tests.features.grouping_frames import article, articles_frame, later

FERRY = (
    "The ferry Saint Olave ran onto rocks off Garrow Point at 4.20 on Tuesday morning with 212 people aboard, the "
    "coastguard at Pelham said. Its master, Captain Ines Dorval, told passengers to put on lifejackets, and by 6.45 "
    "the lifeboats from Pelham and Strand Bay had taken off 187 of them. The owner, Northern Sound Lines, has run the "
    "Garrow route since 2009. A spokesman, Piet Hallam, said the hull was holding. Divers from Merrick Salvage are due "
    "on Wednesday, and the ferry Saint Brannoc will take over from Thursday."
)
SPUN = (
    "Early passengers of the ship Saint Olave, which struck a reef near Garrow Point at 4.20 on Tuesday, numbered 212, "
    "according to rescuers in Pelham. The skipper, Captain Ines Dorval, ordered everybody into lifejackets; before "
    "6.45 crews out of Pelham and Strand Bay brought ashore 187 of those stranded. The operator, Northern Sound Lines, "
    "took on the Garrow service in 2009. Its press officer, Piet Hallam, insisted that no water was coming in. A team "
    "of Merrick Salvage arrives on Wednesday, with the vessel Saint Brannoc standing in from Thursday."
)
OTHER_REPORT = (
    "Passengers have told how they sat in the dark for two hours after the Saint Olave hit the rocks on Tuesday. Maud "
    "Ferrier, 61, of Strand Bay, was asleep when she heard a noise like a train. Her neighbour Tom Auld lost a "
    "suitcase and 2 pairs of glasses. The Pelham branch of the Seafarers' Union wants an inquiry, and its secretary, "
    "Joan Oram, recalled that the Saint Brannoc touched bottom at Garrow Point in 2016. Northern Sound Lines gave no "
    "comment, and Captain Ines Dorval could not be reached on Wednesday."
)


def kinds(articles: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    links = copy_links(in_order(articles_frame(articles)))
    return {row.article_id: (row.root_id, row.kind) for row in links.itertuples()}


@pytest.mark.parametrize(
    "text",
    [SPUN, SPUN.split(" A team of ")[0], f"Rescuers were busy before dawn. {SPUN}", SPUN.replace("Tuesday", "the day")],
)
def test_same_names_and_numbers_in_other_words_are_a_paraphrase(text: str) -> None:
    found = kinds([article("a", None, FERRY), article("b", None, text, **later(2))])
    assert found == {"b": ("a", "paraphrase")}


def test_other_report_on_the_same_event_is_no_paraphrase() -> None:
    assert kinds([article("a", None, FERRY), article("b", None, OTHER_REPORT, **later(2))]) == {}


def test_same_names_in_another_order_are_no_paraphrase() -> None:
    names = [word for word in FERRY.replace(".", "").replace(",", "").split() if word[0].isupper()]
    mixed = "They spoke of " + " and then of ".join(sorted(set(names)))
    assert kinds([article("a", None, FERRY), article("b", None, mixed, **later(2))]) == {}


def test_copies_of_a_paraphrase_lead_to_what_was_told_first() -> None:
    articles = [article("a", None, FERRY), article("b", None, SPUN, **later(1)), article("c", None, SPUN, **later(2))]
    assert kinds(articles) == {"b": ("a", "paraphrase"), "c": ("a", "copy")}
    found = copies_by_article(copy_links(in_order(articles_frame(articles))))
    assert found == {"b": Copy("a", rephrased=True), "c": Copy("a", rephrased=True)}


def test_share_is_how_much_of_the_shorter_one_is_held() -> None:
    links = copy_links(in_order(articles_frame([article("a", None, FERRY), article("b", None, FERRY, **later(1))])))
    assert links["share"].tolist() == [1.0]
    part = f"{SPUN.split(' Its press officer')[0]} Elsewhere, Mount Ovray and Lake Senn had 3 days of fog in January."
    links = copy_links(in_order(articles_frame([article("a", None, FERRY), article("b", None, part, **later(1))])))
    assert links["kind"].tolist() == ["paraphrase"]
    assert links["share"].between(0.6, 1, inclusive="left").all()
