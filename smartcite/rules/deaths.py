"""What the rules about dead links and dead DOIs share: how bad a death is, and what earlier runs saw of it."""

from typing import Any

from smartcite.findings import Severity
from smartcite.history import in_words
from smartcite.model import LinkCheck


def severity(check: LinkCheck) -> Severity | None:
    """Return that it is a warning, while a link was not seen dead as often as the settings ask for."""
    return None if check.confirmed else Severity.WARNING


def since(check: LinkCheck) -> str:
    """Return in brackets what earlier runs saw, to follow the evidence."""
    return f" ({check.history})" if str(check.history) else ""


def notes(check: LinkCheck) -> tuple[str, ...]:
    """Return the sentences about an answer."""
    told = list(check.notes)
    if check.from_cache and check.checked_at:
        told.append(f"asked on {in_words(check.checked_at.date())}; --max-cache-age 0 asks again")
    if not check.confirmed:
        told.append("not seen dead often enough to be an error yet (--strikes, --over-days)")
    return tuple(told)


def data(check: LinkCheck) -> dict[str, Any]:
    """Return what machines may want to know of a dead target."""
    history = check.history
    return {
        "target": check.target,
        "verdict": check.verdict.value,
        "dead_since": history.dead_since.isoformat() if history.dead_since else None,
        "last_alive": history.last_alive.isoformat() if history.last_alive else None,
        "deaths": history.deaths,
    }
