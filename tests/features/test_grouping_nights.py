"""Night after night: what is new finds the claims of the nights before, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from data.aliases import NOW_CALLED
from data.schema import TABLES, empty
from data.store import Store
from features.evidence import regroup
from features.grouping import catch_up
from features.grouping import night as night_room
from features.grouping.group import group
from tests.features.grouping_frames import BRIDGE, ORCHESTRA, article, articles_frame, later, outlets_frame
from tests.features.stored_frames import add, at, claim_of, everything, given, night, results

WOLF = "A wolf was seen in Tarbet park on Monday. Rangers put up signs at the gates. Dogs must be kept on a lead."
STORIES = [
    article("a", "Cracks found in Tarbet bridge", BRIDGE),
    article("b", "Lowmoor orchestra to pay by the rehearsal", ORCHESTRA, **later(1)),
    article("c", "Tarbet bridge shut to lorries over cracks", "Cracks were found in Tarbet bridge.", **later(2)),
    article("d", "Wolf seen in Tarbet park", WOLF, **later(3)),
    article("e", "Cracks in three piers of Tarbet bridge", BRIDGE + " So say engineers.", **later(4)),
    article("f", None, "The hall will be sold, the mayor said. The roof leaks.", **later(5)),
    article("g", "Is the wolf in Tarbet park a dog?", "A wolf seen in Tarbet park may be a dog.", **later(6)),
]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as opened:
        yield opened


def test_one_night_on_an_empty_store_is_what_grouping_finds(store: Store) -> None:
    add(store, STORIES)
    regroup(store, at(9))
    reports = store.rows("reports")
    whole = group(articles_frame(STORIES), reports, empty(TABLES["given_claims"]), outlets_frame())
    for name, frame in results(store).items():
        expected = getattr(whole, name)
        assert frame.astype(object).where(frame.notna(), None).values.tolist() == (
            expected.astype(object).where(expected.notna(), None).values.tolist()
        ), name


def test_nights_come_to_the_same_claims_as_one_run(store: Store) -> None:
    for hours, one in enumerate(STORIES):
        add(store, [one])
        by_night = night(store, hours)
    with Store.in_memory() as other:
        add(other, STORIES)
        assert night(other, 9) == by_night


def test_later_articles_change_no_claim_id(store: Store) -> None:
    add(store, STORIES[:4])
    before = night(store, 3)
    add(store, STORIES[4:])
    after = night(store, 9)
    assert {article_id: after[article_id] for article_id in before} == before
    assert after["e"] == after["a"] == after["c"]
    assert after["g"] == after["d"]


def test_a_second_run_changes_nothing(store: Store) -> None:
    add(store, STORIES)
    night(store, 9)
    before = everything(store)
    night(store, 9)
    assert everything(store) == before


def test_untouched_claims_are_not_worked_on_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, STORIES[:3])
    night(store, 3)
    read: list[set[str]] = []
    see = vars(night_room)["evidence_of"]

    def watched(claims: Any, articles: Any, *rest: Any) -> Any:
        read.append(set(articles))
        return see(claims, articles, *rest)

    monkeypatch.setitem(vars(night_room), "evidence_of", watched)
    add(store, [STORIES[4]])
    night(store, 5)
    assert read == [{"a", "c", "e"}]


def test_a_look_back_shows_the_past_night_and_changes_no_later_one(store: Store) -> None:
    add(store, STORIES[:4])
    night(store, 3)
    past = results(store)
    add(store, STORIES[4:])
    night(store, 9)
    present = everything(store)
    night(store, 3)
    for name, frame in results(store).items():
        pd.testing.assert_frame_equal(frame, past[name])
    night(store, 5)
    assert "g" not in claim_of(store)
    night(store, 9)
    now = everything(store)
    assert {name for name in now if now[name] != present[name]} <= {"grouping_nights"}


def test_a_night_that_fails_leaves_everything_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, STORIES[:3])
    night(store, 3)
    add(store, STORIES[3:])
    before = everything(store)
    broken = vars(night_room)

    def fail(*_: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setitem(broken, "evidence_of", fail)
    with pytest.raises(OSError, match="full"):
        night(store, 9)
    assert everything(store) == before


def test_a_revised_article_moves_to_the_claim_that_it_now_tells(store: Store) -> None:
    add(store, STORIES[:4])
    before = night(store, 3)
    add(
        store,
        [article("c", "Wolf seen in Tarbet park is caught", WOLF + " It was caught.", **later(5)) | {"revision": 1}],
    )
    after = night(store, 6)
    assert after["c"] == after["d"] == before["d"]
    assert after["a"] == before["a"]


def test_a_claim_whose_only_article_moves_on_leaves_an_alias(store: Store) -> None:
    add(store, [STORIES[0], STORIES[3]])
    before = night(store, 3)
    add(
        store, [article("d", "More cracks found in Tarbet bridge", BRIDGE + " So it is.", **later(5)) | {"revision": 1}]
    )
    after = night(store, 6)
    assert after["d"] == before["a"]
    assert store.query(NOW_CALLED).values.tolist() == [[before["d"], before["a"]]]
    assert store.rows("claim_aliases")["reason"].tolist() == ["moved"]


def test_claims_that_turn_out_to_be_one_are_merged_under_the_older_name(store: Store) -> None:
    one = article("a", "Dam at Orrin bursts", "The dam at Orrin burst. Water stands in Mill Street.")
    other = article("b", "Lake Venn runs dry overnight", "Fishermen found the bed of Lake Venn bare.", **later(1))
    add(store, [one, other])
    before = night(store, 1)
    assert before["a"] != before["b"]
    link = "Lake Venn runs dry as dam at Orrin bursts"
    text = "The dam at Orrin burst. Fishermen found the bed of Lake Venn bare. Lake Venn ran dry."
    add(store, [article(f"c{n}", link, f"{text} {n}", **later(2 + n)) for n in range(3)])
    after = night(store, 9)
    older, gone = sorted(before.values())  # found in the same night
    assert set(after.values()) == {older}
    assert store.query(NOW_CALLED).values.tolist() == [[gone, older]]


def test_other_rules_group_everything_anew_and_lost_names_lead_on(store: Store) -> None:
    add(store, STORIES)
    with store.transaction():
        catch_up.catch_up(store, at(9), "old rules")
    ids = set(claim_of(store).values())
    store.execute("update stories set claim_id = 'odd' where article_id = 'd'")
    store.execute(
        "update claims set claim_id = 'odd' where claim_id in (select claim_id from evidence where article_id = 'd')"
    )
    store.execute("update evidence set claim_id = 'odd' where article_id in ('d', 'g')")
    with store.transaction():
        catch_up.catch_up(store, at(9), "new rules")
    assert set(claim_of(store).values()) == ids
    assert store.query(NOW_CALLED).values.tolist() == [["odd", claim_of(store)["d"]]]
    assert store.rows("grouping_nights")["version"].tolist() == ["new rules"]


def test_an_article_given_to_a_claim_after_it_was_grouped_goes_there(store: Store) -> None:
    add(store, STORIES[:4])
    night(store, 3)
    given(store, d="wolves")
    assert night(store, 4)["d"] == "wolves"
    assert store.query("select * from stories where article_id = 'd'").empty


def test_a_new_copy_is_where_its_root_is(store: Store) -> None:
    add(store, STORIES[:4])
    before = night(store, 3)
    add(store, [article("z", "Choir wins prize in Rome", BRIDGE, **later(5))])
    after = night(store, 6)
    assert after["z"] == before["a"]
    assert store.query("select copy_of from evidence where article_id = 'z'").values.tolist() == [["a"]]


def test_order_of_rows_changes_nothing(store: Store) -> None:
    add(store, STORIES[::-1])
    night(store, 9)
    with Store.in_memory() as other:
        add(other, STORIES)
        night(other, 9)
        for name, frame in results(other).items():
            pd.testing.assert_frame_equal(frame, results(store)[name])
