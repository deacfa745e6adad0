"""Web addresses as they are printed, pasted and broken."""

import pytest

from smartcite.identifiers.urls import find_domains, find_urls


def values(text: str) -> list[str]:
    return [item.value for item in (*find_urls(text), *find_domains(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Voir %s.",
        "%s;",
        "%s…",
        "%s».",
        "%s*",
        "**%s**",
        "%s\u2060",
        "'%s'",
        "(%s)",
        "[%s],",
        "‹%s›",
        "「%s」",
        "\\url{%s}",
        "&lt;%s&gt;.",
        "&laquo;&nbsp;%s&nbsp;&raquo;",
        "[texte](%s)",
        "%s|%s",
        "url=%s",
        "%s (consulté le 12 mai 2020)",
        "%s, p. 12",
        "%s, consulté le 12/05/2020",
    ],
)
def test_surroundings(text: str) -> None:
    """What the sentence puts around an address is not a part of it."""
    assert set(values(text.replace("%s", "https://a.org/b/1234"))) == {"https://a.org/b/1234"}


@pytest.mark.parametrize(
    ("printed", "meant", "repaired"),
    [
        ("https://a.org/Terminator_(film)", "https://a.org/Terminator_(film)", False),
        ("https://a.org/?q=a[]&b[]=2", "https://a.org/?q=a[]&b[]=2", False),
        ("https://a.org/l'%C3%A9t%C3%A9", "https://a.org/l'%C3%A9t%C3%A9", False),
        ("http://münchen.de/straße", "http://münchen.de/straße", False),
        ("https://archive.ph/https://a.org/b", "https://archive.ph/https://a.org/b", False),
        ("https: //a.org/b", "https://a.org/b", True),
        ("https :// a.org/b", "https://a.org/b", True),
        ("http:/a.org/b", "http://a.org/b", True),
        ("htps://a.org/b", "https://a.org/b", True),
        ("https//:www.a.org/b", "https://www.a.org/b", True),
        ("htpps://www.a.org/b", "https://www.a.org/b", True),
        ("https//a.org/b", "https://a.org/b", True),
        ("ttp://a.org/b", "http://a.org/b", True),
        ("http;//a.org/b", "http://a.org/b", True),
        ("http://http://a.org/b", "http://a.org/b", True),
        ("https://a.org/ terrain/1234", "https://a.org/terrain/1234", True),
        ("https://a.org/b/ x.pdf", "https://a.org/b/x.pdf", True),
        ("https://a.org/ark:/12148/ bpt6k8612345x", "https://a.org/ark:/12148/bpt6k8612345x", True),
        ("https://a.org/?b=1& c=2", "https://a.org/?b=1&c=2", True),
        ("https://a.org/h2020- wp1617", "https://a.org/h2020-wp1617", True),
        ("https://www. a.org/b", "https://www.a.org/b", True),
        ("https://www.a-b. fr/c", "https://www.a-b.fr/c", True),
        ("https://a.org/ ms12345 fol. 3", "https://a.org/", False),
        ("https://a.org/long\u200bpath", "https://a.org/longpath", True),
        ("https://a.org/eﬃcace", "https://a.org/efficace", True),
        ("https://a.org/˜foo", "https://a.org/~foo", True),
        ("https://a.org/?x=1&amp;y=2", "https://a.org/?x=1&y=2", True),
        ("https://a.org/a\\_b", "https://a.org/a_b", False),
    ],
)
def test_mended(printed: str, meant: str, repaired: bool) -> None:
    """Damage is mended, and told."""
    (found,) = find_urls(f"Voir {printed}")
    assert (found.value, bool(found.repairs), found.span.start) == (meant, repaired, 5)


@pytest.mark.parametrize(
    "text",
    [
        "https://a.org/ (consulté)",
        "https://a.org/ Paris, 2020",
        "https://a.org/ 12/05/2020",
        "https://a.org/\n[12] Rose, Droit, 2003",
        "https://a.org/\n12. Rose",
    ],
)
def test_not_joined(text: str) -> None:
    """The words after an address are not a part of it."""
    assert values(text) == ["https://a.org/"]


def test_glued() -> None:
    """Two addresses without a space between are two."""
    assert values("http://a.org/bhttp://a.org/c") == ["http://a.org/b", "http://a.org/c"]


def test_no_host() -> None:
    """A scheme that a sentence speaks of is no address."""
    assert values("It drops the protocols http:// and https:// for everything but them.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a-b.com", ["http://a-b.com"]),
        ("www.persee.fr/doc/abc_123.", ["http://www.persee.fr/doc/abc_123"]),
        ("legifrance.gouv.fr/codes", ["http://legifrance.gouv.fr/codes"]),
        ("www.uni-wien.ac.at", ["http://www.uni-wien.ac.at"]),
        ("zeit.de/kultur", ["http://zeit.de/kultur"]),
        ("le texte.de la loi", []),
        ("cela.it est", []),
        ("ibid.pp. 12", []),
        ("file.pdf", []),
        ("M.Weber", []),
        ("moi@a.com", []),
        ("U.S.A.", []),
        ("http://.", []),
    ],
)
def test_domains(text: str, found: list[str]) -> None:
    """A bare domain is an address when it can be nothing else."""
    assert values(text) == found


@pytest.mark.parametrize("text", ["ssh://a.org/b", "sip://a.org", "tests//a.py", "ftp://a.org/b", "this//that.org"])
def test_another_scheme_is_no_slip(text: str) -> None:
    """Only what has the letters of "https" and a domain behind it was meant so."""
    assert not list(find_urls(text))
