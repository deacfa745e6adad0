"""One request, bounded in time and size.

HEAD is not used: too many servers answer it otherwise than GET. The body is read as far as a judgement needs it and
never inflated beyond a bound.
"""

import os
import re
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.request import getproxies

import requests
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError

from smartcite import __version__
from smartcite.resolver.answers import Answer, Cookie, Failure, Question
from smartcite.resolver.connections import BODY_SECONDS, Adapter
from smartcite.resolver.pages import read_page
from smartcite.resolver.safety import SCHEMES, PrivateAddressError, may_be_asked, without_credentials
from smartcite.settings import LinkSettings

READ_LIMIT = 64 * 1024
"""So many bytes of a body are read; what a page calls itself stands well before."""
INFLATED_LIMIT = 256 * 1024
_CLOSING_SECONDS = 0.05
"""A server needs a moment to see that a connection was closed before its end."""
_TEXTUAL = ("text/", "application/xhtml", "application/json")
_NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_COOKIES = 32


class Fetcher:
    """Asks one question at a time in each thread that uses it; connections are kept and shared."""

    def __init__(self, settings: LinkSettings) -> None:
        self._settings = settings
        contact = f"; {settings.contact}" if settings.contact else ""
        self._agent = f"smartcite/{__version__} (checks the links of footnotes{contact})"
        self._headers = {host.lower(): dict(map(_header, lines)) for host, lines in settings.headers}
        self._proxied = bool(getproxies())
        self._adapter = Adapter(hosts=256, per_host=settings.per_host, allow_private=settings.allow_private)

    def close(self) -> None:
        """Close the kept connections."""
        self._adapter.close()

    def fetch(self, question: Question) -> Answer:
        """Return the answer to a question; no failure of the network raises."""
        url = without_credentials(question.url.partition("#")[0])
        if not may_be_asked(url, allow_private=self._settings.allow_private):
            private = url.partition(":")[0].lower() in SCHEMES
            return Answer(url, failure=Failure.PRIVATE if private else Failure.NOT_AN_ADDRESS)
        try:
            request = self._prepared(url, question)
            proxies = get_environ_proxies(url, no_proxy=None) if self._proxied else {}
            timeout = (self._settings.timeout, self._settings.timeout)
            answer = self._adapter.send(request, stream=True, timeout=timeout, proxies=proxies)
            body, whole = _read(answer)
        except (requests.RequestException, HTTPError, OSError, ValueError) as problem:
            return Answer(url, failure=_failure(problem), cookies=question.cookies)
        kind = answer.headers.get("Content-Type", "")
        return Answer(
            url,
            answer.status_code,
            re.sub(r"[^ -~]", "", answer.reason or "")[:60],
            {name.lower(): value for name, value in answer.headers.items()},
            None if body is None else read_page(body, kind, whole=whole),
            body or b"" if "json" in kind else b"",
            _cookies(answer, url, question.cookies),
        )

    def _prepared(self, url: str, question: Question) -> requests.PreparedRequest:
        host = urlsplit(url).hostname or ""
        headers = {"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
        headers |= self._headers.get(host, {})
        known = "; ".join(f"{one.name}={one.value}" for one in question.cookies if one.is_for(host))
        if known:
            headers["Cookie"] = known
        request = requests.PreparedRequest()
        request.prepare_method("POST" if question.form else "GET")
        request.prepare_url(url, None)
        request.prepare_headers(headers)
        if question.form:
            request.prepare_body(question.form, None)
        return request


def _header(line: str) -> tuple[str, str]:
    """Return name and value of a header line of the settings; $NAME in the value is taken from the environment."""
    name, _, value = line.partition(":")
    return name.strip(), os.path.expandvars(value.strip())


def _read(answer: requests.Response) -> tuple[bytes | None, bool]:
    """Return the beginning of the body, inflated, or None if it cannot be; and whether that is all of it."""
    kind = answer.headers.get("Content-Type", "text/").lower()
    read, whole = bytearray(), False
    if kind.startswith(_TEXTUAL):
        end = time.monotonic() + BODY_SECONDS
        try:
            while len(read) < READ_LIMIT and time.monotonic() < end:
                piece = answer.raw.read1(READ_LIMIT, decode_content=False)
                if not piece:
                    whole = True
                    break
                read += piece
        except (HTTPError, OSError, ValueError):
            pass  # a body that breaks off does not take back the status before it
    if not whole:
        answer.close()
        time.sleep(_CLOSING_SECONDS)
    return _inflated(bytes(read), answer.headers.get("Content-Encoding", "").strip().lower()), whole


def _inflated(body: bytes, encoding: str) -> bytes | None:
    """Return a body without its compression, up to a bound; None when it is not compressed as it says."""
    if encoding in {"", "identity"}:
        return body
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):  # gzip or zlib, then deflate without a head
        try:
            return zlib.decompressobj(window).decompress(body, INFLATED_LIMIT)
        except zlib.error:
            continue
    return None


def _cookies(answer: requests.Response, url: str, known: tuple[Cookie, ...]) -> tuple[Cookie, ...]:
    """Return the cookies of a chain of redirects after one more answer."""
    lines = answer.raw.headers.getlist("Set-Cookie") if "Set-Cookie" in answer.headers else ()
    cookies = {(one.host, one.name): one for one in known}
    for line in lines:
        if cookie := Cookie.read(line, urlsplit(url).hostname or ""):
            cookies[cookie.host, cookie.name] = cookie
    return tuple(cookies.values())[-_COOKIES:]


def _failure(problem: BaseException) -> Failure:
    """Return what an exception of requests, urllib3 or the system means."""
    for cause in _causes(problem):
        match cause:
            case PrivateAddressError():
                return Failure.PRIVATE
            case socket.gaierror():
                return Failure.UNKNOWN_HOST if cause.errno in _NO_SUCH_NAME else Failure.NO_NAME_SERVICE
            case ssl.SSLCertVerificationError():
                return Failure.CERTIFICATE
            case TimeoutError() | requests.Timeout():
                return Failure.TIMEOUT
            case ConnectionRefusedError():
                return Failure.UNREACHABLE
            case ConnectionError() | ssl.SSLError():
                return Failure.BROKEN
            case UnicodeError() | requests.exceptions.InvalidURL() | requests.exceptions.InvalidSchema():
                return Failure.NOT_AN_ADDRESS
    return Failure.NOT_AN_ADDRESS if isinstance(problem, ValueError) else Failure.UNREACHABLE


def _causes(problem: BaseException) -> Iterator[BaseException]:
    """Return an exception and all that it wraps, innermost first."""
    found, waiting = [], [problem]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.append(one)
            inner = (*one.args, getattr(one, "reason", None), one.__cause__, one.__context__)
            waiting.extend(each for each in inner if isinstance(each, BaseException))
    return reversed(found)
