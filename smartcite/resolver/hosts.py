"""How a host is treated: so many requests at a time, its wish to wait obeyed to the letter, fewer when it fails."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from heapq import heappop, heappush

from smartcite.resolver.answers import Answer, Failure, Question

_BUSY = frozenset({429, 503})
_FAILED = frozenset({Failure.TIMEOUT, Failure.BROKEN, Failure.UNREACHABLE})
_LONGEST_BACKOFF = 60.0
DOWN_AFTER = 6
"""So many failures in a row, and no answer ever, make a host that is not asked any more."""


@dataclass(slots=True)
class Host:
    """One host: the questions that wait for it, and when and how many of them may go.

    All times are those of one monotonic clock. `limit` falls by half when the host says that it is busy, by one when
    it fails, and rises slowly when it answers.
    """

    most: int
    interval: float = 0.0
    ready: deque[Question] = field(default_factory=deque)
    later: list[tuple[float, int, Question]] = field(default_factory=list)
    in_flight: int = 0
    limit: float = 0.0
    not_before: float = 0.0
    refusals: int = 0
    failures: int = 0
    begun: bool = False
    answered: bool = False

    def __post_init__(self) -> None:
        self.limit = float(self.most)

    @property
    def down(self) -> bool:
        """Whether the host failed too often to be asked more."""
        return not self.answered and self.failures >= DOWN_AFTER

    def add(self, question: Question, due: float, order: int, *, first: bool = False) -> None:
        """Let a question wait until it is due; one that goes on with something begun is asked first."""
        if question.pause:
            heappush(self.later, (due, order, question))
        elif first:
            self.ready.appendleft(question)
        else:
            self.ready.append(question)

    def drop(self) -> list[Question]:
        """Give up all questions that wait."""
        dropped = [*self.ready, *(question for _, _, question in self.later)]
        self.ready.clear()
        self.later.clear()
        return dropped

    def next_time(self, now: float) -> float | None:
        """Return when a question of this host may go, now or later; None when none waits or too many are under way."""
        while self.later and self.later[0][0] <= now:
            self.ready.append(heappop(self.later)[2])
        if self.in_flight >= max(1, int(self.limit)) or not (self.ready or self.later):
            return None
        return max(now if self.ready else self.later[0][0], self.not_before)

    def start(self, now: float) -> Question:
        """Take the question that goes now."""
        self.in_flight += 1
        self.begun = True
        self.not_before = max(self.not_before, now + self.interval)
        return self.ready.popleft()

    def finish(self, answer: Answer, now: float) -> None:
        """Learn from an answer how to treat the host from now on."""
        self.in_flight -= 1
        self.not_before = max(self.not_before, now + wanted_pause(answer))
        if answer.status in _BUSY:
            self.limit = max(1.0, self.limit / 2)
            self.refusals += 1
            if answer.status == 429 and "retry-after" not in answer.headers:
                self.not_before = max(self.not_before, now + min(_LONGEST_BACKOFF, 2.0 ** (self.refusals - 1)))
        elif answer.failure in _FAILED:
            self.limit = max(min(2.0, self.limit), self.limit - 1)
            self.failures += 1
        elif answer.status is not None:
            self.limit = min(float(self.most), self.limit + 0.5)
            self.failures = self.refusals = 0
        self.answered |= answer.status is not None


def wanted_pause(answer: Answer, clock: Callable[[], float] = time.time) -> float:
    """Return how many seconds a server wants to be left alone: Retry-After, a number or a date (RFC 9110, 10.2.3).

    A date is compared with the server's own clock if it tells it, and with ours; the longer pause counts.
    """
    printed = answer.headers.get("retry-after", "").strip()
    if not printed:
        return 0.0
    if printed.isascii() and printed.isdigit():
        return float(printed[:9])
    try:
        until = parsedate_to_datetime(printed).timestamp()
        pauses = [until - clock()]
        if told := answer.headers.get("date"):
            pauses.append(until - parsedate_to_datetime(told).timestamp())
    except (ValueError, OverflowError):
        return 0.0
    return max(0.0, *pauses)
