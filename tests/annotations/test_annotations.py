"""Comments in copies of Word documents: where they stand, and that nothing else changes."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from damage import disordered
from hypothesis import given, settings
from lxml import etree
from packed import call, docx, paragraph, run, zipped

from smartcite.annotations import annotated
from smartcite.errors import ReadError
from smartcite.findings import Finding, Label, Severity
from smartcite.model import Analysis, Span
from smartcite.readers.docx import read_docx
from smartcite.readers.docx_numbers import W
from smartcite.report import Checked

STRICT_W = "purl.oclc.org/ooxml/wordprocessingml"
NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
BODY = (
    paragraph("<w:pPr><w:jc w:val='both'/></w:pPr>", run("Un phare"), call(2), run(" et &quot;deux&quot;"), call(3))
    + paragraph(run("Trois"), call(1, "endnote"), run(" feux."))
    + "<w:sectPr/>"
)
ESSAY = docx(BODY, {2: run("Dupin, Phares"), 3: run("Ibid., p. 4")}, {1: run("Supra, n. 9")})


def checked(data: bytes, *found: tuple[str, str]) -> Checked:
    """Return a document with findings: a message, and the words that it is about."""
    document = read_docx(data, "essay.docx")
    findings = []
    for message, words in found:
        start = document.text.index(words)
        label = Label(Span(start, start + len(words)))
        findings.append(Finding("REF199", "some-rule", Severity.ERROR, message, (label,), help="mend it"))
    return Checked(Analysis(document), tuple(findings))


def annotate(data: bytes, *found: tuple[str, str]) -> zipfile.ZipFile:
    copy = annotated(checked(data, *found), data, NOW)
    assert read_docx(copy, "copy.docx").text == read_docx(data, "essay.docx").text
    return zipfile.ZipFile(BytesIO(copy))


def root(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name))


def members_of(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def told(archive: zipfile.ZipFile) -> list[tuple[str, list[str]]]:
    """Return the identity and the paragraphs of each comment."""
    return [
        (comment.get(f"{W}id", ""), ["".join(map(str, one.itertext())) for one in comment.iter(f"{W}p")])
        for comment in root(archive, "word/comments.xml")
    ]


def shape(paragraph: etree._Element) -> list[str]:
    """Return what a paragraph is made of, comments with their identities, runs with what they print."""
    shown = []
    for child in paragraph:
        name = etree.QName(child).localname
        inside = [etree.QName(one).localname for one in child if etree.QName(one).localname != "rPr"]
        number = child.get(f"{W}id") or next((one.get(f"{W}id") or "" for one in child), "")
        shown.append(f"{inside[0] if name == 'r' else name} {number}".strip())
    return shown


def body_of(data: bytes) -> str:
    return zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()


def without_comments(xml: str) -> str:
    """Return the XML of a body without the marks of comments, in the order that the schema gives them."""
    xml = re.sub(r'<w:commentRangeEnd w:id="(\d+)"/><w:r><w:commentReference w:id="\1"/></w:r>', "", xml)
    return re.sub(r'<w:commentRangeStart w:id="\d+"/>', "", xml)


def test_comments_at_marks() -> None:
    """Each comment stands at the mark of its note, several in order; one about the text stands around its words."""
    found = (("a", "Un phare"), ("b", "Phares"), ("c", "Dupin"), ("d", "Supra"))
    archive = annotate(ESSAY, *found)
    assert [texts for _, texts in told(archive)] == [
        [f"REF199 some-rule: {message}", f"“{words}”", "help: mend it"] for message, words in found
    ]
    first, second = root(archive, "word/document.xml").iter(f"{W}p")
    assert shape(first) == [
        *("pPr", "commentRangeStart 0", "t", "commentRangeEnd 0", "commentReference 0"),
        *("commentRangeStart 1", "commentRangeStart 2", "footnoteReference 2"),
        *("commentRangeEnd 1", "commentReference 1", "commentRangeEnd 2", "commentReference 2"),
        *("t", "footnoteReference 3"),
    ]
    assert shape(second) == [
        *("t", "commentRangeStart 3", "endnoteReference 1", "commentRangeEnd 3", "commentReference 3", "t"),
    ]


def test_what_a_comment_says() -> None:
    """Author, date, the words meant in the note and no control character of the document."""
    document = read_docx(ESSAY, "essay.docx")
    start = document.text.index("Ibid.")
    finding = Finding(
        "REF199", "some-rule", Severity.INFO, "odd \x1b[31m\u202e <b>", (Label(Span(start, start + 5)),), note="2"
    )
    data = annotated(Checked(Analysis(document), (finding,)), ESSAY, NOW)
    archive = zipfile.ZipFile(BytesIO(data))
    (comment,) = root(archive, "word/comments.xml")
    attributes = [comment.get(f"{W}{name}") for name in ("id", "author", "date", "initials")]
    assert attributes == ["0", "smartcite", "2024-05-06T07:08:09Z", "sc"]
    assert told(archive) == [("0", ["REF199 some-rule: odd  [31m  <b>", "“Ibid.”"])]


def test_the_package_announces_comments_once() -> None:
    """A relationship and a content type lead to the comments."""
    archive = annotate(ESSAY, ("a", "Ibid."))
    relations = [
        one.attrib for one in root(archive, "word/_rels/document.xml.rels") if "comments" in one.get("Type", "")
    ]
    types = [one.attrib for one in root(archive, "[Content_Types].xml") if "comments" in one.get("PartName", "")]
    assert [(one["Target"], str(one["Type"]).rpartition("/")[2]) for one in relations] == [("comments.xml", "comments")]
    assert [(one["PartName"], one["ContentType"]) for one in types] == [
        ("/word/comments.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
    ]


def test_comments_that_are_there_stay() -> None:
    """A second copy keeps the comments of the first, and numbers on."""
    once = annotated(checked(ESSAY, ("a", "Ibid.")), ESSAY, NOW)
    archive = annotate(once, ("b", "Ibid."), ("c", "Supra"))
    assert [(number, texts[0][-1]) for number, texts in told(archive)] == [("0", "a"), ("1", "b"), ("2", "c")]
    names = [one.get("PartName") for one in root(archive, "[Content_Types].xml")]
    assert names.count("/word/comments.xml") == 1
    assert len(set(archive.namelist())) == len(archive.namelist())


def test_all_else_is_kept_byte_for_byte() -> None:
    """Every other member keeps its compressed bytes, and the body differs by the marks alone."""
    archive = annotate(ESSAY, ("a", "Ibid."), ("b", "deux"), ("c", "Trois"))
    before = zipfile.ZipFile(BytesIO(ESSAY))
    assert without_comments(archive.read("word/document.xml").decode()) == before.read("word/document.xml").decode()
    changed = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/comments.xml"}
    assert {*archive.namelist()} == {*before.namelist(), "word/comments.xml"}
    assert archive.testzip() is None
    for name in {*before.namelist()} - changed:
        assert archive.read(name) == before.read(name)
        assert archive.getinfo(name).compress_size == before.getinfo(name).compress_size


def test_text_boxes() -> None:
    """Word has no comments in text boxes: one about a note called there stands around the box."""
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('boîte'), call(1))}</w:txbxContent></w:pict></w:r>"
    archive = annotate(docx(paragraph(run("avant"), box), {1: run("Ibid.")}), ("a", "Ibid."))
    outer = next(root(archive, "word/document.xml").iter(f"{W}p"))
    assert shape(outer) == ["t", "commentRangeStart 0", "pict", "commentRangeEnd 0", "commentReference 0"]


def test_other_prefixes() -> None:
    """A body whose namespaces have other prefixes is still one."""
    members = members_of(ESSAY)
    members["word/document.xml"] = re.sub(r"(?<=[</: ])w(?=[:=])", "x", body_of(ESSAY))
    archive = annotate(zipped(members), ("a", "Ibid."))
    assert shape(next(root(archive, "word/document.xml").iter(f"{W}p")))[-4:] == [
        "commentRangeStart 0", "footnoteReference 3", "commentRangeEnd 0", "commentReference 0"
    ]  # fmt: skip


def test_nothing_found_nothing_changed() -> None:
    """A copy without findings is the original."""
    assert annotated(checked(ESSAY), ESSAY, NOW) == ESSAY


def test_changed_meanwhile() -> None:
    """A file that changed while it was checked is not commented at the wrong places."""
    other = docx(paragraph(run("Autre"), call(2)), {2: run("Dupin")})
    with pytest.raises(ReadError, match="changed while it was checked"):
        annotated(checked(ESSAY, ("a", "Ibid.")), other, NOW)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (lambda xml: xml.encode("utf-16"), "UTF-16"),
        (lambda xml: xml.replace("schemas.openxmlformats.org/wordprocessingml/2006", STRICT_W).encode(), "Strict"),
    ],
)
def test_unusual_forms_are_refused(body: Callable[[str], bytes], reason: str) -> None:
    """A body in UTF-16 or in Word's Strict form is read, but not copied with comments."""
    members = members_of(ESSAY)
    members["word/document.xml"] = body(body_of(ESSAY))
    with pytest.raises(ReadError, match=reason):
        annotate(zipped(members), ("a", "Ibid."))


