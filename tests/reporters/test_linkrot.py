"""The list of links that died."""

from dataclasses import replace
from datetime import date

from smartcite.findings import Finding
from smartcite.history import LinkHistory
from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text
from smartcite.report import Checked, Report
from smartcite.reporters.linkrot import render

GONE, SICK = "http://example.org/rapport", "http://example.org/autre_page"
COPY = f"https://web.archive.org/web/20140503120000/{GONE}"
HISTORY = LinkHistory(date(2026, 3, 1), date(2026, 3, 3), date(2026, 3, 9), 2)


def checked(path: str, *, suppressed: str = "") -> Checked:
    text = f"Un[1] deux[2] trois[3].\n\n[1] Dupont, Un rapport, {GONE}.\n[2] Voir {SICK}.\n[3] Voir {GONE}.\n"
    checks = {
        (IdentifierKind.URL, GONE): LinkCheck(
            GONE, IdentifierKind.URL, Verdict.DEAD, "the server answers 404", history=HISTORY, archived=COPY
        ),
        (IdentifierKind.URL, SICK): LinkCheck(SICK, IdentifierKind.URL, Verdict.DEAD, "404", confirmed=False),
    }
    analysis = replace(understand(read_text(text, path)), checks=checks)
    found = findings_of(analysis)[0]
    return Checked(analysis, tuple(replace(one, suppressed=suppressed) for one in found))


def test_list() -> None:
    """Each link that fails is listed once, with its history, its copy, and every file and note that cites it."""
    text = render(Report((checked("one.txt"), checked("two.txt"))))
    assert text == (
        "1 link is dead.\n\n"
        f"- <{GONE}>: the page is gone&#58; the server answers 404 "
        "&#40;dead since 3 March 2026, seen 2 times, last alive on 1 March 2026&#41;  \n"
        f"  cited in one.txt, notes 1, 3; two.txt, notes 1, 3  \n  archived: <{COPY}>\n"
    )


def test_nothing() -> None:
    """What is suppressed, or only a warning, has not died."""
    assert render(Report((checked("one.txt", suppressed="in the baseline"),))) == "No link died.\n"
    assert render(Report(())) == "No link died.\n"


def test_hostile_address() -> None:
    """An address that Markdown could take for something else is printed as text."""
    one = checked("one.txt")
    bad: tuple[Finding, ...] = tuple(
        replace(finding, data={**finding.data, "target": "http://a.b/<img src=x>`@all`"}) for finding in one.findings
    )
    assert "&#60;img src&#61;x&#62;&#96;&#64;all&#96;" in render(Report((replace(one, findings=bad),)))
