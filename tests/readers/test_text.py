import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.errors import ReadError
from smartcite.readers.text import decode, read_plain

BODY = "Le livre est un ordre{0}. La lecture, une pratique{1}. Le lecteur, un braconnier{2}.\n\n"


def labels_and_texts(text: str) -> list[tuple[str, str]]:
    document = read_plain(text)
    return [(note.label, note.span.of(text)) for note in document.notes]


@pytest.mark.parametrize(
    ("mark", "head"),
    [
        ("[{}]", "[{}]"),
        ("[{}]", "[{}] "),
        ("[{}]", "{}. "),
        ("({})", "({}) "),
        ("[{}]", "{}) "),
    ],
)
@pytest.mark.parametrize("heading", ["", "Notes\n\n"])
def test_lists(mark: str, head: str, heading: str) -> None:
    """Each usual form of a note list gives the same notes and marks."""
    body = BODY.format(*(mark.format(number) for number in (1, 2, 3)))
    notes = "\n".join(head.format(number) + f"Chartier, p. {number}0." for number in (1, 2, 3))
    document = read_plain(body + heading + notes)
    assert [(note.label, note.span.of(document.text)) for note in document.notes] == [
        (str(number), f"Chartier, p. {number}0.") for number in (1, 2, 3)
    ]
    assert [mark.label for mark in document.marks] == ["1", "2", "3"]
    assert all(note.mark for note in document.notes)


def test_several_paragraphs() -> None:
    """A note goes on until the next one begins."""
    assert labels_and_texts("A[1] b[2]\n\n[1]Un\n\ndeux\n\n[2]Trois") == [("1", "Un\n\ndeux"), ("2", "Trois")]


def test_superscripts() -> None:
    """Superscript figures are marks and labels."""
    assert labels_and_texts("Un¹ deux²\n\n¹ Ibid.\n² Idem.") == [("1", "Ibid."), ("2", "Idem.")]


def test_restart() -> None:
    """A numbering that begins again is another series; gaps and doubles are kept as printed."""
    document = read_plain("[1]A b\n[2]C d\n[2]E f\n[4]G h\n[1]I j\n[2]K l")
    assert [note.label for note in document.notes] == ["1", "2", "2", "4", "1", "2"]
    assert [note.series for note in document.notes] == [0, 0, 0, 0, 1, 1]


def test_inline() -> None:
    """Notes in brackets where they are called."""
    assert labels_and_texts("Un [1: Chartier, p. 3] deux [2: Ibid.]") == [("1", "Chartier, p. 3"), ("2", "Ibid.")]


def test_no_notes() -> None:
    """A text without notes has none, whatever its numbered paragraphs."""
    assert read_plain("1. Introduction\n\nRien.\n\n2. Fin\n").notes == ()


def test_language() -> None:
    """The function words tell the language."""
    assert read_plain("Le livre est dans la bibliothèque et les lecteurs sont dans la salle.").language == "fr"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    """Every usual encoding gives the same text."""
    assert decode("L’été à Érès…\r\n".encode(encoding)) == "L’été à Érès…\r\n"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfea", b"\x81\x01\x02\x03\x04\x05\x06"])
def test_no_text(data: bytes) -> None:
    """What is no text is a sentence about the file."""
    with pytest.raises(ReadError):
        decode(data, "image.txt")


@settings(max_examples=60, deadline=None)
@given(st.text("ab 1234[]().\n¹²:", max_size=80))
def test_any_text(text: str) -> None:
    """Spans lie in the text, in order, and never overlap."""
    document = read_plain(text)
    position = 0
    for note in document.notes:
        assert position <= note.span.start <= note.span.end <= len(text)
        position = note.span.end
