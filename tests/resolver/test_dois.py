"""DOIs are asked of the DOI system, whose record decides."""

from typing import TYPE_CHECKING

import pytest

from smartcite.model import Verdict

if TYPE_CHECKING:
    from tests.resolver.conftest import Ask, Pages


@pytest.mark.parametrize(
    ("doi", "verdict"),
    [
        ("10.1000/182", Verdict.OK),
        ("10.1000/empty", Verdict.OK),
        ("10.1000/unknown", Verdict.DEAD),
        ("10.1000/proxy", Verdict.UNVERIFIED),
        ("10.1000/failing", Verdict.UNVERIFIED),
    ],
)
def test_verdicts(ask: "Ask", doi: str, verdict: Verdict) -> None:
    """Only the DOI system itself can say that a DOI is unknown; a page that says "not found" is not its record."""
    check = ask(doi)
    assert check.verdict is verdict
    assert check.status


def test_where_it_leads(ask: "Ask") -> None:
    """A registered DOI tells its address."""
    assert ask("10.1000/182").final == "https://www.doi.org/"


def test_signs_are_escaped(ask: "Ask", pages: "type[Pages]") -> None:
    """A DOI may hold any sign; those that have a meaning in an address are escaped."""
    ask("10.1002/(sici)1097(1998)17:15<1::aid-x#968?>3.0")
    path = "/handles/10.1002/%28sici%291097%281998%2917%3A15%3C1%3A%3Aaid-x%23968%3F%3E3.0?type=URL"
    assert pages.seen[path] == 2
