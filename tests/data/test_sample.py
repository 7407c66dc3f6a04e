"""The sample corpus is well-formed and holds every kind of case that it promises."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from data.schema import OFFICIAL_STATUSES, OUTCOMES, OUTLET_KINDS, STANCES

ROOT: Final = Path(__file__).parents[2]
SAMPLE: Final = ROOT / "data" / "sample"

# How often each kind must occur for the sample to try what its README promises.
LEAST_OF_KIND: Final = {
    "anonymous sources": 3,
    "certainty inflation": 4,
    "circular crediting": 2,
    "correction": 1,
    "credited chain": 8,
    "debunk": 1,
    "did not respond": 3,
    "distractor": 1,
    "eyewitness": 4,
    "full confirmation": 3,
    "general denial": 1,
    "headline only": 1,
    "hedge": 5,
    "independent confirmation": 3,
    "leaked document": 2,
    "near topic": 4,
    "new lede": 2,
    "no comment": 3,
    "non-denial": 1,
    "on the record": 10,
    "opinion piece": 2,
    "partial confirmation": 1,
    "prediction": 1,
    "question headline": 2,
    "recommendation": 2,
    "retraction": 1,
    "silence on both sides": 2,
    "specific denial": 2,
    "spun copy": 2,
    "state media": 3,
    "threat": 1,
    "trimmed copy": 3,
    "ultimatum": 1,
    "undated": 1,
    "verbatim copy": 4,
    "viral hoax": 3,
}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


ARTICLES: Final = {
    article["article_id"]: article
    for article in map(json.loads, (SAMPLE / "articles.jsonl").read_text(encoding="utf-8").splitlines())
}
LABELS: Final = _rows(ROOT / "tests" / "cases" / "sample.csv")
LABELS_BY_CLAIM: Final = {
    key: [label for label in LABELS if label["claim_key"] == key]
    for key in dict.fromkeys(label["claim_key"] for label in LABELS)
    if key
}
OUTLETS: Final = _rows(SAMPLE / "outlets.csv")
OUTCOME_ROWS: Final = _rows(SAMPLE / "outcomes.csv")


def _kinds(label: dict[str, str]) -> list[str]:
    return label["covers"].split("|")


def _paragraphs(article_id: str) -> list[str]:
    return str(ARTICLES[article_id]["text"] or "").split("\n")


def _copies(kind: str) -> list[tuple[str, str]]:
    return [(label["article_id"], label["copy_of"]) for label in LABELS if kind in _kinds(label)]


def _shared_paragraphs(copy: str, root: str) -> int:
    """Paragraphs of the copy that end as one of the root does: a dateline may have been cut or changed."""
    endings = {paragraph[-60:] for paragraph in _paragraphs(root)}
    return sum(paragraph[-60:] in endings for paragraph in _paragraphs(copy))


def test_sample_is_as_large_as_promised() -> None:
    assert len(ARTICLES) >= 60
    assert len({article["outlet"] for article in ARTICLES.values()}) >= 15
    assert 13 <= len(LABELS_BY_CLAIM) <= 15


def test_article_ids_and_urls_are_unique() -> None:
    n_lines = len((SAMPLE / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    assert len(ARTICLES) == n_lines
    assert len({article["url"] for article in ARTICLES.values()}) == n_lines


def test_every_article_comes_from_a_listed_outlet_at_its_own_domain() -> None:
    domains = {outlet["name"]: outlet["outlet_id"] for outlet in OUTLETS}
    for article_id, article in ARTICLES.items():
        host = urlsplit(article["url"]).hostname
        assert host is not None, article_id
        assert f".{host}".endswith(f".{domains[article['outlet']]}"), article_id


def test_outlets_have_an_owner_a_known_kind_and_a_reserved_domain() -> None:
    assert len({outlet["outlet_id"] for outlet in OUTLETS}) == len(OUTLETS)
    assert {outlet["kind"] for outlet in OUTLETS} == set(OUTLET_KINDS)
    assert all(outlet["outlet_id"].endswith(".example") and outlet["owner"] for outlet in OUTLETS)


def test_no_name_or_alias_belongs_to_two_outlets() -> None:
    owners = defaultdict(set)
    for outlet in OUTLETS:
        for name in (outlet["name"], *filter(None, outlet["aliases"].split("|"))):
            owners[name.casefold()].add(outlet["outlet_id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_articles_are_dated_in_october_but_for_the_undated_one() -> None:
    undated = {label["article_id"] for label in LABELS if "undated" in _kinds(label)}
    for article_id, article in ARTICLES.items():
        if article_id in undated:
            assert article["published_at"] is None
        else:
            assert datetime(2026, 10, 5, tzinfo=UTC) <= _moment(article["published_at"]), article_id
            assert _moment(article["published_at"]) < datetime(2026, 10, 26, tzinfo=UTC), article_id


def test_articles_are_short_but_for_the_bare_headline() -> None:
    bare = {label["article_id"] for label in LABELS if "headline only" in _kinds(label)}
    for article_id, article in ARTICLES.items():
        assert article["title"] and article["language"] == "en", article_id
        if article_id in bare:
            assert article["text"] is None
        else:
            assert 80 <= len(article["text"].split()) <= 220, article_id


def test_every_article_is_labelled_once() -> None:
    assert [label["article_id"] for label in LABELS] == list(ARTICLES)


def test_only_the_distractor_has_no_claim() -> None:
    for label in LABELS:
        proper = [label[name] for name in ("claim_key", "claim", "origin_key", "stance", "official_status")]
        assert not any(proper) if "distractor" in _kinds(label) else all(proper), label["article_id"]


def test_labels_use_allowed_values() -> None:
    assert {label["stance"] for label in LABELS} <= {*STANCES, ""}
    statuses = {label["official_status"] for label in LABELS} - {""}
    assert statuses == set(OFFICIAL_STATUSES)


@pytest.mark.parametrize("claim_key", LABELS_BY_CLAIM)
def test_a_claim_has_one_wording_and_one_official_status(claim_key: str) -> None:
    assert len({(label["claim"], label["official_status"]) for label in LABELS_BY_CLAIM[claim_key]}) == 1


def test_an_origin_belongs_to_one_claim() -> None:
    claims = defaultdict(set)
    for label in LABELS:
        claims[label["origin_key"]].add(label["claim_key"])
    assert {origin: keys for origin, keys in claims.items() if len(keys) > 1} == {}


def test_copies_lead_to_an_earlier_root_with_the_same_origin() -> None:
    by_id = {label["article_id"]: label for label in LABELS}
    for label in LABELS:
        if label["copy_of"]:
            root = by_id[label["copy_of"]]
            assert not root["copy_of"], label["article_id"]
            assert root["origin_key"] == label["origin_key"], label["article_id"]
            earlier, later = (_moment(ARTICLES[one["article_id"]]["published_at"]) for one in (root, label))
            assert earlier < later, label["article_id"]


@pytest.mark.parametrize(("copy", "root"), _copies("verbatim copy"))
def test_verbatim_copies_keep_every_paragraph(copy: str, root: str) -> None:
    assert _shared_paragraphs(copy, root) == len(_paragraphs(root))


@pytest.mark.parametrize(("copy", "root"), _copies("trimmed copy"))
def test_trimmed_copies_keep_some_paragraphs_and_add_none(copy: str, root: str) -> None:
    assert _shared_paragraphs(copy, root) == len(_paragraphs(copy)) < len(_paragraphs(root))


@pytest.mark.parametrize(("copy", "root"), _copies("new lede"))
def test_copies_with_a_new_lede_keep_the_rest(copy: str, root: str) -> None:
    assert 2 <= _shared_paragraphs(copy, root) < len(_paragraphs(copy))
    assert _paragraphs(copy)[0] != _paragraphs(root)[0]


@pytest.mark.parametrize(("copy", "root"), _copies("spun copy"))
def test_spun_copies_share_no_paragraph_and_name_no_source(copy: str, root: str) -> None:
    assert _shared_paragraphs(copy, root) == 0
    assert ARTICLES[root]["outlet"] not in ARTICLES[copy]["text"]


def test_outlets_that_credit_each_other_are_there() -> None:
    circle = [ARTICLES[label["article_id"]] for label in LABELS if "circular crediting" in _kinds(label)]
    assert len(circle) == 2
    assert all(one["outlet"] in other["text"] for one, other in (circle, circle[::-1]))


def test_one_origin_reaches_ten_outlets_and_three_outlets_have_three_origins() -> None:
    shapes = set()
    for labels in LABELS_BY_CLAIM.values():
        speaking = [label for label in labels if label["stance"] != "against"]
        outlets = {ARTICLES[label["article_id"]]["outlet"] for label in speaking}
        shapes.add((len(outlets), len({label["origin_key"] for label in speaking})))
    assert (3, 3) in shapes
    assert any(n_outlets >= 10 and n_origins == 1 for n_outlets, n_origins in shapes)


@pytest.mark.parametrize(("kind", "least"), LEAST_OF_KIND.items())
def test_required_kinds_are_present(kind: str, least: int) -> None:
    assert Counter(name for label in LABELS for name in _kinds(label))[kind] >= least


def test_outcomes_decide_eight_claims_within_their_month() -> None:
    decided = {row["claim_id"]: row for row in OUTCOME_ROWS}
    assert len(decided) == len(OUTCOME_ROWS) == 8
    assert {row["outcome"] for row in OUTCOME_ROWS} == set(OUTCOMES)
    for row in OUTCOME_ROWS:
        assert datetime(2026, 10, 12, tzinfo=UTC) <= _moment(row["decided_at"]) < datetime(2026, 11, 11, tzinfo=UTC)
        assert row["decided_by"] and row["evidence"], row["claim_id"]
