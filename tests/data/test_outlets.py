from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.domains import registered_domain
from data.outlets import BadOutletFile, OutletBook, slug
from data.schema import TABLES, conform

HEADER = "outlet_id,name,aliases,kind,owner\n"


@pytest.fixture(scope="module")
def book() -> OutletBook:
    return OutletBook.load()


@pytest.mark.parametrize(
    ("url", "outlet_id"),
    [
        ("https://www.reuters.com/world/a-b", "reuters.com"),
        ("http://user:pass@News.BBC.co.uk:8080/1?x=http://cnn.com", "bbc.co.uk"),
        ("https://www.bbc.com/news", "bbc.co.uk"),
        ("//edition.cnn.com/x", "cnn.com"),
        ("cnn.com/x", "cnn.com"),
        ("https://x.com/someone/status/1", "twitter.com"),
        ("https://abcnews.go.com/Politics", "abcnews.com"),
        ("https://other.go.com/", "go.com"),
        ("https://www1.folha.uol.com.br/poder", "folha.uol.com.br"),
        ("https://www.gov.uk/news", "gov.uk"),
        ("https://bayport.ledger.example/a", "ledger.example"),
        ("https://harbour.blogspot.com/a", "harbour.blogspot.com"),
        ("https://www.harbour.wordpress.com/a", "harbour.wordpress.com"),
        ("https://wordpress.com/a", "wordpress.com"),
        ("https://harbour.substack.com/p/a", "harbour.substack.com"),
        ("https://medium.com/@Okoro/dam-1", "medium.com/@okoro"),
        ("https://medium.com/harbour/dam-1", "medium.com"),
        ("https://bücher.example./", "xn--bcher-kva.example"),
        ("https://例え.jp/", "xn--r8jz45g.jp"),
        ("mailto:desk@ledger.example", None),
        ("javascript:alert(1)", None),
        ("ftp://ledger.example/a", None),
        ("http://10.0.0.1/a", None),
        ("http://[::1]/a", None),
        ("http://[::1", None),
        ("http://localhost:8000/", None),
        ("no url at all", None),
        ("https://a..b.example/", None),
        ("https://" + "a" * 5000 + ".example/", None),
        ("https://ex\0ample.com/", None),
        ("", None),
    ],
)
def test_urls_lead_to_outlets(book: OutletBook, url: str, outlet_id: str | None) -> None:
    assert book.id_of_url(url) == outlet_id


@pytest.mark.parametrize(
    ("name", "outlet_id"),
    [
        ("Reuters", "reuters.com"),
        ("REUTERS’", "reuters.com"),
        ("the Guardian", "theguardian.com"),
        ("Guardian's", "theguardian.com"),
        ("The  New York Times", "nytimes.com"),
        ("AP", "apnews.com"),
        ("bbc.com", "bbc.co.uk"),
        ("BayportLedger.com", "bayportledger.com"),
        ("Bayport Ledger", None),
        ("St.Petersburg", None),
        ("", None),
        ("the", None),
    ],
)
def test_names_lead_to_outlets(book: OutletBook, name: str, outlet_id: str | None) -> None:
    assert book.id_of_name(name) == outlet_id


@given(st.text(max_size=60))
def test_no_url_or_name_is_an_error(text: str) -> None:
    book = OutletBook([], {})
    assert book.id_of_url(text) == registered_domain(text)
    book.id_of_name(text)
    assert slug(text) != ""


@given(st.text(alphabet="abc.:/@[]%?#xn--", max_size=40))
def test_no_address_is_an_error(address: str) -> None:
    domain = registered_domain(f"https://{address}")
    assert domain is None or registered_domain(domain) == domain


