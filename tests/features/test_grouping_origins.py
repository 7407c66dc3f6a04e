"""Origins: who has it from whom."""

from __future__ import annotations

from typing import Any

import pytest

from tests.features.grouping_frames import BRIDGE, article, grouped, later, one_claim, outlets_frame

CLAIM = "The Tarbet bridge is cracked."
OUTLETS = outlets_frame(a="Venn Courier", b="Ostley Echo", c="Radio Tarbet", d="Venn Valley Post")


def origins(articles: list[dict[str, Any]], **labels: dict[str, Any]) -> dict[str, str]:
    """Name of the origin by article."""
    grouping = grouped(articles, one_claim(articles, CLAIM), OUTLETS, **labels)
    named = grouping.evidence.merge(grouping.origins, on=["claim_id", "origin_id"], suffixes=("", "_root"))
    return dict(zip(named["article_id"], named["article_id_root"], strict=True))


LIEN = {"source_kind": "named_person", "source_text": "diver Odd Lien"}
SOMEBODY = {"source_kind": "anonymous", "source_text": "people"}
FIRST = article("a", "Cracks found in Tarbet bridge", BRIDGE)


@pytest.mark.parametrize(
    "text",
    [
        "Three supports at Tarbet are damaged, the Venn Courier reports. Trains are not affected.",
        "The Courier says that supports at Tarbet are damaged. Our listeners are furious.",
        "The bridge is damaged, according to local media. Nobody knows for how long.",
    ],
)
def test_article_that_credits_another_rests_on_it(text: str) -> None:
    assert origins([FIRST, article("b", "Bridge at Tarbet damaged", text, **later(2))]) == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    "text",
    [
        "A diver told the Echo that two piers at Tarbet have split. He asked not to be named.",
        "Our reporter waded out to the arches at Tarbet on Sunday and counted nine splits in the stone, the widest of "
        "them as wide as a hand. We saw two men with a tape measure, who asked us to leave. Swallows nest in the old "
        "toll house. An angler, who has fished there since he was a boy, had never noticed any damage.",
        "The Venn Courier wrote of splits on Monday. The Echo has confirmed independently that two piers are unsafe.",
    ],
)
def test_sources_of_its_own_make_an_origin_even_beside_a_credit(text: str) -> None:
    assert origins([FIRST, article("b", "Bridge at Tarbet damaged", text, **later(2))]) == {"a": "a", "b": "b"}


def test_outlet_that_is_credited_but_absent_is_one_origin_for_all_who_credit_it() -> None:
    articles = [
        article("b", "Tarbet bridge cracked", "Stone is coming loose at Tarbet. Anglers noticed first."),
        article("c", "Cracks at Tarbet", "Supports in the Venn have split. Buses go round.", **later(2)),
    ]
    labels = {
        "b_1": {"credited_outlet": "the Lantern", "source_kind": "outlet", "source_text": "the Lantern"},
        "c_1": {"credited_outlet": "Lantern", "source_kind": "outlet", "source_text": "Lantern"},
    }
    grouping = grouped(articles, one_claim(articles, CLAIM), OUTLETS, **labels)
    assert list(grouping.origins["name"]) == ["lantern"]
    assert list(grouping.evidence["link"]) == ["credit", "credit"]


def test_outlets_that_credit_one_another_rest_on_the_earliest() -> None:
    articles = [
        article("a", "Tarbet bridge cracked", "Stone is coming loose, the Ostley Echo reports."),
        article("b", "Cracks at Tarbet", "Supports have split, Radio Tarbet reports.", **later(1)),
        article("c", "Bridge trouble", "There is trouble on the Venn, the Venn Courier reports.", **later(2)),
    ]
    assert set(origins(articles).values()) == {"a"}


