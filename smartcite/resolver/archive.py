"""How a web archive is asked: seldom, one question at a time, and of no address of the reader's own network.

24 questions a minute, because the Internet Archive's staff asks for fewer than 60 and locks out for an hour who does
not heed a 429.
"""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from smartcite.resolver.answers import Asking
from smartcite.resolver.safety import PrivateAddressError, addresses, may_be_asked, without_credentials
from smartcite.settings import LinkSettings
from smartcite.web_archives import read_copy

PATIENCE = 2
"""After so many failures in a row an archive is asked no more in this run."""

MOMENT = re.compile(r"\d{14}")
"""When a copy was made, YYYYMMDDhhmmss."""


def politely(settings: LinkSettings, longest: float) -> LinkSettings:
    """Return the settings with which an archive is asked, for so many seconds at the most."""
    return replace(
        settings,
        workers=1,
        per_host=1,
        rate=settings.archive_rate / 60,
        max_time=min(longest, settings.max_time),
        allow_private=_is_local(settings.archive_base),
    )


def ask_archive(course: Asking[None], calm: LinkSettings) -> None:
    """Ask one course of questions with the settings that `politely` returned."""
    from smartcite.resolver.fetch import Fetcher
    from smartcite.resolver.schedule import Scheduler

    fetcher = Fetcher(calm)
    try:
        Scheduler[None](fetcher.fetch, calm, lambda _, __: None).run({"archive": course})
    finally:
        fetcher.close()


def may_be_told(url: str, settings: LinkSettings) -> bool:
    """Tell whether an archive may hear of an address: it is no copy, and none of the reader's own network."""
    if read_copy(url):
        return False
    if _is_local(settings.archive_base):
        return True
    if not may_be_asked(url, allow_private=False):
        return False
    host = urlsplit(url).hostname or ""
    if settings.allow_private:  # the name may be one of the reader's own network, which is nobody's business
        try:
            addresses(host, 80, allow_private=False)
        except PrivateAddressError:
            return False
        except OSError:
            return "." in host
    return True


def public(url: str) -> str:
    """Return an address as an archive is told it: without passwords and fragment."""
    return without_credentials(url.partition("#")[0])


def _is_local(base: str) -> bool:
    """Tell whether an archive stands on the reader's own machine, as it does in tests."""
    return not may_be_asked(base, allow_private=False)
