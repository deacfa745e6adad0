"""The history of links as a small text to be committed: a link per line, fields apart by tabs, sorted.

# smartcite history: kind, target, last alive, dead since, last dead, days dead
doi	10.1000/182	2026-03-01			0
url	https://example.org/	2026-03-01	2026-03-03	2026-03-06	4
"""

from collections.abc import Mapping
from datetime import date

from smartcite.errors import HistoryError
from smartcite.history import NO_HISTORY, LinkHistory
from smartcite.model import IdentifierKind, LinkKey

BEGINNING = "# smartcite history"
_HEAD = f"{BEGINNING}: kind, target, last alive, dead since, last dead, days dead\n"


def history_text(histories: Mapping[LinkKey, LinkHistory]) -> str:
    """Return the text; an address with control characters, which no line can hold, is left out."""
    lines = sorted(
        "\t".join(
            (kind.value, target, *map(_written, (one.last_alive, one.dead_since, one.last_dead)), str(one.deaths))
        )
        for (kind, target), one in histories.items()
        if target.isprintable() and one != NO_HISTORY
    )
    return "".join([_HEAD, *(line + "\n" for line in lines)])


def read_history(text: str, name: str) -> dict[LinkKey, LinkHistory]:
    """Return what a text knows; two lines of one link, as merging branches leaves them, count together.

    HistoryError names the line that is none, because whoever named the file wants nothing in it lost.
    """
    found: dict[LinkKey, LinkHistory] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            kind, target, *days, deaths = line.rstrip("\r").split("\t")
            alive, since, last = (date.fromisoformat(day) if day else None for day in days)
            key, history = (IdentifierKind(kind), target), LinkHistory(alive, since, last, int(deaths))
        except ValueError:
            raise HistoryError(f"{name}:{number}: not a line of a history of links") from None
        found[key] = found.get(key, history).merged(history)
    return found


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""
