"""The last official word on a claim: whose statement counts, and as what."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from features.official import official_status

CLAIM = "Orrin Rail will close the Brackley depot in May."


def telling(sentence: str, **labels: Any) -> dict[str, Any]:
    """One report of one article on the claim, in its own voice unless labels say otherwise."""
    article_id = labels.get("article_id", "a")
    return {
        "claim_id": "c", "claim": CLAIM, "article_id": article_id, "ordinal": 1, "part": "text", "bears": True,
        "known_at": pd.Timestamp(2026, 5, 1) + pd.Timedelta(hours=ord(article_id[0])), "outlet_kind": None,
        "outlet_name": "Orrin Herald", "source_text": None, "source_kind": "none", "speaker": None,
        "credited_outlet": None, "on_record": True, "response": None, "hedge": "none", "speech_act": "assertion",
        "sentence": sentence, "sentence_start": 0, "cue": _cue(sentence), "content_text": sentence, "stance": "for",
    } | labels  # fmt: skip


def _cue(sentence: str) -> list[list[int]]:
    for cue in ("said", "told", "will close", "confirmed"):
        if cue in sentence:
            return [[sentence.index(cue), sentence.index(cue) + len(cue)]]
    return []


def status(*reports: dict[str, Any]) -> str:
    return str(official_status(pd.DataFrame(list(reports)))["c"])


RAIL = {"source_text": "Orrin Rail", "source_kind": "institution"}
POLICE = {"source_text": "police", "source_kind": "official"}
UNION = {"source_text": "the drivers' union", "source_kind": "institution"}
FIRM = {"source_text": "the company", "source_kind": "institution"}
COUNCIL = {"outlet_name": "Brackley Town Council"}


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (telling("Orrin Rail said that the depot would close in May.", **RAIL), "confirmed"),
        (telling("The company said that the depot would close.", **FIRM), "confirmed"),
        (telling("Orrin Rail confirmed the report.", response="confirms", **RAIL), "confirmed"),
        (telling("Orrin Rail confirmed that the story is a hoax.", response="confirms", **RAIL), "denied"),
        (telling("Orrin Rail said that no depot would close in May.", **RAIL), "denied"),
        (telling("Nonsense, Orrin Rail said.", response="denies_general", **RAIL), "denied"),
        (telling("Orrin Rail said that the letter was a mistake.", **RAIL), "partly confirmed"),
        (telling("Orrin Rail said that it was proud of its staff.", **RAIL), "no comment"),
        (telling("Orrin Rail said that it would not discuss the depot.", **RAIL), "no comment"),
        (telling("Orrin Rail declined to comment.", response="no_comment", **RAIL), "no comment"),
        (telling("Orrin Rail confirmed a letter but would not say more.", response="confirms", **RAIL), "no comment"),
        (telling("Orrin Rail said that it was looking at the figures.", **RAIL), "silent"),
        (telling("Orrin Rail did not answer.", response="did_not_respond", **RAIL), "silent"),
        (telling("The drivers' union said that the depot would close in May.", **UNION), "none"),
        (telling("The depot will close in May."), "none"),
        (telling("Orrin Rail will close the Brackley depot in May.", **RAIL), "none"),  # its deed, not its word
        (telling("The depot will close, a driver said.", source_text="a driver", source_kind="anonymous"), "none"),
    ],
)  # fmt: skip
def test_only_the_word_of_those_entitled_counts(report: dict[str, Any], expected: str) -> None:
    assert status(report) == expected


def test_union_may_speak_for_a_strike() -> None:
    walkout = {"claim": "Drivers at Orrin will strike on Friday."}
    assert (
        status(telling("The drivers' union said that they would strike on Friday.", **UNION, **walkout)) == "confirmed"
    )


@pytest.mark.parametrize(
    ("sentences", "labels", "expected"),
    [
        (["The depot in Brackley will close on 2 May."], COUNCIL, "confirmed"),
        (["We have read reports of a closure.", "There is no plan to shut the depot."], COUNCIL, "denied"),
        (["The depot will close. The date is provisional."], COUNCIL, "partly confirmed"),
        (["The depot will close in May."], {"outlet_name": "Brackley Depot Weekly"}, "none"),
        (["The depot will close in May."], {"outlet_name": "Orrin Rail Group"}, "confirmed"),
        (["The depot will close in May."], {"outlet_kind": "company", "outlet_name": "ORG"}, "confirmed"),
        (["The depot will close, it was announced at a press conference."], {}, "confirmed"),
    ],
)
def test_body_that_publishes_itself_gives_its_word(sentences: list[str], labels: dict[str, Any], expected: str) -> None:
    assert status(*(telling(one, ordinal=at, **labels) for at, one in enumerate(sentences))) == expected


def test_party_that_was_asked_and_then_publishes_itself_gives_its_word() -> None:
    asked = {"source_text": "Brightwater Homes", "source_kind": "institution", "response": "no_comment"}
    own = telling("The depot will close in May.", article_id="b", outlet_name="Brightwater Homes")
    assert status(telling("Brightwater Homes would not comment.", **asked), own) == "confirmed"


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("no_comment", "confirms", "confirmed"),
        ("confirms", "no_comment", "confirmed"),
        ("denies_general", "confirms", "confirmed"),
        ("confirms", "denies_general", "denied"),
        ("did_not_respond", "no_comment", "no comment"),
        ("no_comment", "did_not_respond", "no comment"),
    ],
)
def test_the_last_substantive_word_outlasts_refusals_and_these_silence(first: str, then: str, expected: str) -> None:
    early = telling("Orrin Rail said so.", response=first, **RAIL)
    late = telling("Orrin Rail said so.", response=then, article_id="b", **RAIL)
    assert status(early, late) == status(late, early) == expected


def test_pronoun_counts_as_whom_it_stands_for() -> None:
    he = {"source_text": "he", "source_kind": "named_person", "claim": "Ada Oke will resign in May."}
    sentence = "In May, he said, it would be time to resign."
    assert status(telling(sentence, **he)) == "none"
    assert status(telling(sentence, speaker="Ada Oke", **he)) == "confirmed"


def test_official_word_on_something_else_is_none_on_this() -> None:
    aside = telling("Police said that a cat had been found.", ordinal=7, **POLICE)
    lede = [telling(f"Sentence {at} tells of trains.", ordinal=at) for at in range(4)]
    assert status(*lede, aside) == "none"
