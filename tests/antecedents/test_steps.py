"""What back references mean, in small essays; works are real, sentences invented."""

import pytest

from smartcite.model import MatchStatus, Reason
from smartcite.pipeline import analyse
from smartcite.readers import read_text
from smartcite.settings import OFFLINE

CHARTIER = "Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992, p. 41."
DUBY = "Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973, p. 12."
ROIS = "Marc Bloch, Les rois thaumaturges, Paris, Colin, 1961, p. 3."


def essay(*notes: str) -> str:
    marks = " ".join(f"mot[{number}]" for number in range(1, len(notes) + 1))
    return marks + "\n\n" + "\n".join(f"[{number}] {note}" for number, note in enumerate(notes, 1))


@pytest.mark.parametrize(
    ("notes", "status", "reason", "target"),
    [
        ((CHARTIER, "Ibid., p. 3."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, "Ibid.", "Ibid., p. 5."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, "Supra, p. 419."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, DUBY, "Chartier, op. cit., p. 12."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, DUBY, "Supra note 1, p. 12."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, DUBY, "Chartier, supra note 2, p. 12."), MatchStatus.MISSING, Reason.NAME_ELSEWHERE, None),
        ((CHARTIER, "Supra note 9."), MatchStatus.MISSING, Reason.NO_SUCH_NOTE, None),
        ((CHARTIER, "Supra note 2."), MatchStatus.MISSING, Reason.SELF, None),
        ((CHARTIER, "Duby, supra note 3.", DUBY), MatchStatus.MISSING, Reason.FORWARD, None),
        ((CHARTIER, "Braudel, op. cit., p. 12."), MatchStatus.MISSING, Reason.NAME_UNKNOWN, None),
        (("Ibid., p. 3.", CHARTIER), MatchStatus.MISSING, Reason.FIRST_NOTE, None),
        ((f"{CHARTIER[:-1]} ; {DUBY}", "Ibid., p. 3."), MatchStatus.AMBIGUOUS, Reason.SEVERAL_SOURCES, "1"),
        (("Il pleuvait.", "Ibid., p. 3."), MatchStatus.MISSING, Reason.NO_SOURCE, None),
    ],
)
def test_steps(notes: tuple[str, ...], status: MatchStatus, reason: Reason, target: str | None) -> None:
    """The last back reference is found, ambiguous or missing, for one reason."""
    analysis = analyse(read_text(essay(*notes)), OFFLINE)
    match = analysis.matches[-1]
    assert (match.status, match.reason) == (status, reason)
    if target is not None:
        assert match.full is not None
        assert analysis.document.notes[analysis.citations[match.full].note].label == target


def test_upstream() -> None:
    """What depends on a broken reference says which one."""
    analysis = analyse(read_text(essay(CHARTIER, "Supra note 9.", "Ibid.")), OFFLINE)
    broken, after = analysis.matches
    assert after.reason is Reason.UPSTREAM
    assert after.broken_at == broken.citation


def test_short_title() -> None:
    """A name and the beginning of a title, after a full citation, mean it."""
    analysis = analyse(read_text(essay(CHARTIER, ROIS, "Chartier, L’ordre des livres, p. 12.")), OFFLINE)
    (match,) = analysis.matches
    assert match.full == 0
