"""Notes typed as a list that Word numbers by itself."""

import pytest
from packed import docx, paragraph, run

from smartcite.readers.docx import read_docx

RAISED = '<w:vertAlign w:val="superscript"/>'


def numbering(text: str, format: str = "decimal", start: int = 1) -> str:  # noqa: A002  Word's own word
    """Return the definition of list 1, and list 2 which begins the same list again."""
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )
    deeper = '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl>'
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return (
        f'<w:abstractNum w:abstractNumId="7">{level}{deeper}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{again}</w:num>'
    )


def item(text: str, number: int = 1, level: int = 0) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(f"<w:pPr>{listed}</w:pPr>", run(text))


@pytest.mark.parametrize(
    ("text", "format", "labels"),
    [
        ("%1.", "decimal", ["1", "2"]),
        ("[%1]", "decimal", ["1", "2"]),
        ("(%1)", "decimal", ["1", "2"]),
        ("%1.", "bullet", []),
    ],
)
def test_notes_typed_as_a_list(text: str, format: str, labels: list[str]) -> None:  # noqa: A002
    """The numbers are those that Word prints, in the form it prints them; bullets are none."""
    body = paragraph(run("Un livre"), run("1", RAISED), run(", puis un autre"), run("2", RAISED), run("."))
    body += item("Dupin, Les phares, 1990.") + item("Ibid., p. 4.")
    document = read_docx(docx(body, numbering=numbering(text, format)), "-")
    found = [(note.label, note.span.of(document.text)) for note in document.notes]
    assert found == list(zip(labels, ["Dupin, Les phares, 1990.", "Ibid., p. 4."], strict=False))


def test_levels_and_restarts() -> None:
    """A deeper level begins again below each higher number; another list may begin the same one again."""
    body = (
        item("a") + item("b", level=1) + item("c", level=1) + item("d") + item("e", level=1) + item("f", 2) + item("g")
    )
    text = read_docx(docx(body, numbering=numbering("%1.", "upperRoman", 3)), "-").text
    assert text.split("\n")[:-1] == ["III. a", "IIIa) b", "IIIb) c", "IV. d", "IVa) e", "I. f", "II. g"]


def test_styles() -> None:
    """A style may number its paragraphs; headings are left as they are."""
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="Liste">{listed}</w:style>'
        '<w:style w:styleId="Note"><w:basedOn w:val="Liste"/></w:style>'
        '<w:style w:styleId="Titre"><w:basedOn w:val="Liste"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    body = "".join(
        paragraph(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>', run(text))
        for style, text in (("Titre", "a"), ("Note", "b"), ("Liste", "c"), ("Autre", "d"))
    )
    assert read_docx(docx(body, styles=styles, numbering=numbering("%1.")), "-").text == "a\n1. b\n2. c\nd\n"
