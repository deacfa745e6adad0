"""A stand-in for the Internet Archive on this machine: the index of captures and Save Page Now, and how they fail."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Archive:
    """What the archive holds (moments of good captures by address), how it fails next, and what it was asked.

    `failures` are used up one by one: a status, "time-out", "garbage", "reset" or "empty body". `saved` are the forms
    that Save Page Now got and `keys` what it was told of who asks; a job is pending for `looks` looks, and `refusals`
    are the answers to the jobs about single addresses.
    """

    def __init__(self) -> None:
        self.captures: dict[str, list[str]] = {}
        self.failures: list[int | str] = []
        self.retry_after = ""
        self.asked: list[tuple[float, str]] = []
        self.saved: list[dict[str, list[str]]] = []
        self.keys: set[str] = set()
        self.looks = 1
        self.refusals: dict[str, dict[str, str]] = {}
        self.base = ""

    def index(self, query: dict[str, list[str]]) -> list[list[str]]:
        """Answer as the CDX server does: rows after a row of names, or nothing at all."""
        moments = self.captures.get(query["url"][0], [])
        if "closest" in query:
            wanted = query["closest"][0]
            moments = sorted(moments, key=lambda moment: abs(int(moment) - int(wanted)))
        elif query.get("limit") == ["-1"]:
            moments = moments[::-1]
        return [["timestamp"], *([moment] for moment in moments[:1])] if moments else []

    def status(self, job: str) -> dict[str, object]:
        """Answer as Save Page Now does to a look at a job, whose number is that of its form."""
        form = self.saved[int(job.removeprefix("spn2-"))]
        url = form["url"][0]
        if url in self.refusals:
            return {"job_id": job, **self.refusals[url]}
        if sum(path.endswith(job) for _, path in self.asked) <= self.looks:
            return {"status": "pending", "job_id": job, "resources": []}
        return {
            "status": "success",
            "job_id": job,
            "original_url": url,
            "timestamp": "20261125101500",
            "duration_sec": 6,
        }


class _Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    archive: Archive

    def do_GET(self) -> None:
        self.archive.asked.append((time.monotonic(), self.path))
        if self.archive.failures:
            self.fail(self.archive.failures.pop(0))
        elif self.path.startswith("/cdx/search/cdx?"):
            self.answer(json.dumps(self.archive.index(parse_qs(urlsplit(self.path).query))).encode())
        elif self.path.startswith("/save/status/"):
            self.answer(json.dumps(self.archive.status(self.path.rpartition("/")[2])).encode())
        else:
            self.answer(b"<html><title>Not found</title></html>", 404, "text/html")

    def do_POST(self) -> None:
        self.archive.asked.append((time.monotonic(), self.path))
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.archive.keys.add(self.headers.get("Authorization", ""))
        if self.archive.failures:
            self.fail(self.archive.failures.pop(0))
            return
        job = f"spn2-{len(self.archive.saved)}"
        self.archive.saved.append(form)
        self.answer(json.dumps({"url": form["url"][0], "job_id": job}).encode())

    def fail(self, how: int | str) -> None:
        if isinstance(how, int):
            self.answer(b"<html>no</html>", how, "text/html")
        elif how == "time-out":
            self.connection.settimeout(5)
            with suppress(TimeoutError):
                self.connection.recv(1)
            self.close_connection = True
        elif how == "reset":
            self.connection.close()
            self.close_connection = True
        else:
            self.answer({"garbage": b'<html>\xff{"a": [[1, 2]', "empty body": b""}[how])

    def answer(self, body: bytes, status: int = 200, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 429 and self.archive.retry_after:
            self.send_header("Retry-After", self.archive.retry_after)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def running() -> Iterator[Archive]:
    """Run the archive as long as it is needed."""
    archive = Archive()
    server = _Server(("127.0.0.1", 0), type("Pages", (_Pages,), {"archive": archive}))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    archive.base = f"http://127.0.0.1:{server.server_port}"
    yield archive
    server.shutdown()
    server.server_close()
