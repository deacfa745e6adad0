from datetime import date

import pytest

from smartcite.errors import HistoryError
from smartcite.history import NO_HISTORY, LinkHistory
from smartcite.memory.text import history_text, read_history
from smartcite.model import IdentifierKind

URL, DOI = IdentifierKind.URL, IdentifierKind.DOI
DEAD = LinkHistory(date(2026, 3, 1), date(2026, 3, 3), date(2026, 3, 6), 4)
KNOWN = {(URL, "https://b.example/é"): DEAD, (DOI, "10.1000/182"): LinkHistory(date(2026, 3, 1))}
TEXT = (
    "# smartcite history: kind, target, last alive, dead since, last dead, days dead\n"
    "doi\t10.1000/182\t2026-03-01\t\t\t0\n"
    "url\thttps://b.example/é\t2026-03-01\t2026-03-03\t2026-03-06\t4\n"
)


def test_round_trip() -> None:
    """What is written is read, in one order whatever the order of the links."""
    assert history_text(KNOWN) == history_text(dict(reversed(KNOWN.items()))) == TEXT
    assert read_history(TEXT, "links.tsv") == KNOWN
    assert read_history(TEXT.replace("\n", "\r\n"), "links.tsv") == KNOWN


def test_left_out() -> None:
    """What was never seen is no line, and no address breaks one."""
    assert history_text({(URL, "a\tb"): DEAD, (URL, "a\nb"): DEAD, (URL, "c"): NO_HISTORY}).count("\n") == 1


def test_merged_branches() -> None:
    """Two lines of one link are what both know."""
    text = TEXT + "url\thttps://b.example/é\t2026-03-09\t\t\t0\n"
    assert read_history(text, "links.tsv")[URL, "https://b.example/é"] == LinkHistory(date(2026, 3, 9))


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "url\thttp://a\t3 March\t\t\t0", "url\thttp://a", "uri\ta\t\t\t\t0"])
def test_no_history(line: str) -> None:
    """A line that is none is named."""
    with pytest.raises(HistoryError, match=r"links\.tsv:4: not a line"):
        read_history(TEXT + line + "\n", "links.tsv")
