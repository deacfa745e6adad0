"""What was seen of a link over time, and when that is enough to call it dead for good."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class LinkHistory:
    """When a link was last seen alive, and its deaths since.

    `deaths` counts days, not questions: asked twice on one day it died once. `dead_since` is the first of those days
    and `last_dead` the last; a day alive ends them. All days are those of UTC, so that two machines agree.
    """

    last_alive: date | None = None
    dead_since: date | None = None
    last_dead: date | None = None
    deaths: int = 0

    def seen_alive(self, day: date) -> "LinkHistory":
        """Return the history after a day alive."""
        return LinkHistory(last_alive=max(day, self.last_alive or day))

    def seen_dead(self, day: date) -> "LinkHistory":
        """Return the history after a day dead; a day that was counted, or lies before one that was, adds nothing."""
        if self.last_dead and day <= self.last_dead:
            return self
        return replace(self, dead_since=self.dead_since or day, last_dead=day, deaths=self.deaths + 1)

    def confirms(self, strikes: int, over_days: float) -> bool:
        """Tell whether a link died so often, the first and the last time so many days apart, that it is gone."""
        apart = (self.last_dead - self.dead_since).days if self.last_dead and self.dead_since else 0
        return self.deaths >= strikes and apart >= over_days

    def merged(self, other: "LinkHistory") -> "LinkHistory":
        """Return what two memories of one link know together; where they may count one day twice, the fewer deaths."""
        alive = max((day for day in (self.last_alive, other.last_alive) if day), default=None)
        dead = [ended for one in (self, other) if (ended := one._since(alive)).deaths]
        if not dead:
            return LinkHistory(alive)
        return LinkHistory(
            alive,
            min(one.dead_since for one in dead if one.dead_since),
            max(one.last_dead for one in dead if one.last_dead),
            max(one.deaths for one in dead),
        )

    def _since(self, alive: date | None) -> "LinkHistory":
        """Return what is left of the deaths when the link is known to have lived on a day.

        A death on that very day counts only where the same memory knows that it came after.
        """
        if alive is None or self.dead_since is None or self.last_dead is None:
            return self
        if alive == self.last_alive or alive < self.dead_since:
            return self
        if self.last_dead <= alive:
            return LinkHistory(alive)
        return LinkHistory(alive, self.last_dead, self.last_dead, 1)

    def __str__(self) -> str:
        """Return the deaths in words: “dead since 3 March 2026, seen 4 times”.

        Of the first death only when the link was last alive: since when it was dead before, nobody knows.
        """
        if not self.dead_since:
            return ""
        told = [f"dead since {in_words(self.dead_since)}, seen {self.deaths} times"] if self.deaths > 1 else []
        if self.last_alive:
            told.append(f"last alive on {in_words(self.last_alive)}")
        return ", ".join(told)


NO_HISTORY = LinkHistory()
"""Of a link that was never seen."""


def in_words(day: date) -> str:
    """Return a day as it is read: 3 March 2026."""
    return f"{day.day} {day:%B %Y}"
