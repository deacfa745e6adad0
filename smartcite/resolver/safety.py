"""Which addresses may be asked at all: http and https, and no machine of the reader's own network.

The check is made on the numbers that a name stands for, at the moment of connecting, so that neither a redirect nor a
name that changes between two look-ups leads inside (server-side request forgery, CWE-918).
"""

import ipaddress
import socket
from typing import Any
from urllib.parse import urlsplit, urlunsplit

SCHEMES = frozenset({"http", "https"})


class PrivateAddressError(OSError):
    """A name that stands for an address inside the reader's own network."""


def is_public(number: str) -> bool:
    """Tell whether an IP address belongs to the public internet, also when it is wrapped in an IPv6 address."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in ipaddress.ip_network("64:ff9b::/96"):  # NAT64, RFC 6052
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


def addresses(host: str, port: int, *, allow_private: bool) -> tuple[tuple[int, int, int, Any], ...]:
    """Return (family, kind, protocol, address) of every number of a host that may be asked, as socket takes them.

    Raises socket.gaierror for a name that cannot be looked up, PrivateAddressError when no number of it is public.
    """
    found = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)
    allowed = tuple(
        (family, kind, protocol, address)
        for family, kind, protocol, _, address in found
        if allow_private or is_public(str(address[0]))
    )
    if not allowed:
        raise PrivateAddressError(f"{host} stands for a private address")
    return allowed


def may_be_asked(url: str, *, allow_private: bool) -> bool:
    """Tell whether the address itself is beyond doubt: its scheme, and its number if it is printed as one.

    A proxy connects in our place, so behind one this is all that can be looked at.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme.lower() not in SCHEMES or not host:
        return False
    if allow_private:
        return True
    try:
        return is_public(host)
    except ValueError:
        return host.lower().rstrip(".") != "localhost" and not host.lower().endswith(".localhost")


def without_credentials(url: str) -> str:
    """Return an address without the name and password in it: they are neither sent nor printed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if "@" not in parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
