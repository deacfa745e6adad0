from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.identifiers import find_identifiers, with_links
from smartcite.model import Hint, HintKind, IdentifierKind, Span


@pytest.mark.parametrize(
    ("text", "kind", "value", "repaired"),
    [
        ("Voir https://a.org/b.", "url", "https://a.org/b", False),
        ("(http://a.org/b_(c)).", "url", "http://a.org/b_(c)", False),
        ("<https://a.org/x&gt; [Accessed]", "url", "https://a.org/x", True),
        ("https://a.org/will- change", "url", "https://a.org/will-change", True),
        ("https://a.org/x.pd f", "url", "https://a.org/x.pdf", True),
        ("URL : http:// a.org/b, p. 1", "url", "http://a.org/b", True),
        ("exemple.com.", "url", "http://exemple.com", False),
        ("doi:10.1000/182.", "doi", "10.1000/182", False),
        ("https://doi.org/10.3917/RES.016.0075", "doi", "10.3917/res.016.0075", False),
        ("DOI 10.1000/ab(c)d)", "doi", "10.1000/ab(c)d", False),
        ("ISBN 978-2-07-029388-9", "isbn", "9782070293889", False),
        ("ISSN 0751-7971", "issn", "0751-7971", False),
    ],
)
def test_forms(text: str, kind: str, value: str, repaired: bool) -> None:
    """Every printed form is found, mended and normal."""
    (found,) = find_identifiers(text)
    assert (found.kind.value, found.value, bool(found.repairs)) == (kind, value, repaired)


@pytest.mark.parametrize("text", ["moi@exemple.com", "ISBN 978-2-07-029388-0", "M. Dupont.fr", "p. 10.12", "3.5/4"])
def test_nothing(text: str) -> None:
    """Mail addresses, wrong check digits and numbers are no identifiers."""
    assert find_identifiers(text) == ()


@settings(max_examples=60, deadline=None)
@given(st.text("htp:/ .a-10&gt;<>()w", max_size=60))
def test_any_text(text: str) -> None:
    """Identifiers lie in the text, in order, apart from each other."""
    position, before = 0, None
    for found in find_identifiers(text):
        assert position <= found.span.start < found.span.end <= len(text) or found.span == before
        position, before = found.span.end, found.span


@pytest.mark.parametrize(
    "piece",
    [
        "a.com ",
        "http://",
        "http://a.org/-\n",
        "http://a.org/&amp;",
        "10.1000/",
        "10.1000/a-1 1-1 ",
        "10.1000/<",
        "ISBN 1-",
    ],
)
def test_long_texts(piece: str) -> None:
    """The time grows with the text, not with its square."""
    started = process_time()
    find_identifiers(piece * (40_000 // len(piece)))
    assert process_time() - started < 2


def test_doi_inside() -> None:
    """A publisher's address holds a DOI, without what the publisher added; both have the span of the address."""
    text = "Voir https://onlinelibrary.wiley.com/doi/full/10.1002/chem.202000622/abstract."
    url, doi = find_identifiers(text)
    assert (url.kind, doi.kind) == (IdentifierKind.URL, IdentifierKind.DOI)
    assert doi.value == "10.1002/chem.202000622"
    assert url.span == doi.span


def test_links() -> None:
    """A link whose text prints no address adds its own; one whose text does adds nothing."""
    text = "ici et https://a.example/x"
    hints = [
        Hint(Span(0, 3), HintKind.LINK, "https://doi.org/10.1000/ABC"),
        Hint(Span(7, len(text)), HintKind.LINK, "https://a.example/x"),
        Hint(Span(0, 3), HintKind.ITALIC),
    ]
    found = with_links(find_identifiers(text), hints)
    assert [(item.kind, item.value, item.span.of(text)) for item in found] == [
        (IdentifierKind.DOI, "10.1000/abc", "ici"),
        (IdentifierKind.URL, "https://a.example/x", "https://a.example/x"),
    ]
