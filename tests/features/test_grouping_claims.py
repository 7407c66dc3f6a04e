"""Claims: what is taken for one proposition, and how it is worded."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from features.grouping.group import Grouping
from features.grouping.linkage import average_linkage
from tests.features.grouping_frames import BRIDGE, ORCHESTRA, article, grouped, later, one_claim


def claim_of(grouping: Grouping) -> dict[str, str]:
    return dict(zip(grouping.evidence["article_id"], grouping.evidence["claim_id"], strict=True))


@pytest.mark.parametrize(
    "headlines",
    [
        [
            "Norvik to buy rival Santral Motors",
            "Santral Motors to be acquired by Norvik",
            "Norvik in deal to buy Santral",
        ],
        [
            "Singer Ilena Voss weds in Bali",
            "Ilena Voss did not wed in Bali, says agent",
            "Ilena Voss Bali wedding a hoax",
        ],
        ["Mayor Otto Grell resigns", "Otto Grell quits as mayor", "Grell resigns as mayor"],
        [
            "Zenio to sell 19 million watches",
            "Zenio to ship 19m watches, says analyst",
            "Zenio will not sell 19m watches",
        ],
    ],
)
def test_one_proposition_in_several_wordings_is_one_claim(headlines: list[str]) -> None:
    found = claim_of(grouped([article(f"a{n}", headline, None) for n, headline in enumerate(headlines)]))
    assert len(set(found.values())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norvik to buy rival Santral Motors", "Norvik recalls vans over faulty brakes"),
        ("Zenio phone battery lasts three days", "Analysts expect nine million Zenio watches to be sold"),
        ("Singer Ilena Voss weds in Bali", "Wolf seen in Tarbet park"),
        ("Zenio will sell 19 million watches this year", "Zenio watch battery lasts a day"),
    ],
)
def test_two_propositions_are_two_claims(one: str, other: str) -> None:
    found = claim_of(grouped([article("a", one, None), article("b", other, None)]))
    assert found["a"] != found["b"]


def test_copy_is_where_its_root_is_whatever_its_headline() -> None:
    found = claim_of(
        grouped([article("a", "Bridge cracked", BRIDGE), article("b", "Choir wins prize in Rome", BRIDGE, **later(1))])
    )
    assert found["a"] == found["b"]


def test_claim_is_worded_by_a_headline_that_tells_flatly() -> None:
    headlines = [
        "Is Norvik to buy Santral Motors?",
        "Norvik will not buy Santral Motors",
        "Report: Norvik to buy Santral Motors",
        "Norvik to buy Santral Motors",
    ]
    grouping = grouped([article(f"a{n}", line, None, **later(n)) for n, line in enumerate(headlines)])
    assert list(grouping.claims["claim"]) == ["Norvik to buy Santral Motors"]


def test_claim_keeps_its_id_when_later_articles_join() -> None:
    first = article("a", "Norvik to buy rival Santral Motors", None)
    second = article("b", "Norvik set to buy Santral Motors", None, **later(5))
    assert set(claim_of(grouped([first, second])).values()) == set(claim_of(grouped([first])).values())


def test_given_claims_stay_as_given() -> None:
    articles = [article("a", "Bridge cracked", BRIDGE), article("b", "Choir wins prize in Rome", ORCHESTRA)]
    grouping = grouped(articles, one_claim(articles, "The bridge is cracked."))
    assert grouping.claims[["claim_id", "claim", "given"]].values.tolist() == [["g", "The bridge is cracked.", True]]
    assert list(grouping.evidence["main"]) == [True, True]


def test_article_may_be_given_to_several_claims() -> None:
    articles = [article("a", "Bridge cracked, divers sent", BRIDGE)]
    given = pd.concat([one_claim(articles, "The bridge is cracked."), one_claim(articles, "Divers will look.")])
    given["claim_id"] = ["g", "h"]
    grouping = grouped(articles, given)
    assert list(grouping.evidence["claim_id"]) == ["g", "h"]


def test_article_in_which_nothing_was_read_is_in_no_claim() -> None:
    grouping = grouped([article("a", "Bridge cracked", BRIDGE), article("b", None, None)])
    assert set(grouping.evidence["article_id"]) == {"a"}


BARE = (
    "- Premier told the general to hand over the port.\n"
    "- General refused in a letter.\n"
    "Neither the palace nor the army has said anything of the matter.\n"
    "But aides told the Daily Lantern that the officer had been given until Friday.\n"
    "He must be out by noon, they said.\n"
    "The port has changed hands four times since 1911.\n"
    "Bishop Ruiz recommended the island of Sola as a place to meet."
)
LABELS = {
    "a_2": {"response": "silent", "source_text": "the palace", "source_kind": "official"},
    "a_3": {"source_text": "aides", "source_kind": "anonymous", "credited_outlet": "the Daily Lantern"},
    "a_4": {"source_text": "they", "source_kind": "anonymous", "credited_outlet": "the Daily Lantern"},
    "a_6": {"source_text": "Bishop Ruiz", "source_kind": "named_person", "speech_act": "recommendation"},
}


def test_bare_text_makes_a_claim_of_each_line_at_the_top_and_of_each_further_source() -> None:
    grouping = grouped([article("a", None, BARE)], **LABELS)
    assert set(grouping.claims["claim"]) == {
        "Premier told the general to hand over the port.",
        "General refused in a letter.",
        "Bishop Ruiz recommended the island of Sola as a place to meet.",
    }
    main = grouping.evidence.merge(grouping.claims, on="claim_id").query("main")
    assert list(main["claim"]) == ["Premier told the general to hand over the port."]
    assert list(main["report_id"]) == ["a:3"], "the first source stands behind the first line"


def test_reaction_bears_on_the_leading_claim_and_background_on_none() -> None:
    grouping = grouped([article("a", None, BARE)], **LABELS)
    bearing = grouping.bearings.merge(grouping.claims, on="claim_id").groupby("claim")["report_id"].agg(sorted)
    assert bearing["Premier told the general to hand over the port."] == ["a:0", "a:2", "a:3", "a:4"]
    assert "a:5" not in set(grouping.bearings["report_id"])


def test_bare_text_without_any_source_is_one_claim() -> None:
    grouping = grouped([article("a", None, ORCHESTRA)])
    assert list(grouping.evidence["report_id"]) == ["a:0"]


def test_chain_of_neighbours_does_not_hold_together() -> None:
    low = np.arange(9)
    found = average_linkage(np.ones(10, dtype=np.int64), low, low + 1, np.full(9, 0.8), threshold=0.5)
    assert len(set(found.tolist())) > 3


def test_big_story_is_one_claim() -> None:
    streets = [f"Street{n} {'north' if n % 2 else 'south'} {n * 7919 % 1000}" for n in range(200)]
    articles = [
        article(
            f"a{n:03}", f"Flood in Tarbet after dam bursts: {street}", f"A dam burst above Tarbet. {street} is flooded."
        )
        for n, street in enumerate(streets)
    ]
    assert grouped(articles).claims["claim_id"].nunique() == 1
