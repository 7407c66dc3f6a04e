"""Whom a credit means, among the outlets that are known."""

from __future__ import annotations

import pandas as pd
import pytest

from data.schema import TABLES
from data.validate import conform
from features.grouping.outlet_names import OutletNames, known_outlets


def outlets(*rows: tuple[str, str, bool | None]) -> pd.DataFrame:
    named = [{"outlet_id": i, "name": name, "aliases": [], "in_book": listed} for i, name, listed in rows]
    return conform(TABLES["outlets"], pd.DataFrame(named))


COAST = ("coast.example", "Coast News", True)
IMITATOR = ("coast-news.example", "coast-news.example", False)


def test_of_two_outlets_with_one_name_that_of_the_book_wins() -> None:
    assert OutletNames(outlets(IMITATOR, COAST)).resolve("Coast News") == "coast.example"
    assert OutletNames(outlets(("b.example", "Coast News", False), IMITATOR)).resolve("Coast News") == "b.example"
    assert OutletNames(outlets(("b.example", "Coast News", True), COAST)).resolve("Coast News") == "b.example"


@pytest.mark.parametrize(
    ("listed", "met", "known"),
    [
        (True, [], True),
        (False, [], False),
        (False, ["a.example"], True),
        (None, [], True),
        (False, ["b.example"], False),
    ],
)
def test_an_outlet_is_known_from_the_book_or_by_an_article(listed: bool | None, met: list[str], known: bool) -> None:
    assert len(known_outlets(outlets(("a.example", "Coast News", listed)), met)) == known
