import sys
from io import StringIO

import pytest

from smartcite.commands.progress import counting


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "shown", "term", "told"),
    [
        pytest.param(Terminal(), True, "xterm", True, id="terminal"),
        pytest.param(Terminal(), False, "xterm", False, id="not-wanted"),
        pytest.param(Terminal(), True, "dumb", False, id="dumb-terminal"),
        pytest.param(StringIO(), True, "xterm", False, id="pipe"),
    ],
)
def test_counting(monkeypatch: pytest.MonkeyPatch, stream: StringIO, shown: bool, term: str, told: bool) -> None:
    """The count is one line that is gone in the end, and nothing where no person looks."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", term)
    with counting("Reading", shown=shown) as count:
        count(1, 3)
        count(2, 3)
    written = stream.getvalue()
    assert ("Reading 2/3" in written) is told
    assert "\n" not in written
    assert not told or written.endswith("\r\x1b[K")
