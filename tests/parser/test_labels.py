"""Labels and their tags."""

import pytest

from smartcite.parser.labels import LABELS, read_tag, tag


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("begins", [True, False])
def test_a_tag_can_be_read_back(label: str, begins: bool) -> None:
    """The label can be read from a tag, and that it begins a citation where citations begin with such labels.

    Rules know identifiers and days of access, which have the tag of notes, and translators, which have that of editors,
    as separators have that of commentary.
    """
    ruled = dict.fromkeys(("url", "doi", "isbn", "urldate"), "note")
    wanted = (ruled | {"translator": "editor", "separator": "commentary"}).get(label, label)
    opens = wanted in ("author", "editor", "title", "journal", "device", "archive", "legal")
    assert read_tag(tag(label, begins=begins)) == (wanted, begins and opens)


def test_places_of_a_run() -> None:
    """A tag tells the first token of a run from the next, unless nobody takes runs of its label apart."""
    assert [tag("title", begins=False, after=before) for before in ("author", "title")] == ["B-title", "I-title"]
    assert tag("date", begins=False, after="title") == "I-date"
