"""What earlier runs learnt of links: which answers still hold (this file), kept in SQLite (store.py) in the user's
cache folder (folder.py), and the history alone as a text to commit (text.py).
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from smartcite import __version__
from smartcite.errors import CacheError
from smartcite.history import NO_HISTORY, LinkHistory
from smartcite.memory.folder import cache_folder
from smartcite.memory.store import FILE_NAME, Store
from smartcite.model import LinkCheck, LinkKey, Verdict
from smartcite.settings import LinkSettings

DEAD_HOLDS = timedelta(hours=20)
"""How long an answer against a link holds: a check each day, a little early now and then, asks anew each time."""
COPY_HOLDS, NO_COPY_HOLDS = timedelta(days=365), timedelta(days=7)
"""How long it holds that an archive has a copy, which it keeps, and that it has none, which may change."""
_SAVED = "saved"
_LONGEST = 36500
T = TypeVar("T")


class Memory:
    """The answers that hold, and the history of every link.

    Whatever is wrong with the file (read-only, full, damaged, of a newer version, locked) is told once, in a
    sentence, and the run goes on with what it has read so far and keeps nothing.
    """

    def __init__(self, settings: LinkSettings, warn: Callable[[str], None] = lambda _: None) -> None:
        self._settings, self._warn = settings, warn
        self.histories: dict[LinkKey, LinkHistory] = {}
        """Those of the links that this run has to do with."""
        self._learnt: set[LinkKey] = set()
        try:
            self._store = Store(cache_folder(settings.cache_dir) / FILE_NAME if settings.cache else None)
        except CacheError as failure:
            self._go_on_without(failure)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def recall(self, target: LinkKey, titles: Sequence[str], now: datetime) -> LinkCheck | None:
        """Return an earlier answer that still holds for a link cited with these titles."""
        row = self._with_store(lambda store: store.get(target))
        if row is None:
            return None
        self.histories[target] = row.history
        check = row.check
        if check is None or check.checked_at is None or row.basis != self._basis(check.verdict, titles):
            return None
        if check.verdict.is_dead is not (row.history.deaths > 0):
            return None  # another memory saw something else since
        holds = timedelta(days=min(_LONGEST, self._settings.max_cache_age))
        if not check.verdict.is_good:
            holds = min(holds, DEAD_HOLDS)
        return self._judged(check, row.history) if timedelta(0) <= now - check.checked_at < holds else None

    def learn(self, check: LinkCheck, titles: Sequence[str]) -> LinkCheck:
        """Keep a new answer and return it with its history; what is unverified is no answer and changes nothing."""
        if check.checked_at is None or not check.verdict.is_answer:
            return self._judged(check, self.histories.get(check.key, NO_HISTORY))
        day = check.checked_at.date()
        basis = self._basis(check.verdict, titles)

        def seen(history: LinkHistory) -> LinkHistory:
            return history.seen_dead(day) if check.verdict.is_dead else history.seen_alive(day)

        self._learnt.add(check.key)
        history = self.histories[check.key] = self._with_store(lambda store: store.learn(check, basis, seen))
        return self._judged(check, history)

    def recall_copy(self, address: str, day: date | None, now: datetime) -> str | None:
        """Return the copy of a page nearest to a day, empty when there was none; None when that must be asked."""
        found = self._with_store(lambda store: store.copy(address, day.isoformat() if day else ""))
        if not found or not self._settings.max_cache_age:
            return None
        return found[0] if timedelta(0) <= now - found[1] < (COPY_HOLDS if found[0] else NO_COPY_HOLDS) else None

    def learn_copy(self, address: str, day: date | None, copy: str, now: datetime) -> None:
        """Keep the copy of a page that is nearest to a day; an empty one when there is none."""
        self._with_store(lambda store: store.keep_copy(address, day.isoformat() if day else "", copy, now))

    def recall_saved(self, address: str) -> tuple[str, datetime] | None:
        """Return the copy of a page that was made at our wish, and when."""
        return self._with_store(lambda store: store.copy(address, _SAVED))

    def learn_saved(self, address: str, copy: str, now: datetime) -> None:
        """Keep the copy of a page that was made at our wish."""
        self._with_store(lambda store: store.keep_copy(address, _SAVED, copy, now))

    def merge(self, histories: Mapping[LinkKey, LinkHistory]) -> None:
        """Learn what another memory knows; of what this run itself has learnt, nothing is newer."""
        older = {target: history for target, history in histories.items() if target not in self._learnt}
        self.histories |= self._with_store(lambda store: store.merge(older))

    def _judged(self, check: LinkCheck, history: LinkHistory) -> LinkCheck:
        confirmed = not check.verdict.is_dead or history.confirms(self._settings.strikes, self._settings.over_days)
        return replace(check, history=history, confirmed=confirmed)

    def _basis(self, verdict: Verdict, titles: Sequence[str]) -> str:
        """Return a digest of what else an answer rests on: how it was asked, and against a link, what is cited there.

        A newer smartcite may judge otherwise, so its version counts, too.
        """
        chosen = self._settings
        asked = (__version__, chosen.accept, chosen.headers, chosen.allow_private, chosen.doi_base)
        told = () if verdict.is_good else sorted(set(titles))
        return hashlib.sha256(repr((asked, told)).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def _with_store(self, action: Callable[[Store], T]) -> T:
        try:
            return action(self._store)
        except CacheError as failure:
            self._store.close()
            self._go_on_without(failure)
            return action(self._store)

    def _go_on_without(self, failure: CacheError) -> None:
        self._warn(f"{failure}. This run goes on without the memory of links.")
        self._store = Store(None)
        self._store.merge(self.histories)
