"""The night as a STIX 2.1 bundle."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest

from data.stix import bundle

ID = re.compile(r"[a-z]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def claim(claim_id: str, **more: Any) -> dict[str, Any]:
    return {
        "claim_id": claim_id, "claim": f"The {claim_id} sank.", "stix_confidence": 62, "likelihood": "likely (55–80 %)",
        "admiralty": "C2", "reasons": "+0.40 n_for=2", "as_of": pd.Timestamp(2026, 10, 1, 12), "model_version": "m",
        "override": None, "override_by": None, "override_reason": None,
    } | more  # fmt: skip


def seen(claim_id: str, article_id: str, outlet: str | None, url: str | None) -> dict[str, Any]:
    return {"claim_id": claim_id, "article_id": article_id, "outlet": outlet, "url": url}


CLAIMS = pd.DataFrame(
    [
        claim("ferry", override=0.1, override_by="Ada", override_reason="I saw it afloat."),
        claim("barge", stix_confidence=None, likelihood="cannot be judged: nobody stands behind it", reasons=None),
    ]
)
EVIDENCE = pd.DataFrame(
    [
        seen("ferry", "a1", "Harbour Times", "https://harbour.example/1"),
        seen("ferry", "a2", "Harbour Times", "https://harbour.example/2"),
        seen("ferry", "a3", "Quay Post", None),
        seen("barge", "a4", None, None),
    ]
)


@pytest.fixture(scope="module")
def objects() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for each in bundle(CLAIMS, EVIDENCE)["objects"]:
        found.setdefault(each["type"], []).append(each)
    return found


def test_a_claim_is_a_note_with_its_confidence(objects: dict[str, list[dict[str, Any]]]) -> None:
    notes = {note["content"]: note for note in objects["note"]}
    assert notes["The ferry sank."]["confidence"] == 62
    assert notes["The ferry sank."]["abstract"] == "likely (55–80 %); C2; +0.40 n_for=2"
    assert "confidence" not in notes["The barge sank."]
    links = [link.get("url", link.get("external_id")) for link in notes["The ferry sank."]["external_references"]]
    assert links == ["ferry", "https://harbour.example/1", "https://harbour.example/2"]


def test_an_override_is_its_authors_opinion_of_the_note(objects: dict[str, list[dict[str, Any]]]) -> None:
    [opinion] = objects["opinion"]
    assert (opinion["opinion"], opinion["authors"]) == ("strongly-disagree", ["Ada"])
    assert opinion["explanation"] == "I saw it afloat."
    [note] = [note for note in objects["note"] if note["content"] == "The ferry sank."]
    assert opinion["object_refs"] == [note["id"]]


def test_every_object_has_what_the_standard_requires_and_refers_to_one_that_is_there() -> None:
    whole = bundle(CLAIMS, EVIDENCE)
    ids = [each["id"] for each in whole["objects"]]
    assert len(set(ids)) == len(ids) == 6  # two notes, an opinion, two outlets, the system
    for each in whole["objects"]:
        assert each["spec_version"] == "2.1"
        assert ID.fullmatch(each["id"])
        assert each["id"].startswith(each["type"] + "--")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", each["created"])
        assert each["created"] <= each["modified"]
        assert each["type"] == "identity" or each["object_refs"]
        assert {each.get("created_by_ref", ids[0]), *each.get("object_refs", [])} <= set(ids)
    assert ID.fullmatch(whole["id"])


def test_order_changes_nothing_and_another_night_makes_other_notes() -> None:
    assert bundle(CLAIMS[::-1], EVIDENCE[::-1]) == bundle(CLAIMS, EVIDENCE)
    later = bundle(CLAIMS.assign(as_of=pd.Timestamp(2026, 10, 2, 12)), EVIDENCE)
    shared = {each["id"] for each in later["objects"]} & {each["id"] for each in bundle(CLAIMS, EVIDENCE)["objects"]}
    assert {name.split("--")[0] for name in shared} == {"identity"}
