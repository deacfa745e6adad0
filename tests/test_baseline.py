from dataclasses import replace
from pathlib import Path

import pytest

from smartcite.baseline import apply_baseline, baseline_text, read_baseline, stale
from smartcite.errors import ConfigError
from smartcite.findings import Severity
from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text
from smartcite.report import Checked

ESSAY = (
    "Un[1] deux[2] trois[3]\n\n[1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.\n"
    "[2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.\n[3] Chartier, supra note 2, p. 41.\n"
)


def checked(text: str, path: str = "essay.txt") -> Checked:
    analysis = understand(read_text(text, path))
    return Checked(analysis, findings_of(analysis)[0])


def test_known_findings_are_silent(tmp_path: Path) -> None:
    """What was there when the baseline was written is suppressed though lines moved; what is new is not."""
    file = tmp_path / "baseline.json"
    file.write_text(baseline_text([checked(ESSAY)]), encoding="utf-8")
    known = read_baseline(file)
    assert apply_baseline(checked("Titre\n\n" + ESSAY), known).shown == ()
    more = checked(ESSAY.replace("trois[3]", "trois[3] quatre[4]") + "[4] Duby, supra note 1, p. 43.\n")
    assert [one.note for one in apply_baseline(more, known).shown] == ["4"]


def test_stale_entries(tmp_path: Path) -> None:
    """An entry that is found no more is told, but not one about a document that this run left out."""
    file = tmp_path / "baseline.json"
    file.write_text(baseline_text([checked(ESSAY), checked(ESSAY, "other.txt")]), encoding="utf-8")
    mended = checked(ESSAY.replace("supra note 2", "supra note 1"))
    assert [(entry["path"], entry["code"]) for entry in stale(read_baseline(file), [mended])] == [
        ("essay.txt", "REF102")
    ]


@pytest.mark.parametrize("text", ["{", "[]", '{"findings": [{}]}', '{"findings": 3}'])
def test_no_baseline(tmp_path: Path, text: str) -> None:
    """A file that is no baseline, or is not there, is a sentence that says what to do."""
    file = tmp_path / "baseline.json"
    with pytest.raises(ConfigError, match="--write-baseline"):
        read_baseline(file)
    file.write_text(text)
    with pytest.raises(ConfigError, match="not a baseline"):
        read_baseline(file)


def test_worse(tmp_path: Path) -> None:
    """A finding that has become worse since the baseline was written is new, as a link that died for good is."""
    file = tmp_path / "baseline.json"
    sick = checked(ESSAY)
    milder = replace(sick, findings=tuple(replace(one, severity=Severity.WARNING) for one in sick.findings))
    file.write_text(baseline_text([milder]), encoding="utf-8")
    assert apply_baseline(milder, read_baseline(file)).shown == ()
    assert apply_baseline(sick, read_baseline(file)).shown == sick.findings
    old = {fingerprint: {"path": "essay.txt"} for fingerprint in sick.fingerprints()}
    assert apply_baseline(sick, old).shown == ()


def test_links_that_give_no_answer(tmp_path: Path) -> None:
    """What was known of a link that gives no answer stays known; what lives again or is cited no more does not."""
    key = IdentifierKind.URL, "http://example.org/a"

    def cited(verdict: Verdict, text: str = f"Un[1].\n\n[1] Voir {key[1]}.\n") -> Checked:
        analysis = replace(
            understand(read_text(text, "essay.txt")), checks={key: LinkCheck(key[1], key[0], verdict, "")}
        )
        found = tuple(one for one in findings_of(analysis)[0] if one.code == "LNK101")
        return Checked(analysis, found)

    file = tmp_path / "baseline.json"
    file.write_text(baseline_text([cited(Verdict.DEAD)]), encoding="utf-8")
    known = read_baseline(file)
    assert len(known) == 1
    for now, kept in (
        (cited(Verdict.UNVERIFIED), known),
        (cited(Verdict.DEAD), known),
        (cited(Verdict.OK), {}),
        (cited(Verdict.UNVERIFIED, "Un[1].\n\n[1] Rien.\n"), {}),
    ):
        file.write_text(baseline_text([now], known), encoding="utf-8")
        assert read_baseline(file) == kept
