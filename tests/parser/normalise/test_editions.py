import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.parser.normalise.editions import normalise_edition


@pytest.mark.parametrize(
    ("text", "edition"),
    [("2e éd.,", "2"), ("1st ed.", "1"), ("zweite Auflage", "2"), ("3. Aufl.", "3"), ("terza ed.", "3"),
     ("(ed. or.", ""), ("éd. orig.", ""), ("éd. revue", "éd. revue"), ("(4th edn)", "4")],
)  # fmt: skip
def test_editions(text: str, edition: str) -> None:
    """An edition is its number when it has one, in figures or words, and stable."""
    assert normalise_edition(text) == edition
    assert normalise_edition(edition) == edition


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789 éd.stAuflrevd()[],", max_size=20))
def test_editions_are_stable(text: str) -> None:
    """A normal edition is its own normal form."""
    assert normalise_edition(normalise_edition(text)) == normalise_edition(text)
