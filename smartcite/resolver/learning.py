"""Between the memory of earlier runs and the answers of this one: what is recalled, and what may be believed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from smartcite.memory import Memory
from smartcite.model import LinkCheck, LinkKey, Verdict
from smartcite.resolver.cited import NOTHING, Cited


class Learning:
    """Passes on every answer, recalled or new, to `done`.

    That a host does not exist is believed, and learnt, once any server answered in this run: a machine without a
    network finds no host at all.
    """

    def __init__(
        self,
        memory: Memory,
        cited: Mapping[LinkKey, Cited],
        clock: Callable[[], datetime],
        done: Callable[[LinkCheck], None],
    ) -> None:
        self._memory, self._cited, self._clock, self._done = memory, cited, clock, done
        self._network = False
        self._doubtful: list[LinkCheck] = []

    def recall(self, target: LinkKey) -> bool:
        """Pass on an earlier answer that still holds; tell whether there is one."""
        known = self._memory.recall(target, self._titles(target), self._clock())
        if known:
            self._done(known)
        return known is not None

    def take(self, check: LinkCheck) -> None:
        """Take an answer as it comes."""
        check = replace(check, checked_at=self._clock())
        self._network |= check.status is not None
        if check.verdict is Verdict.DEAD and not self._network:
            self._doubtful.append(check)
            return
        waiting, self._doubtful = (self._doubtful, []) if self._network else ([], self._doubtful)
        for one in (*waiting, check):
            self._done(self._memory.learn(one, self._titles(one.key)))

    def finish(self) -> None:
        """Pass on what is doubtful still as unverified."""
        for check in self._doubtful:
            told = "no server answered: is there a network?"
            self.take(replace(check, verdict=Verdict.UNVERIFIED, evidence=told))

    def _titles(self, target: LinkKey) -> tuple[str, ...]:
        return self._cited.get(target, NOTHING).titles
