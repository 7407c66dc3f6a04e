"""What made-up outlets say of made-up claims, as `models.statements.read_statements` would tell it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd


def said(claim_id: str, outlet_id: str | None, side: str = "for", **more: Any) -> dict[str, Any]:
    """One report: an asserted sentence of an unrated outlet, unless told otherwise."""
    return {
        "claim_id": claim_id, "report_id": f"{claim_id}/{outlet_id}/{side}", "outlet_id": outlet_id, "side": side,
        "speech_act": "assertion", "source_kind": "none", "prior": np.nan, "sentence": f"The ferry of {claim_id} sank.",
    } | more  # fmt: skip


def two_outlets(n: int = 40) -> tuple[pd.DataFrame, pd.Series[int]]:
    """n claims: "herald" carries those that held, "tattler" the rest, and "gazette" all of them."""
    y = pd.Series([i % 2 for i in range(n)], index=[f"c{i:03}" for i in range(n)])
    rows = [said(c, outlet) for c, held in y.items() for outlet in ("herald" if held else "tattler", "gazette")]
    return pd.DataFrame(rows), y
