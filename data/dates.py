"""Dates as inputs write them -> naive UTC."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from data.validate import shown

_EPOCH: Final = datetime(1970, 1, 1)
_EARLIEST: Final = datetime(1800, 1, 1)
# below: the spring of 1973, so that years (2025) and days (20250301) are not taken for moments
_LEAST_SECONDS: Final = 1e8
_LEAST_MILLIS: Final = 1e11
_DIGITS: Final = re.compile(r"[0-9]{9,16}(?:\.[0-9]{1,9})?")
# named zones other than these would silently be read as UTC
_RFC_2822: Final = re.compile(
    r"(?:[A-Za-z]{3},\s{0,3})?[0-9]{1,2} [A-Za-z]{3} [0-9]{4} [0-9]{2}:[0-9]{2}(?::[0-9]{2})? "
    r"(?:[+-][0-9]{4}|UTC?|GMT|Z|[ECMP][SD]T)"
)


def now() -> datetime:
    """The present moment, naive UTC, in whole seconds: the one clock of the project."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def naive_utc(value: object, name: str = "published_at") -> datetime | None:
    """The moment in naive UTC; None when missing.

    Takes ISO 8601 (without an offset it is UTC, a bare date is its midnight), RFC 2822, datetimes and dates, and
    numbers or digits as seconds or milliseconds since 1970. Raises ValueError with the value and the remedy.

    >>> naive_utc("2025-03-01T10:00:00+02:00"), naive_utc("Tue, 04 Mar 2025 10:00:00 GMT")
    (datetime.datetime(2025, 3, 1, 8, 0), datetime.datetime(2025, 3, 4, 10, 0))
    >>> naive_utc(1740823200) == naive_utc(1740823200000) == datetime(2025, 3, 1, 10)
    True
    >>> naive_utc("31/13/2025")
    Traceback (most recent call last):
    ValueError: published_at '31/13/2025' is no date; use ISO 8601
    """
    if value is None or value != value or (isinstance(value, str) and not value.strip()):
        return None
    try:
        moment = _utc(_moment(value.strip() if isinstance(value, str) else value))
    except (ValueError, OverflowError, TypeError):
        quoted = f"'{shown(value)}'" if isinstance(value, str) else shown(value)
        raise ValueError(f"{name} {quoted} is no date; use ISO 8601") from None
    if moment < _EARLIEST:
        raise ValueError(f"{name} {moment.isoformat()} lies before {_EARLIEST.year}; leave it empty when unknown")
    return moment


def _moment(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise TypeError
    if not isinstance(value, str):
        return _from_epoch(value)
    if _DIGITS.fullmatch(value):
        return _from_epoch(float(value))
    if _RFC_2822.fullmatch(value):
        return parsedate_to_datetime(value.replace(" Z", " +0000"))
    if len(value) > 10 and value[8] not in "Tt " and value[10] not in "Tt ":
        raise ValueError  # fromisoformat would take any character between day and hour
    return datetime.fromisoformat(value)


def _from_epoch(number: float) -> datetime:
    if not math.isfinite(number) or number < _LEAST_SECONDS:
        raise ValueError
    seconds = number / 1000 if number >= _LEAST_MILLIS else number
    return _EPOCH + timedelta(seconds=seconds)


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
