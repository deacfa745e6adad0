import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from packed import W, call, docx, odt, paragraph, run, zipped

from smartcite.findings import Finding
from smartcite.model import Document, Hint, HintKind, Span
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_data, read_text
from smartcite.settings import Ignore, Settings
from smartcite.suppression import suppress

ESSAY = (
    "Un[1] deux[2] trois[3]\n\n[1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.\n"
    "[2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.\n[3] Chartier, supra note 2, p. 41.{}\n"
)


def found(text: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    """Return (code, why it is silent) of each finding."""
    return [(one.code, one.suppressed) for one in findings_of(understand(read_text(text)), settings)[0]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ESSAY.format(" <!-- smartcite: ignore[REF102] volume 2 -->"), id="in-the-note"),
        pytest.param(ESSAY.format(" % smartcite: ignore[REF102] volume 2"), id="latex"),
        pytest.param(ESSAY.format(" // smartcite: ignore[LNK,REF102] volume 2"), id="asciidoc"),
        pytest.param(ESSAY.format(" <!-- smartcite:ignore[wrong-note-number] volume 2-->"), id="by-name"),
        pytest.param(
            ESSAY.format("").replace("[3] Ch", "<!-- smartcite: ignore[REF] volume 2 -->\n[3] Ch"), id="line-above"
        ),
        pytest.param("<!-- smartcite: disable[REF] volume 2 -->\n" + ESSAY.format(""), id="disabled-from-here"),
    ],
)
def test_comments(text: str) -> None:
    """A comment keeps the finding silent, with its reason."""
    assert found(text) == [("REF102", "volume 2")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            ESSAY.format("").replace("[2] Geo", "[2] <!-- smartcite: ignore[REF102] --> Geo"),
            ["SUP101", "REF102"],
            id="elsewhere",
        ),
        pytest.param(ESSAY.format(" <!-- smartcite: ignore[REF103] -->"), ["REF102", "SUP101"], id="another-rule"),
        pytest.param(ESSAY.format(" <!-- smartcite: ignore -->"), ["REF102", "SUP101"], id="no-rule-named"),
        pytest.param(ESSAY.format(" <!-- smartcite: ignore[REFF] -->"), ["REF102", "SUP101"], id="unknown-rule"),
        pytest.param(
            "<!-- smartcite: disable[REF] -->\n<!-- smartcite: enable[REF] -->\n" + ESSAY.format(""),
            ["SUP101", "REF102"],
            id="enabled-again",
        ),
        pytest.param(ESSAY.format(" <!-- smartcite: ignore[LNK101] -->"), ["REF102"], id="the-network-was-not-asked"),
    ],
)
def test_unused(text: str, codes: list[str]) -> None:
    """What silences nothing is reported, unless the network would have to say so."""
    assert found(text) == [(code, "") for code in codes]


def test_unused_is_not_selected() -> None:
    """A suppression of rules that did not run is not unused, and SUP101 can be left out."""
    text = ESSAY.format(" <!-- smartcite: ignore[REF103] -->")
    assert found(text, Settings(ignore=("REF103",))) == [("REF102", "")]
    assert found(text, Settings(ignore=("SUP",))) == [("REF102", "")]


def findings(document: Document, *ignores: Ignore, today: date | None = None) -> tuple[Finding, ...]:
    raised = findings_of(understand(document))[0]
    return suppress(document, raised, Settings(ignores=ignores), (), asked=False, today=today)


def test_ignore_entries() -> None:
    """An entry of the configuration silences by rule and target, and not after its day."""
    document = read_text(ESSAY.format(""))
    for entry in (Ignore("REF102"), Ignore("REF", "supra note 2", "volume 2"), Ignore("wrong-note-number", "Chartier")):
        assert findings(document, entry)[0].suppressed
    assert not findings(document, Ignore("REF102", "Duby"))[0].suppressed
    dated = Ignore("REF102", until=date(2027, 1, 31))
    assert findings(document, dated, today=date(2027, 1, 31))[0].suppressed
    assert not findings(document, dated, today=date(2027, 2, 1))[0].suppressed


