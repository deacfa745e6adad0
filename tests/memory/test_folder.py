import sys
from pathlib import Path

import pytest

from smartcite.errors import CacheError
from smartcite.memory.folder import VARIABLE, cache_folder


def test_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """An option goes before the variable; ~ is the home folder."""
    assert cache_folder(Path("~/answers")) == Path.home() / "answers"
    monkeypatch.setenv(VARIABLE, "elsewhere")
    assert cache_folder() == Path("elsewhere")
    assert cache_folder(Path("here")) == Path("here")


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/smartcite"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "/home/zoe/.cache/smartcite"),
        ("linux", {}, "/home/zoe/.cache/smartcite"),
        ("darwin", {"XDG_CACHE_HOME": "/x"}, "/home/zoe/Library/Caches/smartcite"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/smartcite/Cache"),
        ("win32", {}, "/home/zoe/AppData/Local/smartcite/Cache"),
    ],
)
def test_platforms(monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], folder: str) -> None:
    """Each platform has its own place."""
    for name in (VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/zoe"))
    assert cache_folder() == Path(folder)


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody is at home, a sentence says what to do."""

    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(VARIABLE)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", no_home)
    with pytest.raises(CacheError, match="--cache-dir"):
        cache_folder()
