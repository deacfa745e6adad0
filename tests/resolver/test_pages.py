"""Pages as servers send them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.resolver.pages import Page, read_page


def test_what_is_read() -> None:
    """Title, site, headings and words are read; scripts and styles are silent."""
    body = (
        '<html lang="fr-FR"><head><title>Les phares</title><meta property="og:site_name" content="Revue">'
        "<style>p {}</style><script>1</script></head><body><h1>Les <i>phares</i></h1><p>Un texte.</body></html>"
    )
    page = read_page(body.encode(), "text/html; charset=utf-8", whole=True)
    assert page == Page("Les phares", "Revue", ("Les phares",), "Les phares Un texte.", "fr", has_script=True)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<meta charset=utf-8><title>é</title>".encode(), "text/html"),
        ("<title>é</title>".encode("latin-1"), "text/html; charset=iso-8859-1"),
        ("<title>é</title>".encode("utf-16"), "text/html; charset=utf-16"),
        ("<!doctype html><meta charset=utf-8><title>é</title>".encode(), ""),
        ("<title>é".encode(), "application/xhtml+xml; charset=utf-8"),
    ],
)
def test_encodings(body: bytes, kind: str) -> None:
    """The encoding is what the server or the page says."""
    page = read_page(body, kind, whole=True)
    assert page
    assert page.title == "é"


def test_blanks_of_a_title() -> None:
    """Blanks in what a page calls itself are one, however many a server sends."""
    page = read_page(f'<meta property="og:title" content="a{" " * 60_000}b">x'.encode(), "text/html", whole=True)
    assert page
    assert page.title == "a b"


@pytest.mark.parametrize(
    ("head", "refresh"),
    [
        ('<meta http-equiv="refresh" content="0; url=/there">', "/there"),
        ("<meta http-equiv=Refresh content=\"2;URL='http://a.org/'\">", "http://a.org/"),
        ('<meta http-equiv="refresh" content="300; url=/there">', ""),
        ('<meta http-equiv="refresh" content="30">', ""),
        ('<noscript><meta http-equiv="refresh" content="0; url=/no-script"></noscript>', ""),
    ],
)
def test_refresh(head: str, refresh: str) -> None:
    """A page may send the reader on at once; one that only reloads, or without scripts, does not."""
    page = read_page(f"<html><head>{head}</head></html>".encode(), "text/html", whole=True)
    assert page
    assert page.refresh == refresh


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "text/css", ""])
def test_no_page(kind: str) -> None:
    """What is not text for readers is no page."""
    assert read_page(b"%PDF-1.7", kind, whole=True) is None


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text/html", "text/html; charset=utf-8", "text/html; charset=x", ""]))
def test_any_bytes(body: bytes, kind: str) -> None:
    """No page breaks the reader."""
    read_page(b"<html><title>a</title>" + body, kind, whole=False)
