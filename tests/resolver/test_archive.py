"""What an archive may hear of, and how it is asked."""

import pytest

from smartcite.resolver.archive import may_be_told, politely, public
from smartcite.settings import LinkSettings


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://example.org/a", True),
        ("http://10.1.2.3/a", False),
        ("http://localhost/a", False),
        ("ftp://example.org/a", False),
        ("https://web.archive.org/web/20140503120000/http://example.org/a", False),
        ("https://perma.cc/AB12-CD34", False),
    ],
)
def test_may_be_told(url: str, told: bool) -> None:
    """Of pages of the web, but not of copies, nor of the reader's own network."""
    assert may_be_told(url, LinkSettings()) is told


def test_own_archive_is_told() -> None:
    """An archive on the reader's own machine may hear of all that is no copy."""
    assert may_be_told("http://10.1.2.3/a", LinkSettings(archive_base="http://127.0.0.1:8080"))


def test_public() -> None:
    """Neither passwords nor fragments are told."""
    assert public("http://name:word@example.org/a?b=1#part") == "http://example.org/a?b=1"


@pytest.mark.parametrize(("max_time", "longest"), [(300.0, 60.0), (5.0, 5.0)])
def test_politely(max_time: float, longest: float) -> None:
    """One question at a time, as seldom as the settings say, and no longer than a run may take."""
    calm = politely(LinkSettings(max_time=max_time, archive_rate=24.0, allow_private=True), 60.0)
    assert (calm.workers, calm.per_host, calm.rate, calm.max_time) == (1, 1, 0.4, longest)
    assert not calm.allow_private
