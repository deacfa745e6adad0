"""LaTeX: notes as they are printed, with their place in the file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.model import HintKind, Locator
from smartcite.readers import read
from smartcite.readers.latex import read_latex

BIB = """@book{dupin1990, author={Dupin, Anne}, title={Les phares}, year=1990}
@article{rose2001, author={Rose, Mark}, title={Feux}, journal={Mer}, year=2001}
"""


def notes(text: str) -> list[tuple[str, str]]:
    document = read_latex(text, "-")
    return [(note.label, note.span.of(document.text)) for note in document.notes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Un\footnote{A {b} \% c.}, deux\footnote{B.}.", [("1", "A b % c."), ("2", "B.")]),
        (r"Un\footnote[7]{A.}, deux\footnote{B.}.", [("7", "A."), ("1", "B.")]),
        (r"Un\footnotemark, deux\footnotemark.\footnotetext[1]{A.}\footnotetext{B.}", [("1", "A."), ("2", "B.")]),
        (r"Un\endnote{C.}, deux\footnote{A.}", [("1", "A."), ("1", "C.")]),
        ("Un % \\footnote{x}\n\\footnote{A.}", [("1", "A.")]),
        (r"\begin{verbatim}\footnote{x}\end{verbatim}\footnote{A.}", [("1", "A.")]),
        (r"\iffalse\footnote{x}\fi\footnote{A.}", [("1", "A.")]),
        (r"\setcounter{footnote}{4}Un\footnote{A.}", [("5", "A.")]),
        (r"\renewcommand{\thefootnote}{\fnsymbol{footnote}}Un\footnote{A.}\footnote{B.}", [("*", "A."), ("†", "B.")]),
        (r"\documentclass{book}\chapter{I}\footnote{A.}\chapter{II}\footnote{B.}", [("1", "A."), ("1", "B.")]),
        (r"\documentclass{article}\section{I}\footnote{A.}\section{II}\footnote{B.}", [("1", "A."), ("2", "B.")]),
        (
            r"Un\footnote{A.\label{a}}\footnote{Supra note~\ref{a}, infra \ref{c}.}\footnote{C.\label{c}}",
            [("1", "A."), ("2", "Supra note\u00a01, infra 3."), ("3", "C.")],
        ),
        (
            r"\newcommand{\ibid}{\emph{Ibid.}}\begin{document}a\footnote{\ibid, p.~3}\end{document}\footnote{x}",
            [("1", "Ibid., p.\u00a03")],
        ),
        (r"\newcommand{\n}[1]{\footnote{#1}}a\footnote{A.}", [("1", "A.")]),
        (r"a\footnote{open", [("1", "open")]),
    ],
)
def test_notes(text: str, expected: list[tuple[str, str]]) -> None:
    """Numbers, marks without text, restarts, comments, verbatim text, labels of notes."""
    assert notes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"L'\'ecole, l'\oe uvre, \og cité\fg{} et ``x''", "L’école, l’œuvre, «\u00a0cité\u00a0» et “x”"),
        (r"p.~3--4, \enquote{cité}, XIX\up{e}, \no 3", "p.\u00a03–4, “cité”, XIXe, n°3"),
        (r"\textbf{gras} \unknown{mot} \index{x}fin \\ suite", "gras mot fin \n suite"),
        (r"\url{https://a.example/x_y%20z} et $x^2$", "https://a.example/x_y%20z et"),
        (r"\textsc{Dupin}, \emph{Les phares}", "Dupin, Les phares"),
    ],
)
def test_text(text: str, expected: str) -> None:
    """Accents and ligatures are characters; macros are taken off and their arguments stay."""
    assert notes(rf"a\footnote{{{text}}}") == [("1", expected)]


def test_hints() -> None:
    """Italics, small capitals and links are hints."""
    text = (
        r"a\footnote{\textsc{Dupin}, \emph{Les \emph{grands} phares}, {\itshape x} \href{https://a.example/\_b}{ici}}"
    )
    document = read_latex(text, "-")
    assert [(hint.kind, hint.span.of(document.text), hint.value) for hint in document.hints] == [
        (HintKind.SMALL_CAPS, "Dupin", ""),
        (HintKind.ITALIC, "Les ", ""),
        (HintKind.ITALIC, " phares", ""),
        (HintKind.ITALIC, "x", ""),
        (HintKind.LINK, "ici", "https://a.example/_b"),
    ]


def test_positions() -> None:
    """Line and column are those of the file."""
    text = "\\section{Un}\nLe texte\\footnote{Voir \\emph{Les\n  phares}, \\'Ere.} suit.\n"
    document = read_latex(text, "-")
    lines = text.split("\n")
    for word in ("Le texte", "Voir", "phares", "re.", "suit"):
        place = document.position(document.text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


def test_citations(tmp_path: Path) -> None:
    """Citations are exact records: as notes of their own, and inside notes."""
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "essay.tex").write_text(
        "\\addbibresource{refs.bib}\nUn\\footcite[voir][12--14]{dupin1990}, deux\\autocite[chap. 2]{rose2001}, "
        "trois\\footnote{Voir \\cite[3]{dupin1990} et \\cites[1]{rose2001}[2]{dupin1990}.}, \\cite{rose2001}.",
        encoding="utf-8",
    )
    document = read(tmp_path / "essay.tex")
    assert [(note.label, note.span.of(document.text)) for note in document.notes] == [
        ("1", "voir Dupin, Les phares, p. 12–14."),
        ("2", "Rose, Feux, chap. 2."),
        ("3", "Voir Dupin, Les phares, p. 3 et Rose, Feux, p. 1; Dupin, Les phares, p. 2."),
    ]
    assert [(one.fields["title"], one.locator) for one in document.records][:3] == [
        ("Feux", None),
        ("Les phares", Locator("page", "12-14")),
        ("Feux", Locator("passage", "chap. 2")),
    ]


def test_author_date(tmp_path: Path) -> None:
    """In a style without notes \\autocite makes none."""
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "essay.tex").write_text(
        "\\usepackage[style=authoryear]{biblatex}\nUn \\autocite{rose2001}, deux\\footnote{B.}", encoding="utf-8"
    )
    assert [note.label for note in read(tmp_path / "essay.tex").notes] == ["1"]


def test_input(tmp_path: Path) -> None:
    """Files put in are read in their place, once, below the folder only; a text that puts itself in ends."""
    folder = tmp_path / "essay"
    (folder / "chap").mkdir(parents=True)
    (tmp_path / "secret.tex").write_text("\\footnote{Secret.}", encoding="utf-8")
    (folder / "chap" / "one.tex").write_text("\\footnote{B.}\\input{chap/one}\\input{main}", encoding="utf-8")
    (folder / "main.tex").write_text(
        "\\footnote{A.}\n\\input{chap/one}\\input{../secret}\\input{/etc/hostname}\\input{main}\\footnote{C.}",
        encoding="utf-8",
    )
    document = read(folder / "main.tex")
    assert [(note.label, note.span.of(document.text)) for note in document.notes] == [
        ("1", "A."),
        ("2", "B."),
        ("3", "C."),
    ]
    assert document.position(document.notes[1].span.start).line == 2


@settings(max_examples=150, deadline=None)
@given(st.text("a\\{}[]%$~-`'\"<> \nefotn#&", max_size=120))
def test_any_text(text: str) -> None:
    """Whatever the text, spans lie in it and every place is in the file."""
    document = read_latex(text + "\\footnote{" + text, "-")
    for note in document.notes:
        assert 0 <= note.span.start <= note.span.end <= len(document.text)
    for offset in range(0, len(document.text), 7):
        assert document.position(offset).line >= 1


@pytest.mark.parametrize(
    "text",
    ["{" * 50_000, "\\footnote{" * 20_000, "\\emph{" * 30_000, "$" * 30_001, "\\cite[" * 20_000, "\\href{" * 20_000],
)
def test_linear(text: str) -> None:
    """Unclosed groups by the thousand are read at once."""
    assert read_latex(text, "-").format == "latex"