@settings(max_examples=150, deadline=2000)
@given(disordered(ESSAY))
def test_damaged(data: bytes) -> None:
    """Whatever can be read can be copied with a comment at every note and word, and reads the same, or is refused."""
    try:
        document = read_docx(data, "essay.docx")
        words = [Span(match.start(), match.end()) for match in re.finditer(r"\w+", document.text)]
        findings = [Finding("REF199", "some-rule", Severity.INFO, "odd", (Label(word),)) for word in words]
        copy = annotated(Checked(Analysis(document), tuple(findings)), data, NOW)
    except ReadError:
        return
    assert read_docx(copy, "copy.docx").text == document.text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_comments(tmp_path: Path) -> None:
    """LibreOffice opens the copy, and prints every comment with its author and its words."""
    copy = tmp_path / "copy.docx"
    copy.write_bytes(annotated(checked(ESSAY, ("about the first", "Dupin"), ("about the last", "Supra")), ESSAY, NOW))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    notes = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    words = ["soffice", "--headless", profile, "--convert-to", notes, "--outdir", str(tmp_path), str(copy)]
    subprocess.run(words, check=True, capture_output=True, timeout=100)
    pdf = copy.with_suffix(".pdf").read_bytes()
    shown = re.findall(rb"/Subtype ?/Text.*?/Contents ?<FEFF(\w+)>\s*/T ?<FEFF(\w+)>", pdf, re.DOTALL)
    texts = [tuple(bytes.fromhex(part.decode()).decode("utf-16-be") for part in one) for one in shown]
    assert [text for text, _ in texts] == [
        "REF199 some-rule: about the first\n“Dupin”\nhelp: mend it",
        "REF199 some-rule: about the last\n“Supra”\nhelp: mend it",
    ]
    assert all(author.startswith("smartcite") for _, author in texts)
