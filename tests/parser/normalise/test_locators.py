import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        ("p. 12 segg.", Locator("page", "12 segg.")),
        ("S. 120-9f", Locator("page", "120-129 f.")),
        ("chap. 3", Locator("chapter", "3")),
        ("Kap. IV", Locator("chapter", "IV")),
        ("Partie I, Contrôler", Locator("part", "I, Contrôler")),
        ("§ 12", Locator("paragraph", "12")),
        ("t. I, p. 12", Locator("page", "12")),
        ("n° 248", Locator("number", "248")),
        ("nos 44 et s.", Locator("number", "44 sqq.")),
        ("n° 3, p. 45", Locator("page", "45")),
        ("<60>", Locator("page", "60")),
        ("", None),
        ("passim", None),
        ("3 cartes, 8 pl. h.-t.", None),
        ("12 Abb.", None),
        ("8 pl. h.-t.", None),
        ("3 cartes, p. 45", Locator("page", "45")),
        ("12 pl. IV", Locator("page", "12 pl. IV")),
        ("12 fig. 3", Locator("page", "12 fig. 3")),
        ("art 5(2)", Locator("article", "5(2)")),
        ("hier S. 352", Locator("page", "352")),
        ("II, 7, p. 79", Locator("page", "79")),
        ("s. v. «cita», p. 4", Locator("page", "4")),
        ("§ 3 Abs. 1 S. 2", Locator("paragraph", "3 Abs. 1 S. 2")),
        ("ss 171–177", Locator("section", "171-177")),
        ("reg 5", Locator("section", "5")),
        ("n° 774, p. 429", Locator("page", "429")),
        ("chap. II, p. 103 et s.", Locator("page", "103 sqq.")),
        ("§ 4, S. 20 ff.", Locator("page", "20 ff.")),
        ("s. v. «cita»", None),
        ("ici p. 12-13", Locator("page", "12-13")),
    ],
)
def test_locators(text: str, locator: Locator | None) -> None:
    """A locator is a unit and a value."""
    assert normalise_locator(text) == locator


@settings(max_examples=80, deadline=None)
@given(st.text("0123456789 pSsqf.-–etuivch§,", max_size=20))
def test_pages_cited_are_stable(text: str) -> None:
    """The value of a page cited is its own normal form."""
    locator = normalise_locator(text)
    if locator and locator.unit == "page":
        assert normalise_locator(locator.value) == locator
