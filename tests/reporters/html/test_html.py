import re
from itertools import pairwise

import html5lib
import pytest

from smartcite.report import Report
from smartcite.reporters.html import render

XHTML = "{http://www.w3.org/1999/xhtml}"


def test_well_formed(report: Report) -> None:
    """A strict HTML parser finds no error, no name twice, and no link inside another."""
    page = html5lib.HTMLParser(strict=True).parse(render(report))
    names = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(names) == len(set(names))
    assert all(inner is outer for outer in page.iter(f"{XHTML}a") for inner in outer.iter(f"{XHTML}a"))


def test_links_lead_somewhere(report: Report) -> None:
    """Every link of the page to itself has a goal."""
    page = html5lib.parse(render(report))
    names = {element.get("id") for element in page.iter()}
    hrefs = [link.get("href") or "" for link in page.iter(f"{XHTML}a")]
    assert {href[1:] for href in hrefs if href.startswith("#")} <= names


def test_headings_in_order(report: Report) -> None:
    """Headings go down by one level at a time, and there is one of the first level."""
    levels = [int(level) for level in re.findall(r"<h(\d)", render(report))]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_nothing_is_asked(report: Report) -> None:
    """The page loads nothing, and its policy says so."""
    text = render(report)
    assert "default-src 'none'" in text
    assert not re.search(r"<(?:img|iframe|link|object|embed|base)\b|<[^>]*\s(?:src|on\w+|style)=", text)


@pytest.mark.parametrize("report", ["several"], indirect=True)
def test_every_finding_has_its_place(report: Report) -> None:
    """Each finding is in the list, has a card, and a place in the text."""
    page = html5lib.parse(render(report))
    names = {element.get("id") for element in page.iter()}
    for number, checked in enumerate(report.checked, 1):
        for index in range(len(checked.findings)):
            assert {f"card-{number}-{index}", f"place-{number}-{index}"} <= names
