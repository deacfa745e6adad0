"""The documentation says what the program does."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from generate import pages

from smartcite.commands.check import Run, run_check
from smartcite.commands.config import schema
from smartcite.configuration import Configuration
from smartcite.reporters import FORMATS

ROOT = Path(__file__).parents[1]
PAGES = pages()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_not_stale(path: Path) -> None:
    """What is made by docs/generate.py is what it would make now."""
    assert path.read_text("utf-8") == PAGES[path], f"{path.name} is stale: run `make docs`"


def keys(schema: Any) -> set[str]:
    """Return the names of all properties in a schema."""
    if isinstance(schema, list):
        return {name for one in schema for name in keys(one)}
    if not isinstance(schema, dict):
        return set()
    own = set(schema.get("properties", {}))
    return own | {name for one in schema.values() for name in keys(one)}


@pytest.mark.parametrize("name", ["check", "check-lines", "parse-lines", "show"])
def test_every_key_is_explained(name: str) -> None:
    """docs/json.md names every key of every schema."""
    text = (ROOT / "docs/json.md").read_text("utf-8")
    named = keys(json.loads((ROOT / f"docs/schemas/{name}.schema.json").read_text("utf-8")))
    assert len(named) > 10
    assert {key for key in named if f"`{key}`" not in text and f'"{key}"' not in text} == set()


def test_links() -> None:
    """Every link from one page to another, and to a chapter of it, leads somewhere."""
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_contributing_names_every_module() -> None:
    """Who looks for something finds the module or folder that does it."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    modules = [
        path for path in (ROOT / "smartcite").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    ]
    names = {path.name if path.suffix else f"{path.name}/" for path in modules if not path.name.startswith("__")}
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_configuration_examples() -> None:
    """Every TOML example is a valid configuration."""
    blocks = re.findall(r"```toml\n(.*?)```", (ROOT / "docs/configuration.md").read_text("utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        value = json.loads(json.dumps(tomllib.loads(block), default=str))
        jsonschema.validate(value, schema())


def test_readme_names_every_format() -> None:
    """A format nobody knows of is not used."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in text] == []


def test_own_pages_are_clean(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """smartcite finds no error in its own documentation."""
    monkeypatch.chdir(ROOT)
    run_check(Run((Path("docs"),), ("concise",)), Configuration({"links.offline": True}, isolated=True))
    assert "error" not in capfd.readouterr().out
