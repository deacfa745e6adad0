"""The notes written by hand."""

import pytest
from training.pieces import Piece, tags_of, text_of
from training.train import OWN
from training.written import FOLDER, read_line, read_written

from smartcite.parser.tokens import tokenize


@pytest.mark.parametrize("language", OWN)
def test_every_note_can_be_read(language: str) -> None:
    """All lines have sound brackets and known codes, and each note has a tag a token; none both trains and measures."""
    trained, left_out = list(read_written(language)), list(read_written(language, left_out=True))
    assert len(trained) + len(left_out) == len((FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines())
    assert not {text_of(note) for note in trained if len(text_of(note)) > 40} & {text_of(note) for note in left_out}
    for note in trained + left_out:
        tokens = tokenize(text_of(note))
        assert len(tags_of(note, tokens)) == len(tokens)


def test_a_line_is_commentary_but_for_its_citations() -> None:
    """Fields have their label, the first of a citation begins it, and what stands outside is commentary."""
    assert read_line("Ainsi {SG:voir} [[{A:Roe}, in {*B:Roads}]] – même lui.") == [
        Piece("Ainsi ", "commentary"),
        Piece("voir", "signal"),
        Piece(" "),
        Piece("Roe", "author", begins=True),
        Piece(", in "),
        Piece("Roads", "booktitle", italic=True),
        Piece(" – même lui.", "commentary"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "[[{A:Roe}",
        "{A:Roe}]]",
        "[[{A:Roe}, [[{T:Road}]]]]",
        "[[{QQ:Roe}]]",
        "[[{A:Roe]]",
        "{T:Road} [[{A:Roe}]]",
        "[[ in ]]",
    ],
)
def test_a_wrong_line_is_told(line: str) -> None:
    """Brackets without a partner and unknown codes are no silent commentary."""
    with pytest.raises(ValueError, match=r"unbalanced|unknown|outside|empty"):
        read_line(line)
