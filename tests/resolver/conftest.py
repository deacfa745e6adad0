"""A web server on this machine whose pages misbehave as those of the real web do."""

import gzip
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from smartcite.model import Analysis, Document, Identifier, IdentifierKind, LinkCheck, Span
from smartcite.resolver import check_targets
from smartcite.settings import LinkSettings

PROSE = " ".join(f"Phrase {number} sur les phares de la côte et leurs gardiens." for number in range(60))
ANSWERS_ANYTHING = {
    "soft", "section", "shell", "home-away", "missing-away", "parked", "lander", "private-room", "login", "gate"
}  # fmt: skip
SORRY = " ".join(f"Essayez la rubrique {number}." for number in range(60))


def html(title: str, text: str = PROSE, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{text}</body></html>".encode()


class Pages(BaseHTTPRequestHandler):
    """Answers by the first part of the path; what has none of its own is not found."""

    protocol_version = "HTTP/1.1"
    seen: ClassVar[Counter[str]] = Counter()
    asked: ClassVar[list[tuple[float, str, dict[str, str]]]] = []
    in_flight: ClassVar[Counter[str]] = Counter()
    most_in_flight: ClassVar[int] = 0
    connections: ClassVar[int] = 0
    answers: ClassVar[dict[str, Callable[["Pages"], None]]] = {}
    lock: ClassVar[threading.Lock] = threading.Lock()

    def setup(self) -> None:
        super().setup()
        Pages.connections += 1

    def do_GET(self) -> None:
        with self.lock:
            Pages.seen[self.path] += 1
            Pages.asked.append(
                (time.monotonic(), self.path, {key.lower(): value for key, value in self.headers.items()})
            )
            Pages.in_flight["now"] += 1
            Pages.most_in_flight = max(Pages.most_in_flight, Pages.in_flight["now"])
        try:
            name = self.path.partition("?")[0].strip("/").split("/")[0]
            if "smartcite-" in self.path and name not in ANSWERS_ANYTHING:
                name = "missing"
            known = self.answers.get(name)
            if known:
                known(self)
            else:
                self.send(404, html("Page introuvable", SORRY))
        except OSError:
            self.close_connection = True
        finally:
            with self.lock:
                Pages.in_flight["now"] -= 1

    def do_HEAD(self) -> None:
        """A server that knows GET only, as many do."""
        self.send(404)

    @property
    def visits(self) -> int:
        """How often this path was asked for, this time included."""
        return Pages.seen[self.path]

    def send(self, status: int, body: bytes = b"", kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def redirect(self, target: str, status: int = 302, **headers: str) -> None:
        self.send(status, b"", Location=target, **headers)

    def reset(self) -> None:
        """Break the connection off."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def hang(self, seconds: float = 2.0) -> None:
        """Say nothing until the client has gone."""
        self.connection.settimeout(seconds)
        with suppress(TimeoutError):
            self.connection.recv(1)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def answer(name: str) -> Callable[[Callable[[Pages], None]], Callable[[Pages], None]]:
    def keep(function: Callable[[Pages], None]) -> Callable[[Pages], None]:
        Pages.answers[name] = function
        return function

    return keep


for _status in (204, 400, 401, 403, 404, 410, 451, 500, 999):
    Pages.answers[str(_status)] = lambda page, status=_status: page.send(status)  # type: ignore[misc]
Pages.answers |= {
    "ok": lambda page: page.send(200, html("Les phares - Revue")),
    "pdf": lambda page: page.send(200, b"%PDF-1.7", "application/pdf"),
    "empty": lambda page: page.send(200),
    "reset": lambda page: page.reset(),
    "hang": lambda page: page.hang(),
    "moved": lambda page: page.redirect("/ok/there", 301),
    "found": lambda page: page.redirect("/ok/there"),
    "moved-gone": lambda page: page.redirect("/404", 301),
    "loop": lambda page: page.redirect("/loop/b" if page.path == "/loop/a" else "/loop/a"),
    "longer": lambda page: page.redirect(page.path + "/longer"),
    "private": lambda page: page.redirect("http://10.1.2.3/"),
    "file": lambda page: page.redirect("file:///etc/passwd"),
    "once-503": lambda page: page.send(503 if page.visits == 1 else 200, html("Les phares")),
    "once-reset": lambda page: page.reset() if page.visits == 1 else page.send(200, html("Les phares")),
    "once-404": lambda page: page.send(404 if page.visits == 1 else 200, html("Les phares")),
    "home-away": lambda page: page.redirect("/"),
    "": lambda page: page.send(200, html("Accueil")),
    "missing-away": lambda page: page.redirect("/error/404.html"),
    "error": lambda page: page.send(200, html("Désolé", SORRY)),
    "parked": lambda page: page.redirect("/lander?d=1"),
    "lander": lambda page: page.send(
        200, html("exemple.org", "<h1>exemple.org is for sale! Buy this domain now.</h1>")
    ),
    "private-room": lambda page: page.redirect("/login?next=" + page.path),
    "login": lambda page: page.send(200, html("Connexion", "<form><input type=password></form>")),
    "gate": lambda page: page.send(200, html("Se connecter", "<form><input type=password></form>")),
    "challenge": lambda page: page.send(403, html("Just a moment...", "")),
    "challenge-200": lambda page: page.send(200, html("Just a moment...", "Checking.")),
    "soft": lambda page: page.send(200, html("Page introuvable - Revue", SORRY)),
    "section": lambda page: page.send(200, html("Revue des phares", PROSE)),
    "shell": lambda page: page.send(200, html("App", "<div id=root></div>", "<script src=app.js></script>")),
    "refresh": lambda page: page.send(200, html("", "", '<meta http-equiv=refresh content="0; url=/ok/there">')),
    "drifted": lambda page: page.send(
        200, html("Casino en ligne", "Les jeux du casino sont dans le salon et nous vous aimons avec les jetons. " * 20)
    ),
}


@answer("cookie")
def cookie(page: Pages) -> None:
    if "seen=1" in page.headers.get("Cookie", ""):
        page.send(200, html("Les phares"))
    else:
        page.redirect(page.path, 302, Set_Cookie="seen=1; Path=/; HttpOnly")


@answer("huge")
def huge(page: Pages) -> None:
    page.send_response(200)
    page.send_header("Content-Type", "text/html")
    page.send_header("Content-Length", str(1 << 28))
    page.end_headers()
    for _ in range(1 << 12):
        page.wfile.write(bytes(1 << 16))


@answer("bomb")
def bomb(page: Pages) -> None:
    page.send(200, gzip.compress(html("Les phares") + bytes(1 << 24)), Content_Encoding="gzip")


@answer("stalled")
def stalled(page: Pages) -> None:
    page.send_response(200)
    page.send_header("Content-Type", "text/html")
    page.send_header("Content-Length", "100000")
    page.end_headers()
    page.wfile.write(html("Les phares"))
    page.hang(5)


@answer("drip")
def drip(page: Pages) -> None:
    """A header byte now and then, for ever."""
    page.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(100):
        page.wfile.write(b"a")
        time.sleep(0.1)


@answer("wait")
def wait(page: Pages) -> None:
    """Too many requests: come back after so many seconds."""
    if page.visits == 1:
        page.send(429, Retry_After=page.path.rsplit("/", 1)[-1])
    else:
        page.send(200, html("Les phares"))


@answer("slow")
def slow(page: Pages) -> None:
    time.sleep(0.1)
    page.send(200, html("Les phares"))


@answer("handles")
def handles(page: Pages) -> None:
    """The DOI system."""
    doi = page.path.partition("?")[0].removeprefix("/handles/")
    if doi == "10.1000/182":
        record = (
            b'{"responseCode":1,"handle":"10.1000/182","values":[{"index":1,"type":"URL","data":{"format":"string",'
        )
        page.send(200, record + b'"value":"https://www.doi.org/"},"ttl":86400}]}', "application/json")
    elif doi == "10.1000/empty":
        page.send(200, b'{"responseCode":200,"handle":"10.1000/empty"}', "application/json")
    elif doi == "10.1000/proxy":
        page.send(404, html("Not found"))
    elif doi == "10.1000/failing":
        page.send(500, b'{"responseCode":2}', "application/json")
    else:
        page.send(404, b'{"responseCode":100,"handle":"x"}', "application/json")


class Server(ThreadingHTTPServer):
    """The server; a client that hangs up is no reason to complain."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@pytest.fixture(scope="session")
def running_server() -> Iterator[str]:
    running = Server(("127.0.0.1", 0), Pages)
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.fixture
def server(running_server: str) -> str:
    """The address of the server, which has seen nothing yet."""
    Pages.seen.clear()
    Pages.asked.clear()
    Pages.most_in_flight = Pages.connections = 0
    return running_server


class SoftPages(Pages):
    """A host that has one page for every address."""

    def do_GET(self) -> None:
        self.send(200, html("Portail", PROSE + self.path))


@pytest.fixture(scope="session")
def soft_server() -> Iterator[str]:
    running = Server(("127.0.0.1", 0), SoftPages)
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.fixture
def pages() -> type[Pages]:
    return Pages


class Ask:
    """Asks through the whole resolver."""

    def __init__(self, server: str) -> None:
        self.server = server
        self.settings = {"timeout": 0.5, "max_time": 20.0, "allow_private": True, "doi_base": server + "/handles/"}

    def all(self, *targets: str, **settings: object) -> list[LinkCheck]:
        kinds = [(IdentifierKind.DOI if one.startswith("10.") else IdentifierKind.URL, one) for one in targets]
        found = tuple(Identifier(kind, value, Span(0, 1)) for kind, value in kinds)
        chosen = LinkSettings(**(self.settings | settings))  # type: ignore[arg-type]
        checks = check_targets([Analysis(Document("essay.txt", "text", ""), found)], chosen)
        return [checks[kind, value] for kind, value in kinds]

    def __call__(self, path: str, **settings: object) -> LinkCheck:
        """Ask about one path of the server beside one that is fine, so that there is a network."""
        target = path if "://" in path or path.startswith("10.") else self.server + path
        return self.all(target, self.server + "/pdf/alive", **settings)[0]


@pytest.fixture
def ask(server: str, monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.setattr("smartcite.resolver.journey.PAUSE", 0.05)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return Ask(server)
