"""The program as a whole: whatever fails is a sentence and exit code 2."""

import pytest

import smartcite.cli
from smartcite.__main__ import main
from smartcite.errors import ConfigError


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (ConfigError("a\x1b[31m: wrong"), "a [31m: wrong\n"),
        (ZeroDivisionError("0"), "smartcite failed: ZeroDivisionError: 0\nPlease report this;"),
    ],
    ids=["known", "unexpected"],
)
def test_failure(
    failure: Exception, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failure that no command told is told, harmless for a terminal."""

    def fail() -> None:
        raise failure

    monkeypatch.setattr(smartcite.cli, "app", fail)
    with pytest.raises(SystemExit, match="2"):
        main()
    assert capsys.readouterr().err.startswith(told)


def test_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """SMARTCITE_TRACEBACK shows where something unexpected happened."""

    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(smartcite.cli, "app", fail)
    monkeypatch.setenv("SMARTCITE_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        main()
