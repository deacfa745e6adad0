from pathlib import Path

import pytest

from smartcite.commands import understanding
from smartcite.commands.understanding import understand_all
from smartcite.model import Analysis
from smartcite.report import Failure
from smartcite.settings import OFFLINE


def write(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"Un[1].\n\n[1] Roger Chartier, L’ordre des livres, Paris, Alinea, {1900 + number}.\n", "utf-8")
    return paths


def test_processes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many documents understood in several processes are what one process understands, in the same order."""
    paths = [*write(tmp_path, 20), tmp_path / "none.txt"]
    monkeypatch.setattr(understanding, "_processors", lambda: 3)
    many = list(understand_all(paths, [OFFLINE] * len(paths), "", "-"))
    monkeypatch.setattr(understanding, "_processors", lambda: 1)
    assert many == list(understand_all(paths, [OFFLINE] * len(paths), "", "-"))
    assert [isinstance(one, Analysis) for one in many] == [True] * 20 + [False]


def test_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document on which smartcite itself fails is named, and the others are understood."""

    def crash(path: Path, *_: str) -> None:
        raise KeyError(path.name)

    paths = write(tmp_path, 1)
    monkeypatch.setattr(understanding, "read_source", crash)
    (failure,) = understand_all(paths, [OFFLINE] * len(paths), "", "-")
    assert isinstance(failure, Failure)
    assert "KeyError: '0.txt'" in failure.message
    assert "report this" in failure.message
