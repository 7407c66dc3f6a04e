"""What whoever is entitled to speak has said: confirmed, denied, kept silent."""

from __future__ import annotations

import re
from typing import Final

import pandas as pd

from features.declare import feature
from features.grouping.text import terms

_ENTITLED: Final = "source_kind in ('official', 'institution')"


@feature(
    table="reports", unit="0 to 3", bounds=(0, 3), missing=0, expect="+",
    shown_by=f"response = 'confirms' and {_ENTITLED}",
)  # fmt: skip
def confirmation_level() -> str:
    """Confirmation by officials: 0 none, 1 hedged, 2 one body, 3 two or more bodies."""
    firm = f"count(distinct lower(source_text)) filter (where response = 'confirms' and hedge = 'none' and {_ENTITLED})"
    hedged = f"count(*) filter (where response = 'confirms' and {_ENTITLED})"
    return f"case when {firm} >= 2 then 3e0 when {firm} = 1 then 2e0 when {hedged} > 0 then 1e0 else 0e0 end"


@feature(
    table="reports", unit="0 to 3", bounds=(0, 3), missing=0, expect="-",
    shown_by="response in ('non_denial', 'denies_general', 'denies_specific')",
)  # fmt: skip
def denial_level() -> str:
    """Denial by a party concerned: 0 none, 1 non-denial, 2 general, 3 specific."""
    return (
        "max(case response when 'denies_specific' then 3e0 when 'denies_general' then 2e0 "
        "when 'non_denial' then 1e0 else 0e0 end)"
    )


@feature(
    table="reports", unit="count", bounds=(0, None), missing=0, expect="?",
    shown_by="response in ('no_comment', 'did_not_respond')",
)  # fmt: skip
def no_comment_count() -> str:
    """Parties that were asked and declined or did not answer."""
    return "count(distinct lower(source_text)) filter (where response in ('no_comment', 'did_not_respond'))"


@feature(table="claims", unit="hours", bounds=(0, None), missing=None, expect="0", shown_by="response = 'silent'")
def silence_hours() -> str:
    """Hours since the first report without an official word; missing once an official has spoken, or when undated."""
    return "max(case when not official_word then (epoch(as_of) - epoch(first_at)) / 3600e0 end)"


_LAST_WORDS: Final = {
    "confirms": "confirmed",
    "denies_specific": "denied",
    "denies_general": "denied",
    "no_comment": "no comment",
    "non_denial": "no comment",
    "did_not_respond": "silent",
    "silent": "silent",
}
_SUBSTANTIVE: Final = ("confirmed", "partly confirmed", "denied")
_BODIES: Final = (
    r"\b(?:council|ministry|commission|directorate|government|presidency|police|authority|court|department|parliament|"
    r"embassy|prefecture|municipality|inspectorate|newsroom)\b"
)
_SHARED: Final = 0.5  # of the claim's terms, from which a statement is about it rather than about its setting
_PARTLY: Final = r"\b(?:part(?:ly|ially)|in part|some of|but not|admit(?:s|ted)? (?:an )?error|mistake)\b"


def official_status(reports: pd.DataFrame) -> pd.Series[str]:
    """The last word of whoever is entitled to give it, per claim; 'none' where nobody entitled was heard.

    Entitled are office-holders and institutions on the record, whoever the claim itself names, and a body that
    publishes the article itself. A confirmation or denial outlasts a later refusal to comment; a refusal outweighs
    silence. `reports` has one row a bearing report: claim_id, claim, known_at, article_id, ordinal, lead, outlet_kind,
    outlet_name, source_text, source_kind, on_record, response, hedge, speech_act, sentence, stance. The result is
    indexed by claim_id.
    """
    ordered = reports.sort_values(["claim_id", "known_at", "article_id", "ordinal"], kind="stable")
    words = _reactions(ordered).fillna(_statements(ordered)).fillna(_publications(ordered))
    hedged = ordered.hedge.eq("strong") | ordered.sentence.str.contains(_PARTLY, case=False, regex=True)
    words = words.mask((words == "confirmed") & hedged, "partly confirmed")
    return words.groupby(ordered.claim_id).agg(_last_word)


def _reactions(reports: pd.DataFrame) -> pd.Series[str]:
    """What those who were asked said or left unsaid."""
    words = reports.response.map(_LAST_WORDS)
    return words.where(_entitled(reports) | ~words.isin(_SUBSTANTIVE))


def _statements(reports: pd.DataFrame) -> pd.Series[str]:
    """What the entitled said of their own accord, read by where the article that carries it stands."""
    factual = reports.speech_act.isin(["assertion", "prediction"]) & reports.response.isna()
    says = _entitled(reports) & reports.on_record.astype(bool) & factual & _on_the_claim(reports)
    return reports.stance.map({"for": "confirmed", "against": "denied"}).where(says)


def _publications(reports: pd.DataFrame) -> pd.Series[str]:
    """What a body says on a site of its own."""
    of_a_body = reports.outlet_name.fillna("").str.contains(_BODIES, case=False, regex=True)
    own = (reports.outlet_kind.isin(["government", "company"]) | of_a_body) & reports.lead
    return reports.stance.map({"for": "confirmed", "against": "denied"}).where(own)


def _entitled(reports: pd.DataFrame) -> pd.Series[bool]:
    concerned = [
        bool(_names(source) & _names(claim)) for source, claim in zip(reports.source_text, reports.claim, strict=True)
    ]
    return reports.source_kind.isin(["official", "institution"]) | pd.Series(concerned, index=reports.index)


def _on_the_claim(reports: pd.DataFrame) -> pd.Series[bool]:
    said = [
        # the sentence that is the claim tells what somebody did, not that he owns up to it
        claim not in sentence and len(set(terms(sentence)) & set(terms(claim))) >= _SHARED * len(set(terms(claim)))
        for sentence, claim in zip(reports.sentence, reports.claim, strict=True)
    ]
    return pd.Series(said, index=reports.index)


def _names(text: object) -> set[str]:
    return (
        set(re.findall(r"\b[A-Z][\w'’-]{2,}", text)) - {"The", "His", "Her", "Its"} if isinstance(text, str) else set()
    )


def _last_word(words: pd.Series[str]) -> str:
    spoken = words.dropna()
    for kinds in (_SUBSTANTIVE, ("no comment",), ("silent",)):
        of_kind = spoken[spoken.isin(kinds)]
        if len(of_kind):
            return str(of_kind.iloc[-1])
    return "none"
