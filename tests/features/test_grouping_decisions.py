"""What analysts decide about the grouping, the next night respects."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.aliases import NOW_CALLED
from data.store import Store
from tests.features.grouping_frames import BRIDGE, article, later
from tests.features.stored_frames import add, claim_of, decide, everything, given, night
from tests.features.test_grouping_nights import STORIES, WOLF


@pytest.fixture
def store() -> Iterator[Store]:
    """A store of one night: the bridge (a, c, e), the orchestra (b), the wolf (d, g), the hall (f)."""
    with Store.in_memory() as opened:
        add(opened, STORIES)
        night(opened, 9)
        yield opened


def test_merged_claims_are_one_under_the_name_that_remains(store: Store) -> None:
    before = claim_of(store)
    decide(store, "merge", before["b"], before["d"], 10)
    after = night(store, 11)
    assert after == before | {"d": before["b"], "g": before["b"]}
    assert store.query(NOW_CALLED).values.tolist() == [[before["d"], before["b"]]]
    assert store.rows("claim_aliases")[["reason", "author"]].values.tolist() == [["merged", "Mo"]]


def test_what_would_have_joined_a_merged_claim_joins_what_remains(store: Store) -> None:
    before = claim_of(store)
    decide(store, "merge", before["b"], before["d"], 10)
    night(store, 11)
    add(store, [article("h", "Second wolf seen in Tarbet park", WOLF + " There were two.", **later(12))])
    assert night(store, 13)["h"] == before["b"]


def test_an_article_split_off_is_a_claim_of_its_own_and_stays_apart(store: Store) -> None:
    before = claim_of(store)
    decide(store, "split", before["d"], "g", 10)
    after = night(store, 11)
    assert after["g"] not in before.values()
    assert {a: c for a, c in after.items() if a != "g"} == {a: c for a, c in before.items() if a != "g"}
    add(store, [article("h", "Is the wolf in Tarbet park a dog? Wolf seen", WOLF, **later(12))])
    later_on = night(store, 13)
    assert later_on["g"] == after["g"] != later_on["d"] == before["d"]
    assert store.rows("claim_aliases")[["claim_id", "now_claim_id", "reason"]].values.tolist() == (
        [[before["d"], after["g"], "split"]]
    )
    assert store.query(NOW_CALLED).empty, "the claim itself is still there"


def test_a_copy_can_be_split_from_its_root(store: Store) -> None:
    add(store, [article("z", "Choir wins prize in Rome", BRIDGE, **later(10))])
    before = night(store, 11)
    assert before["z"] == before["a"]
    decide(store, "split", before["a"], "z", 12)
    assert night(store, 13)["z"] not in before.values()


def test_an_article_pinned_to_a_claim_is_there_even_when_revised(store: Store) -> None:
    before = claim_of(store)
    decide(store, "pin", before["b"], "g", 10)
    assert night(store, 11)["g"] == before["b"]
    add(store, [article("g", "Wolf seen in Tarbet park after all", WOLF, **later(12)) | {"revision": 1}])
    assert night(store, 13) == before | {"g": before["b"]}


def test_the_last_decision_on_an_article_holds(store: Store) -> None:
    before = claim_of(store)
    decide(store, "split", before["d"], "g", 10)
    decide(store, "pin", before["d"], "g", 11)
    assert night(store, 12) == before


def test_given_claims_can_be_merged_and_split_too(store: Store) -> None:
    given(store, a="piers", b="music", c="music")
    night(store, 10)
    decide(store, "merge", "piers", "music", 10)
    decide(store, "split", "piers", "b", 11)
    after = night(store, 12)
    assert after["a"] == after["c"] == "piers" != after["b"]


@pytest.mark.parametrize("kind", ["merge", "split", "pin"])
def test_a_decision_changes_nothing_on_the_night_after_next(store: Store, kind: str) -> None:
    before = claim_of(store)
    decide(store, kind, before["d"], before["b"] if kind == "merge" else "g", 10)
    night(store, 11)
    once = everything(store)
    night(store, 11)
    assert everything(store) == once


def test_a_night_does_not_know_of_later_decisions(store: Store) -> None:
    before = claim_of(store)
    decide(store, "merge", before["b"], before["d"], 10)
    assert night(store, 9.5) == before
    assert night(store, 11) != before
    assert night(store, 9) == before


def test_a_decision_on_a_claim_that_never_was_is_kept_aside(store: Store) -> None:
    before = claim_of(store)
    decide(store, "pin", "nowhere", "g", 10)
    assert night(store, 11) == before
    assert store.rows("rejected")["reason"].tolist() == [
        "no claim is or was called nowhere; correct it, or decide again"
    ]
