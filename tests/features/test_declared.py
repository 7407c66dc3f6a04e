"""What the declared features count, on tables small enough to check by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.store import Store
from features.declare import REGISTRY, DeclarationError, Feature, feature
from features.evidence import OutOfBounds, check_bounds, feature_rows, features_table, receipts
from features.registry import load_registry
from tests.features.frames import fill, hours, report

LATER = hours(1000)


@pytest.fixture
def registry() -> dict[str, Feature]:
    return load_registry()


def row(
    registry: dict[str, Feature], reports: list[dict[str, Any]], as_of: datetime = LATER, **tables: Any
) -> pd.Series:
    with Store.in_memory() as store:
        fill(store, reports, **tables)
        return feature_rows(store, registry, as_of).loc["c1"]


NAMED = {"source_kind": "named_person", "source_text": "Ada Brook", "hops": 1}
OFFICIAL = {"source_kind": "official", "source_text": "the mayor", "hops": 1}
POLICE = OFFICIAL | {"source_text": "police"}
UNNAMED = {
    "source_kind": "anonymous",
    "source_text": "a person",
    "on_record": False,
    "hops": 1,
    "anonymous_access": "briefed",
}


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([report("a", **UNNAMED), report("b", **NAMED)], {"anonymous_share": 0.5, "n_named_sources": 1}),
        ([report("a", **UNNAMED)], {"anonymous_access": 2}),
        ([report("a")], {"anonymous_share": None, "anonymous_access": None, "own_voice_share": 1}),
        (  # one vote per origin: a's two unnamed sources weigh as much as b's one named one
            [report("a", **UNNAMED), report("a", ordinal=1, **UNNAMED), report("b", **NAMED)],
            {"anonymous_share": 0.5},
        ),
        ([report("a", **OFFICIAL)], {"official_asserts": 1, "silence_hours": None}),
        ([report("a", **NAMED)], {"official_asserts": 0, "silence_hours": 1000}),
        ([report("a", hedge="strong"), report("b", hedge="weak")], {"hedge_share": 0.75}),
        ([report("a", sentence="It was a hoax."), report("b")], {"debunk_share": 0.5}),
        ([report("a", sentence="The dam reportedly leaks.")], {"hearsay_share": 1}),
        ([report("a", response="confirms", **OFFICIAL)], {"confirmation_level": 2, "denial_level": 0}),
        (
            [report("a", response="confirms", **OFFICIAL), report("b", response="confirms", **POLICE)],
            {"confirmation_level": 3},
        ),
        ([report("a", response="confirms", **NAMED)], {"confirmation_level": 0}),
        ([report("a", response="denies_specific", **NAMED)], {"denial_level": 3}),
        ([report("a", response="no_comment", **OFFICIAL)], {"no_comment_count": 1, "anonymous_share": None}),
    ],
)  # fmt: skip
def test_reports_are_counted_as_declared(
    registry: dict[str, Feature], reports: list[dict[str, Any]], expected: dict[str, float | None]
) -> None:
    found = row(registry, reports)
    for name, value in expected.items():
        assert found[name] == value if value is not None else np.isnan(found[name]), name


def test_copies_count_as_outlets_and_never_as_origins_or_votes(registry: dict[str, Feature]) -> None:
    alone = row(registry, [report("a", **UNNAMED)])
    copies = [f"b{i}" for i in range(50)]
    copied = row(
        registry,
        [report("a", **UNNAMED), *(report(c, **UNNAMED) for c in copies)],
        origins=dict.fromkeys(copies, "a"),
        copies=dict.fromkeys(copies, "a"),
    )
    assert copied.n_outlets == 51
    assert copied.copy_share == pytest.approx(50 / 51)
    scored = [name for name, each in registry.items() if each.scored]
    pd.testing.assert_series_equal(copied[scored], alone[scored])


def test_origins_are_counted_by_side_and_discounted_for_shared_owners(registry: dict[str, Feature]) -> None:
    with Store.in_memory() as store:
        fill(store, [report(a) for a in "abcd"], stances={"d": "against"})
        store.write(
            "outlets",
            pd.DataFrame({"outlet_id": ["a.example", "b.example"], "owner": ["One House", "One House"]}),
            known="refuse",
        )
        found = feature_rows(store, registry, LATER).loc["c1"]
    assert (found.n_origins, found.n_for, found.n_against, found.open_contradiction) == (3, 3, 1, 1)
    assert found.effective_origins == pytest.approx(3 / (5 / 3))  # owners' origins that speak for it: 2, 2, 1
    assert found.second_origin_lag_hours == 1


def test_nothing_known_later_is_seen(registry: dict[str, Feature]) -> None:
    early = row(registry, [report("a", **NAMED)], as_of=hours(0.5))
    both = row(registry, [report("a", **NAMED), report("b", response="denies_specific", **OFFICIAL)], as_of=hours(0.5))
    pd.testing.assert_series_equal(early, both)


def test_a_claim_first_known_later_is_not_there_yet(registry: dict[str, Feature]) -> None:
    with Store.in_memory() as store:
        fill(store, [report("a")], known_at={"a": hours(5)})
        assert feature_rows(store, registry, hours(4)).empty


def test_an_outlets_record_leaves_out_the_claim_itself_and_what_was_decided_later(registry: dict[str, Feature]) -> None:
    with Store.in_memory() as store:
        fill(store, [report("a")])
        outcomes = pd.DataFrame(
            {"claim_id": ["c1", "c2"], "outcome": "true", "decided_at": [hours(2), hours(3)], "decided_by": "a court"}
        )
        store.write("outcomes", outcomes, known="refuse")
        assert np.isnan(feature_rows(store, registry, LATER).loc["c1"].outlet_record)
        earlier = pd.DataFrame(
            [
                {
                    "claim_id": "c2",
                    "article_id": "a",
                    "report_id": "a:0:0",
                    "stance": "for",
                    "origin_id": "o",
                    "main": True,
                }
            ]
        )
        store.write("evidence", earlier, known="refuse")
        known = feature_rows(store, registry, hours(3)).loc["c1"]
        assert (known.outlet_record, known.outlet_record_n) == (pytest.approx(3 / 7), 1)
        assert np.isnan(feature_rows(store, registry, hours(2.5)).loc["c1"].outlet_record)


def test_each_feature_leads_to_the_report_that_shows_it(registry: dict[str, Feature]) -> None:
    with Store.in_memory() as store:
        fill(store, [report("a", **NAMED), report("b", **UNNAMED), report("b", ordinal=1, sentence="A hoax.")])
        shown = receipts(store, registry, LATER).loc["c1"]
    assert shown.anonymous_share == "b:0:0"
    assert shown.debunk_share == "b:0:1"
    assert (shown.base, shown.n_origins, shown.document_seen) == ("a:0:0", "a:0:0", "a:0:0")


def test_the_registry_names_enough_and_describes_all(registry: dict[str, Feature]) -> None:
    assert len(registry) >= 18
    assert {"anonymous_share", "n_outlets", "n_origins", "confirmation_level"} <= set(registry)
    assert features_table(registry).names == ["claim_id", "as_of", *registry]
    assert all(each.meaning.endswith(".") and each.unit for each in registry.values())


def test_a_value_outside_its_bounds_is_named(registry: dict[str, Feature]) -> None:
    rows = pd.DataFrame({name: [np.nan] for name in registry}, index=["c9"]).assign(anonymous_share=1.5)
    with pytest.raises(
        OutOfBounds, match=r"feature anonymous_share of claim 'c9' is 1\.5, outside 0 to 1; .*features\.sourcing"
    ):
        check_bounds(rows, registry)


def test_a_feature_without_a_docstring_or_for_an_unknown_table_is_refused() -> None:
    def wordless() -> str:
        return "count(*)"

    def lost() -> str:
        """Counts what is not there."""
        return "count(*)"

    options: dict[str, Any] = {"unit": "count", "bounds": (0, None), "missing": 0, "expect": "?"}
    with pytest.raises(DeclarationError, match="wordless has no docstring"):
        feature(table="reports", **options)(wordless)
    with pytest.raises(DeclarationError, match="lost: 'papers' is not one of"):
        feature(table="papers", **options)(lost)  # type: ignore[arg-type]
    with pytest.raises(DeclarationError, match="per_origin needs rows below an origin"):
        feature(table="claims", per_origin="avg", **options)(lost)
    assert "lost" not in REGISTRY
