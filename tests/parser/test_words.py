"""What a word is, wherever it stands."""

import pytest

from smartcite import lexicon
from smartcite.parser import words
from smartcite.parser.tokens import Token
from smartcite.parser.vocabulary import use
from smartcite.parser.words import IDENTIFIER, INSIDE, PAGE_SIGN, YEAR, Word, compounds, describe, known


def described(core: str, kind: str = "") -> Word:
    """Return what the word of a token is."""
    (word,) = known([Token(0, len(core), "", core, "", kind)])
    return word


@pytest.mark.parametrize(
    ("core", "kind", "sign"),
    [
        ("1984", "", YEAR),
        ("2004a", "", YEAR),
        ("12", "", ""),
        ("pp", "", PAGE_SIGN),
        ("Dans", "", INSIDE),
        ("http://a.org", "url", IDENTIFIER),
        ("Bloch", "", ""),
    ],
)
def test_signs(core: str, kind: str, sign: str) -> None:
    """Years, signs of pages, what stands before the host and identifiers are told."""
    assert described(core, kind).sign == sign


def test_shape_and_classes_are_one_attribute() -> None:
    """They are one for the word; its neighbours are told several classes as one; a number has no other."""
    page, number = describe("P", "", "V5"), describe("250", "", ".")
    assert [len(seen) for seen in (page.own, page.behind, page.ahead)] == [3, 2, 2]
    assert compounds()[page.own[-1]] == ("s=X", "c=pages", "ini")
    assert compounds()[page.behind[-1]] == ("-c=pages", "-ini")
    assert compounds()[number.own[0]] == ("w=d3", "v=.", "s=d3")
    assert number.ahead == ("+w=d3",)


def test_a_function_word_is_one_attribute() -> None:
    """It stands for all that the word has by the vocabulary; "De" has attributes of its own."""
    word, plain = described("de"), describe("de", "", use("de"))
    assert (word.own, word.behind, word.ahead) == (("=de",), ("-=de",), ("+=de",))
    assert {"w=de", f"v={use('de')}", "s=x", "c=stop=fr"} <= set(compounds()["=de"])
    assert compounds()["-=de"][0] == plain.behind[0] == "-w=de"
    assert "w=de" in described("De").own


def test_a_word_that_weighs_nothing_is_not_shown() -> None:
    """Its letters and its use are, and it is told to no neighbour."""
    word = describe("Maurois", "", "-", {"bloch"})
    assert (word.own, word.behind, word.ahead) == (("f=mau", "e=ois", "v=-", "s=Xx"), (), ())
    assert describe("Bloch", "", "A5", {"bloch"}) == describe("Bloch", "", "A5")


def test_no_more_words_are_kept_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been forgotten is described again."""
    monkeypatch.setattr(words, "_MOST", 3)
    seen = [described(core) for core in ("Roe", "Doe", "Poe", "Moe", "Roe")]
    assert seen[0] == seen[-1]
    assert len(words._KNOWN) <= 3


def test_an_article_is_taken_off() -> None:
    """What has lost its vowel is an attribute of its own."""
    assert {"w=état", "el=l"} < set(described("l’État").own)
    assert "w=état" in described("État").own


def test_names_of_classes_begin_differently() -> None:
    """Compounds have their first two letters."""
    languages = lexicon.languages()
    names = {name for language in languages for name in lexicon.table(language, "parser")} | {"month", *languages}
    assert len({name[:2] for name in names}) == len(names)
