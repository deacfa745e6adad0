from pathlib import Path

import pytest

from smartcite.findings import Rule, Severity
from smartcite.selection import selected
from smartcite.settings import Settings

DEAD = Rule("LNK101", "dead-link", Severity.ERROR, lambda rule, analysis: (), "")


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(Settings(), True, id="everything"),
        pytest.param(Settings(select=("REF",)), False, id="another-family"),
        pytest.param(Settings(select=("REF", "lnk")), True, id="prefix-in-any-case"),
        pytest.param(Settings(select=("dead-link",)), True, id="name"),
        pytest.param(Settings(select=("REF",), extend_select=("LNK101",)), True, id="extended"),
        pytest.param(Settings(ignore=("LNK",)), False, id="ignored"),
        pytest.param(Settings(extend_ignore=("dead-link",)), False, id="ignored-by-name"),
        pytest.param(Settings(select=("LNK101",), ignore=("LNK",)), True, id="longer-selection"),
        pytest.param(Settings(select=("LNK",), ignore=("LNK101",)), False, id="longer-ignore"),
        pytest.param(Settings(select=("LNK",), ignore=("LNK",)), False, id="same-length"),
        pytest.param(Settings(ignore=("all",), extend_select=("LNK",)), True, id="all-but"),
    ],
)
def test_selected(settings: Settings, expected: bool) -> None:
    """The longest word that names the rule decides."""
    assert selected(DEAD, settings, "essay.txt") is expected


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("drafts/**", "drafts/in/essay.txt", False),
        ("drafts/**", "final/essay.txt", True),
        ("*.md", "drafts/in/essay.md", False),
    ],
)
def test_per_file_ignores(tmp_path: Path, pattern: str, path: str, expected: bool) -> None:
    """Patterns match the name, or the path from the folder of the configuration file."""
    settings = Settings(select=("LNK101",), per_file_ignores=((pattern, ("LNK",)),), root=str(tmp_path))
    assert selected(DEAD, settings, str(tmp_path / path)) is expected
