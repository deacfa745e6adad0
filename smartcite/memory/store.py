"""The answers of earlier runs in a SQLite file: one row per link, the last answer and the history of it; and one per
archived copy.

Several processes share the file. Each answer is one short transaction, so that nobody waits for another's network, and
a killed process loses nothing that it had learnt: the write-ahead log survives it (sqlite.org/wal.html).
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from smartcite.errors import CacheError
from smartcite.history import NO_HISTORY, LinkHistory
from smartcite.model import IdentifierKind, LinkCheck, LinkKey, Verdict

FILE_NAME = "links.sqlite3"
VERSION = 2
_WAIT = 10.0
"""Seconds to wait for another process that writes."""
_DAMAGED = "it is damaged; smartcite cache --clear makes a new one"
_FAILURES = {
    "FULL": "the disk is full",
    "IOERR": "the disk is full, or fails",
    "READONLY": "it may not be written",
    "CANTOPEN": "it cannot be opened (may its folder be written?)",
    "NOTADB": _DAMAGED,
    "CORRUPT": _DAMAGED,
    "ERROR": _DAMAGED,
    "BUSY": "another process holds it",
}
"""By a part of SQLite's name of a failure, which is SQLITE_IOERR_WRITE or the like (sqlite.org/rescode.html)."""
_TABLES = """
CREATE TABLE IF NOT EXISTS links (
    kind TEXT, target TEXT,
    last_alive TEXT, dead_since TEXT, last_dead TEXT, deaths INTEGER NOT NULL DEFAULT 0,
    verdict TEXT, asked_at INTEGER, basis TEXT, answer TEXT,
    PRIMARY KEY (kind, target)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copies (
    target TEXT, wanted TEXT, address TEXT NOT NULL, asked_at INTEGER NOT NULL,
    PRIMARY KEY (target, wanted)
) WITHOUT ROWID
"""
_HISTORY = "last_alive, dead_since, last_dead, deaths"
_ANSWER = ("evidence", "status", "final", "redirects", "permanent", "notes")


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one link: its history, and its last answer with what that rests on, if it had one."""

    history: LinkHistory
    check: LinkCheck | None = None
    basis: str = ""


class Store:
    """The file, or without one a memory that ends with the process. CacheError says what is wrong with the file."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        with self._failing():
            if file:
                file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._database = sqlite3.connect(file or ":memory:", timeout=_WAIT, isolation_level=None)
        try:
            with self._failing():
                self._share()
                self._database.execute("PRAGMA synchronous = NORMAL")
                self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def get(self, target: LinkKey) -> Row | None:
        """Return what is known of a link."""
        with self._failing():
            found = self._database.execute(
                f"SELECT {_HISTORY}, verdict, asked_at, basis, answer FROM links WHERE kind = ? AND target = ?",  # noqa: S608
                _key(target),
            ).fetchone()
            return _row(target, found) if found else None

    def rows(self) -> Iterator[tuple[LinkKey, Row]]:
        """Yield everything that is known, by target."""
        with self._failing():
            for kind, address, *found in self._database.execute(
                f"SELECT kind, target, {_HISTORY}, verdict, asked_at, basis, answer FROM links ORDER BY target"  # noqa: S608
            ):
                target = IdentifierKind(kind), address
                yield target, _row(target, found)

    def learn(self, check: LinkCheck, basis: str, seen: Callable[[LinkHistory], LinkHistory]) -> LinkHistory:
        """Keep an answer; return the history after it, which `seen` makes of the one before."""
        answer = json.dumps({name: getattr(check, name) for name in _ANSWER})
        asked = int(check.checked_at.timestamp()) if check.checked_at else None
        with self._failing(), self._transaction():
            row = self.get(check.key)
            history = seen(row.history if row else NO_HISTORY)
            values = (*_key(check.key), *_days(history), history.deaths, check.verdict.value, asked, basis, answer)
            self._database.execute("INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        return history

    def merge(self, histories: Mapping[LinkKey, LinkHistory]) -> dict[LinkKey, LinkHistory]:
        """Add what another memory knows; return what both know of its links."""
        merged = {}
        with self._failing(), self._transaction():
            for target, history in histories.items():
                row = self.get(target)
                merged[target] = row.history.merged(history) if row else history
                self._database.execute(
                    f"INSERT INTO links (kind, target, {_HISTORY}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "  # noqa: S608
                    "last_alive = excluded.last_alive, dead_since = excluded.dead_since, "
                    "last_dead = excluded.last_dead, deaths = excluded.deaths",
                    (*_key(target), *_days(merged[target]), merged[target].deaths),
                )
        return merged

    def copy(self, target: str, wanted: str) -> tuple[str, datetime] | None:
        """Return the address of a copy, empty when there was none, and when that was said; None when nobody asked."""
        with self._failing():
            found = self._database.execute(
                "SELECT address, asked_at FROM copies WHERE target = ? AND wanted = ?", (_text(target), wanted)
            ).fetchone()
            return (str(found[0]), datetime.fromtimestamp(found[1], UTC)) if found else None

    def keep_copy(self, target: str, wanted: str, address: str, asked_at: datetime) -> None:
        """Keep what an archive said of a copy."""
        values = (_text(target), wanted, _text(address), int(asked_at.timestamp()))
        with self._failing(), self._transaction():
            self._database.execute("INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)", values)

    def clear(self) -> None:
        """Forget everything; the file becomes small unless another process uses it."""
        with self._failing():
            self._database.execute("DELETE FROM links")
            self._database.execute("DELETE FROM copies")
            with suppress(sqlite3.OperationalError):
                self._database.execute("VACUUM")

    def _share(self) -> None:
        """Turn the write-ahead log on; of two processes that do so at once SQLite refuses one without waiting."""
        end = time.monotonic() + _WAIT
        while True:
            try:
                self._database.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as failure:
                if not failure.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > end:
                    raise
            time.sleep(0.01)

    def _prepare(self) -> None:
        """Make the table of a new file; refuse one of a later version."""
        with self._transaction():
            version = self._database.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                told = f"{self.file}: a newer smartcite has written it; smartcite cache --clear makes a new one"
                raise CacheError(told, useless=True)
            if version < VERSION:
                for table in _TABLES.split(";"):
                    self._database.execute(table)
                self._database.execute(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Turn whatever is wrong with the file into a CacheError."""
        try:
            yield
        except OSError as failure:
            raise CacheError(f"{self.file}: {failure.strerror}") from None
        except sqlite3.Error as failure:
            kind = (getattr(failure, "sqlite_errorname", None) or "").split("_")
            told = next((words for name, words in _FAILURES.items() if name in kind), str(failure))
            raise CacheError(f"{self.file}: {told}", useless=told is _DAMAGED) from None
        except (ValueError, TypeError, KeyError):
            raise CacheError(f"{self.file}: {_DAMAGED}", useless=True) from None


def _key(target: LinkKey) -> tuple[str, str]:
    return target[0].value, _text(target[1])


def _text(text: str) -> str:
    """Return a text as SQLite takes it, which knows no halves of surrogate pairs."""
    return text.encode("utf-8", "backslashreplace").decode()


def _days(history: LinkHistory) -> tuple[str | None, ...]:
    days = (history.last_alive, history.dead_since, history.last_dead)
    return tuple(day.isoformat() if day else None for day in days)


def _row(target: LinkKey, found: Sequence[Any]) -> Row:
    *days, deaths, verdict, asked, basis, answer = found
    alive, since, last = (date.fromisoformat(day) if day else None for day in days)
    history = LinkHistory(alive, since, last, deaths)
    if verdict is None:
        return Row(history)
    values: dict[str, Any] = {
        name: tuple(one) if isinstance(one, list) else one for name, one in json.loads(answer).items()
    }
    check = LinkCheck(target[1], target[0], Verdict(verdict), **values)
    when = datetime.fromtimestamp(asked, UTC)
    return Row(history, replace(check, checked_at=when, from_cache=True, history=history), basis)
