from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import naive_utc

TEN = datetime(2025, 3, 1, 10)


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("2025-03-01T10:00:00Z", TEN),
        ("2025-03-01T10:00:00", TEN),
        (" 2025-03-01 10:00 ", TEN),
        ("2025-03-01T12:00:00+02:00", TEN),
        ("2025-03-01t04:30:00.000-05:30", TEN),
        ("20250301T100000Z", TEN),
        ("2025-03-01T10:00:00.1234567Z", TEN.replace(microsecond=123456)),
        ("2025-03-01", datetime(2025, 3, 1)),
        ("20250301", datetime(2025, 3, 1)),
        ("Sat, 01 Mar 2025 10:00:00 GMT", TEN),
        ("Sat, 01 Mar 2025 10:00:00 Z", TEN),
        ("1 Mar 2025 05:00 EST", TEN),
        ("01 Mar 2025 11:00:00 +0100", TEN),
        ("1740823200", TEN),
        ("1740823200.0", TEN),
        ("1740823200000", TEN),
        (1740823200, TEN),
        (1740823200000.0, TEN),
        (TEN.replace(tzinfo=UTC), TEN),
        (pd.Timestamp("2025-03-01T11:00", tz="Europe/Paris"), TEN),
        (date(2025, 3, 1), datetime(2025, 3, 1)),
        (None, None),
        ("", None),
        (" ", None),
        (float("nan"), None),
        (pd.NaT, None),
    ],
)
def test_dates_are_read_as_naive_utc(told: object, moment: datetime | None) -> None:
    assert naive_utc(told) == moment


@pytest.mark.parametrize(
    "told",
    [
        "31/13/2025", "03/01/2025", "1 March 2025", "yesterday", "2025", "2025-03", "2025-02-30", "2025-03-01x10:00",
        "Sat, 01 Mar 2025 10:00:00 CET", "Sat, 99 Mar 2025 10:00:00 GMT", "17408232001740823200",
        2025, 20250301, -5, True, float("inf"), 10**400, ["2025-03-01"], {}, b"2025-03-01", "9999-12-31T23:00:00-05:00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_told_with_value_and_remedy(told: object) -> None:
    with pytest.raises(ValueError, match=r"^decided_at .+ is no date; use ISO 8601$"):
        naive_utc(told, "decided_at")


def test_dates_before_newspapers_are_refused() -> None:
    with pytest.raises(ValueError, match="lies before 1800"):
        naive_utc("0001-01-01")


@given(st.text(max_size=40) | st.integers() | st.floats() | st.none() | st.binary(max_size=5))
def test_anything_is_a_date_missing_or_a_value_error(told: object) -> None:
    try:
        moment = naive_utc(told)
    except ValueError as error:
        assert "use ISO 8601" in str(error) or "lies before" in str(error)
    else:
        assert moment is None or moment.tzinfo is None


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()))
def test_iso_dates_come_back_whatever_their_offset(moment: datetime) -> None:
    assert naive_utc(moment.isoformat()) == moment.astimezone(UTC).replace(tzinfo=None)
