"""Notes of pages as the systems write them that academic pages come from."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from damage import check_places, cut_text
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.errors import ReadError
from smartcite.model import Document, HintKind
from smartcite.readers.html import read_html

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, " ".join(note.span.of(document.text).split())) for note in document.notes]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_shapes(page: Path) -> None:
    """Every system's notes have their labels, their text without links back, their marks, and nothing after them."""
    document = read_html(page.read_text(encoding="utf-8"), str(page))
    assert notes(document) == [("1", "Anne Dupin, Les phares, Brest, 1990."), ("2", "Ibid., p. 3.")]
    assert all(note.mark for note in document.notes)
    assert document.text.count("Ibid.") == 1
    italics = {hint.span.of(document.text) for hint in document.hints if hint.kind is HintKind.ITALIC}
    assert {" ".join(text.split()) for text in italics} >= {"Les phares"}


def test_small_capitals_and_marks() -> None:
    """Small capitals are hints; a mark stands where the page calls its note."""
    page = PAGES[0].with_stem("word")
    document = read_html(page.read_text(encoding="utf-8"), str(page))
    assert [hint.span.of(document.text) for hint in document.hints if hint.kind is HintKind.SMALL_CAPS] == ["Dupin"]
    assert [mark.label for mark in document.marks] == ["1", "2"]
    assert document.text.startswith("Un livre[1], puis[2].")


def test_paragraphs_of_a_note_stay_together() -> None:
    """What stands between two notes of a list belongs to the first; what follows the list to none."""
    page = """<html><body><p>A<a href="#n1" id="r1">1</a> b<a href="#n2" id="r2">2</a></p><h2>Notes</h2>
    <p id="n1"><a href="#r1">1</a> First.</p><p>Goes on.</p><p id="n2"><a href="#r2">2</a> Second.</p>
    <p>Imprint</p></body></html>"""
    assert notes(read_html(page, "-")) == [("1", "First. Goes on."), ("2", "Second.")]


def test_notes_after_their_paragraphs() -> None:
    """A note may follow the paragraph that calls it; the next paragraph is no part of it, and numbers restart."""
    page = """<html><body><p>A<a href="#n1" id="r1">1</a></p><p id="n1"><a href="#r1">1</a> First.</p><p>Text.</p>
    <p>B<a href="#n2" id="r2">2</a></p><p id="n2"><a href="#r2">2</a> Second.</p>
    <p>C<a href="#m1" id="s1">1</a></p><p id="m1"><a href="#s1">1</a> Third.</p><p>End.</p></body></html>"""
    document = read_html(page, "-")
    assert notes(document) == [("1", "First."), ("2", "Second."), ("1", "Third.")]
    assert [note.series for note in document.notes] == [0, 0, 1]
    assert [note.mark.of(document.text) if note.mark else "" for note in document.notes] == ["[1]", "[2]", "[1]"]
    assert len({note.mark for note in document.notes}) == 3


def test_links_that_are_no_notes() -> None:
    """A table of contents, a cross reference to a note and a link to a numbered section make no notes."""
    page = """<html><body><ul><li><a href="#s1">1</a></li><li><a href="#s2">2</a></li></ul><h2 id="s1">1 Début</h2>
    <p>A<a href="#fn1" id="r1">1</a>, see note <a href="#fn1">1</a>.</p><h2 id="s2">2 Fin</h2>
    <ol><li id="fn1">First, see note <a href="#fn2">2</a>. <a href="#r1">↩</a></li></ol></body></html>"""
    assert notes(read_html(page, "-")) == [("1", "First, see note 2.")]


def test_hidden_and_linked() -> None:
    """What is hidden is not read; a link is a hint with its address."""
    page = """<html><head><title>T</title><style>p {}</style></head><body><p>A<span style="display:none">secret</span>
    <a href="https://example.org/a">here</a></p><script>x = 1</script></body></html>"""
    document = read_html(page, "-")
    assert document.text == "A here\n"
    assert [(hint.kind, hint.value) for hint in document.hints] == [(HintKind.LINK, "https://example.org/a")]


@pytest.mark.parametrize("page", ["", "<", "<html", "<p>a<p>b", "\0", "<a href='#x'>1</a><p id=x>", "&#0;&#xFFFFFF;"])
def test_damaged_pages(page: str) -> None:
    """A damaged page is read as far as it goes."""
    document = read_html(page, "-")
    assert all(note.span.end <= len(document.text) for note in document.notes)


def test_deep_page() -> None:
    """A page nested beyond reason is refused with a sentence instead of being read in part."""
    with pytest.raises(ReadError, match="nested"):
        read_html("<div>" * 5000 + "x" + "</div>" * 5000, "deep.html")


@pytest.mark.parametrize("tag", ["div", "font", "li", "section"])
def test_deep_pages(tag: str) -> None:
    """A page of elements never closed is read, up to a depth that no person writes; what is deeper is refused."""
    assert read_html(f"<{tag}>x " * 900, "-").text.split() == ["x"] * 900
    with pytest.raises(ReadError, match="nested"):
        read_html(f"<font><{tag}>" * 100_000, "-")


@pytest.mark.parametrize(
    "text", ["</p>", "<a href='#", "<a href='#x'>1</a>", "<p id=x>", "<!--", "<ol><li>", "&#", "<sup>1"]
)
def test_linear(text: str) -> None:
    """Whatever is repeated by the thousand is read at once, or refused."""
    with suppress(ReadError):
        check_places(read_html(text * 20_000, "-"))


def test_words_of_a_comment() -> None:
    """A remark to smartcite is a hint on the paragraph that it ends; other comments are nothing."""
    document = read_html("<p>Un livre<!-- x --><!-- smartcite: ignore[REF] it is so --></p><p>b</p>", "-")
    comments = [(one.span.of(document.text), one.value) for one in document.hints if one.kind is HintKind.COMMENT]
    assert comments == [("e", "smartcite: ignore[REF] it is so")]
    assert document.text == "Un livre\nb\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is counted otherwise")
def test_memory() -> None:
    """A page of 3 MB takes no more than some ten times its size, although it is mostly tags."""
    code = (
        "import resource, sys; from smartcite.readers.html import read_html\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "read_html('<p>a <i>b</i> <a href=\"#x\">1</a></p>\\n' * 80_000, '-')\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 36_000


WHOLE = st.sampled_from([page.read_text(encoding="utf-8") for page in PAGES])


@settings(max_examples=300, deadline=2000)
@given(WHOLE.flatmap(cut_text))
def test_damaged(text: str) -> None:
    """A damaged page of every system is read as far as it goes."""
    check_places(read_html(text, "-"))


def test_raised_numbers_side_by_side() -> None:
    """Two raised numbers that follow each other call two notes, and a browser's numbers count."""
    page = (
        "<p>Un<sup>1</sup><sup>2</sup>, deux<sup>3</sup></p><ol><li>Dupin, 1990.</li><li>Ibid.</li><li>Rose</li></ol>"
    )
    document = read_html(page, "-")
    assert [(note.label, note.mark is not None) for note in document.notes] == [("1", True), ("2", True), ("3", True)]
