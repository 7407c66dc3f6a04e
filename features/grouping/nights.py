"""Which nights the grouping has to go through, so that any past one comes out as it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Passed:
    """A night that the grouping went through; see `TABLES["grouping_nights"]`."""

    as_of: datetime
    lasting: bool
    done: bool


@dataclass(frozen=True)
class Plan:
    """Whether to begin from nothing, the nights to go through, and whether later nights may build on the last one."""

    anew: bool
    nights: Sequence[datetime]
    lasting: bool


def plan(passed: Sequence[Passed], as_of: datetime) -> Plan:
    """What leads to the night `as_of`.

    What a night finds follows from the nights before it, each with what was known then. So the nights that last are
    gone through in order; a look back at a moment before the last of them goes through those before it again, and
    leaves no trace for later ones. The night itself is always gone through: when nothing is new, it changes nothing.

    >>> first, second, third = (datetime(2026, 1, day) for day in (1, 2, 3))
    >>> plan([Passed(first, True, True)], second).nights == [second]
    True
    >>> back = plan([Passed(first, True, True), Passed(third, True, True)], second)
    >>> back.anew, back.nights == [first, second], back.lasting
    (True, True, False)
    """
    lasting = sorted(night.as_of for night in passed if night.lasting)
    wanted = [*(night for night in lasting if night < as_of), as_of]
    done = sorted(night.as_of for night in passed if night.done)
    anew = done != wanted[: len(done)]
    left = wanted if anew else wanted[len(done) :] or [as_of]
    return Plan(anew, left, not lasting or as_of >= lasting[-1])
