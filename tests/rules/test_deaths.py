"""What the rules about dead links and DOIs say of earlier runs, whatever prints it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from smartcite.findings import Severity
from smartcite.history import LinkHistory
from smartcite.model import Analysis, IdentifierKind, LinkCheck, Verdict
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text
from smartcite.report import Checked, Report
from smartcite.reporters import FORMATS, rendered

URL, DOI = "http://example.org/rapport", "10.1000/182"
HISTORY = LinkHistory(date(2026, 3, 1), date(2026, 3, 3), date(2026, 3, 9), 4)
WORDS = "dead since 3 March 2026, seen 4 times, last alive on 1 March 2026"


def dead(after: str = "", **known: object) -> Analysis:
    """Return an essay whose link and DOI are dead, with what is known of them."""
    analysis = understand(read_text(f"Un[1].\n\n[1] Dupont, Un rapport, 2013, {URL}{after}\n[2] Duval, doi:{DOI}.\n"))
    checks = {
        (kind, target): LinkCheck(target, kind, Verdict.DEAD, "it is not there", history=HISTORY, **known)  # type: ignore[arg-type]
        for kind, target in ((IdentifierKind.URL, URL), (IdentifierKind.DOI, DOI))
    }
    return replace(analysis, checks=checks)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format(name: str) -> None:
    """Every format says since when a link is dead and how often it was seen so."""
    analysis = dead()
    text = rendered(Report((Checked(analysis, findings_of(analysis)[0]),)), name)
    assert text.count(WORDS) >= 2


@pytest.mark.parametrize(
    ("after", "confirmed", "severity"),
    [
        ("", True, Severity.ERROR),
        ("", False, Severity.WARNING),
        (" [lien mort]", True, Severity.INFO),
        (" [lien mort]", False, Severity.INFO),
    ],
)
def test_severity(after: str, confirmed: bool, severity: Severity) -> None:
    """A death that is not confirmed is a warning; what the author admits is an info in any case."""
    found = {one.code: one for one in findings_of(dead(after, confirmed=confirmed))[0] if one.data.get("target")}
    assert found["LNK101"].severity is severity
    assert found["DOI101"].severity is (Severity.ERROR if confirmed else Severity.WARNING)
    assert any("--strikes" in note for note in found["LNK101"].notes) is not confirmed


def test_data() -> None:
    """Machines get days and a number."""
    known = {"dead_since": "2026-03-03", "last_alive": "2026-03-01", "deaths": 4}
    assert [known.items() <= one.data.items() for one in findings_of(dead())[0] if one.data.get("target")] == [True] * 2


def test_earlier_answer() -> None:
    """An answer of an earlier run says when it was given, and how to ask again."""
    found = findings_of(dead(from_cache=True, checked_at=datetime(2026, 3, 9, 12, tzinfo=UTC)))[0]
    assert "asked on 9 March 2026; --max-cache-age 0 asks again" in found[0].notes


def test_unverified() -> None:
    """A link that was dead before and could not be asked today says so, and is no error."""
    analysis = dead()
    checks = {key: replace(check, verdict=Verdict.UNVERIFIED) for key, check in analysis.checks.items()}
    (found,) = (one for one in findings_of(replace(analysis, checks=checks))[0] if one.code == "LNK102")
    assert found.message == f"not checked: it is not there ({WORDS})"
    assert found.severity is Severity.INFO
