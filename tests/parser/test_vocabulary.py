"""What words mostly are."""

from hypothesis import given
from hypothesis import strategies as st

from smartcite.parser.vocabulary import NO_WORD, UNKNOWN, entry, use, weighed


def test_a_word_is_listed_by_its_first_letter() -> None:
    """Capitals behind the first letter and the form of an apostrophe do not matter."""
    assert entry("PARIS") == entry("Paris") == "Paris"
    assert entry("paris") == "paris"
    assert entry("l'État") == "l’état"


def test_known_and_unknown_words_are_told_apart() -> None:
    """A town is one, a house is one, a word that nobody has is unknown, and a number is no word."""
    assert use("Paris")[0] == "L"
    assert use("Gallimard")[0] == "P"
    assert use("Xqzwvb") == UNKNOWN
    assert use("1983") == use("p") == NO_WORD
    assert "gallimard" in weighed()
    assert "xqzwvb" not in weighed()


@given(st.text(st.characters(exclude_categories=["Zs", "Cc", "Cs"]), min_size=1))
def test_any_token_has_a_use(core: str) -> None:
    """Whatever a token is made of, and none if it is no word."""
    assert (use(core) == NO_WORD) == (not entry(core))
