"""Addresses inside the reader's own network are not asked, whatever leads there."""

import socket
from typing import TYPE_CHECKING

import pytest

from smartcite.resolver import safety
from smartcite.resolver.answers import Failure, Question
from smartcite.resolver.fetch import Fetcher
from smartcite.resolver.safety import addresses, is_public, may_be_asked, without_credentials
from smartcite.settings import LinkSettings

if TYPE_CHECKING:
    from tests.resolver.conftest import Ask, Pages


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.1.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_is_public(number: str, public: bool) -> None:
    """Loopback, private, link-local and metadata addresses are not public, wrapped or not."""
    assert is_public(number) is public


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://example.org/a", True),
        ("ftp://example.org/a", False),
        ("file:///etc/passwd", False),
        ("http://localhost:8000/", False),
        ("http://printer.localhost/", False),
        ("http://10.0.0.1/", False),
        ("http://[::1]/", False),
        ("http:///a", False),
        ("http://[half/", False),
    ],
)
def test_may_be_asked(url: str, may: bool) -> None:
    """Other schemes and printed private numbers are refused before anything is looked up."""
    assert may_be_asked(url, allow_private=False) is may


def test_names_are_looked_up() -> None:
    """A name that stands for a private number only is refused."""
    port = 80
    with pytest.raises(safety.PrivateAddressError):
        addresses("localhost", port, allow_private=False)
    assert addresses("localhost", port, allow_private=True)


def test_at_connect_time(server: str, monkeypatch: pytest.MonkeyPatch, pages: "type[Pages]") -> None:
    """A public name that turns out to stand for a private number is not connected to."""
    port = int(server.rpartition(":")[2])
    inside = socket.getaddrinfo("127.0.0.1", port, 0, socket.SOCK_STREAM)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: inside)
    answer = Fetcher(LinkSettings()).fetch(Question(f"http://rebind.example.org:{port}/ok"))
    assert answer.failure is Failure.PRIVATE
    assert pages.asked == []


def test_after_a_redirect(ask: "Ask", monkeypatch: pytest.MonkeyPatch) -> None:
    """A public server cannot send us inside."""
    monkeypatch.setattr(safety, "is_public", lambda number: number == "127.0.0.1")
    check = ask("/private", allow_private=False)
    assert check.verdict == "unverified"
    assert "private" in check.evidence


def test_without_credentials() -> None:
    """Name and password leave an address."""
    assert without_credentials("https://me:pw@a.org:80/b@c?d") == "https://a.org:80/b@c?d"
    assert without_credentials("https://a.org/b@c") == "https://a.org/b@c"
