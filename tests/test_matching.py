import pytest

from smartcite.matching import fold, same_name, same_title, similar_name
from smartcite.model import Name


def test_fold() -> None:
    """Case, accents, ligatures and punctuation do not count."""
    assert fold("L’Œuvre, à Érès !") == "l oeuvre a eres"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("L’ordre des livres", "L'Ordre des Livres", True),
        ("L’ordre des livres", "L’ordre des livres. Lecteurs, auteurs, bibliothèques", True),
        ("L’ordre des livres", "L’ordre du discours", False),
        ("Les mots", "", False),
    ],
)
def test_titles(one: str, other: str, same: bool) -> None:
    """Titles are one when equal, or one begins the other."""
    assert same_title(one, other) is same


def test_names() -> None:
    """Names are one when the family is and no initial contradicts."""
    assert same_name(Name("Chartier", "Roger"), Name("CHARTIER", "R."))
    assert not same_name(Name("Chartier", "Roger"), Name("Chartier", "Alain"))
    assert not same_name(Name("Scott", "J. C."), Name("Scott", "Joan W."))
    assert same_name(Name("Dupuy", "P.-M."), Name("Dupuy", "Pierre-Marie"))
    assert similar_name("Granjean", "Granjon")
    assert not similar_name("Duby", "Duby")
