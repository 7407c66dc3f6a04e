"""One real article beside three copies of it: one origin, the newspaper that it credits, and drawn.

HEARSAY_SEED_ARTICLE names the article's text file; without it this test skips. Two of the copies are made from the file
as the test runs, trimmed and with words swapped as a machine would; the third tells it over in words of our own.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Final

import pytest

from data.desk import Desk
from flows.nightly import run_night

ARTICLE: Final = Path(os.environ.get("HEARSAY_SEED_ARTICLE", "nowhere"))
SWAPPED: Final = {
    "sources": "insiders", "issued": "delivered", "informed": "advised", "leave": "quit", "country": "nation",
    "safe": "secure", "refused": "declined", "immediately": "instantly", "requested": "sought", "campaign": "drive",
    "discussion": "dialogue", "revealed": "disclosed", "information": "details", "large": "big", "permitted": "allowed",
    "doubtful": "sceptical", "threats": "menaces", "action": "operations", "view": "regard", "contact": "links",
    "survived": "outlasted", "succession": "series", "president": "head of state", "leader": "chief",
    "government": "administration", "military": "armed", "pressure": "strain", "unusual": "odd",
}  # fmt: skip
RETOLD: Final = (
    "Donald Trump gave Nicolás Maduro an ultimatum: quit at once and go into exile, or take the consequences, the "
    "Miami Herald reported. According to the paper, which cites unnamed people, the Venezuelan turned it down on the "
    "telephone and wanted a global amnesty."
)

pytestmark = [
    pytest.mark.measured,
    pytest.mark.skipif(not ARTICLE.is_file(), reason="HEARSAY_SEED_ARTICLE names no file"),
]


def test_article_and_its_copies_are_one_origin_and_drawn(tmp_path: Path) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    swapped = re.sub(r"[a-z][a-z-]+", lambda word: SWAPPED.get(word[0], word[0]), text)
    middle = "\n".join(text.split("\n")[3:14])
    told = [
        ("seed", "Daily Digest", None, text, "01T08"),
        ("trimmed", "Coast Mirror", "Trump told Maduro to go now", f"Washington presses on. {middle}", "01T10"),
        ("swapped", "Newsbee", "Maduro given ultimatum by Trump", swapped, "01T13"),
        ("retold", "Harbour Courier", "Trump gave Maduro an ultimatum, Herald says", RETOLD, "02T07"),
    ]  # fmt: skip
    names = ("article_id", "outlet", "title", "text", "published_at")
    rows = [dict(zip(names, (*row[:4], f"2025-12-{row[4]}:00:00Z"), strict=True)) for row in told]
    (tmp_path / "told.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    run_night([tmp_path / "told.jsonl"], store=tmp_path / "s.duckdb", out=tmp_path / "out")
    desk = Desk(tmp_path / "s.duckdb")
    found = desk.origins()
    [claim_id] = set(found.claim_id[found.article_id == "retold"])
    chain = found[found.claim_id == claim_id]
    assert set(chain.article_id) == {"seed", "trimmed", "swapped", "retold"}
    assert set(chain.origin) == {"Miami Herald"}
    assert set(chain.from_article_id[chain.article_id.isin(["trimmed", "swapped"])]) == {"seed"}
    desk.draw_origins(claim_id).savefig(tmp_path / "chain.svg")
    assert "Miami Herald" in (tmp_path / "chain.svg").read_text(encoding="utf-8")
