import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.parser.normalise.titles import normalise_host, normalise_series, normalise_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("« L’ordre des livres »,", "L’ordre des livres"),
        ("“The Nature of the Firm,”", "The Nature of the Firm"),
        ("‘The ‘actual’ city’", "The ‘actual’ city"),
        ("« Usines » russes : une enquête.", "« Usines » russes : une enquête"),
        ("Pour qui ? ", "Pour qui ?"),
        ("Recht (und) Ordnung,", "Recht (und) Ordnung"),
        ("Les\nmots", "Les mots"),
    ],
)
def test_titles(text: str, title: str) -> None:
    """A title loses the marks around it and keeps those inside."""
    assert normalise_title(text) == title


def test_hosts() -> None:
    """A host loses "in" before it and "[online]" after it."""
    assert normalise_host("in Mélanges Dupont,") == "Mélanges Dupont"
    assert normalise_host("Géocarrefour [En ligne],") == "Géocarrefour"
    assert normalise_host("In Search of Lost Time") == "In Search of Lost Time"


@settings(max_examples=80, deadline=None)
@given(st.text('Ab é.«»“”‘’"()[],:?', max_size=24))
def test_titles_are_stable(text: str) -> None:
    """A normal title and a normal host are their own normal forms."""
    assert normalise_title(normalise_title(text)) == normalise_title(text)
    assert normalise_host(normalise_host(text)) == normalise_host(text)


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("coll. « Folio Histoire »,", "Folio Histoire"),
        ("coll. Points", "Points"),
        ("série Histoire", "Histoire"),
        ("Collection des études rurales", "Collection des études rurales"),
        ("Reihe „Wissen“", "Wissen"),
    ],
)
def test_series(text: str, series: str) -> None:
    """A series loses the word that announces it, unless that word is part of its name."""
    assert normalise_series(text) == series
    assert normalise_series(series) == series
