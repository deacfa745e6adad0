"""Every answer comes from a real server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from smartcite.model import Identifier, IdentifierKind, LinkCheck, Span, Verdict
from smartcite.resolver import check_identifiers
from smartcite.settings import LinkSettings


class Pages(BaseHTTPRequestHandler):
    """Answers by the path: /404 is gone, /moved points to /ok, /get refuses HEAD."""

    def do_HEAD(self) -> None:
        self._answer(405 if self.path == "/get" else 0)

    def do_GET(self) -> None:
        self._answer(0)

    def _answer(self, status: int) -> None:
        name = self.path.strip("/").rsplit("/", 1)[-1]
        status = status or (int(name) if name.isdigit() else 301 if name == "moved" else 200)
        self.send_response(status)
        if name == "moved":
            self.send_header("Location", "/ok")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of the server."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def ask(value: str, base: str, kind: IdentifierKind = IdentifierKind.URL, *others: str) -> LinkCheck:
    settings = LinkSettings(timeout=2, doi_base=base + "/handles/")
    wanted = [Identifier(kind, value, Span(0, 1)), *(Identifier(IdentifierKind.URL, one, Span(0, 1)) for one in others)]
    return check_identifiers(wanted, settings)[kind, value]


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/ok", Verdict.OK),
        ("/get", Verdict.OK),
        ("/moved", Verdict.REDIRECTED),
        ("/404", Verdict.DEAD),
        ("/410", Verdict.DEAD),
        ("/403", Verdict.UNVERIFIED),
        ("/503", Verdict.UNVERIFIED),
    ],
)
def test_urls(server: str, path: str, verdict: Verdict) -> None:
    """Only "gone" speaks against a link."""
    check = ask(server + path, server)
    assert check.verdict is verdict
    assert check.evidence


def test_redirect(server: str) -> None:
    """A redirect says where to and whether for good."""
    check = ask(server + "/moved", server)
    assert (check.final, check.permanent) == (server + "/ok", True)


def test_dois(server: str) -> None:
    """A DOI is asked of the DOI system."""
    assert ask("10.1000/182", server, IdentifierKind.DOI).verdict is Verdict.OK
    assert ask("10.1000/404", server, IdentifierKind.DOI).verdict is Verdict.DEAD


def test_no_server(server: str) -> None:
    """A refused connection proves nothing."""
    assert ask("http://127.0.0.1:1/", server).verdict is Verdict.UNVERIFIED


def test_offline() -> None:
    """Offline, nothing is asked."""
    wanted = [Identifier(IdentifierKind.URL, "http://127.0.0.1:1/", Span(0, 1))]
    assert check_identifiers(wanted, LinkSettings(offline=True)) == {}
