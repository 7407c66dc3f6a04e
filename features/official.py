"""The last word of whoever is entitled to give it: confirmed, denied, no comment, silent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import pandas as pd

from features.grouping.entitled import own_voice, speaks_for_one_of
from features.grouping.marks import occasions
from features.grouping.relevance import share_told
from features.officials.last_word import shipped
from features.officials.publications import published
from features.officials.sentences import Sentence, sentences, text_of
from features.officials.signs import Heard, signs
from features.officials.speakers import Parties, parties_asked
from features.officials.statements import SUBSTANTIVE, Utterance, utterances

_PUBLIC_WORD: Final = frozenset({"court", "press conference", "parliament"})
_IN_ITS_WORDS: Final = 0.75  # share of the claim's terms
_ABOUT: Final = 0.15  # share of the claim's terms below which an article is about something else
_COVERAGE: Final = 3  # articles, from which the learned weights, made of claims with so many and more, decide
_LEDE: Final = 3  # reports that make up headline and lede
_AT_ONCE: Final = re.compile(
    r"\b(?:announce[ds]|(?:was|been) made public|decree|(?:official )?gazette|unveil(?:ed|s)|filed for|"
    r"signed (?:into|off)|public meeting|"
    r"(?:packed|news|press) (?:briefing|conference))\b"
)


def official_status(reports: pd.DataFrame) -> pd.Series[str]:
    """The last word of whoever is entitled to give it, per claim; 'none' where nobody entitled was heard.

    Entitled are public bodies, whoever the claim itself names, those who speak for either, and a body that publishes
    the article itself. What is said in court, in parliament or to a press conference counts as said by whoever gave it.
    A confirmation or denial outlasts a later refusal to comment; a refusal outweighs silence. Where none of them is
    heard, somebody who answers for anything counts, and then whoever speaks beside the point. `reports` has one row a
    report in an article on the claim: claim_id, claim, known_at, article_id, ordinal, part, bears, outlet_kind,
    outlet_name, source_text, source_kind, credited_outlet, on_record, response, hedge, speech_act, sentence, stance.
    The result is indexed by claim_id.
    """
    return pd.Series({claim_id: _status(heard) for claim_id, heard in _heard(reports)}, dtype=object)


def status_signs(reports: pd.DataFrame) -> pd.DataFrame:
    """What the learned last word goes by, a row a claim, indexed by claim_id; `reports` as for `official_status`."""
    return pd.DataFrame({claim_id: signs(heard, _by_rule(heard)) for claim_id, heard in _heard(reports)}).T


def _heard(reports: pd.DataFrame) -> Iterator[tuple[str, list[Heard]]]:
    """What the articles on each claim tell of officials, by time."""
    ordered = reports.sort_values(["claim_id", "known_at", "article_id", "ordinal"], kind="stable")
    for claim_id, part in ordered.groupby("claim_id"):
        rows = list(part.itertuples(index=False))
        asked = parties_asked(rows)
        articles = [list(group) for _, group in groupby(rows, key=lambda row: row.article_id)]
        yield str(claim_id), [_in_article(article, asked) for article in articles]


def _in_article(article: Sequence[Any], asked: Parties) -> Heard:
    told = sentences(article)
    if not _about(told):
        return Heard(article, told, (), published=False, public=False, about=False)
    own = _published_by_a_body(article, asked)
    said = [Utterance(published(told), 1.0, True, True)] if own else _reported(told, asked)
    return Heard(article, told, said, published=own, public=_in_public(told), about=True)


def _status(heard: Sequence[Heard]) -> str:
    """The last official word on one claim: as learned from whole coverage, by rule where there is little of it."""
    by_rule = _by_rule(heard)
    said = [one for each in heard for one in each.said]
    if len(heard) < _COVERAGE or not said or _is_plain(said[-1]):
        return by_rule
    return shipped().words_of([signs(heard, by_rule)])[0]


def _is_plain(word: Utterance) -> bool:
    """Whether somebody whom the claim concerns says outright, in the claim's own words, that it holds or does not."""
    return word.word in SUBSTANTIVE and word.party and word.outright and word.share >= _IN_ITS_WORDS


def _by_rule(heard: Sequence[Heard]) -> str:
    word = _last_word(one for each in heard for one in each.said)
    return "confirmed" if word not in SUBSTANTIVE and any(each.public for each in heard) else word


def _published_by_a_body(article: Sequence[Any], asked: Parties) -> bool:
    first = article[0]
    name = text_of(first.outlet_name)
    if name is not None and any(f"({name})" in row.sentence for row in article[:_LEDE]):
        return False  # a news agency's dateline
    return own_voice(name, text_of(first.outlet_kind), first.claim) or speaks_for_one_of(name, asked)


def _about(told: Sequence[Sentence]) -> bool:
    """Whether an article has enough of the claim's words to be about it."""
    named = text_of(told[0].reports[0].outlet_name) or ""
    return share_told(" ".join([named, *(sentence.text for sentence in told)]), told[0].claim) >= _ABOUT


def _in_public(told: Sequence[Sentence]) -> bool:
    """Whether an article tells the claim as what was said in court, in parliament or to the press."""
    lede = " ".join(sentence.text for sentence in told if sentence.early)
    return told[0].stance == "for" and bool(occasions(lede) & _PUBLIC_WORD or _AT_ONCE.search(lede))


def _reported(told: Sequence[Sentence], asked: Parties) -> list[Utterance]:
    """What a newspaper has heard from those entitled: of several words on the matter one, with refusals and silence."""
    heard = [utterance for sentence in told for utterance in utterances(sentence, asked)]
    substantive = [one for one in heard if one.word in SUBSTANTIVE and not one.faintness]
    others = [one for one in heard if one.word not in SUBSTANTIVE or one.faintness]
    return [*others, _settled(substantive)] if substantive else others


def _settled(heard: Sequence[Utterance]) -> Utterance:
    """The word that an article's several words come to: a part where any is in part, else the closest to the claim."""
    in_part = [one for one in heard if one.word == "partly confirmed"]
    return in_part[0] if in_part else max(heard, key=lambda one: one.share)


def _last_word(spoken: Iterable[Utterance]) -> str:
    heard = list(spoken)
    for faintness in (0, 1, 2):
        for kinds in (SUBSTANTIVE, ("no comment",), ("silent",)):
            of_kind = [one for one in heard if one.word in kinds and one.faintness == faintness]
            if of_kind:
                return _standing(of_kind)
    return "none"


def _standing(heard: Sequence[Utterance]) -> str:
    """The last of them; who tells of a part again in passing has not owned up to more."""
    last = heard[0]
    for one in heard[1:]:
        if last.word != "partly confirmed" or one.word != "confirmed" or one.outright:
            last = one
    return last.word
