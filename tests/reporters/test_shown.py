from smartcite.model import Reason
from smartcite.pipeline import understand
from smartcite.readers import read_text
from smartcite.reporters.shown import REASONS, shown_text, shown_value

ESSAY = "Un[1] deux[2]\n\n[1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.\n[2] Ibid., p. 3."


def test_json() -> None:
    """A note has its citations, a back reference its antecedent, the document its bibliography."""
    value = shown_value(understand(read_text(ESSAY)))
    first, second = value["notes"]
    assert first["citations"][0]["key"] == "chartier1992ordre"
    assert second["citations"][0]["antecedent"] == {"index": 0, "note": "1", "key": "chartier1992ordre"}
    assert value["bibliography"][0]["notes"] == ["1"]


def test_text() -> None:
    """For the eye, one line says what a note means."""
    assert "    ibid -> note 1, chartier1992ordre" in shown_text(understand(read_text(ESSAY))).splitlines()


def test_chain() -> None:
    """A chain is shown step by step, and a broken one says where it breaks."""
    essay = ESSAY.replace("deux[2]", "deux[2] trois[3] quatre[4] cinq[5]")
    essay += "\n[3] Supra note 2, p. 4.\n[4] Supra note 9.\n[5] Ibid."
    lines = shown_text(understand(read_text(essay))).splitlines()
    assert "    supra -> note 2 -> note 1, chartier1992ordre" in lines
    assert "    supra -> no such note" in lines
    assert "    ibid -> note 4: a broken reference" in lines


def test_every_reason_has_words() -> None:
    """Why a reference leads nowhere is never told in the model's own terms."""
    assert set(REASONS) == set(Reason) - {Reason.NONE}
