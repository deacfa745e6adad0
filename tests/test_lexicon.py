"""The word lists of all languages, and what is made of them."""

import re
import unicodedata
from importlib.resources import files

import pytest

from smartcite import lexicon


@pytest.mark.parametrize("language", lexicon.languages())
def test_every_table_is_explained(language: str) -> None:
    """The module says what each table of each file holds."""
    named = set(re.findall(r"(?:^    |\[)([a-z_]+)", lexicon.__doc__ or "", re.MULTILINE))
    assert lexicon.lexicon(language).keys() <= named


@pytest.mark.parametrize("language", sorted(lexicon.tables("stopwords")))
def test_a_language_that_is_told_has_a_name(language: str) -> None:
    """A title in a language that is told by its function words gets a langid."""
    assert str(lexicon.table(language, "langid")).isalpha()


@pytest.mark.parametrize("language", lexicon.languages())
def test_letters_are_composed(language: str) -> None:
    """An accent is a part of its letter, as it is in most texts."""
    text = files("smartcite.lexicon").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def test_unknown_language() -> None:
    """What no lexicon has is empty."""
    assert lexicon.lexicon("xx") == lexicon.table("xx", "months") == {}


def test_words() -> None:
    """Words are those under the keys named, or under all, in every language."""
    assert {"supra", "infra"} <= lexicon.words("devices", "supra", "infra")
    assert "infra" not in lexicon.words("devices", "supra")
    assert lexicon.words("links", "dead") | lexicon.words("links", "archived") == lexicon.words("links")


def test_either() -> None:
    """Of two words that begin alike the longer is found, and no sign in a word is one of the pattern."""
    pattern = re.compile(lexicon.either(["p.", "p. m.", "vol"]))
    assert [match[0] for match in pattern.finditer("p. m., p., px, vol")] == ["p. m.", "p.", "vol"]
