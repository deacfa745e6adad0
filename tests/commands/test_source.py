from pathlib import Path

import pytest

from smartcite.commands.source import find_sources
from smartcite.configuration import Configuration
from smartcite.report import Failure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with drafts in it, which its configuration excludes."""
    (tmp_path / "drafts").mkdir()
    for name in ("b.txt", "a.txt", "drafts/c.txt"):
        (tmp_path / name).write_text("text")
    (tmp_path / "smartcite.toml").write_text('exclude = ["drafts"]')
    return tmp_path


def test_folders(folder: Path) -> None:
    """A folder is searched in order without what is excluded; a file named twice is checked once."""
    failures: list[Failure] = []
    found = find_sources([folder, folder / "a.txt"], Configuration(), failures)
    assert [path.name for path in found] == ["a.txt", "b.txt"]
    assert failures == []


def test_named_files(folder: Path) -> None:
    """A file that is named is checked though excluded, unless exclusion is forced."""
    named = [folder / "drafts" / "c.txt"]
    assert find_sources(named, Configuration(), []) == named
    assert find_sources(named, Configuration(), [], force_exclude=True) == []


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without a document is a failure, and the rest is still found."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("text")
    failures: list[Failure] = []
    assert find_sources([tmp_path / "empty", tmp_path / "a.txt"], Configuration(), failures) == [tmp_path / "a.txt"]
    assert [Path(failure.path).name for failure in failures] == ["empty"]
