"""Word documents: every note with the number Word prints."""

import base64
import json
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from damage import check_places, cut_bytes, disordered
from hypothesis import given, settings
from packed import MC, call, docx, field, paragraph, run, with_member, zipped

from smartcite.errors import ReadError
from smartcite.model import Document, HintKind, Locator, Name
from smartcite.readers.docx import read_docx

CSL = {
    "citationItems": [
        {
            "itemData": {
                "type": "book",
                "title": "Les <i>phares</i>",
                "author": [{"family": "Dupin", "given": "Anne"}],
                "publisher": "Ancre",
                "publisher-place": "Brest",
                "issued": {"date-parts": [["1990"]]},
            },
            "locator": "12–14",
            "label": "page",
        },
        {
            "itemData": {
                "type": "article-journal",
                "title": "Feux",
                "container-title": "Mer",
                "author": [{"literal": "Comité des phares"}],
                "issued": {"date-parts": [[2001, 3]]},
                "DOI": "https://doi.org/10.1000/ABC",
            }
        },
    ]
}


def read(body: str, *arguments: dict[int, str], **options: object) -> Document:
    return read_docx(docx(body, *arguments, **options), "essay.docx")  # type: ignore[arg-type]


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.span.of(document.text)) for note in document.notes]


def test_notes_in_the_order_of_their_references() -> None:
    """Notes come in the order the body calls them, whatever their ids; a note that nothing calls is not printed."""
    document = read(
        paragraph(run("Un"), call(7), run(", deux"), call(3), run(".")),
        {3: run(" Ibid."), 7: run(" Dupin"), 9: run("x")},
    )
    assert notes(document) == [("1", "Dupin"), ("2", "Ibid.")]
    assert document.text == "Un[1], deux[2].\n[1]  Dupin\n[2]  Ibid.\n"
    assert [note.mark.of(document.text) if note.mark else "" for note in document.notes] == ["[1]", "[2]"]
    assert not document.has_lines


def test_typography_and_links() -> None:
    """Italics and small capitals are hints, by themselves and by style; a hyperlink is a link whatever its text."""
    styles = (
        '<w:style w:type="character" w:styleId="Base"><w:rPr><w:i/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Titel"><w:basedOn w:val="Base"/></w:style>'
    )
    document = read(
        paragraph(run("Un"), call(1)),
        {
            1: run("Dupin", "<w:smallCaps/>")
            + run(", ")
            + run("Les ", "<w:i/>")
            + run("phares", '<w:rStyle w:val="Titel"/>')
            + run(" droit", '<w:rStyle w:val="Titel"/><w:i w:val="0"/>')
            + f'<w:hyperlink r:id="k1">{run("ici")}</w:hyperlink>'
            + field('HYPERLINK "https://example.org/b"', "là")
        },
        styles=styles,
        links={"k1": "https://example.org/a"},
    )
    assert [(hint.kind, hint.span.of(document.text), hint.value) for hint in document.hints] == [
        (HintKind.SMALL_CAPS, "Dupin", ""),
        (HintKind.ITALIC, "Les phares", ""),
        (HintKind.LINK, "ici", "https://example.org/a"),
        (HintKind.LINK, "là", "https://example.org/b"),
    ]


def test_tracked_changes() -> None:
    """Insertions are in; deletions are out, and with them the notes they called."""
    document = read(
        paragraph(
            f"<w:ins>{run('neuf')}</w:ins><w:del><w:r><w:delText>vieux</w:delText></w:r>{call(1)}</w:del>", call(2)
        ),
        {1: run("a"), 2: f"<w:del>{run('non')}</w:del><w:ins>{run('oui')}</w:ins>"},
    )
    assert document.text == "neuf[1]\n[1] oui\n"


def test_text_boxes_tables_and_fallbacks() -> None:
    """A text box comes after its paragraph, once; a table is read cell by cell."""
    box = f"<w:txbxContent>{paragraph(run('boîte'), call(1))}</w:txbxContent>"
    document = read(
        paragraph(
            run("avant"),
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>",
            run(" après"),
        )
        + f"<w:tbl><w:tr><w:tc>{paragraph(run('a'))}</w:tc><w:tc>{paragraph(run('b'), call(2))}</w:tc></w:tr></w:tbl>",
        {1: run("Un"), 2: run("Deux")},
    )
    assert document.text == "avant après\nboîte[1]\na\nb[2]\n[1] Un\n[2] Deux\n"
    assert "mc" in MC


