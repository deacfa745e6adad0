"""Does a page speak of what is cited?"""

import pytest

from smartcite.model import Analysis, Document, FieldValue, FullCitation, Identifier, IdentifierKind, Name, Span
from smartcite.resolver.cited import Cited, cited_at, has_drifted, speaks_of
from smartcite.resolver.pages import Page

TITLE = "les gardiens oublies des phares bretons pendant la guerre"
CITED = Cited((TITLE,), ("dupont",))
FRENCH = "Les jeux du casino sont dans le salon et nous vous aimons avec des jetons pour la roulette. " * 12


@pytest.mark.parametrize(
    ("title", "heading", "speaks"),
    [
        ("Les gardiens oubliés des phares bretons pendant la guerre - Revue", "", True),
        ("Revue", "Les gardiens oubliés des phares bretons", True),
        ("Gardiens oubliés, phares bretons : pendant la guerre", "", True),
        ("Revue d’histoire", "", False),
        ("", "", False),
    ],
)
def test_speaks_of(title: str, heading: str, speaks: bool) -> None:
    """A page calls itself by the title that is cited, in its title or heading, whole or nearly."""
    assert speaks_of(Page(title, headings=(heading,)), CITED) is speaks


def test_drifted() -> None:
    """A page in the same language without a word of the title nor the author is about something else."""
    assert has_drifted(Page("Casino en ligne", text=FRENCH), "http://a.org/x", CITED)


@pytest.mark.parametrize(
    ("page", "url", "cited"),
    [
        (Page("Casino", text=FRENCH + "phare"), "http://a.org/", CITED),
        (Page("Casino", text=FRENCH + "Dupont"), "http://a.org/", CITED),
        (Page("Casino", text=FRENCH), "http://a.org/les-phares-bretons", CITED),
        (Page("Casino", text=FRENCH, whole=False), "http://a.org/", CITED),
        (Page("Casino", text=FRENCH[:300]), "http://a.org/", CITED),
        (
            Page("Casino", text="The games of the casino are in the room with all of your money. " * 20),
            "http://a.org/",
            CITED,
        ),
        (Page("Casino", text=FRENCH), "http://a.org/", Cited()),
        (Page("Casino", text=FRENCH), "http://a.org/", Cited(("gallica",))),
    ],
)
def test_not_drifted(page: Page, url: str, cited: Cited) -> None:
    """A word in common, another language, a cut page or a short title: then nothing is said."""
    assert not has_drifted(page, url, cited)


def test_cited_at() -> None:
    """What stands around an address in its note is cited there."""
    found = Identifier(IdentifierKind.URL, "http://a.org/", Span(10, 20))
    fields: dict[str, FieldValue] = {"title": "Les Phares", "author": (Name("Dupont", "Anne"),)}
    analysis = Analysis(Document("a", "text", ""), (found,), (FullCitation(Span(0, 30), 0, "online", fields),))
    assert cited_at([analysis]) == {(IdentifierKind.URL, "http://a.org/"): Cited(("les phares",), ("dupont",))}
