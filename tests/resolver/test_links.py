"""The verdicts on web addresses, each from a real server's answer."""

from typing import TYPE_CHECKING

import pytest

from smartcite.model import Verdict

if TYPE_CHECKING:
    from tests.resolver.conftest import Ask, Pages


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/ok/a.html", Verdict.OK),
        ("/pdf/a.pdf", Verdict.OK),
        ("/found", Verdict.OK),
        ("/cookie", Verdict.OK),
        ("/refresh", Verdict.OK),
        ("/once-503", Verdict.OK),
        ("/once-reset", Verdict.OK),
        ("/once-404", Verdict.OK),
        ("/huge/a", Verdict.OK),
        ("/bomb/a", Verdict.OK),
        ("/stalled/a", Verdict.OK),
        ("/moved", Verdict.REDIRECTED),
        ("/404", Verdict.DEAD),
        ("/410", Verdict.DEAD),
        ("/moved-gone", Verdict.DEAD),
        ("http://no-such-host.invalid/", Verdict.DEAD),
        ("/204", Verdict.UNVERIFIED),
        ("/empty/a", Verdict.UNVERIFIED),
        ("/400", Verdict.UNVERIFIED),
        ("/401", Verdict.UNVERIFIED),
        ("/403", Verdict.UNVERIFIED),
        ("/451", Verdict.UNVERIFIED),
        ("/500", Verdict.UNVERIFIED),
        ("/999", Verdict.UNVERIFIED),
        ("/reset", Verdict.UNVERIFIED),
        ("/hang", Verdict.UNVERIFIED),
        ("/drip", Verdict.UNVERIFIED),
        ("/loop/a", Verdict.UNVERIFIED),
        ("/longer", Verdict.UNVERIFIED),
        ("/file", Verdict.UNVERIFIED),
        ("/challenge", Verdict.UNVERIFIED),
        ("http://127.0.0.1:1/", Verdict.UNVERIFIED),
        ("http://[half/", Verdict.UNVERIFIED),
        ("http://a b/", Verdict.UNVERIFIED),
    ],
)
def test_verdicts(ask: "Ask", path: str, verdict: Verdict) -> None:
    """Only "gone" speaks against a link, and never an answer that may pass."""
    check = ask(path)
    assert check.verdict is verdict
    assert check.evidence


def test_redirects(ask: "Ask") -> None:
    """A redirect says where to, by which way, and whether for good."""
    check = ask("/moved")
    assert (check.final, check.permanent) == (ask.server + "/ok/there", True)
    assert check.redirects == (ask.server + "/moved",)
    assert not ask("/found").permanent


def test_death_is_confirmed(ask: "Ask", pages: "type[Pages]") -> None:
    """What speaks against a link was said twice, and the check tells so."""
    check = ask("/404")
    assert pages.seen["/404"] == 2
    assert "asked 2 times" in check.notes[0]
    assert ask("/403").notes == ()
    assert pages.seen["/403"] == 1


def test_accepted_statuses(ask: "Ask") -> None:
    """A person may accept a status, everywhere or of one host."""
    assert ask("/403", accept=("403",)).verdict is Verdict.OK
    assert ask("/403", accept=("127.0.0.1=403",)).verdict is Verdict.OK
    assert ask("/403", accept=("example.org=403",)).verdict is Verdict.UNVERIFIED


def test_credentials_stay_here(ask: "Ask", pages: "type[Pages]") -> None:
    """A password in an address is neither sent nor told."""
    check = ask(ask.server.replace("//", "//me:secret@") + "/moved")
    assert "secret" not in check.final + check.evidence + "".join(check.redirects)
    assert not any("authorization" in headers for _, _, headers in pages.asked)