def test_comment_of_a_word_processor() -> None:
    """A comment on a note, or on the mark that calls it, is about the note."""
    document = read_text(ESSAY.format(""))
    value = "smartcite: ignore[REF102] volume 2"
    mark = next(one.span for one in document.marks if one.label == "3")
    notes = (*document.notes[:2], replace(document.notes[2], mark=mark))
    for span in (document.notes[2].span, mark):
        commented = replace(document, notes=notes, hints=(Hint(span, HintKind.COMMENT, value),))
        assert [one.suppressed for one in findings(commented)] == ["volume 2"]
    elsewhere = replace(document, hints=(Hint(Span(0, 2), HintKind.COMMENT, value),))
    assert not findings(elsewhere)[0].suppressed


NOTES = ("Roger Chartier, L’ordre des livres, Paris, Alinea, 1992.", "Georges Duby, Guerriers, Paris, Gallimard, 1973.",
         "Chartier, supra note 2, p. 41.")  # fmt: skip
REMARK = "smartcite: ignore[REF102] volume 2"


def word_file(marked: str) -> bytes:
    """Return a .docx with the remark as a comment on the last note."""
    body = paragraph(run("Un"), call(1), run("deux"), call(2), run("trois"), marked)
    data = docx(body, {number: run(text) for number, text in enumerate(NOTES, 1)})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    comment = f'<w:comment w:id="7"><w:p><w:r><w:t>{REMARK}</w:t></w:r></w:p></w:comment>'
    return zipped({**members, "word/comments.xml": f"<w:comments {W}>{comment}</w:comments>"})


def open_document_file() -> bytes:
    def note(number: int, text: str) -> str:
        return (
            f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
            f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
        )

    notes = " et".join(note(number, text) for number, text in enumerate(NOTES, 1))
    remark = f"<office:annotation><text:p>{REMARK}</text:p></office:annotation>"
    return odt(f"<text:p>Un{notes}{remark}</text:p>")


def page(remark: str, before: str = "") -> bytes:
    calls = " ".join(f'un<a href="#n{number}" id="m{number}">[{number}]</a>' for number in (1, 2, 3))
    notes = [f'<p id="n{number}"><a href="#m{number}">[{number}]</a> {text}' for number, text in enumerate(NOTES, 1)]
    return f"<html><p>{calls}</p>{notes[0]}</p>{notes[1]}</p>{before}{notes[2]} {remark}</p></html>".encode()


def tex(before: str, inside: str, after: str) -> bytes:
    """Return a LaTeX file with remarks on the line above the last note, in it and on its line."""
    first, second, third = NOTES
    return (
        f"\\documentclass{{article}}\\begin{{document}}\nUn\\footnote{{{first}}} deux\\footnote{{{second}}}\n"
        f"{before}\ntrois\\footnote{{{third}{inside}}} {after}\n\\end{{document}}\n"
    ).encode()


RANGE = '<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/>'
REFERENCE = '<w:r><w:commentReference w:id="7"/></w:r>'


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(word_file(RANGE.format(call(3)) + REFERENCE), "a.docx", id="word-range"),
        pytest.param(word_file(call(3) + REFERENCE), "a.docx", id="word-mark"),
        pytest.param(open_document_file(), "a.odt", id="odt"),
        pytest.param(page(f"<!-- {REMARK} -->"), "a.html", id="html"),
        pytest.param(page("", f"<!-- {REMARK} -->\n"), "a.html", id="html-line-above"),
        pytest.param(
            "\n\n".join(
                ["a[^1] b[^2] c[^3]", *(f"[^{number}]: {text}" for number, text in enumerate(NOTES, 1))]
            ).encode()
            + f" <!-- {REMARK} -->".encode(),
            "a.md",
            id="markdown",
        ),
        pytest.param(tex(f"% {REMARK}", "", ""), "a.tex", id="latex-line-above"),
        pytest.param(tex("", f" % {REMARK}\n", ""), "a.tex", id="latex-in-the-note"),
        pytest.param(tex("", "", f"% {REMARK}"), "a.tex", id="latex-line"),
    ],
)
def test_formats(data: bytes, name: str) -> None:
    """A remark in the comments of a format reaches the note that it is on."""
    assert [(one.code, one.suppressed) for one in findings_of(understand(read_data(data, name)))[0]] == [
        ("REF102", "volume 2")
    ]
