"""From an address through its redirects to an answer that holds: asked again where one answer proves nothing."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from requests.utils import requote_uri

from smartcite.resolver.answers import Answer, Asking, Failure, Question
from smartcite.resolver.safety import SCHEMES, without_credentials

MOST_REDIRECTS = 10
PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_PASSING = frozenset({408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_TRIES = {"gone": 2, "busy": 6, "slow": 2, "failing": 3}
"""How often an address is asked that answers so: what speaks against it is confirmed, what may pass is waited for."""
PAUSE = 1.0


@dataclass(frozen=True, slots=True)
class Hop:
    """An address that answered with a redirect, and its status; 200 for a page that sends the reader on."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Journey:
    """How an address was asked: the redirects on the way, the answer at the end, and every try that failed."""

    answer: Answer
    hops: tuple[Hop, ...] = ()
    tries: tuple[str, ...] = ()

    @property
    def permanent(self) -> bool:
        """Whether every redirect on the way says that it is for good."""
        return bool(self.hops) and all(hop.status in PERMANENT for hop in self.hops)


def follow(url: str, *, made_up: bool = False) -> Asking[Journey]:
    """Ask an address and those it redirects to, with the cookies set on the way.

    That one which was made up is not there need not be confirmed.
    """
    question = Question(url.partition("#")[0])
    hops: list[Hop] = []
    tries: list[str] = []
    seen = {question}
    while True:
        answer = yield from _settled(question, tries, {**_TRIES, "gone": 1} if made_up else _TRIES)
        target = redirect_of(answer)
        if not target:
            return Journey(answer, tuple(hops), tuple(tries))
        hops.append(Hop(answer.url, answer.status or 0))
        question = Question(target, answer.cookies)
        if len(hops) > MOST_REDIRECTS or question in seen:
            return Journey(Answer(target, failure=Failure.TOO_MANY_REDIRECTS), tuple(hops), tuple(tries))
        seen.add(question)


def redirect_of(answer: Answer) -> str:
    """Return the address that an answer sends the reader to, empty when it does not."""
    if answer.status in _REDIRECTS:
        printed = answer.headers.get("location", "")
    elif answer.ok and answer.page and answer.page.refresh:
        printed = answer.page.refresh
    else:
        printed = ""
    if not printed:
        return ""
    with suppress(UnicodeError):  # unless the header was not UTF-8 after all
        printed = printed.encode("latin-1").decode("utf-8")
    try:
        target = without_credentials(requote_uri(urljoin(answer.url, printed.strip())).partition("#")[0])
        scheme = urlsplit(target).scheme
    except ValueError:
        return printed
    return "" if scheme in SCHEMES and target == answer.url and answer.ok else target


def _settled(question: Question, tries: list[str], most: Mapping[str, int]) -> Asking[Answer]:
    """Ask until an answer holds; one that speaks for the address holds at once."""
    counts: Counter[str] = Counter()
    while True:
        answer = yield question
        doubt = _doubt(answer)
        counts[doubt] += 1
        if doubt:
            tries.append(str(answer))
        if not doubt or counts[doubt] >= most[doubt] or counts.total() >= max(most.values()):
            return answer
        pause = 0.0 if doubt == "busy" else PAUSE * 2 ** (counts.total() - 1)
        question = replace(question, attempt=question.attempt + 1, pause=pause)


def _doubt(answer: Answer) -> str:
    """Return why an answer may be another one the next time, empty when it holds."""
    if answer.status in _GONE or answer.failure is Failure.UNKNOWN_HOST:
        return "gone"
    if answer.status == 429 or (answer.status == 503 and "retry-after" in answer.headers):
        return "busy"
    if answer.failure is Failure.TIMEOUT:
        return "slow"
    if answer.status in _PASSING or answer.failure in {Failure.UNREACHABLE, Failure.BROKEN, Failure.NO_NAME_SERVICE}:
        return "failing"
    return ""
