"""Short titles: back references without a device."""

import pytest

from smartcite.model import BackReference, Form, FullCitation
from tests.antecedents.essays import CHARTIER, CULTURE, DUBY, ROIS, ends, essay


@pytest.mark.parametrize(
    ("notes", "end"),
    [
        pytest.param((CHARTIER, ROIS, "Chartier, L’ordre des livres, p. 12."), "1", id="a name and a title"),
        pytest.param((CHARTIER, ROIS, "Chartier, L’ordre, 12."), "1", id="the beginning of a title"),
        pytest.param((CHARTIER, ROIS, "L’ordre des livres, 12."), "1", id="a title alone"),
        pytest.param((CHARTIER, CULTURE, "Voir Chartier, L’ordre des livres, 12-13."), "1", id="behind a signal"),
        pytest.param(
            ("Bloch, Les rois thaumaturges, 3.", DUBY, "Les rois thaumaturges, 7."), "1", id="short from the start"
        ),
    ],
)
def test_recognised(notes: tuple[str, ...], end: str) -> None:
    """The last note points back to the note that cites the source."""
    analysis = essay(*notes)
    assert isinstance(last := analysis.citations[-1], BackReference)
    assert last.form is Form.SHORT_TITLE
    assert list(ends(analysis).values())[-1] == end


@pytest.mark.parametrize("note", [CHARTIER, "Jean Chartier, L’ordre public, Paris, Dalloz, 1990."])
def test_full(note: str) -> None:
    """A source in full is none, even when it was cited before."""
    assert isinstance(essay(CHARTIER, DUBY, note).citations[-1], FullCitation)


def test_remark() -> None:
    """A remark said twice is no source."""
    assert essay(CHARTIER, "Traduction personnelle.", DUBY, "Traduction personnelle.").matches == ()
