"""What a word is, wherever it stands."""

import pytest

from smartcite import lexicon
from smartcite.parser.vocabulary import use
from smartcite.parser.words import IDENTIFIER, INSIDE, PAGE_SIGN, YEAR, compounds, describe, known


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
    assert known(core, kind).sign == sign


def test_shape_and_classes_are_one_attribute() -> None:
    """Of a town it is one for the word and one for each neighbour, of a number there is no other."""
    town, number = describe("Paris", "", "L5"), describe("250", "", ".")
    assert [len(seen) for seen in (town.own, town.behind, town.ahead)] == [3, 2, 2]
    assert compounds()[town.own[-1]] == ("s=Xx", "c=places")
    assert compounds()[town.behind[-1]] == ("-s=Xx", "-c=places")
    assert [len(seen) for seen in (number.own, number.behind, number.ahead)] == [1, 1, 1]
    assert compounds()[number.ahead[0]] == ("+w=d3", "+s=d3")


def test_a_function_word_is_one_attribute() -> None:
    """It stands for all that the word has by the vocabulary; "De" has attributes of its own."""
    word, plain = known("de", ""), describe("de", "", use("de"))
    assert (word.own, word.behind, word.ahead) == (("=de",), ("-=de",), ("+=de",))
    assert {"w=de", f"v={use('de')}", "s=x", "c=stop=fr"} <= set(compounds()["=de"])
    assert compounds()["-=de"][0] == plain.behind[0] == "-w=de"
    assert "w=de" in known("De", "").own


def test_an_article_is_taken_off() -> None:
    """What has lost its vowel is an attribute of its own."""
    assert {"w=état", "el=l"} < set(known("l’État", "").own)
    assert "w=état" in known("État", "").own


def test_names_of_classes_begin_differently() -> None:
    """Compounds have their first two letters."""
    languages = lexicon.languages()
    names = {name for language in languages for name in lexicon.table(language, "parser")} | {"month", *languages}
    assert len({name[:2] for name in names}) == len(names)
