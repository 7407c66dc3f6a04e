"""Input rows and what is asked of an intake, for the tests of this folder."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from data.articles import Intake

LATEST = datetime(2025, 6, 1)
SOUND = {"title": "Bridge reopens", "text": "The bridge reopened on Monday, the council said."}
OTHER = {"title": "Ferry stops", "text": "The ferry will not run this week."}


def lines(*rows: object) -> str:
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def reasons(intake: Intake) -> list[str]:
    return list(intake.rejected["reason"])


def only(intake: Intake) -> dict[str, Any]:
    assert len(intake.articles) == 1, intake.rejected
    return {str(name): value for name, value in intake.articles.iloc[0].items()}
