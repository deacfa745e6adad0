import pytest

from smartcite.parser.normalise.editions import normalise_edition


@pytest.mark.parametrize(
    ("text", "edition"),
    [("2e éd.,", "2"), ("1st ed.", "1"), ("zweite Auflage", "2"), ("3. Aufl.", "3"), ("terza ed.", "3"),
     ("éd. revue", "éd. revue"), ("(4th edn)", "4")],
)  # fmt: skip
def test_editions(text: str, edition: str) -> None:
    """An edition is its number when it has one, in figures or words, and stable."""
    assert normalise_edition(text) == edition
    assert normalise_edition(edition) == edition
