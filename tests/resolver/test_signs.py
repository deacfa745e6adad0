"""What pages and addresses say of themselves."""

import pytest

from smartcite.resolver.pages import Page
from smartcite.resolver.signs import is_home, is_parked, leads_home, leads_to_missing, says_not_found, title_parts

LONG = "mot " * 400


@pytest.mark.parametrize(
    ("title", "text", "says"),
    [
        ("Page introuvable - Revue", LONG, True),
        ("404 Not Found", "nginx", True),
        ("Erreur 404 : page non trouvée | Site", LONG, True),
        ("Seite nicht gefunden – Universität", LONG, True),
        ("Revue", "Cet article n’existe plus.", True),
        ("Página no encontrada", LONG, True),
        ("Page introuvable : une histoire de l’erreur 404 - Revue", LONG, False),
        ("Why God does not exist: an essay on unbelief - Journal", LONG, False),
        ("Les phares", LONG + "Le gardien n’existe plus.", False),
        ("Les phares", "Un texte court.", False),
    ],
)
def test_says_not_found(title: str, text: str, says: bool) -> None:
    """A long page must say it with nearly its whole title, a short one anywhere."""
    assert says_not_found(Page(title, text=text)) is says


def test_title_of_the_cited() -> None:
    """What is cited may itself be about what is not found."""
    assert not says_not_found(Page("Introuvable", text=LONG), "introuvable")


@pytest.mark.parametrize(
    ("page", "url", "parked"),
    [
        (Page("phares.org", text="This domain is for sale!"), "http://phares.org/", True),
        (Page("phares.org", text="Die Domain steht zum Verkauf."), "http://phares.org/", True),
        (Page("Anything"), "https://www.hugedomains.com/domain_profile.cfm?d=phares", True),
        (Page("Who buys this domain? A market and its prices", text=LONG), "http://a.org/", False),
    ],
)
def test_is_parked(page: Page, url: str, parked: bool) -> None:
    """An offer of a domain is known by its words or by who makes it."""
    assert is_parked(page, url) is parked


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("http://a.org", True),
        ("http://a.org/", True),
        ("http://a.org/fr/", True),
        ("http://a.org/fr/accueil.html", True),
        ("http://a.org/index.php?lang=fr", True),
        ("http://a.org/revue", False),
        ("http://a.org/fr/12", False),
    ],
)
def test_is_home(url: str, home: bool) -> None:
    """A front page is one whatever it is called."""
    assert is_home(url) is home


def test_addresses() -> None:
    """Where a redirect leads may say enough; where it came from may take that back."""
    assert leads_home("http://a.org/b/c", "http://a.org/fr/")
    assert not leads_home("http://a.org/index.html", "http://a.org/")
    assert leads_to_missing("http://a.org/b", "http://a.org/errors/404.html")
    assert not leads_to_missing("http://a.org/404", "http://a.org/404/")


def test_title_parts() -> None:
    """The parts of a title are told apart, and the site's own name is none of them."""
    page = Page("Les phares - Revue d’histoire | Persée", "Persée", ("Les phares",))
    assert "les phares" in title_parts(page)
    assert "persee" not in title_parts(page)
