from dataclasses import replace

import pytest

from smartcite.findings import Finding, Safety, Severity
from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text

URL = "http://example.org/rapport"


def severities(after: str, verdict: Verdict = Verdict.DEAD) -> list[Severity]:
    """Return how bad a link is that the network calls dead, with these words after it."""
    analysis = understand(read_text(f"Un[1].\n\n[1] Dupont, Un rapport, 2013, {URL}{after}\n[2] [lien mort]\n"))
    check = LinkCheck(URL, IdentifierKind.URL, verdict, "the server answers 404")
    found = findings_of(replace(analysis, checks={(IdentifierKind.URL, URL): check}))[0]
    return [finding.severity for finding in found if finding.code == "LNK101"]


@pytest.mark.parametrize(
    "after",
    [" [lien mort]", " [dead link].", " (Lien mort)", ", archived at https://perma.cc/AB12-CD34", " [toter Link]"],
)
def test_admitted(after: str) -> None:
    """What its author admits is an info."""
    assert severities(after) == [Severity.INFO]


@pytest.mark.parametrize("after", ["", ", consulté le 3 mai 2014.", " " * 100 + "[lien mort]", " des liens mortels"])
def test_not_admitted(after: str) -> None:
    """Words of another note, far away or part of others admit nothing."""
    assert severities(after) == [Severity.ERROR]


def test_living() -> None:
    """A living link is no finding."""
    assert severities("", Verdict.OK) == []


@pytest.mark.parametrize(
    ("after", "unsure"),
    [("\nsuite/page.html, consulté", True), ("\nconsulté le 3 mai 2014", False), (",\nde-ci/de-là", False)],
)
def test_address_that_may_go_on(after: str, unsure: bool) -> None:
    """An address that may go on in the next line is not surely dead."""
    text = f"Un[1].\n\n[1] Dupont, Un rapport, 2013, {URL}{after}.\n"
    analysis = understand(read_text(text))
    check = LinkCheck(URL, IdentifierKind.URL, Verdict.DEAD, "the server answers 404")
    found = findings_of(replace(analysis, checks={(IdentifierKind.URL, URL): check}))[0]
    assert [one.severity for one in found if one.code == "LNK101"] == [Severity.WARNING if unsure else Severity.ERROR]


COPY = f"https://web.archive.org/web/20140503120000/{URL}"


def found(note: str, archived: str = "", dead: str = URL) -> Finding:
    """Return the finding about the dead link of a note."""
    analysis = understand(read_text(f"Un[1].\n\n[1] {note}\n"))
    checks = {
        (IdentifierKind.URL, one): LinkCheck(
            one, IdentifierKind.URL, Verdict.DEAD, "the server answers 404", archived=archived
        )
        for one in (URL, dead)
    }
    (finding,) = (
        one
        for one in findings_of(replace(analysis, checks=checks))[0]
        if one.data.get("target") == URL and one.code == "LNK101"
    )
    return finding


def test_copy_found() -> None:
    """The copy that the archive has is told in words, in the data, and as a fix that a person should look at."""
    finding = found(f"Dupont, Un rapport, 2013, {URL}.", COPY)
    assert finding.severity is Severity.ERROR
    assert finding.help == f"the Internet Archive has a copy of 3 May 2014: {COPY}"
    assert finding.data["archived"] == COPY
    assert finding.fix
    assert (finding.fix.safety, finding.fix.edits[0].replacement) == (Safety.UNSAFE, COPY)


def test_copy_given() -> None:
    """A copy that the author gives makes it an info; a copy that is dead, too, does not."""
    perma = "https://perma.cc/AB12-CD34"
    finding = found(f"Dupont, Un rapport, 2013, {URL} [{perma}].")
    assert (finding.severity, finding.fix, finding.data["archived"]) == (Severity.INFO, None, perma)
    assert any(perma in note for note in finding.notes)
    assert found(f"Dupont, Un rapport, 2013, {URL} [{perma}].", dead=perma).severity is Severity.ERROR
