"""Markdown as pandoc reads it, with every offset kept."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.model import Document, HintKind, Locator
from smartcite.readers import read
from smartcite.readers.markdown import read_markdown

BIB = """@book{dupin1990, author={Dupin, Anne}, title={Les phares}, year=1990}
@article{rose2001, author={Rose, Mark}, title={Feux}, journal={Mer}, year=2001}
"""


def notes(text: str) -> list[tuple[str, str]]:
    document = read_markdown(text, "-")
    return [(note.label, note.span.of(document.text)) for note in document.notes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un[^1], deux[^2].\n\n[^1]: A.\n\n[^2]: B.\n", [("1", "A."), ("2", "B.")]),
        ("Un[^1], deux[^7].\n\n[^1]: A.\n[^7]: B.\n", [("1", "A."), ("7", "B.")]),
        ("Un[^a], deux[^b].\n\n[^b]: B.\n[^a]: A.\n", [("1", "A."), ("2", "B.")]),
        ("Un^[A [x].], deux[^1].\n\n[^1]: B.\n", [("1", "A [x]."), ("2", "B.")]),
        ("Un[^1].\n\n[^1]: A\nlazy.\n\n    Second.\n\nFin.\n", [("1", "A\nlazy.\n\nSecond.")]),
        ("Un[^1]. Un[^1].\n\n[^1]: A.\n[^2]: B.\n", [("1", "A."), ("2", "B.")]),
        ("I[^1].\n\n[^1]: A.\n\nII[^1].\n\n[^1]: B.\n", [("1", "A."), ("1", "B.")]),
        ("Un `[^1]` et\n\n```\n[^1]: x\n```\n\n<!-- [^1]: y -->\n", []),
        ("Un \\[^1].\n", []),
        ("Un [1], deux [2].\n\n## Notes\n\n[1] A.\n\n[2] B.\n", [("1", "A."), ("2", "B.")]),
        ("Un<sup>1</sup>, deux<sup>2</sup>.\n\n<sup>1</sup> A.\n\n<sup>2</sup> B.\n", [("1", "A."), ("2", "B.")]),
    ],
)
def test_notes(text: str, expected: list[tuple[str, str]]) -> None:
    """Notes in the order of their calls, by rising numbers or counted; continued lines; nothing from code."""
    assert notes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Ibid.*, p. 3--4...", "Ibid., p. 3–4…"),
        ("**gras** et __gras__ et a_b_c et 2 * 3 * 4", "gras et gras et a_b_c et 2 * 3 * 4"),
        ("l'été, \"x\" et 'y'", "l’été, “x” et ‘y’"),
        (
            '[Duby]{.smallcaps}, [texte](https://a.example/b_c_d "t") et <https://b.example/x>',
            "Duby, texte et https://b.example/x",
        ),
        ("\\*non\\*, p.\\ 3, x^2^", "*non*, p.\u00a03, x2"),
        ("https://a.example/x--y_z_ fin", "https://a.example/x--y_z_ fin"),
        ("[a], [b][c] et ![alt](i.png)", "[a], [b][c] et alt"),
        ("<span style='x'>a</span> < b", "a < b"),
        (
            "«&nbsp;Le port&#8239;&raquo;, A&amp;B, R&D; p.&#x20;3, &notes; `&amp;`",
            "«\u00a0Le port\u202f», A&B, R&D; p. 3, &notes; &amp;",
        ),
    ],
)
def test_inline(text: str, expected: str) -> None:
    """Markup is taken off and punctuation is what pandoc prints."""
    assert notes(f"Un[^1].\n\n[^1]: {text}\n") == [("1", expected)]


def test_hints() -> None:
    """Emphasis, small capitals and links, reference-style links too, are hints."""
    document = read_markdown(
        "Un[^1].\n\n[^1]: [Duby]{.smallcaps}, *Les **grands** phares*, [ici][r] et [là](https://b.example/).\n\n[r]: https://a.example\n",
        "-",
    )
    assert [(hint.kind, hint.span.of(document.text), hint.value) for hint in document.hints] == [
        (HintKind.SMALL_CAPS, "Duby", ""),
        (HintKind.ITALIC, "Les grands phares", ""),
        (HintKind.LINK, "ici", "https://a.example"),
        (HintKind.LINK, "là", "https://b.example/"),
    ]


def test_positions() -> None:
    """Line and column are those of the file."""
    text = "---\ntitle: x\n---\n\n# *Titre*\n\nUn[^1].\n\n> cité\n\n[^1]: *Ibid.*, p. 3.\n    Suite.\n"
    document = read_markdown(text, "-")
    for word in ("Titre", "Un", "cité", "Ibid", "p. 3", "Suite"):
        place = document.position(document.text.index(word))
        assert text.splitlines()[place.line - 1][place.column - 1 :].startswith(word)


def cited(folder: Path, text: str) -> Document:
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    (folder / "essay.md").write_text(text, encoding="utf-8")
    return read(folder / "essay.md")


def test_citations(tmp_path: Path) -> None:
    """A key of the .bib file is a record with its part of the note and its locator; an unknown key is text."""
    document = cited(
        tmp_path, "Un[^1].\n\n[^1]: Voir [see @dupin1990, p. 3-4; @rose2001, chap. 2; @x]. @rose2001 [p. 9].\n"
    )
    assert [(one.span.of(document.text), one.fields["title"], one.locator) for one in document.records] == [
        ("@dupin1990, p. 3-4", "Les phares", Locator("page", "3-4")),
        ("@rose2001, chap. 2", "Feux", Locator("chapter", "2")),
        ("@rose2001 [p. 9]", "Feux", Locator("page", "9")),
    ]


@pytest.mark.parametrize(
    ("printed", "locator"),
    [
        ("p. 3", Locator("page", "3")),
        ("S. 3-5", Locator("page", "3-5")),
        ("xii", Locator("page", "xii")),
        ("hoofdstuk 2", Locator("chapter", "2")),
        ("§ 4", Locator("paragraph", "4")),
        ("n° 7", Locator("number", "7")),
        ("very clear", None),
        (" " * 50_000, None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_locators(tmp_path: Path, printed: str, locator: Locator | None) -> None:
    """A unit is named in any language of the lexicon; words that are no number are no locator."""
    assert [one.locator for one in cited(tmp_path, f"Un[^1].\n\n[^1]: [@rose2001, {printed}]\n").records] == [locator]


def test_citations_as_notes(tmp_path: Path) -> None:
    """In a text without notes, or with a style of notes, citations in the body are the notes."""
    document = cited(tmp_path, "Un [@dupin1990, p. 3], deux [@rose2001].\n")
    assert [(note.label, note.span.of(document.text)) for note in document.notes] == [
        ("1", "@dupin1990, p. 3"),
        ("2", "@rose2001"),
    ]
    styled = cited(tmp_path, "---\ncsl: chicago-fullnote.csl\n---\nUn [@dupin1990], deux[^a].\n\n[^a]: B.\n")
    assert [note.label for note in styled.notes] == ["1", "2"]
    plain = cited(tmp_path, "Un [@dupin1990], deux[^1].\n\n[^1]: B.\n")
    assert [note.label for note in plain.notes] == ["1"]


@settings(max_examples=150, deadline=None)
@given(st.text("a*_[]^()`~<>!\\\n 1:@'\"-{}.", max_size=120))
def test_any_text(text: str) -> None:
    """Whatever the text, spans lie in it and every place has a line and column of the file."""
    document = read_markdown(text, "-")
    for note in document.notes:
        assert 0 <= note.span.start <= note.span.end <= len(document.text)
    lines = text.split("\n")
    for offset in range(0, len(document.text), 7):
        place = document.position(offset)
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 2


@pytest.mark.parametrize(
    "text",
    ["[" * 50_000, "*a " * 50_000, "`" * 50_000, "`" * 50_000 + "a`", "^[" * 30_000, "<!--" * 30_000, "[^1]" * 20_000],
)
def test_linear(text: str) -> None:
    """Unclosed markup by the thousand is read at once."""
    assert read_markdown(text, "-").format == "markdown"


@pytest.mark.parametrize(
    ("front", "date"),
    [("date: 2021-03-04", "2021-03-04"), ('date: "2021-03-04"', "2021-03-04"), ("date: mars 2021", ""), ("a: b", "")],
)
def test_date(front: str, date: str) -> None:
    """The day in the front matter is the document's."""
    assert read_markdown(f"---\n{front}\n---\nUn[^1].\n\n[^1]: A.\n", "-").date == date
