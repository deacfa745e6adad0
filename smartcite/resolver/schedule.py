"""Who is asked when: many hosts at once, each one politely; every host once, so that a slow one is known early, then
the longest queues first.

All decisions are made in one thread; worker threads only fetch. A course of questions (`Asking`) is advanced each time
its question is answered, so that redirects, second tries and questions about a host wait in the same queues.
"""

import itertools
import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from smartcite.resolver.answers import Answer, Asking, Failure, Question
from smartcite.resolver.hosts import Host
from smartcite.settings import LinkSettings

Result = TypeVar("Result")
_REMEMBERED = 128
"""So many answers are kept for courses that ask the same; what many links redirect to is asked again and again."""


_PATIENCE = 60.0
"""A host that asks to be left alone for longer, in seconds, is not asked again in this run."""


@dataclass(frozen=True, slots=True, eq=False)
class _Task(Generic[Result]):
    """A course of questions under way."""

    key: Hashable
    course: Asking[Result]


class Scheduler(Generic[Result]):
    """Leads courses of questions to their results.

    `fetch` answers a question and is called from several threads; `done` is told each result in the thread that runs.
    """

    def __init__(
        self,
        fetch: Callable[[Question], Answer],
        settings: LinkSettings,
        done: Callable[[Hashable, Result], None],
    ) -> None:
        self._fetch, self._settings, self._done = fetch, settings, done
        self._end = time.monotonic() + settings.max_time
        self._over = False
        self._hosts: dict[str, Host] = {}
        self._wakes: list[tuple[float, int, str]] = []
        self._eligible: list[tuple[bool, int, int, str]] = []
        self._order = itertools.count()
        self._waiting: dict[Question, list[_Task[Result]]] = {}
        self._known: OrderedDict[Question, Answer] = OrderedDict()
        self._asked: queue.SimpleQueue[Question | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[Question, Answer]] = queue.SimpleQueue()
        self._threads = self._under_way = self._unfinished = 0

    def run(self, courses: Mapping[Hashable, Asking[Result]]) -> None:
        """Ask until every course has its result, or the time is over; then what is open is answered OUT_OF_TIME."""
        self._unfinished = len(courses)
        for key, course in courses.items():
            self._advance(_Task(key, course), None)
        try:
            while self._unfinished:
                wake = self._dispatch()
                try:
                    self._take(*self._answers.get(timeout=max(0.0, min(wake, self._end) - time.monotonic())))
                except queue.Empty:
                    if time.monotonic() >= self._end:
                        self._give_up()
        finally:
            for _ in range(self._threads):
                self._asked.put(None)

    def _dispatch(self) -> float:
        """Hand out what may be asked now; return when there may be more."""
        now = time.monotonic()
        while self._wakes and self._wakes[0][0] <= now:
            self._stand_in_line(heappop(self._wakes)[2])
        while self._eligible and self._under_way < self._settings.workers:
            name = heappop(self._eligible)[3]
            host = self._hosts[name]
            due = host.next_time(now)
            if due is None:
                continue
            if due > now:
                heappush(self._wakes, (due, next(self._order), name))
                continue
            self._ask(host.start(now))
            self._stand_in_line(name)
        return self._wakes[0][0] if self._wakes else self._end

    def _stand_in_line(self, name: str) -> None:
        host = self._hosts[name]
        heappush(self._eligible, (host.begun, -len(host.ready), next(self._order), name))

    def _ask(self, question: Question) -> None:
        self._under_way += 1
        if self._threads < min(self._under_way, self._settings.workers):
            self._threads += 1
            threading.Thread(target=self._work, daemon=True).start()
        self._asked.put(question)

    def _work(self) -> None:
        while question := self._asked.get():
            try:
                answer = self._fetch(question)
            except Exception:  # a page that breaks the reader must not hold up the others
                answer = Answer(question.url, failure=Failure.UNREADABLE)
            self._answers.put((question, answer))

    def _take(self, question: Question, answer: Answer) -> None:
        """Give an answer to the courses that wait for it, and learn from it about its host."""
        now = time.monotonic()
        self._under_way -= 1
        name = _host(question.url)
        host = self._hosts[name]
        host.finish(answer, now)
        refused = (
            Failure.HOST_DOWN if host.down else Failure.WAIT if host.not_before > now + self._patience(now) else None
        )
        self._known[question] = answer
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        for task in self._waiting.pop(question, ()):
            self._advance(task, answer)
        if refused:
            for other in host.drop():
                for task in self._waiting.pop(other, ()):
                    self._advance(task, Answer(other.url, failure=refused))
        self._wake(name, now)

    def _patience(self, now: float) -> float:
        return min(_PATIENCE, self._end - now)

    def _wake(self, name: str, now: float) -> None:
        if (due := self._hosts[name].next_time(now)) is not None:
            heappush(self._wakes, (due, next(self._order), name))

    def _advance(self, task: _Task[Result], answer: Answer | None) -> None:
        """Give a course an answer, and again while its next question is answered already."""
        begins = answer is None
        while True:
            try:
                question = task.course.send(answer) if answer else next(task.course)
            except StopIteration as end:
                self._unfinished -= 1
                self._done(task.key, end.value)
                return
            answer = self._at_once(question)
            if answer is None:
                self._enqueue(question, task, first=not begins)
                return

    def _at_once(self, question: Question) -> Answer | None:
        """Return the answer to a question that is not worth asking, or was asked before."""
        if self._over:
            return Answer(question.url, failure=Failure.OUT_OF_TIME)
        if known := self._known.get(question):
            self._known.move_to_end(question)
            return known
        now = time.monotonic()
        host = self._hosts.get(_host(question.url))
        if host and host.down:
            return Answer(question.url, failure=Failure.HOST_DOWN)
        if host and host.not_before > now + self._patience(now):
            return Answer(question.url, failure=Failure.WAIT)
        return None

    def _enqueue(self, question: Question, task: _Task[Result], *, first: bool) -> None:
        if question in self._waiting:
            self._waiting[question].append(task)
            return
        self._waiting[question] = [task]
        now = time.monotonic()
        name = _host(question.url)
        if name not in self._hosts:
            interval = 1 / self._settings.rate if self._settings.rate else 0.0
            self._hosts[name] = Host(self._settings.per_host, interval)
        self._hosts[name].add(question, now + question.pause, next(self._order), first=first)
        self._wake(name, now)

    def _give_up(self) -> None:
        self._over = True
        waiting, self._waiting = self._waiting, {}
        for question, tasks in waiting.items():
            for task in tasks:
                self._advance(task, Answer(question.url, failure=Failure.OUT_OF_TIME))


@lru_cache(maxsize=1 << 12)
def _host(url: str) -> str:
    """Return the name that politeness counts by; ports and schemes of one host share it."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
