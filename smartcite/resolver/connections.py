"""Connections that share one set of certificates, go to public addresses only and cannot be held open drop by drop."""

import os
import socket
import ssl
import time
from typing import Any

from requests.adapters import DEFAULT_CA_BUNDLE_PATH, HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError

from smartcite.resolver.safety import addresses

BODY_SECONDS = 3.0
"""How long the body may take after the head of an answer has come."""


class _TimedReading:
    """A socket's reading with an end: a server that sends a byte now and then does not hold the line."""

    deadline = float("inf")

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        """Read as usual until the deadline."""
        if time.monotonic() > self.deadline:
            raise TimeoutError("the answer comes too slowly")
        return super().recv_into(*args, **kwargs)  # type: ignore[misc,no-any-return]


class _TimedSocket(_TimedReading, socket.socket):
    """A socket that reads until its deadline."""


class _TimedTLSSocket(_TimedReading, ssl.SSLSocket):
    """A TLS socket that reads until its deadline."""


def _connect(host: str, port: int, timeout: float, *, allow_private: bool) -> socket.socket:
    """Return a connection to the first address of a host that takes one; OSError says why there is none."""
    failure = OSError("the host has no address")
    for family, kind, protocol, address in addresses(host, port, allow_private=allow_private):
        connection = _TimedSocket(family, kind, protocol)
        try:
            connection.settimeout(timeout)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.connect(address)
        except OSError as problem:
            connection.close()
            failure = problem
        else:
            return connection
    raise failure


class _Guarded:
    """A connection that looks where it connects to and how long an answer takes."""

    allow_private = False

    def _new_conn(self: Any) -> socket.socket:
        try:
            return _connect(self._dns_host, self.port, self.timeout, allow_private=self.allow_private)
        except socket.gaierror as problem:
            raise NameResolutionError(self.host, self, problem) from problem
        except OSError as problem:
            raise NewConnectionError(self, str(problem)) from problem

    def getresponse(self: Any) -> Any:
        """Return the head of the answer, which must come in time as a whole; the body then has its own time."""
        connection = self.sock
        connection.deadline = time.monotonic() + self.timeout
        answer = super().getresponse()  # type: ignore[misc]
        connection.deadline = time.monotonic() + BODY_SECONDS
        connection.settimeout(BODY_SECONDS)
        return answer


def _pools(*, allow_private: bool) -> dict[str, type[HTTPConnectionPool]]:
    """Return urllib3's pools with guarded connections in them."""

    def pool(base: type[HTTPConnectionPool], connection: type[HTTPConnection]) -> type[HTTPConnectionPool]:
        guarded = type(connection.__name__, (_Guarded, connection), {"allow_private": allow_private})
        return type(base.__name__, (base,), {"ConnectionCls": guarded})

    return {"http": pool(HTTPConnectionPool, HTTPConnection), "https": pool(HTTPSConnectionPool, HTTPSConnection)}


def trusted() -> ssl.SSLContext:
    """Return the certificates to trust: those the environment names, else the system's and requests' own.

    REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE are read as requests does, SSL_CERT_FILE and SSL_CERT_DIR as OpenSSL does.
    """
    named = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE")
    if named and os.path.isdir(named):  # noqa: PTH112  a name from the environment, used once
        context = ssl.create_default_context(capath=named)
    elif named:
        context = ssl.create_default_context(cafile=named)
    else:
        context = ssl.create_default_context()
        context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    context.sslsocket_class = _TimedTLSSocket
    return context


class Adapter(HTTPAdapter):
    """requests' adapter over guarded connections; loading certificates once instead of for each connection."""

    def __init__(self, *, hosts: int, per_host: int, allow_private: bool) -> None:
        self._context = trusted()
        self._allow_private = allow_private
        super().__init__(pool_connections=hosts, pool_maxsize=per_host)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools of direct connections."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(allow_private=self._allow_private)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Return the pools behind a proxy; a proxy may well be private."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)
        manager.pool_classes_by_scheme = _pools(allow_private=True)
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ARG002
        """Leave the certificates to the shared context."""
        conn.cert_reqs = "CERT_REQUIRED"
