"""Pages that answer 200 and are not there."""

from typing import TYPE_CHECKING

import pytest

from smartcite.model import Analysis, Document, FullCitation, Identifier, IdentifierKind, LinkCheck, Span, Verdict
from smartcite.resolver import check_targets
from smartcite.resolver.soft404 import nonsense, sibling
from smartcite.settings import LinkSettings

if TYPE_CHECKING:
    from tests.resolver.conftest import Ask, Pages


def check(ask: "Ask", path: str, title: str = "") -> LinkCheck:
    """Ask about a path of the server at which a title is cited."""
    target = ask.server + path
    found = Identifier(IdentifierKind.URL, target, Span(0, 5))
    citation = FullCitation(Span(0, 9), 0, "online", {"title": title} if title else {})
    analysis = Analysis(Document("essay.txt", "text", ""), (found,), (citation,))
    return check_targets([analysis], LinkSettings(**ask.settings))[found.kind, target]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/home-away/a/b.html", Verdict.SOFT_DEAD),
        ("/missing-away/a.html", Verdict.SOFT_DEAD),
        ("/parked/a.html", Verdict.SOFT_DEAD),
        ("/soft/a/b.html", Verdict.SOFT_DEAD),
        ("/ok/a.html", Verdict.OK),
        ("/section/a.html", Verdict.UNVERIFIED),
        ("/shell/a", Verdict.UNVERIFIED),
        ("/private-room/a.html", Verdict.UNVERIFIED),
        ("/gate/a.html", Verdict.UNVERIFIED),
        ("/challenge-200/a.html", Verdict.UNVERIFIED),
        ("/", Verdict.OK),
    ],
)
def test_without_title(ask: "Ask", path: str, verdict: Verdict) -> None:
    """A page that is the same for a made-up address cannot be told from one that is not there."""
    assert check(ask, path).verdict is verdict


@pytest.mark.parametrize(
    ("path", "title", "verdict"),
    [
        ("/ok/a.html", "Les phares", Verdict.OK),
        ("/section/a.html", "Revue des phares", Verdict.OK),
        ("/soft/a.html", "Les phares de la côte", Verdict.SOFT_DEAD),
        ("/drifted/a.html", "Les gardiens oubliés des phares bretons pendant l’entre-deux-guerres", Verdict.DRIFTED),
    ],
)
def test_with_title(ask: "Ask", path: str, title: str, verdict: Verdict) -> None:
    """A page that calls itself as it is cited is there."""
    assert check(ask, path, title).verdict is verdict


def test_whole_host(ask: "Ask", soft_server: str) -> None:
    """A host that answers anything with one page has not got this one either."""
    assert ask(soft_server + "/a/b.html").verdict is Verdict.SOFT_DEAD


def test_nothing_asked_of_good_pages(ask: "Ask", pages: "type[Pages]") -> None:
    """A page that speaks of what is cited needs no sibling; others cost one question per section of a host."""
    check(ask, "/ok/a.html", "Les phares")
    assert len(pages.asked) == 1
    ask.all(*(f"{ask.server}/soft/{number}.html" for number in range(9)))
    assert sum("smartcite-" in path for _, path, _ in pages.asked) == 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.org/b/c.html?x=1#y", "http://a.org/b/%s.html"),
        ("http://a.org/b/c/", "http://a.org/b/%s/"),
        ("http://a.org/b", "http://a.org/%s"),
        ("http://a.org/article.long-name-here", "http://a.org/%s"),
    ],
)
def test_sibling(url: str, expected: str) -> None:
    """A sibling stands in the same folder and has the same extension."""
    assert sibling(url) == expected % nonsense("a.org")


def test_honest_host_is_asked_once(ask: "Ask", pages: "type[Pages]") -> None:
    """That a made-up address is not there was to be expected, and need not be confirmed."""
    assert check(ask, "/ok/a.html").verdict is Verdict.OK
    assert [path for _, path, _ in pages.asked if "smartcite-" not in path] == ["/ok/a.html"]
    assert sum("smartcite-" in path for _, path, _ in pages.asked) == 1
