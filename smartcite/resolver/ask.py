"""One question to the network: HEAD, then GET where HEAD is refused; for a DOI, the DOI system's own record."""

import ssl
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import Any
from urllib.parse import quote, urlsplit

import requests
from requests.adapters import HTTPAdapter

from smartcite import __version__
from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.settings import LinkSettings

USER_AGENT = f"smartcite/{__version__} (checks the links of footnotes)"
_GONE = frozenset({404, 410})
_PERMANENT = frozenset({301, 308})
_NO_SUCH_HOST = ("NameResolutionError", "Name or service not known", "nodename nor servname", "getaddrinfo failed")


class _SharedContext(HTTPAdapter):
    """An adapter whose connections share one SSLContext; requests would load the certificates for each of them."""

    def __init__(self, context: ssl.SSLContext, size: int) -> None:
        self._context = context
        super().__init__(pool_connections=size, pool_maxsize=size)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pool with the shared context."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)


class Asker:
    """Asks servers, a few questions at a time to each host; a context manager that closes its connections."""

    def __init__(self, settings: LinkSettings) -> None:
        self._settings = settings
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": USER_AGENT, "Accept": "*/*"})
        self._session.max_redirects = 10
        self._session.mount("https://", _SharedContext(ssl.create_default_context(), settings.workers))
        self._hosts: dict[str, threading.Semaphore] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> "Asker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def ask(self, kind: IdentifierKind, value: str) -> LinkCheck:
        """Return what the network says of one URL or DOI."""
        url = self._settings.doi_base + quote(value, safe="/") if kind is IdentifierKind.DOI else value
        with self._gate(url):
            try:
                answer = self._answer(url, get=kind is IdentifierKind.DOI)
            except requests.RequestException as failure:
                return self._failed(kind, value, failure)
            except (ValueError, UnicodeError) as failure:
                return self._check(kind, value, Verdict.UNVERIFIED, f"not an address that can be asked ({failure})")
        return self._doi(value, answer) if kind is IdentifierKind.DOI else self._url(value, answer)

    def _gate(self, url: str) -> threading.Semaphore:
        host = urlsplit(url).netloc.lower()
        with self._lock:
            return self._hosts.setdefault(host, threading.Semaphore(self._settings.per_host))

    def _answer(self, url: str, *, get: bool) -> requests.Response:
        """Return the answer without its body; GET where HEAD is refused or says that nothing is there."""
        timeout = (self._settings.timeout, self._settings.timeout)
        if not get:
            with self._session.head(url, timeout=timeout, allow_redirects=True) as answer:
                if answer.ok:
                    return answer
        with self._session.get(url, timeout=timeout, allow_redirects=True, stream=True) as answer:
            return answer

    def _url(self, value: str, answer: requests.Response) -> LinkCheck:
        hops = tuple(hop.url for hop in answer.history)
        permanent = bool(hops) and all(hop.status_code in _PERMANENT for hop in answer.history)
        if answer.status_code in _GONE:
            verdict, evidence = Verdict.DEAD, f"the server answers {answer.status_code} {answer.reason or ''}".strip()
        elif answer.ok:
            verdict = Verdict.REDIRECTED if hops else Verdict.OK
            evidence = f"redirected to {answer.url}" if hops else f"the server answers {answer.status_code}"
        else:
            verdict, evidence = Verdict.UNVERIFIED, f"the server answers {answer.status_code}, which proves nothing"
        return self._check(
            IdentifierKind.URL,
            value,
            verdict,
            evidence,
            answer.status_code,
            answer.url if hops else "",
            hops,
            permanent,
        )

    def _doi(self, value: str, answer: requests.Response) -> LinkCheck:
        if answer.status_code in _GONE:
            return self._check(
                IdentifierKind.DOI, value, Verdict.DEAD, "the DOI system does not know it", answer.status_code
            )
        if answer.ok:
            return self._check(IdentifierKind.DOI, value, Verdict.OK, "registered", answer.status_code)
        evidence = f"the DOI system answers {answer.status_code}"
        return self._check(IdentifierKind.DOI, value, Verdict.UNVERIFIED, evidence, answer.status_code)

    def _failed(self, kind: IdentifierKind, value: str, failure: requests.RequestException) -> LinkCheck:
        if isinstance(failure, requests.ConnectionError) and any(word in str(failure) for word in _NO_SUCH_HOST):
            return self._check(kind, value, Verdict.DEAD, "there is no such host")
        what = {
            requests.exceptions.SSLError: "its certificate is not accepted",
            requests.exceptions.ConnectTimeout: "no connection in time",
            requests.exceptions.ReadTimeout: "no answer in time",
            requests.exceptions.TooManyRedirects: "too many redirects",
        }.get(type(failure), "the connection failed")
        return self._check(kind, value, Verdict.UNVERIFIED, what)

    def _check(
        self,
        kind: IdentifierKind,
        value: str,
        verdict: Verdict,
        evidence: str,
        status: int | None = None,
        final: str = "",
        redirects: tuple[str, ...] = (),
        permanent: bool = False,
    ) -> LinkCheck:
        return LinkCheck(value, kind, verdict, evidence, status, final, redirects, permanent, datetime.now(UTC))