SECTION = "<w:p><w:pPr><w:sectPr>{}</w:sectPr></w:pPr></w:p>"
RESTART = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'


@pytest.mark.parametrize(
    ("settings", "first", "labels", "series"),
    [
        ("", "", ["1", "2", "3"], [0, 0, 0]),
        ('<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>', "", ["5", "6", "7"], [0, 0, 0]),
        ('<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>', "", ["i", "ii", "iii"], [0, 0, 0]),
        ('<w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr>', "", ["*", "†", "‡"], [0, 0, 0]),
        (RESTART, "", ["1", "2", "1"], [0, 0, 1]),
        (
            RESTART,
            '<w:footnotePr><w:numFmt w:val="upperLetter"/></w:footnotePr>',
            ["A", "B", "1"],
            [0, 0, 1],
        ),
    ],
)
def test_numbering(settings: str, first: str, labels: list[str], series: list[int]) -> None:
    """Format, start value and restarts are those of the settings and of each section."""
    body = paragraph(run("a"), call(1), call(2)) + SECTION.format(first) + paragraph(run("b"), call(3)) + "<w:sectPr/>"
    document = read(body, {1: run("x"), 2: run("y"), 3: run("z")}, settings=settings)
    assert [note.label for note in document.notes] == labels
    assert [note.series for note in document.notes] == series


def test_restart_on_each_page() -> None:
    """Where Word remembers its page breaks, numbers that restart on each page are known."""
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    body = paragraph(call(1), call(2), "<w:r><w:lastRenderedPageBreak/></w:r>", call(3))
    document = read(body, {1: run("x"), 2: run("y"), 3: run("z")}, settings=settings)
    assert [(note.label, note.series) for note in document.notes] == [("1", 0), ("2", 0), ("1", 1)]


def test_custom_marks() -> None:
    """A custom mark is the label and takes no number."""
    custom = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    document = read(paragraph(run("Titre"), custom, run(" texte"), call(2)), {1: run(" L’auteur"), 2: run("x")})
    assert notes(document) == [("*", "L’auteur"), ("1", "x")]
    assert document.text.startswith("Titre[*] texte[1]\n")


def test_endnotes() -> None:
    """Endnotes come after the footnotes, in their own numbers."""
    document = read(paragraph(call(1), call(1, "endnote"), call(2)), {1: run("a"), 2: run("b")}, {1: run("c")})
    assert [(note.label, note.series) for note in document.notes] == [("1", 0), ("2", 0), ("i", 1)]


def test_typed_notes() -> None:
    """Notes typed at the end of a document without real ones are found, superscript digits included."""
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph(run("Un livre"), run("1", raised), run(", puis"), run("2", raised)) + "".join(
        paragraph(run(number, raised), run(text)) for number, text in (("1", " Dupin, 1990."), ("2", " Ibid."))
    )
    assert notes(read(body)) == [("1", "Dupin, 1990."), ("2", "Ibid.")]


@pytest.mark.parametrize("program", ["ADDIN ZOTERO_ITEM CSL_CITATION ", "ADDIN CSL_CITATION "])
def test_records_of_zotero_and_mendeley(program: str) -> None:
    """The exact record of each citation in a field, with its own part of what is printed."""
    printed = "Anne Dupin, Les phares, Brest, 1990, p. 12-14 ; « Feux », Mer, 2001."
    document = read(paragraph(run("x"), call(1)), {1: field(program + json.dumps(CSL), printed)})
    first, second = document.records
    assert first.span.of(document.text) == "Anne Dupin, Les phares, Brest, 1990, p. 12-14"
    assert first.entry_type == "book"
    assert first.fields == {
        "author": (Name("Dupin", "Anne"),),
        "title": "Les phares",
        "publisher": "Ancre",
        "location": "Brest",
        "date": "1990",
    }
    assert first.locator == Locator("page", "12-14")
    assert second.span.of(document.text) == "« Feux », Mer, 2001."
    assert second.fields["journaltitle"] == "Mer"
    assert second.fields["author"] == (Name(literal="Comité des phares"),)
    assert (second.fields["date"], second.fields["doi"]) == ("2001-03", "10.1000/abc")


