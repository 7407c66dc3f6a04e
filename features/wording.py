"""How it is worded: hedges, hearsay, questions, debunking, detail."""

from __future__ import annotations

from typing import Final

from features.declare import feature

_HEDGED: Final = "case hedge when 'strong' then 1e0 when 'weak' then 0.5e0 else 0e0 end"
_HEARSAY: Final = (
    r"'\b(reportedly|allegedly|supposedly|purportedly|rumou?r(s|ed)?|unconfirmed|said to (be|have)|claims?)\b'"
)
_DEBUNKED: Final = (
    r"'\b(hoax(es)?|debunk(s|ed|ing)?|faked?|fakes|false|untrue|not true|never happened|no evidence|misleading|"
    r"fabricat(ed|ion)|made[- ]up|satir(e|ical)|photoshop(ped)?|prank|urban legend|fiction(al)?|bogus|myth|"
    r"retract(s|ed|ion)?|no truth|baseless|didn.t happen)\b'"
)


@feature(
    table="reports",
    unit="0 to 1",
    bounds=(0, 1),
    missing=None,
    expect="-",
    per_origin="avg",
    shown_by="hedge <> 'none'",
)
def hedge_share() -> str:
    """How far its reports are hedged: 0 not, 0.5 weakly, 1 strongly; mean, one vote per origin."""
    return f"avg({_HEDGED}) filter (where response is null)"


@feature(
    table="reports", unit="share", bounds=(0, 1), missing=None, expect="-", per_origin="avg",
    shown_by=f"regexp_matches(lower(sentence), {_HEARSAY})",
)  # fmt: skip
def hearsay_share() -> str:
    """Share of its reports that mark it as hearsay (reportedly, allegedly, is said to), one vote per origin."""
    return f"avg(case when regexp_matches(lower(sentence), {_HEARSAY}) then 1e0 else 0e0 end)"


@feature(
    table="reports", unit="share", bounds=(0, 1), missing=None, expect="-", per_origin="avg",
    shown_by=f"regexp_matches(lower(sentence), {_DEBUNKED})",
)  # fmt: skip
def debunk_share() -> str:
    """Share of its reports that use the words of debunking (hoax, fake, untrue), one vote per origin."""
    return f"avg(case when regexp_matches(lower(sentence), {_DEBUNKED}) then 1e0 else 0e0 end)"


@feature(
    table="articles", unit="share", bounds=(0, 1), missing=None, expect="-", per_origin="avg",
)  # fmt: skip
def question_share() -> str:
    """Share of headlines that ask rather than say, one vote per origin; missing where no article has a headline."""
    return "avg(case when title like '%?%' then 1e0 when title is not null then 0e0 end) filter (where copy_of is null)"


@feature(
    table="reports", unit="-1 to 1", bounds=(-1, 1), missing=None, expect="?", per_origin="avg",
    shown_by="part = 'title'",
)  # fmt: skip
def headline_gap() -> str:
    """Certainty of headlines minus certainty of bodies, one vote per origin; above 0 where headlines claim more."""
    body = f"avg({_HEDGED}) filter (where part = 'text' and response is null)"
    return f"{body} - avg({_HEDGED}) filter (where part = 'title')"


@feature(
    table="reports", unit="share", bounds=(0, 1), missing=None, expect="?", per_origin="avg",
    shown_by="sentence like '%“%' or sentence like '%\"%'",
)  # fmt: skip
def quoted_share() -> str:
    """Share of its reports that quote somebody's own words, one vote per origin."""
    return "avg(case when sentence like '%“%' or sentence like '%\"%' then 1e0 else 0e0 end)"


@feature(
    table="reports", unit="share", bounds=(0, 1), missing=None, expect="-", per_origin="avg", shown_by="spun",
)  # fmt: skip
def spun_share() -> str:
    """Share of its reports in sentences that read as machine-paraphrased, one vote per origin."""
    return "avg(case when spun then 1e0 when not spun then 0e0 end)"


@feature(table="claims", unit="count", bounds=(0, None), missing=0, expect="?")
def specificity() -> str:
    """Numbers and names in the claim's own wording."""
    return r"max(len(regexp_extract_all(claim, '[0-9][0-9.,]*|\b[A-Z][A-Za-z]+\b')))"
