import pytest

from smartcite.matching import fold, same_title, similar_name


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
    """Names are similar when they differ by a slip."""
    assert similar_name("Granjean", "Granjon")
    assert not similar_name("Duby", "Duby")
