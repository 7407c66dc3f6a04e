"""What grouping must never get wrong, whatever the articles."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.schema import TABLES, conform, empty
from features.grouping.group import Grouping, group
from tests.features.grouping_frames import BRIDGE, ORCHESTRA, article, articles_frame, grouped, later, reports_of

NEWS = [
    article("a", "Cracks found in Tarbet bridge", BRIDGE),
    article("b", "Lorries barred from Tarbet bridge", BRIDGE, **later(1)),
    article("c", "Is Tarbet bridge cracked?", "Tarbet bridge may be cracked, the a.example reports.", **later(2)),
    article("d", "Lowmoor orchestra to pay by the rehearsal", ORCHESTRA, **later(3)),
    article("e", None, "The hall will be sold. The roof leaks.", **later(4)),
    article("f", "Tarbet bridge cracks are a hoax", None, published_at=None, known_at=later(5)["known_at"]),
]


def frames(grouping: Grouping) -> dict[str, pd.DataFrame]:
    return {name: getattr(grouping, name) for name in ("claims", "evidence", "bearings", "origins")}


def test_frames_conform_to_their_tables() -> None:
    for name, frame in frames(grouped(NEWS)).items():
        assert len(frame) > 0
        pd.testing.assert_frame_equal(conform(TABLES[name], frame), frame)


def test_keys_lead_to_one_another() -> None:
    grouping = grouped(NEWS)
    origins = set(grouping.origins["origin_id"])
    assert set(grouping.evidence["origin_id"]) == origins
    assert set(grouping.evidence["claim_id"]) == set(grouping.claims["claim_id"]) == set(grouping.origins["claim_id"])
    bearing = set(zip(grouping.bearings["claim_id"], grouping.bearings["report_id"], strict=True))
    assert set(zip(grouping.evidence["claim_id"], grouping.evidence["report_id"], strict=True)) <= bearing


def test_every_article_is_in_a_claim() -> None:
    assert set(grouped(NEWS).evidence["article_id"]) == {one["article_id"] for one in NEWS}


@pytest.mark.parametrize("seed", range(4))
def test_row_order_changes_nothing(seed: int) -> None:
    shuffled = random.Random(seed).sample(NEWS, len(NEWS))
    reports = reports_of(NEWS).sample(frac=1, random_state=seed)
    again = group(articles_frame(shuffled), reports, empty(TABLES["given_claims"]), empty(TABLES["outlets"]))
    for name, frame in frames(grouped(NEWS)).items():
        pd.testing.assert_frame_equal(frame, getattr(again, name))


@pytest.mark.parametrize("n_copies", [1, 5, 20, 50])
def test_copies_add_neither_claims_nor_origins(n_copies: int) -> None:
    copies = [article(f"z{n:02}", f"Bridge news {n}", BRIDGE, **later(10 + n)) for n in range(n_copies)]
    alone, syndicated = grouped(NEWS), grouped([*NEWS, *copies])
    assert len(syndicated.evidence) == len(alone.evidence) + n_copies
    pd.testing.assert_frame_equal(syndicated.origins, alone.origins)
    assert list(syndicated.claims["claim_id"]) == list(alone.claims["claim_id"])


def test_nothing_in_nothing_out() -> None:
    for name, frame in frames(grouped([])).items():
        assert len(frame) == 0
        assert list(frame.columns) == TABLES[name].names


def test_repeated_article_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'a' comes twice"):
        group(
            articles_frame([NEWS[0], NEWS[0]]),
            reports_of(NEWS[:1]),
            empty(TABLES["given_claims"]),
            empty(TABLES["outlets"]),
        )


@pytest.mark.parametrize(
    "piece", ["a", "a ", "“", '"', "the ", "- x\n", "Ab ", "1 ", "死", "\u0301", "reports ", "told us ", "?", "court "]
)
def test_hostile_texts_neither_crash_nor_hang(piece: str) -> None:
    hostile = piece * (300_000 // len(piece))
    articles = [article("a", hostile[:2000], hostile), article("b", None, hostile + "b"), article("c", "C", hostile)]
    reports = pd.concat([reports_of([article(one["article_id"], "Title", hostile[:900])]) for one in articles])
    grouping = group(articles_frame(articles), reports, empty(TABLES["given_claims"]), empty(TABLES["outlets"]))
    assert set(grouping.evidence["article_id"]) == {"a", "b", "c"}


WORDS = st.sampled_from(
    [
        "dam",
        "bridge",
        "cracked",
        "closed",
        "mayor",
        "denies",
        "hoax",
        "Tarbet",
        "Venn",
        "says",
        "Courier",
        "12",
        "not",
        "reportedly",
    ]
)
TEXTS = st.none() | st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, st.integers(0, 3)), max_size=6))
def test_any_batch_is_grouped_whole_and_without_chains(drawn: list[tuple[Any, Any, int]]) -> None:
    articles = [article(f"a{n}", title, text, **later(hours)) for n, (title, text, hours) in enumerate(drawn)]
    evidence = grouped(articles).evidence
    assert set(evidence["article_id"]) == {one["article_id"] for one in articles if one["title"] or one["text"]}
    copied = evidence.dropna(subset="copy_of")
    roots = set(zip(evidence["claim_id"], evidence["article_id"], evidence["copy_of"].isna(), strict=True))
    assert all((claim, root, True) in roots for claim, root in zip(copied["claim_id"], copied["copy_of"], strict=True))
