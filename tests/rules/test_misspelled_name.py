"""BIB104: what is a slip, and how often it is told."""

import pytest

from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text

NOTE = "Robert Darnton, The Business of Enlightenment, Cambridge, Harvard University Press, 1979."


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Wie Robert Darnton zeigt[1].", 0),
        ("Das ist Robert Darntons These[1].", 0),
        ("Wie Robert Darntton zeigt[1].", 1),
        ("Wie Robert Darntton zeigt[1]. Auch Robert Darntton sagt es[2].", 1),
    ],
)
def test_slips(sentence: str, told: int) -> None:
    """A slip is told once; the s of a genitive is none."""
    notes = "\n".join(f"[{number}] {NOTE}" for number in range(1, sentence.count("[") + 1))
    found = findings_of(understand(read_text(f"{sentence}\n\n{notes}\n")))[0]
    assert [one.code for one in found if one.code == "BIB104"] == ["BIB104"] * told
