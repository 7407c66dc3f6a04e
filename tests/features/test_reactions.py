"""Reactions need a party that answers for something: what only sounds like one is none."""

from __future__ import annotations

from typing import Any

import pytest

from features.reading.attribution import attribute
from features.reading.describe import Describer
from features.reading.parties import is_party
from features.reading.sentences import lay_out


def read_by_rule(text: str) -> list[dict[str, Any]]:
    """What the rules alone make of a text: the described attributions, with their source's and content's words."""
    layout, describer, reports = lay_out(text), Describer(None, ()), []
    describer.introduce(text, layout)
    describer.open(text, layout)
    for sentence in layout.sentences:
        for found in attribute(text, layout):
            if sentence.start <= found.content[0][0] < sentence.end:
                [source], [content] = (
                    [text[slice(*span)] for span in spans] for spans in (found.source, found.content)
                )
                described = describer.describe(found, (sentence.start, sentence.end))
                reports.append(described | {"source_text": source, "content_text": content})
        describer.meet(text[sentence.start : sentence.end])
    return reports


def reactions(text: str) -> list[str]:
    """The responses that a text's reports are read as, in order."""
    return [report["response"] for report in read_by_rule(text) if report["response"] is not None]


@pytest.mark.parametrize(
    "text",
    [
        "The patients did not respond to treatment.",
        "The lamp is not available in Spain.",
        "The keeper refused to give up his seat.",
        "Reuters could not confirm the figures.",
        "The swimmers had made a lucky escape, as nobody was hurt.",
        "“I did not expect to win,” said Ola Berg.",
        "Ms Falk said she had not yet read the book.",
        "The tribunal denied refugee status to the brothers.",
        "Ms Falk admitted that it was hard to lose.",
        "The board seemed to confirm the worst fears of the staff.",
        "About 30 percent of members said the story was false.",
        "“We are all aware of the beauty of the place,” said Ola Berg.",
        "The choir has not made the journey before.",
        "“If they paid, we have nothing to fear,” said Ola Berg.",
        "The last piece of evidence confirmed the theory.",
    ],
)
def test_what_only_sounds_like_a_reaction_is_none(text: str) -> None:
    assert reactions(text) == []


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("The ministry refused to give any details.", "no_comment"),
        ("The agency would not confirm the raid.", "no_comment"),
        ("The bank did not respond to two letters with questions.", "did_not_respond"),
        ("The club was unavailable for comment.", "did_not_respond"),
        ("The palace has not released any statement.", "silent"),
        ("The trust made no announcement.", "silent"),
        ("The consulate said it could not confirm the report.", "non_denial"),
        ("The story was exaggerated, Ms Falk said.", "non_denial"),
        ("The mill acknowledged the leak.", "confirms"),
        ("The skipper admitted lying to the harbour master.", "confirms"),
        ("Ms Falk said she had never seen the letter.", "denies_specific"),
        ("A blog said she wrote it. Ms Falk said she did not write it.", "denies_specific"),
        ("The mill said the claim was baseless.", "denies_general"),
    ],
)
def test_a_party_that_answers_reacts(text: str, response: str) -> None:
    assert set(reactions(text)) == {response}


def test_a_reaction_ends_where_another_tells_of_it() -> None:
    reports = read_by_rule("The mill was not contacted before the broadcast, its producer admitted.")
    told = {report["response"]: (report["source_text"], report["content_text"]) for report in reports}
    assert told["not_asked"] == ("The mill", "was not contacted before the broadcast")


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("Ms Oke", True), ("the mining company", True), ("officials in Valletta", True), ("she", True),
        ("lawyers for the family", True), ("the device", False), ("60 per cent of farmers", False),
        ("hard to say", False), ("cold comfort", False), ("", False),
    ],
)  # fmt: skip
def test_parties_are_people_and_bodies(phrase: str, party: bool) -> None:
    assert is_party(phrase) == party


def test_a_confirmation_by_the_unnamed_credits_the_outlet_that_had_it_first() -> None:
    text = "The Tern Gazette said on Monday that the mill was sold. A person briefed on the sale confirmed the account."
    assert read_by_rule(text)[-1]["credited_outlet"] == "Tern Gazette"


def test_a_short_name_is_the_person_whose_full_name_the_article_gives() -> None:
    text = "Berg said the pier was shut. Later Ola Berg opened it."
    assert read_by_rule(text)[0]["source_kind"] == "named_person"
