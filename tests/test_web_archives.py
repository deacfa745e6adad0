from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.pipeline import understand
from smartcite.readers import read_text
from smartcite.web_archives import given_copies, read_copy, same_page

DEAD = "http://example.org/rapport"


@pytest.mark.parametrize(
    ("address", "service", "original", "day"),
    [
        (f"https://web.archive.org/web/20140503120000/{DEAD}", "Internet Archive", DEAD, date(2014, 5, 3)),
        (f"http://web.archive.org/web/20140503id_/{DEAD}?a=1", "Internet Archive", f"{DEAD}?a=1", date(2014, 5, 3)),
        (f"https://web.archive.org/web/2014/{DEAD}", "Internet Archive", DEAD, None),
        ("https://perma.cc/AB12-CD34", "Perma.cc", "", None),
        ("https://perma.cc/AB12-CD34?type=image", "Perma.cc", "", None),
        ("https://archive.ph/XyZ12", "archive.today", "", None),
        (f"https://archive.is/2014.05.03-120000/{DEAD}", "archive.today", DEAD, date(2014, 5, 3)),
        ("http://www.webcitation.org/5abcDEF12", "WebCite", "", None),
        (f"https://arquivo.pt/wayback/20140503120000/{DEAD}", "Arquivo.pt", DEAD, date(2014, 5, 3)),
        (
            f"https://webarchive.nationalarchives.gov.uk/20140503120000/{DEAD}",
            "UK Government Web Archive",
            DEAD,
            date(2014, 5, 3),
        ),
        (f"https://wayback.archive-it.org/1234/20140503120000/{DEAD}", "Archive-It", DEAD, date(2014, 5, 3)),
    ],
)
def test_copies(address: str, service: str, original: str, day: date | None) -> None:
    """Copies are known by their addresses, which mostly tell of what and when they are."""
    copy = read_copy(address)
    assert copy
    assert (copy.service, copy.original, copy.day) == (service, original, day)


@pytest.mark.parametrize(
    "address",
    [
        DEAD,
        "https://archive.org/details/book",
        "https://web.archive.org/",
        "https://perma.cc/about",
        "https://archive.ph/",
        "https://webarchive.nationalarchives.gov.uk/search/",
        "http://[broken",
        "",
    ],
)
def test_no_copies(address: str) -> None:
    """Other pages, those of the services themselves among them, are none."""
    assert read_copy(address) is None


@given(st.text())
def test_any_address(address: str) -> None:
    """No address breaks it."""
    read_copy(address)
    read_copy(f"https://web.archive.org/web/{address}")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://example.org/a", "https://www.example.org:443/a/", True),
        ("http://example.org/a%C3%A9", "http://example.org/aé", True),
        ("http://example.org/", "example.org", True),
        ("http://example.org/a?b=1", "http://example.org/a?b=2", False),
        ("http://example.org/a", "http://example.org/b", False),
    ],
)
def test_same_page(one: str, other: str, same: bool) -> None:
    """How an address is written does not make it another page."""
    assert same_page(one, other) is same


def given_in(note: str, dead: str = "") -> dict[str, str]:
    """Return the copies that a note gives, by the addresses of the links that they belong to."""
    analysis = understand(read_text(f"Un[1].\n\n[1] {note}\n"))
    key = IdentifierKind.URL, dead
    analysis = replace(analysis, checks={key: LinkCheck(dead, IdentifierKind.URL, Verdict.DEAD, "gone")})
    return {item.value: copy.address for item, copy in given_copies(analysis).items()}


PERMA = "https://perma.cc/AB12-CD34"
WAYBACK = f"https://web.archive.org/web/20140503/{DEAD}"


@pytest.mark.parametrize(
    ("note", "found"),
    [
        (f"Dupont, A Report, 2013, {DEAD} [{PERMA}].", {DEAD: PERMA}),
        (f"Dupont, A Report, 2013, {DEAD}, archived at {PERMA}.", {DEAD: PERMA}),
        (f"Dupont, A Report, 2013, {PERMA} (originally {DEAD}).", {DEAD: PERMA}),
        (f"Dupont, A Report, 2013, {DEAD}; Rose, Authors and Owners, 1993; see {WAYBACK}.", {DEAD: WAYBACK}),
        (f"Dupont, A Report, 2013, {DEAD}, and http://example.org/b [{PERMA}].", {"http://example.org/b": PERMA}),
        (f"Dupont, A Report, 2013, {DEAD}. Mark Rose, Authors and Owners, 1993, {PERMA}.", {}),
        (f"Dupont, A Report, 2013, {DEAD}, and {WAYBACK}/other.", {}),
        (f"Dupont, A Report, 2013, {DEAD}.\n[2] Archived at {PERMA}.", {}),
        (f"Dupont, A Report, 2013, {PERMA}.", {}),
    ],
)
def test_given(note: str, found: dict[str, str]) -> None:
    """A copy belongs to the link whose page it names, or before which it stands in the same citation."""
    assert given_in(note) == found


def test_dead_copy() -> None:
    """A copy that is dead itself is no copy."""
    assert given_in(f"Dupont, A Report, 2013, {DEAD} [{PERMA}].", PERMA) == {}
