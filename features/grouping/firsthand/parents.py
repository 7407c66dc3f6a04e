"""Marks of all articles on a claim -> what each rests on: itself, an earlier article, or a credited outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from features.grouping.descent import CREDITED, Step
from features.grouping.firsthand.marks import Marks
from features.grouping.firsthand.odds import FirstHand
from features.grouping.firsthand.signs import pair_row, root_row

_MOST_EARLIER: Final = 100  # earliest articles on a claim that a later one is compared with
_TIES: Final = ("named", "quotation", "source", "occasion", "same_outlet", "same_owner")
_OTHER_SIDE: Final = 0.3  # what the odds of descent are worth where one speaks for the claim and one against it


def find_parent(place: int, everyone: Sequence[Marks], present: Mapping[str, str], odds: FirstHand) -> Step | None:
    """What the `place`-th article on a claim rests on; None where it got it first hand.

    Parameters
    ----------
    everyone: marks of all articles, earliest first. present: outlet_id -> its first article on the claim.
    """
    own, earlier = everyone[place], everyone[: min(place, _MOST_EARLIER)]
    outside = _outside(own, {one.trace.article_id for one in earlier}, present)
    if own.independent or _confirms_at_last(own, earlier):
        return None
    if earlier:
        pairs = [pair_row(own, other, at, len(earlier)) for at, other in enumerate(earlier)]
        if not own.about and not any(row[tie] for row in pairs for tie in _TIES):
            return None
        rests_on_one = 1 - float(odds.root.of([root_row(own, earlier, pairs, everyone)])[0])
        if rests_on_one >= 0.5 or own.mere_hearsay:
            likely = odds.pair.of(pairs) * [1.0 if row["same_side"] else _OTHER_SIDE for row in pairs]
            onto = earlier[int(likely.argmax())]
            if outside is not None and outside.onto.removeprefix("outlet:") in onto.credited:
                return outside  # both owe it to one outlet
            return own.trace.step_onto(onto.trace, round(max(rests_on_one, 0.5), 3))
    return outside


def _confirms_at_last(own: Marks, earlier: Sequence[Marks]) -> bool:
    """Whether it has the first confirmation of what was put to somebody before: that is somebody else's word."""
    heard = any(other.top_confirms or other.trace.body or other.called_body for other in earlier)
    return own.top_confirms and not heard and any(other.reacts for other in earlier)


def _outside(own: Marks, earlier: set[str], present: Mapping[str, str]) -> Step | None:
    """The step to an outlet that it credits and that has no article here yet."""
    if own.trace.first_hand or own.trace.body:
        return None
    steps = own.trace.credit_steps(present, ())
    return next((step for step in steps if step.weight >= CREDITED and step.onto not in earlier), None)
