"""Print how many links a processor second is worth: verdicts on pages of a server that answers at once.

Over http connections are kept; over https each link has a new connection, against the real bundle of certificates. The
server is a process of its own; its time does not count.
"""

import asyncio
import os
import ssl
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import trustme
from requests.adapters import DEFAULT_CA_BUNDLE_PATH

from smartcite.model import Analysis, Document, Identifier, IdentifierKind, Span
from smartcite.resolver import check_targets
from smartcite.settings import LinkSettings

HOSTS = [f"127.0.4.{number}" for number in range(1, 65)]
PAGE = b"<!doctype html><title>A page of the bench</title><p>" + b"Some words of prose. " * 190


class Pages(asyncio.Protocol):
    """Answers every GET with a page of 4 KB, and made-up addresses with 404; /close ends the connection."""

    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.read = transport, b""

    def data_received(self, data: bytes) -> None:
        self.read += data
        while b"\r\n\r\n" in self.read:
            head, _, self.read = self.read.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1]
            status = b"404 Not Found" if b"smartcite-" in path else b"200 OK"
            close = b"Connection: close\r\n" if path.startswith(b"/close") else b""
            length = b"Content-Length: %d\r\n" % len(PAGE)
            self.transport.write(b"HTTP/1.1 %s\r\nContent-Type: text/html\r\n%s%s\r\n" % (status, close, length) + PAGE)
            if close:
                self.transport.close()


async def serve(folder: Path) -> None:
    """Serve http and https on all hosts; the ports are the first line printed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority = trustme.CA()
    authority.issue_cert(*HOSTS).configure_cert(context)
    folder.joinpath("bundle.pem").write_bytes(Path(DEFAULT_CA_BUNDLE_PATH).read_bytes() + authority.cert_pem.bytes())
    loop = asyncio.get_running_loop()
    plain = await loop.create_server(Pages, HOSTS[0], 0)
    secure = await loop.create_server(Pages, HOSTS[0], 0, ssl=context)
    ports = [server.sockets[0].getsockname()[1] for server in (plain, secure)]
    for host in HOSTS[1:]:
        await loop.create_server(Pages, host, ports[0])
        await loop.create_server(Pages, host, ports[1], ssl=context)
    print(*ports, flush=True)
    await asyncio.Event().wait()


def rate(template: str, number: int) -> float:
    """Return verdicts per processor second."""
    urls = [template.format(host=HOSTS[one % len(HOSTS)], number=one) for one in range(number)]
    found = tuple(Identifier(IdentifierKind.URL, url, Span(0, 1)) for url in urls)
    begin = time.process_time()
    checks = check_targets([Analysis(Document("bench", "text", ""), found)], LinkSettings(allow_private=True))
    seconds = time.process_time() - begin
    verdicts = Counter(check.verdict.value for check in checks.values())
    assert verdicts == {"ok": number}, verdicts
    return number / seconds


def main() -> None:
    """Measure both schemes."""
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen([sys.executable, __file__, folder], stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout
            plain, secure = server.stdout.readline().split()
            os.environ["REQUESTS_CA_BUNDLE"] = f"{folder}/bundle.pem"
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
            kept = rate(f"http://{{host}}:{plain}/page/{{number}}", 4000)
            print(f"links over http, kept        {kept:.0f} a CPU second on one core")
            new = rate(f"https://{{host}}:{secure}/close/{{number}}", 1500)
            print(f"links over https, each new   {new:.0f} a CPU second on one core")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(serve(Path(sys.argv[1])))
    else:
        main()
