from smartcite.model import Analysis
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text
from smartcite.report import Checked, Failure, Report

ESSAY = (
    "Un[1] deux[2] trois[3]\n\n[1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.\n"
    "[2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.\n[3] Chartier, supra note 2, p. 41.\n"
)


def checked(text: str) -> Checked:
    analysis = understand(read_text(text, "essay.txt"))
    return Checked(analysis, findings_of(analysis)[0])


def test_fingerprints_survive() -> None:
    """Lines that move and notes that are renumbered leave a fingerprint as it is."""
    before = checked(ESSAY)
    longer = ESSAY.replace("[3]", "[4]").replace("note 2", "note 3").replace("[2]", "[3]").replace("deux", "d[2]")
    after = checked("Titre\n\n" + longer.replace("1992.\n", "1992.\n[2] Jean Dupont, Un livre, Paris, Seuil, 1999.\n"))
    assert len(before.findings) == len(after.findings) == 1
    assert before.fingerprints() == after.fingerprints()


def test_fingerprints_are_distinct() -> None:
    """Two findings of one subject are told apart."""
    twice = checked(ESSAY.replace("trois[3]", "trois[3] quatre[4]") + "[4] Chartier, supra note 2, p. 43.\n")
    assert len(twice.findings) == len(set(twice.fingerprints())) == 2


def test_exit_code() -> None:
    """Findings make 1, failures 2, nothing 0; a failure counts more."""
    assert Report((checked(ESSAY),)).exit_code == 1
    assert Report((checked(ESSAY),), (Failure("other.txt", "no"),)).exit_code == 2
    assert Report((Checked(Analysis(read_text("")), ()),)).exit_code == 0
