"""References that leave open which work of an author they mean are one finding."""

from smartcite.pipeline import findings_of
from tests.antecedents.essays import CHARTIER, CULTURE, DUBY, REMARK, ROIS, essay

SOCIETE = "Marc Bloch, La société féodale, Paris, Albin Michel, 1939, p. 8."


def test_one_finding_per_author() -> None:
    """The first reference is shown, and the data name every note concerned, those after it included."""
    notes = (CHARTIER, CULTURE, DUBY, "Chartier, op. cit., p. 4.", "Ibid., p. 5.", REMARK, "Chartier, op. cit., p. 9.")
    analysis = essay(*notes, ROIS, SOCIETE, "Bloch, op. cit., p. 2.")
    found = [one for one in findings_of(analysis)[0] if one.code == "REF109"]
    assert [(one.note, one.data["affected_notes"]) for one in found] == [("4", ["4", "5", "7"]), ("10", ["10"])]
    assert found[0].message == "“Chartier, op. cit.” may mean several works by Chartier, and so may 1 more reference"
    assert [label.text for label in found[0].labels] == ["", "one of them, in note 1", "one of them, in note 2"]
    assert found[0].notes == ("so does note 7",)