def test_records_of_mendeley_cite() -> None:
    """Mendeley's newer add-in keeps its data in a content control."""
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(json.dumps(CSL).encode()).decode()
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{run("Dupin ; Comité")}</w:sdtContent></w:sdt>'
    )
    document = read(paragraph(run("x"), call(1)), {1: control})
    assert [record.span.of(document.text) for record in document.records] == ["Dupin", "Comité"]


ENDNOTE = """<EndNote><Cite><Author>Dupin</Author><Pages>12</Pages><record>
<ref-type name="Book Section">5</ref-type><contributors>
<authors><author><style face="normal">Dupin, Anne</style></author></authors></contributors><titles><title>Feux</title>
<secondary-title>Mer</secondary-title></titles><dates><year>1990</year></dates></record></Cite></EndNote>"""


@pytest.mark.parametrize("packed", [True, False])
def test_records_of_endnote(packed: bool) -> None:
    """EndNote keeps its record in the instruction or, packed, in a field nested in it."""
    data = base64.b64encode(ENDNOTE.encode()).decode()
    nested = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar></w:r>'
        '<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    instruction = " ADDIN EN.CITE " + ("" if packed else ENDNOTE)
    runs = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>'
        + (nested if packed else "")
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Dupin 1990")}'
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = read(paragraph(run("x"), call(1)), {1: runs})
    (record,) = document.records
    assert (record.span.of(document.text), record.source, record.entry_type) == (
        "Dupin 1990",
        "endnote",
        "incollection",
    )
    assert record.fields["author"] == (Name("Dupin", "Anne"),)
    assert (record.fields["title"], record.fields["booktitle"]) == ("Feux", "Mer")
    assert record.locator == Locator("page", "12")
    assert document.text == "x[1]\n[1] Dupin 1990\n"


def test_strict_form() -> None:
    """Word's Strict form has other namespaces and is otherwise the same."""
    strict = {"wordprocessingml/2006/main": "wordprocessingml/main", "officeDocument/2006": "officeDocument"}
    with zipfile.ZipFile(BytesIO(docx(paragraph(run("Un"), call(1)), {1: run("Dupin", "<w:i/>")}))) as archive:
        members: dict[str, str | bytes] = {}
        for name in archive.namelist():
            text = archive.read(name).decode()
            for usual, other in strict.items():
                text = text.replace(f"http://schemas.openxmlformats.org/{usual}", f"http://purl.oclc.org/ooxml/{other}")
            members[name] = text
    document = read_docx(zipped(members), "-")
    assert notes(document) == [("1", "Dupin")]
    assert [hint.kind for hint in document.hints] == [HintKind.ITALIC]


WHOLE = docx(
    paragraph(run("Un"), call(1), run("boîte"), call(2, "footnote", ' w:customMarkFollows="1"'))
    + SECTION.format('<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>')
    + f"<w:tbl><w:tr><w:tc>{paragraph(run('a'), call(1, 'endnote'))}</w:tc></w:tr></w:tbl>"
    + paragraph(f"<w:r><w:pict><w:txbxContent>{paragraph(run('b'), call(3))}</w:txbxContent></w:pict></w:r>"),
    {
        1: field(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(CSL)}", "Dupin, p. 12 ; Comité"),
        2: f'<w:hyperlink r:id="k1">{run("ici", "<w:smallCaps/>")}</w:hyperlink>',
        3: f"<w:del>{run('non')}</w:del>" + run("Ibid.", '<w:rStyle w:val="Titel"/>'),
    },
    {1: run("Supra")},
    settings=RESTART,
    links={"k1": "https://example.org/a"},
    styles='<w:style w:styleId="Titel"><w:basedOn w:val="Titel"/><w:rPr><w:i/></w:rPr></w:style>',
)


@settings(max_examples=200, deadline=2000)
@given(disordered(WHOLE) | cut_bytes(WHOLE))
def test_damaged(data: bytes) -> None:
    """A damaged document is read as far as it goes, or refused in a sentence."""
    try:
        document = read_docx(data, "-")
    except ReadError:
        return
    check_places(document)


def test_date() -> None:
    """The day of the last change is read; damaged metadata are no reason to refuse a document."""
    body = docx(paragraph(run("Un.")))
    dated = '<p xmlns:t="http://purl.org/dc/terms/"><t:modified>2018-02-03T10:00:00Z</t:modified></p>'
    assert read_docx(with_member(body, "docProps/core.xml", dated), "a.docx").date == "2018-02-03T10:00:00Z"
    assert read_docx(with_member(body, "docProps/core.xml", dated[:40]), "a.docx").date == ""
