"""Signs of first-hand work and of descent: numbers that the learned odds add up.

A row of `PAIR` signs holds for a later article and one earlier one; a row of `ROOT` signs for an article beside all
that came before it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from features.grouping.descent import same_source
from features.grouping.firsthand.marks import Marks, spoken_of

_SHORT: Final = 50  # words; what is shorter or longer than the stories learned from counts as if it were as long
_LONG: Final = 150

Row = dict[str, float]


def pair_row(own: Marks, other: Marks, place: int, n_earlier: int) -> Row:
    """Signs that an article has its story from an earlier one, the `place`-th of `n_earlier`, or from where that has
    it.
    """
    mine, theirs = own.trace, other.trace
    credited = {one.outlet_id: one for one in mine.credits}
    credit = credited.get(theirs.outlet_id or "")
    shared = [one for one in mine.sources if any(same_source(one, source) for source in theirs.sources)]
    n_shared = len(own.own_terms & other.own_terms)
    known = [speaker for speaker in own.speakers if speaker & other.terms]
    return {
        "credited": float(credit is not None and credit.reported),
        "named": float(credit is not None),
        "mentioned": float(own.mentions(other) is not None),
        "in_lede": float(other.name is not None and other.name.search(own.lede) is not None),
        "same_credit": float(bool(own.credited & other.credited)),
        "quotation": float(not mine.quotes.keys().isdisjoint(theirs.quotes)),
        "source": float(bool(shared)),
        "document": float(any(one.document for one in shared)),
        "occasion": float(bool(mine.occasions & theirs.occasions)),
        "speakers_known": len(known) / max(len(own.speakers), 1),
        "same_speaker": float(any(a <= b or b <= a for a in own.speakers for b in other.speakers)),
        "body_speaks": float(theirs.body and any(speaker & other.name_terms for speaker in own.speakers)),
        "body_quoted": float(mine.body and other.mentions(own) is not None),
        "party_named": float((other.called_body or other.in_claim > 0.5) and own.mentions(other) is not None),
        "overlap": n_shared / max(len(own.own_terms), 1),
        "held": n_shared / max(len(other.own_terms), 1),
        "numbers": min(sum(term[0].isdigit() for term in own.own_terms & other.own_terms), 4) / 4,
        "same_side": float(mine.against == theirs.against),
        "other_language": float(mine.foreign != theirs.foreign),
        "same_outlet": float(mine.outlet_id is not None and mine.outlet_id == theirs.outlet_id),
        "same_owner": float(mine.owner is not None and mine.owner == theirs.owner),
        "first": float(place == 0),
        "other_body": float(theirs.body or other.called_body),
        "other_medium": float(other.called_medium),
        "works": float(own.works),
        "first_hand": float(mine.first_hand),
        "body": float(mine.body),
        "on_duty": float(mine.on_duty),
        "hearsay": float(mine.hearsay),
        "sourced": float(mine.sourced),
        "n_earlier": math.log(n_earlier),
    }


def root_row(own: Marks, earlier: Sequence[Marks], pairs: Sequence[Row], everyone: Sequence[Marks]) -> Row:
    """Signs that an article got it first hand.

    Parameters
    ----------
    earlier: the articles before it, at least one. pairs: its `pair_row` with each of these. everyone: all articles on
    the claim, later ones too.
    """
    same_side = [row for row in pairs if row["same_side"]] or list(pairs)
    heard = frozenset().union(*(one.terms for one in earlier))
    other_side = not any(row["same_side"] for row in pairs)
    return (
        {f"any_{name}": max(row[name] for row in same_side) for name in _HIGHEST}
        | _of_publisher(own, everyone)
        | _of_work(own, heard)
        | _of_credits(own, earlier, everyone)
        | {
            "other_side": float(other_side),
            "length": math.log(min(max(own.n_words, _SHORT), _LONG)),
            "n_earlier": math.log(len(earlier)),
        }
    )


def _of_publisher(own: Marks, everyone: Sequence[Marks]) -> Row:
    """Whether its publisher speaks for itself, and how others on the claim speak of that."""
    party, medium = spoken_of(own, everyone)
    return {
        "body": float(own.trace.body),
        "on_duty": float(own.trace.on_duty),
        "called_body": float(own.called_body),
        "called_medium": float(own.called_medium),
        "in_claim": own.in_claim,
        "spoken_of": float(party),
        "credited_by": float(medium),
        "notice": float(own.notice),
    }


def _of_work(own: Marks, heard: frozenset[str]) -> Row:
    """What work and what sources of its own it shows, beside the terms already heard."""
    trace = own.trace
    new = {speaker for speaker in own.speakers if not _known(speaker, heard)}
    return {
        "first_hand": float(trace.first_hand),
        "hearsay": float(trace.hearsay),
        "sourced": float(trace.sourced),
        "official": float(trace.official),
        "stands_by": float(trace.stands_by),
        "observing": float(own.observing),
        "foreign": float(trace.foreign),
        "own_eyes": min(own.own_eyes, 3) / 3,
        "contacts": min(own.contacts, 2) / 2,
        "own_name": float(own.own_name > 0),
        "told_by_name": float(own.own_name > 1),
        "first_person": min(20 * own.first_person / max(own.n_words, 1), 1.0),
        "asks": float(own.asks),
        "first_told": float(own.first_told),
        "reacts": float(own.reacts),
        "top_known": float(any(_known(speaker, heard) for speaker in own.top_speakers)),
        "top_new": float(any(not _known(speaker, heard) for speaker in own.top_speakers)),
        "top_anonymous": float(own.top_anonymous),
        "top_eyewitness": float(own.top_eyewitness),
        "n_new": min(len(new), 3) / 3,
        "nothing_own": float(not (own.works or trace.body or own.called_body or new)),
        "new_terms": 1 - len(own.own_terms & heard) / max(len(own.own_terms), 1),
    }


def _of_credits(own: Marks, earlier: Sequence[Marks], everyone: Sequence[Marks]) -> Row:
    """Whom it credits, and how far up."""
    credited_at = min((_where(own, one) for one in earlier), default=1.0)
    return {
        "credits_earlier": float(bool(own.credited & {one.trace.outlet_id for one in earlier})),
        "credits_absent": float(bool(own.credited - {one.trace.outlet_id for one in everyone})),
        "credited_at": credited_at,
        "credited_early": float(credited_at <= 0.35),
    }


_HIGHEST = (
    "credited", "mentioned", "in_lede", "quotation", "source", "occasion", "body_speaks", "body_quoted", "party_named",
    "overlap", "held", "numbers", "other_language", "same_outlet",
)  # fmt: skip


def _known(speaker: frozenset[str], heard: frozenset[str]) -> bool:
    return 2 * len(speaker & heard) >= len(speaker)


def _where(own: Marks, other: Marks) -> float:
    """How far down it names another's publisher, as a share of its length; 1 where it does not."""
    found = own.mentions(other) if own.trace.outlet_id != other.trace.outlet_id else None
    return found.start() / max(len(own.text), 1) if found else 1.0
