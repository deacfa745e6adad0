"""Tokens cover every visible character once and keep punctuation with its word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.model import Identifier, IdentifierKind, Span
from smartcite.parser.tokens import tokenize


def test_french_quotation_marks_cling_to_their_words() -> None:
    """Detached guillemets are part of the word beside them."""
    tokens = tokenize("« Le don », p. 3")
    assert [(token.before, token.core, token.after) for token in tokens] == [
        ("«", "Le", ""),
        ("", "don", "»,"),
        ("", "p", "."),
        ("", "3", ""),
    ]


def test_a_comma_after_a_space_clings_to_the_word_before() -> None:
    """A slip of the keys is no word."""
    assert [(token.core, token.after) for token in tokenize("Wilson , Media")] == [("Wilson", ","), ("Media", "")]


def test_the_case_of_a_scheme_and_of_a_sign_does_not_matter() -> None:
    """A word is whole before a space or a comma, an abbreviation with its dots, a locator apart from its number."""
    assert [token.core for token in tokenize("Bloch, PP12 P.U.F. HTTPS://x.y/z Wwwabc, vol")] == [
        "Bloch",
        "PP",
        "12",
        "P.U.F.",
        "HTTPS://x.y/z",
        "Wwwabc",
        "vol",
    ]


def test_glued_page_sign_is_its_own_token() -> None:
    """The page sign of "p73" is cut from its number."""
    assert [token.core for token in tokenize("Supra, p73 ; J.-P. Vernant 2016/2 82(2)")] == [
        "Supra",
        "p",
        "73",
        "J.-P.",
        "Vernant",
        "2016",
        "2",
        "82",
        "2",
    ]


def test_identifier_is_one_token() -> None:
    """An identifier is one token even with a space inside."""
    text = "En ligne http:// exemple.org/a b, p. 2"
    token = tokenize(text, [Identifier(IdentifierKind.URL, "http://exemple.org/ab", Span(9, 31))])[2]
    assert (token.start, token.end, token.kind) == (9, 31, "url")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_every_visible_character_is_in_one_token(text: str) -> None:
    """No visible character is lost or doubled, and tokens are in order."""
    covered = [index for token in tokenize(text) for index in range(token.start, token.end)]
    assert covered == sorted(set(covered))
    assert all(text[index].isspace() for index in set(range(len(text))) - set(covered))
