"""The label conventions of the corpora and ours."""

from pathlib import Path

from training.corpora import read_anystyle, split


def test_in_and_issue_are_cut_off() -> None:
    """A leading "in" is no part of the editors, nor an issue of the volume."""
    assert [(piece.text, piece.label) for piece in split("In J. Roe (Ed.),", "editor")] == [
        ("In ", "other"),
        ("J. Roe (Ed.),", "editor"),
    ]
    assert [(piece.text, piece.label) for piece in split("12(3),", "volume")] == [("12", "volume"), ("(3),", "number")]


def test_an_anystyle_file_is_read(tmp_path: Path) -> None:
    """Fields become pieces, the first one begins the citation, a list number is commentary."""
    path = tmp_path / "some.xml"
    path.write_text(
        "<dataset><sequence><citation-number>[3]</citation-number><author>Roe, J.</author>"
        "<container-title>In: Essays,</container-title></sequence></dataset>",
        encoding="utf-8",
    )
    (note,) = read_anystyle(path)
    assert [(piece.label, piece.begins) for piece in note if piece.label] == [
        ("commentary", False),
        ("author", True),
        ("other", False),
        ("booktitle", False),
    ]
