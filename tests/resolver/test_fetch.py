"""One request: what is sent, what is read, what a failure means."""

import socket
import ssl
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import trustme

from smartcite.resolver.answers import Cookie, Failure, Question
from smartcite.resolver.fetch import READ_LIMIT, Fetcher
from smartcite.settings import LinkSettings

if TYPE_CHECKING:
    from tests.resolver.conftest import Pages

SETTINGS = LinkSettings(allow_private=True, timeout=0.5)


def test_honest_name(server: str, pages: "type[Pages]") -> None:
    """The tool says who it is and whom to complain to."""
    Fetcher(LinkSettings(allow_private=True, contact="me@example.org")).fetch(Question(server + "/ok"))
    name = pages.asked[0][2]["user-agent"]
    assert name.startswith("smartcite/")
    assert name.endswith("me@example.org)")


def test_headers_of_one_host(server: str, pages: "type[Pages]", monkeypatch: pytest.MonkeyPatch) -> None:
    """A token from the environment goes to the host it is for and to no other."""
    monkeypatch.setenv("TOKEN", "abc")
    told = (("127.0.0.1", ("Authorization: Bearer $TOKEN",)),)
    fetcher = Fetcher(LinkSettings(allow_private=True, headers=told))
    fetcher.fetch(Question(server + "/ok"))
    fetcher.fetch(Question(server.replace("127.0.0.1", "localhost") + "/pdf"))
    assert [headers.get("authorization") for _, _, headers in pages.asked] == ["Bearer abc", None]


def test_not_more_than_needed(server: str) -> None:
    """Of a quarter of a gigabyte, the beginning is read."""
    answer = Fetcher(SETTINGS).fetch(Question(server + "/huge"))
    assert answer.page
    assert not answer.page.whole
    assert len(answer.page.text) <= READ_LIMIT


def test_gzip_bomb(server: str) -> None:
    """A compressed page is read, and inflated to a bound only."""
    answer = Fetcher(SETTINGS).fetch(Question(server + "/bomb"))
    assert answer.page
    assert answer.page.title == "Les phares"


def test_fragment_stays_here(server: str, pages: "type[Pages]") -> None:
    """The part after # is the reader's business."""
    Fetcher(SETTINGS).fetch(Question(server + "/ok/é?q=ü#here"))
    assert pages.asked[0][1] == "/ok/%C3%A9?q=%C3%BC"


def test_international_host() -> None:
    """A host name in any alphabet is asked for in its ASCII form, so the failure is that it does not exist."""
    assert Fetcher(SETTINGS).fetch(Question("http://phares-été.invalid/")).failure is Failure.UNKNOWN_HOST


def test_proxy(server: str, monkeypatch: pytest.MonkeyPatch, pages: "type[Pages]") -> None:
    """A proxy of the environment is asked instead, though its own address is private."""
    monkeypatch.setenv("http_proxy", server)
    answer = Fetcher(LinkSettings()).fetch(Question("http://example.org/ok"))
    assert answer.status == 404
    assert pages.asked[0][1] == "http://example.org/ok"


@pytest.mark.parametrize(
    ("line", "host", "cookie"),
    [
        ("a=1; Path=/", "x.org", Cookie("x.org", "a", "1")),
        ("a=1; Domain=x.org", "www.x.org", Cookie(".x.org", "a", "1")),
        ("a=1; Domain=y.org", "www.x.org", None),
        ("nonsense", "x.org", None),
    ],
)
def test_cookies(line: str, host: str, cookie: Cookie | None) -> None:
    """A cookie is kept for the host or domain that set it."""
    assert Cookie.read(line, host) == cookie
    if cookie:
        assert cookie.is_for(host)
        assert not cookie.is_for("other.org")


@pytest.fixture
def tls(tmp_path: Path) -> tuple[str, Path]:
    """The address of a TLS server and the certificate authority that vouches for it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for _ in range(2):
            connection, _ = listening.accept()
            try:
                with context.wrap_socket(connection, server_side=True) as secure:
                    secure.recv(1000)
                    secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            except OSError:
                connection.close()
        listening.close()

    threading.Thread(target=serve, daemon=True).start()
    return f"https://127.0.0.1:{listening.getsockname()[1]}/", tmp_path / "authority.pem"


def test_certificates(tls: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate that nobody known vouches for is not accepted; a bundle of the environment is trusted."""
    address, authority = tls
    assert Fetcher(SETTINGS).fetch(Question(address)).failure is Failure.CERTIFICATE
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority))
    assert Fetcher(SETTINGS).fetch(Question(address)).status == 200
