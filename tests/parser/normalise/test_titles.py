import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.parser.normalise.titles import normalise_host, normalise_title


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
