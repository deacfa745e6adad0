import pytest

from smartcite.model import Locator
from smartcite.parser.normalise.locators import normalise_locator


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("p. 253.", Locator("page", "253")),
        ("p73", Locator("page", "73")),
        ("page 2", Locator("page", "2")),
        ("S. 5 ff.", Locator("page", "5 ff.")),
        ("p. 12 et suiv.", Locator("page", "12 sqq.")),
        ("chap. 3", Locator("chapter", "3")),
        ("Kap. IV", Locator("chapter", "IV")),
        ("Partie I, Contrôler", Locator("part", "I, Contrôler")),
        ("§ 12", Locator("paragraph", "12")),
        ("t. I, p. 12", Locator("page", "12")),
        ("", None),
        ("passim", None),
    ],
)
def test_locators(text: str, locator: Locator | None) -> None:
    """A locator is a unit and a value."""
    assert normalise_locator(text) == locator
