"""The night as a STIX 2.1 bundle (OASIS Standard, 10 June 2021): one `note` a claim, one `opinion` an override.

A note's `content` is the claim, and its `confidence`, in percent, how far that can be relied on (`Desk.claims`); of a
claim that cannot be judged it is left out. A note, not a report: it is the system's own assessment, and refers to the
outlets that carry the claim. Every note is one dated forecast: other nights and models make other notes, never new
versions of it. All ids are UUIDv5.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_OID, UUID, uuid5

import numpy as np
import pandas as pd

from data.desk import Desk

_NAMESPACE: Final[UUID] = uuid5(NAMESPACE_OID, "hearsay")
# an identity keeps one moment of creation over all bundles; there is no true one
_EVER: Final = "1970-01-01T00:00:00.000Z"
# the vocabulary of `opinion` (section 10.18) over the same five ranges as the Admiralty code's credibility
_OPINIONS: Final = ("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree")

Properties = dict[str, Any]


def write_bundle(desk: Desk, path: Path) -> Path:
    """Write `bundle` of the desk's night as JSON, swapped in whole, and return the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(bundle(desk.claims(), desk.evidence()), ensure_ascii=False, indent=1) + "\n", "utf-8")
    fresh.replace(path)
    return path


def bundle(claims: pd.DataFrame, evidence: pd.DataFrame) -> Properties:
    """A bundle of `Desk.claims` and `Desk.evidence` of one night: the same rows in any order make the same bundle."""
    told = {claim_id: part.sort_values("article_id") for claim_id, part in evidence.groupby("claim_id")}
    system = _identity("hearsay", "system", _EVER)
    found = {system["id"]: system}
    for place in np.argsort(claims.claim_id.to_numpy(object)):
        row: Properties = {str(name): value for name, value in claims.iloc[place].items()}
        said = told.get(row["claim_id"], evidence.iloc[:0])
        at = _time(row["as_of"])
        made = [_identity(name, "organization", at) for name in sorted(said.outlet.dropna().unique())]
        made.append(note := _note(row, said, at))
        if pd.notna(row["override"]):
            made.append(_opinion(row, note, at))
        found |= {each["id"]: each for each in made}
    objects = [found[each] for each in sorted(found)]
    return {"type": "bundle", "id": _id("bundle", *(each["id"] for each in objects)), "objects": objects}


def _note(row: Properties, said: pd.DataFrame, at: str) -> Properties:
    outlets = sorted(said.outlet.dropna().unique())
    links = said.dropna(subset="url").drop_duplicates("url").fillna({"outlet": "unknown outlet"})
    reasons = f"; {row['reasons']}" if isinstance(row["reasons"], str) and row["reasons"] else ""
    judged: Properties = {} if pd.isna(row["stix_confidence"]) else {"confidence": int(row["stix_confidence"])}
    return _made("note", at, row["claim_id"], at, row["model_version"]) | judged | {
        "abstract": f"{row['likelihood']}; {row['admiralty']}{reasons}",
        "content": row["claim"],
        "object_refs": [_id("identity", name) for name in outlets] or [_id("identity", "hearsay")],
        "external_references": [
            {"source_name": "hearsay", "external_id": row["claim_id"]},
            *({"source_name": outlet, "url": url} for outlet, url in zip(links.outlet, links.url, strict=True)),
        ],
    }  # fmt: skip


def _opinion(row: Properties, note: Properties, at: str) -> Properties:
    step = min(int(row["override"] * len(_OPINIONS)), len(_OPINIONS) - 1)
    return _made("opinion", at, note["id"], row["override_by"], row["override"], row["override_reason"]) | {
        "opinion": _OPINIONS[step],
        "explanation": row["override_reason"],
        "authors": [row["override_by"]],
        "object_refs": [note["id"]],
    }


def _identity(name: str, identity_class: str, modified: str) -> Properties:
    made = {"type": "identity", "spec_version": "2.1", "id": _id("identity", name)}
    return made | {"created": _EVER, "modified": modified, "name": name, "identity_class": identity_class}


def _made(kind: str, at: str, *about: object) -> Properties:
    """What every object of a night starts with."""
    made = {"type": kind, "spec_version": "2.1", "id": _id(kind, *about)}
    return made | {"created_by_ref": _id("identity", "hearsay"), "created": at, "modified": at}


def _id(kind: str, *about: object) -> str:
    """An identifier that the same things always have.

    >>> _id("identity", "hearsay") == _id("identity", "hearsay") != _id("identity", "Harbour Times")
    True
    """
    return f"{kind}--{uuid5(_NAMESPACE, json.dumps([kind, *map(str, about)]))}"


def _time(at: pd.Timestamp) -> str:
    """
    >>> _time(pd.Timestamp(2026, 10, 1, 12))
    '2026-10-01T12:00:00.000Z'
    """
    return at.isoformat(timespec="milliseconds") + "Z"