def test_press_conference_is_one_origin_however_many_heard_it() -> None:
    articles = [
        article("a", "Bridge cracked", "The county engineer told a press conference that Tarbet bridge has cracks."),
        article("b", "Lorries banned", "No lorries may use it, a surveyor told reporters at Ostley.", **later(1)),
    ]
    assert origins(articles) == {"a": "a", "b": "a"}


def test_shared_quotation_is_one_origin() -> None:
    quotation = "“I put my whole arm into the crack”"
    articles = [
        article("a", "Bridge cracked", f"{quotation}, said diver Odd Lien, who had been down to look."),
        article("b", "Diver tells of bridge", f"Mr Lien spoke in a café. {quotation}, he told everybody.", **later(1)),
    ]
    assert origins(articles) == {"a": "a", "b": "a"}


def test_denial_is_an_origin_against() -> None:
    denial = (
        "Tarbet bridge is not cracked, county engineer Ida Roe told the Post. The marks are from a flood in 1987 and "
        "were painted on as a record, she said. Her staff had been to look again that morning, with a ladder and the "
        "drawings of the painters, and had found the mortar sound. Tests with a hammer will be repeated in May."
    )
    articles = [FIRST, article("d", "Tarbet bridge is not cracked, says county", denial, **later(2))]
    roe = {"source_kind": "official", "source_text": "county engineer Ida Roe"}
    grouping = grouped(articles, one_claim(articles, CLAIM), OUTLETS, d_1=roe)
    assert dict(zip(grouping.origins["article_id"], grouping.origins["side"], strict=True)) == {
        "a": "for",
        "d": "against",
    }


def test_copy_hangs_on_its_root_by_copy() -> None:
    articles = [FIRST, article("b", "Lorries barred", BRIDGE, **later(1))]
    grouping = grouped(articles, one_claim(articles, CLAIM), OUTLETS)
    evidence = grouping.evidence.set_index("article_id")
    assert evidence.loc["b", "copy_of"] == "a"
    assert evidence.loc["b", "link"] == "copy"
    assert evidence["origin_id"].nunique() == 1


def test_article_that_brings_nothing_new_retells_the_earlier() -> None:
    retold = (
        "Lorries have been sent back from the road bridge at Tarbet since 6am as three piers show cracks. Opened in "
        "1964 and used by 21,000 vehicles a day, the bridge over the Venn awaits divers. Buses run by Ostley instead."
    )
    assert origins([FIRST, article("b", "Tarbet: no lorries", retold, **later(4))]) == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    ("second", "owner", "roots"),
    [
        ("Lorries are being turned back at the crossing, where stone is said to be loose.", "Venn Media", {"a"}),
        (
            "Diver Odd Lien told Radio Tarbet that he put his arm into one of the splits. He had gone down for a lost "
            "anchor, he said, and came up with a piece of the footing in his bag. He keeps it on his mantelpiece. The "
            "harbour master has asked him to bring it in. Lien has dived there for thirty years and never saw worse.",
            "Venn Media",
            {"a", "c"},
        ),
    ],
)
def test_sister_titles_are_one_newsroom_unless_they_have_sources_of_their_own(
    second: str, owner: str, roots: set[str]
) -> None:
    outlets = OUTLETS.assign(owner=owner)
    articles = [FIRST, article("c", "Lorries turned back", second, **later(2))]
    grouping = grouped(articles, one_claim(articles, CLAIM), outlets, c_1=LIEN if "Lien" in second else SOMEBODY)
    assert set(grouping.origins["article_id"]) == roots
    assert set(grouping.provenance["kind"]) == (set() if "c" in roots else {"own-newsroom"})


def test_article_without_any_source_has_it_from_the_one_before() -> None:
    second = article(
        "b", "Terror on Tarbet bridge", "Drivers fear for their lives on a crossing. It may fall.", **later(2)
    )
    assert origins([FIRST, second]) == {"a": "a", "b": "a"}


