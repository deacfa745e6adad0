"""OpenDocument texts: every note with the number the program printed."""

import json
from xml.sax.saxutils import quoteattr

from damage import check_places, cut_bytes, disordered
from hypothesis import given, settings
from packed import odt, with_member

from smartcite.errors import ReadError
from smartcite.model import Document, HintKind
from smartcite.readers.odt import read_odt

STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-variant="small-caps"/>'
    "</style:style>"
    '<style:style style:name="T3" style:family="text" style:parent-style-name="T1"/>'
)


def note(label: str, text: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
        f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
    )


def read(body: str) -> Document:
    return read_odt(odt(body, STYLES), "essay.odt")


def test_notes() -> None:
    """Footnotes, then endnotes in a series of their own, each with its printed label and its mark."""
    document = read(
        f"<text:p>Un{note('1', 'Dupin')}, fin{note('i', 'Merci', 'endnote')}, deux{note('*', 'Ibid.')}.</text:p>"
    )
    assert document.text == "Un[1], fin[i], deux[*].\n[1] Dupin\n[*] Ibid.\n[i] Merci\n"
    assert [(one.label, one.series) for one in document.notes] == [("1", 0), ("*", 0), ("i", 1)]
    assert [one.mark.of(document.text) if one.mark else "" for one in document.notes] == ["[1]", "[*]", "[i]"]


def test_typography_spaces_and_links() -> None:
    """Styles give hints after their parents; spaces, tabs and breaks are what their elements stand for."""
    body = (
        '<text:span text:style-name="T2">Dupin</text:span>,<text:s text:c="2"/><text:span text:style-name="T3">Les'
        ' phares</text:span><text:tab/>a<text:line-break/><text:a xlink:href="https://example.org/a">ici</text:a>'
    )
    document = read(f"<text:p>Un\n   deux{note('1', body)}</text:p>")
    assert document.text == "Un deux[1]\n[1] Dupin,  Les phares\ta\nici\n"
    assert [(hint.kind, hint.span.of(document.text), hint.value) for hint in document.hints] == [
        (HintKind.SMALL_CAPS, "Dupin", ""),
        (HintKind.ITALIC, "Les phares", ""),
        (HintKind.LINK, "ici", "https://example.org/a"),
    ]


def test_what_is_not_printed() -> None:
    """Tracked deletions and comments are not read; a text box comes after its paragraph."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>vieux</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>a<office:annotation><text:p>non</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>boîte</text:p></draw:text-box></draw:frame>b</text:p>"
    )
    assert read(body).text == "ab\nboîte\n"


def test_records_of_zotero() -> None:
    """Zotero's reference marks hold the record in their name."""
    data = {"citationItems": [{"itemData": {"type": "book", "title": "Les phares"}}]}
    name = quoteattr(f"ZOTERO_ITEM CSL_CITATION {json.dumps(data)} RNDx")
    marked = f"<text:reference-mark-start text:name={name}/>Dupin<text:reference-mark-end text:name={name}/>, voir"
    document = read(f"<text:p>a{note('1', marked)}</text:p>")
    assert [(one.span.of(document.text), one.fields) for one in document.records] == [
        ("Dupin", {"title": "Les phares"})
    ]


def test_records_of_a_word_document() -> None:
    """LibreOffice keeps the fields of a Word document that it saves as .odt."""
    data = {"citationItems": [{"itemData": {"type": "book", "title": "Les phares"}}]}
    code = quoteattr(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(data)}")
    parameter = f'<field:param field:name="vnd.oasis.opendocument.field.code" field:value={code}/>'
    field = (
        f"<field:fieldmark-start>{parameter}</field:fieldmark-start><field:fieldmark-separator/>Dupin"
        "<field:fieldmark-end/>, voir"
    )
    document = read(f"<text:p>a{note('1', field)}</text:p>")
    assert [(one.span.of(document.text), one.source, one.fields) for one in document.records] == [
        ("Dupin", "zotero", {"title": "Les phares"})
    ]


def test_typed_notes() -> None:
    """Notes typed as paragraphs are found."""
    document = read("<text:p>Un[1], deux[2].</text:p><text:p>[1] Dupin.</text:p><text:p>[2] Ibid.</text:p>")
    assert [(one.label, one.span.of(document.text)) for one in document.notes] == [("1", "Dupin."), ("2", "Ibid.")]


DATA = {"citationItems": [{"itemData": {"type": "book", "title": "Les phares"}}]}
MARK = quoteattr(f"ZOTERO_ITEM CSL_CITATION {json.dumps(DATA)} RNDx")
DUPIN = f"<text:reference-mark-start text:name={MARK}/>Dupin<text:reference-mark-end text:name={MARK}/>"
SPAN = '<text:span text:style-name="T3">a<text:a xlink:href="https://example.org">b</text:a></text:span>'
WHOLE = odt(
    f"<text:p>Un{note('1', DUPIN)}"
    f"<draw:frame><draw:text-box><text:p>boîte{note('2', 'Ibid.')}</text:p></draw:text-box></draw:frame></text:p>"
    '<text:list><text:list-item><text:h>Deux<text:s text:c="3"/>'
    f"{note('i', 'Merci', 'endnote')}</text:h></text:list-item></text:list>"
    f"<text:p>{SPAN}<office:annotation><text:p>smartcite: ignore[REF]</text:p></office:annotation></text:p>",
    STYLES,
)


@settings(max_examples=200, deadline=2000)
@given(disordered(WHOLE) | cut_bytes(WHOLE))
def test_damaged(data: bytes) -> None:
    """A damaged document is read as far as it goes, or refused in a sentence."""
    try:
        document = read_odt(data, "-")
    except ReadError:
        return
    check_places(document)


def test_date() -> None:
    """The day of the last change is read; damaged metadata are no reason to refuse a document."""
    body = odt("<text:p>Un.</text:p>")
    dated = '<meta xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:date>2018-02-03T10:00:00</dc:date></meta>'
    assert read_odt(with_member(body, "meta.xml", dated), "a.odt").date == "2018-02-03T10:00:00"
    assert read_odt(with_member(body, "meta.xml", dated[:40]), "a.odt").date == ""
    assert read_odt(body, "a.odt").date == ""