def articles(*rows: tuple[str | None, str | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["url", "outlet"], dtype=object)


def test_articles_get_outlets_by_url_then_name_then_slug(book: OutletBook) -> None:
    given = articles(
        ("https://ledger.example/1", "Reuters"),
        (None, "Reuters"),
        ("garbage", "The Bayport Café"),
        (None, None),
        (None, "!!"),
    )
    given.index = pd.Index([4, 3, 2, 1, 0])
    ids = book.outlet_ids(given)
    assert ids.tolist() == ["ledger.example", "reuters.com", "bayport-cafe", None, None]
    assert ids.index.tolist() == [4, 3, 2, 1, 0]


def test_each_outlet_met_or_credited_has_one_row(book: OutletBook) -> None:
    given = articles(
        ("https://ledger.example/1", "Bayport Ledger"),
        ("https://ledger.example/2", "The Ledger"),
        ("https://ledger.example/3", "The Ledger"),
        ("https://quiet.example/1", None),
        ("https://www.reuters.com/1", "anything"),
        ("https://dams.gov/1", None),
        (None, None),
    )
    for order in (given, given[::-1]):
        rows = book.rows(order, extra_ids=["apnews.com", "ledger.example"]).set_index("outlet_id")
        assert rows.index.tolist() == ["apnews.com", "dams.gov", "ledger.example", "quiet.example", "reuters.com"]
        assert rows["name"].tolist() == ["Associated Press", "dams.gov", "The Ledger", "quiet.example", "Reuters"]
        assert rows["kind"].tolist() == ["wire", "government", None, None, "wire"]
        assert rows.loc["ledger.example", "aliases"] == ["Bayport Ledger"]
        assert rows.loc["reuters.com", "prior"] > 0.9
        assert rows.loc["quiet.example", "prior"] is None
        conform(TABLES["outlets"], rows.reset_index())
    assert book.rows(articles()).empty


def test_a_rating_is_found_under_another_domain_of_the_outlet() -> None:
    book = OutletBook.load()
    rated = book.rows(articles(), extra_ids=["abcnews.com", "twitter.com"]).set_index("outlet_id")
    assert rated.loc["abcnews.com", "prior"] > 0.5


def test_an_analysts_own_outlets_come_first(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        f"{HEADER}bayport.example,Bayport Ledger,Reuters|bbc.com,newspaper,\nreuters.com,Reuters Desk,AFP,,\n"
    )
    book = OutletBook.load(own)
    assert book.id_of_name("the Reuters") == "bayport.example"
    assert book.id_of_url("https://www.bbc.com/a") == "bayport.example"
    assert book.id_of_name("BBC") == "bbc.co.uk"
    assert book.id_of_name("AFP") == "reuters.com"
    assert book.rows(articles(), ["reuters.com"])["name"].tolist() == ["Reuters Desk"]


def test_all_that_is_wrong_with_a_file_of_outlets_is_told(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        f"{HEADER}a.example,A,Same,newspaper,\nb.example,B,,tabloid,\nhttps://C.example/x,C,,,\na.example,A again,,,\n"
        "d.example,,,,\ne.example,E,the same,,\nf.example,F\n"
    )
    with pytest.raises(BadOutletFile) as caught:
        OutletBook.load(own)
    told = str(caught.value).splitlines()
    assert len(told) == 6
    for line, (row, reason) in zip(
        told,
        [
            (3, "kind tabloid is none of wire"),
            (4, "outlet_id https://C.example/x is no bare domain; write it as c.example"),
            (5, "outlet_id a.example stands twice"),
            (6, "needs both outlet_id and name"),
            (7, "name the same belongs to a.example already"),
            (8, "has 2 fields where the header has 5"),
        ],
        strict=True,
    ):
        assert line.startswith(f"{own} row {row}: {reason}")


@pytest.mark.parametrize(
    ("content", "reason"), [("domain,name\na,b\n", "has no column 'outlet_id'"), (None, "does not exist")]
)
def test_a_file_of_outlets_of_no_use_is_told(tmp_path: Path, content: str | None, reason: str) -> None:
    own = tmp_path / "own.csv"
    if content:
        own.write_text(content)
    with pytest.raises(BadOutletFile, match=reason):
        OutletBook.load(own)