def test_one_official_heard_by_two_is_one_origin() -> None:
    articles = [
        article("a", "Bridge cracked", "Three piers are split, Commissioner Ida Roe said. It rained."),
        article("b", "No lorries", "Ida Roe told our breakfast programme of the piers. She had toast.", **later(1)),
    ]
    roe = {"source_kind": "official", "source_text": "Commissioner Ida Roe"}
    assert origins(articles, a_1=roe, b_1=roe | {"source_text": "Ida Roe"}) == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    ("statement", "side"),
    [
        (
            "The Council informs residents of the following. Three piers of Tarbet bridge are cracked. It is closed to "
            "vehicles above 7.5 tonnes with effect from 6 am. Our highways staff will remain on site. Refuse will be "
            "collected on Thursday in place of Tuesday. Please direct enquiries to the duty desk at Ostley town hall.",
            "for",
        ),
        ("We are aware of reports about Tarbet bridge. There is no crack in it. Buses run as usual.", "against"),
    ],
)
def test_body_that_publishes_itself_is_an_origin_and_is_taken_at_its_word(statement: str, side: str) -> None:
    outlets = outlets_frame(a="Venn Courier", d="Venn County Council")
    articles = [FIRST, article("d", "Tarbet bridge", statement, **later(2))]
    found = grouped(articles, one_claim(articles, CLAIM), outlets).origins.set_index("article_id")
    assert found["side"].to_dict() == {"a": "for", "d": side}


def test_body_that_was_merely_asked_is_not_credited() -> None:
    outlets = outlets_frame(a="Venn Courier", d="Tarbet Bridge Trust")
    asked = "A diver told the Venn Courier of cracks at Tarbet. The Tarbet Bridge Trust would not comment on that."
    articles = [
        article("a", "Cracks in Tarbet bridge", asked),
        article("d", "Our bridge", "Three piers are cracked. We shall mend them by May.", **later(5)),
    ]
    trust = {"source_kind": "institution", "source_text": "The Tarbet Bridge Trust", "response": "no_comment"}
    grouping = grouped(articles, one_claim(articles, CLAIM), outlets, a_2=trust)
    assert set(grouping.origins["article_id"]) == {"a", "d"}


@pytest.mark.parametrize(
    ("title", "text", "on_claim"),
    [
        ("Eels are early", "The first eels have come up the river. Anglers saw them on Monday.", False),
        ("Pier cracked near Lodden", "Divers found a cracked pier near Lodden. It is old.", False),
        (
            "Tarbet bridge must be propped, surveyor says",
            "Surveyor Odd Lien told the Ostley Echo that piers are split. He has drawn them for us. Props of oak would "
            "hold until the spring, he thinks, and steel for ten years. Nobody at the county has rung him. He sent his "
            "sketches there in January, with a bill for nine pounds, and had them back unopened a week later.",
            True,
        ),
    ],
)
def test_article_about_something_else_backs_nothing(title: str, text: str, on_claim: bool) -> None:
    articles = [FIRST, article("b", title, text, **later(2))]
    lien = {"source_kind": "named_person", "source_text": "Surveyor Odd Lien"}
    given = one_claim(articles, "The bridge near Tarbet is cracked.")
    grouping = grouped(articles, given, OUTLETS, b_1=lien, b_2=lien)
    assert grouping.origins.set_index("article_id").loc["b", "on_claim"] == on_claim


def test_order_of_the_articles_changes_nothing() -> None:
    articles = [
        FIRST,
        article("b", "Tarbet bridge cracked", "Stone is loose, the Venn Courier reports.", **later(1)),
        article("c", "Cracks", "Odd Lien told Radio Tarbet of splits. He dives there.", **later(2)),
    ]
    forth = grouped(articles, one_claim(articles, CLAIM), OUTLETS)
    back = grouped(articles[::-1], one_claim(articles, CLAIM), OUTLETS)
    assert forth.origins.equals(back.origins)
    assert forth.provenance.equals(back.provenance)
