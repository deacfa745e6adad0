"""What is asked of the network and what came back: the small interface between judging and fetching."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from smartcite.resolver.pages import Page

T = TypeVar("T")


class Failure(StrEnum):
    """Why there is no answer, worded for the person who reads it."""

    UNKNOWN_HOST = "there is no such host"
    NO_NAME_SERVICE = "the name of the host could not be looked up"
    UNREACHABLE = "no connection could be made"
    BROKEN = "the connection broke"
    TIMEOUT = "no answer in time"
    CERTIFICATE = "its certificate is not accepted"
    PRIVATE = "it leads to a private address, which is not asked (--allow-private asks it)"
    NOT_AN_ADDRESS = "it is not an address that can be asked"
    TOO_MANY_REDIRECTS = "it redirects without end"
    UNREADABLE = "its answer could not be read"
    HOST_DOWN = "its host gave no answer to the questions before"
    WAIT = "its host asks to wait longer than this run lasts"
    OUT_OF_TIME = "the time for this run was over"


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie that a redirect set, and the host or, with a dot before it, the domain that it is for."""

    host: str
    name: str
    value: str

    @staticmethod
    def read(line: str, host: str) -> "Cookie | None":
        """Return the cookie of a Set-Cookie line (RFC 6265); None for one of another domain."""
        pair, *attributes = line.split(";")
        name, equals, value = pair.strip().partition("=")
        domain = ""
        for attribute in attributes:
            key, _, given = attribute.strip().partition("=")
            domain = given.strip().lower().lstrip(".") if key.lower() == "domain" else domain
        if not equals or not name.strip() or (domain and host != domain and not host.endswith("." + domain)):
            return None
        return Cookie("." + domain if domain else host, name.strip(), value.strip())

    def is_for(self, host: str) -> bool:
        """Tell whether a host gets this cookie."""
        return host == self.host or (self.host.startswith(".") and ("." + host).endswith(self.host))


@dataclass(frozen=True, slots=True)
class Question:
    """One request: GET, or POST of a `form` if it has fields.

    `cookies` are those that the redirects before it set. `attempt` counts the tries of one address from 1; `pause` is
    how many seconds to wait before asking. Two equal questions get one answer.
    """

    url: str
    cookies: tuple[Cookie, ...] = ()
    attempt: int = 1
    pause: float = 0.0
    form: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request brought: a status, or a failure instead.

    `headers` has names in small letters. `page` is the beginning of the body if it is text, `data` the body if it is
    JSON. `cookies` are those asked with, updated by the answer.
    """

    url: str
    status: int | None = None
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    page: Page | None = None
    data: bytes = b""
    cookies: tuple[Cookie, ...] = ()
    failure: Failure | None = None

    @property
    def ok(self) -> bool:
        """Whether the server says that something is there."""
        return self.status is not None and 200 <= self.status < 300

    def __str__(self) -> str:
        """Return the answer in words."""
        return self.failure.value if self.failure else f"the server answers {self.status} {self.reason}".rstrip()


Asking = Generator[Question, Answer, T]
"""A course of questions that ends in a T. It yields each question and is sent the answer, so that who asks, when and
how politely is not its business."""
