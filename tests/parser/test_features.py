"""What the labeller sees."""

import re

from hypothesis import given
from hypothesis import strategies as st

from smartcite import lexicon
from smartcite.model import Hint, HintKind, Span
from smartcite.parser.features import expanded, features
from smartcite.parser.tokens import tokenize


def test_italics_are_seen() -> None:
    """A hint adds its kind to the tokens it covers and marks the neighbours."""
    rows = features(tokenize("Marc Bloch, Les rois, 1924"), hints=[Hint(Span(12, 20), HintKind.ITALIC)])
    assert ["h=italic" in row for row in rows] == [False, False, True, True, False]
    assert "+h=italic" in rows[1]
    assert "-h=italic" in rows[4]


def test_a_closed_quotation_is_remembered_up_to_the_semicolon() -> None:
    """After a quoted title the state says so, until a semicolon begins a new reference."""
    rows = features(tokenize("« Titre », Annales, 12 ; Bloch"))
    states = [next(one for one in row if one.startswith("j="))[:7] for row in rows]
    assert states == ["j=q----", "j=c----", "j=c----", "j=-----"]


def test_there_is_one_row_a_token_even_of_rubbish() -> None:
    """Punctuation alone, or one long word, has features too."""
    for text in ("", "…;;;((", "x" * 100_000, "漢字 العربية"):
        tokens = tokenize(text)
        assert len(features(tokens)) == len(tokens)


def test_uses_given_stand_in_the_place_of_the_vocabulary() -> None:
    """What a word mostly is is seen from the token itself and, in a row of three, from its neighbours."""
    rows = features(tokenize("Paris, Plon"), uses=["X5", "Y2"])
    assert [sorted(one for one in row if one.startswith("v")) for row in rows] == [
        ["v=X5", "vv=|X5|Y2"],
        ["v=Y2", "vv=X5|Y2|"],
    ]
    assert "v=X5" not in features(tokenize("Paris, Plon"))[0]


def test_both_ends_of_the_note_are_told() -> None:
    """Up to nine tokens away."""
    rows = features(tokenize("a " * 12))
    assert [next(one for one in row if one.startswith("at=")) for row in rows][-3:] == ["at=9/2", "at=9/1", "at=9/0"]


def test_compounds_stand_for_their_parts() -> None:
    """Where both ends are, three plain marks, all of a number or function word, shape and classes; the rest stays."""
    row = expanded(features(tokenize("Roe, p. 12, Paris")))[2]
    assert {"at=2", "to=1", "a=,", "-a=.", "+a=", "w=d2", "s=d2", "v=.", "-w=p"} < set(row)
    assert {"-c=pages", "+c=places", "+w=paris", "t=x.|d2,|Xx"} < set(row)


_PART = re.compile(
    r"(?:cm|nx|z|at|to|vv?|s|f|e|el|b|t|j|h|d)=|[-+]?(?:[wcak]=|rom|ini)|z0|-\^|\+\$",
)
_WORDS = sorted({word for language in lexicon.languages() for word in lexicon.table(language, "stopwords")})


@given(st.lists(st.text(min_size=1) | st.sampled_from(_WORDS).flatmap(lambda word: st.sampled_from(_cases(word)))))
def test_every_compound_is_known(words: list[str]) -> None:
    """Whatever a note is made of, what stands for several attributes is in the list that the model was made with."""
    for row in expanded(features(tokenize(" ".join(words)))):
        assert all(_PART.match(one) for one in row)


def _cases(word: str) -> list[str]:
    return [word, word.capitalize(), word.upper(), "l’" + word, "D'" + word.upper(), word.swapcase(), word + "-1"]
