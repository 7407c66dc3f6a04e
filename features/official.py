"""The last word of whoever is entitled to give it: confirmed, denied, no comment, silent."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, Final

import pandas as pd

from features.grouping.entitled import denies_reports, own_voice, speaks_for_one_of
from features.grouping.marks import occasions
from features.grouping.relevance import body_denies, share_told
from features.statements import SUBSTANTIVE, Parties, is_entitled, parties_asked, partly, tentative, text_of, word_in

_PUBLIC_WORD: Final = frozenset({"court", "press conference", "parliament"})
_LEDE: Final = 3  # reports that make up headline and lede


def official_status(reports: pd.DataFrame) -> pd.Series[str]:
    """The last word of whoever is entitled to give it, per claim; 'none' where nobody entitled was heard.

    Entitled are public bodies, whoever the claim itself names, those who speak for either, and a body that publishes
    the article itself. What is said in court, in parliament or to a press conference counts as said by whoever gave it.
    A confirmation or denial outlasts a later refusal to comment; a refusal outweighs silence. `reports` has one row a
    report in an article on the claim: claim_id, claim, known_at, article_id, ordinal, part, bears, outlet_kind,
    outlet_name, source_text, source_kind, credited_outlet, on_record, response, hedge, speech_act, sentence, stance.
    The result is indexed by claim_id.
    """
    ordered = reports.sort_values(["claim_id", "known_at", "article_id", "ordinal"], kind="stable")
    status = {claim_id: _status(list(part.itertuples(index=False))) for claim_id, part in ordered.groupby("claim_id")}
    return pd.Series(status, dtype=object)


def _status(rows: list[Any]) -> str:
    """The last official word on one claim; `rows` by time."""
    asked = parties_asked(rows)
    said: list[str] = []
    for _, group in groupby(rows, key=lambda row: row.article_id):
        article = list(group)
        said += _publication(article) if _published_by_a_body(article, asked) else _words(article, asked)
    return _last_word(said)


def _published_by_a_body(rows: list[Any], asked: Parties) -> bool:
    first = rows[0]
    name = text_of(first.outlet_name)
    return own_voice(name, text_of(first.outlet_kind), first.claim) or speaks_for_one_of(name, asked)


def _publication(rows: list[Any]) -> list[str]:
    """What a body says on a site of its own."""
    first = rows[0]
    told = " ".join(dict.fromkeys(row.sentence for row in rows))
    if first.stance == "against" or denies_reports(told) or any(body_denies(row.sentence, row.claim) for row in rows):
        return ["denied"]
    return ["partly confirmed" if partly(told) else "confirmed"]


def _words(rows: list[Any], asked: Parties) -> list[str]:
    """What a newspaper has heard from those entitled; of several words on the matter the one closest to the claim."""
    told = []
    for at, row in enumerate(rows):
        word = word_in(row, asked, early=at < _LEDE or row.part == "title")
        if word is not None:
            told.append((word, share_told(row.sentence, row.claim)))
    closest = max((share for word, share in told if word in SUBSTANTIVE), default=0.0)
    found = [word for word, share in told if word not in SUBSTANTIVE or share == closest]
    halved = any(word == "partly confirmed" for word, _ in told)
    if halved or any(is_entitled(row, asked) and tentative(row) for row in rows):
        found = ["partly confirmed" if word == "confirmed" else word for word in found]
    lede = " ".join(dict.fromkeys(row.sentence for row in rows[:_LEDE]))
    public = occasions(lede) & _PUBLIC_WORD and rows[0].stance == "for"
    return found if set(found) & set(SUBSTANTIVE) or not public else [*found, "confirmed"]


def _last_word(spoken: Iterable[str]) -> str:
    heard = list(spoken)
    for kinds in (SUBSTANTIVE, ("no comment",), ("silent",)):
        of_kind = [word for word in heard if word in kinds]
        if of_kind:
            return of_kind[-1]
    return "none"
