"""Modules import downwards only; those on one line never import each other, and none imports itself in a circle."""

import ast
import sys
import tomllib
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import smartcite

LAYERS = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("baseline", "changes", "pipeline"),
    ("annotations", "suppression"),
    ("reporters", "rules"),
    ("report",),
    ("readers", "parser", "bibliography", "antecedents", "resolver"),
    ("bib_entries", "memory"),
    ("bibtex", "fixes", "matching", "identifiers"),
    ("schools", "tex", "web_archives"),
    ("lexicon",),
    ("configuration", "options", "selection"),
    ("settings",),
    ("findings",),
    ("model",),
    ("errors", "history"),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
HOMES = {
    "bibtexparser": {"bibtex"},
    "lxml": {"annotations", "readers", "reporters", "resolver"},
    "pathspec": {"readers"},
    "pycrfsuite": {"parser"},
    "rapidfuzz": {"matching"},
    "requests": {"resolver"},
    "rich": {"reporters"},
    "sqlite3": {"memory"},
    "subprocess": {"changes"},
    "typer": {"cli", "options"},
    "urllib3": {"resolver"},
}
"""What each library is used in, and two of Python's own that reach out of the process; everything else is pure."""

ROOT = Path(smartcite.__file__).parent


def names(path: Path) -> set[str]:
    """Return the full name of everything that a module imports, at once or late."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return found | {f"{node.module}.{alias.name}" for node in froms for alias in node.names}


@cache
def imports() -> dict[str, set[str]]:
    """Return the modules of smartcite that each of them imports, and the outermost packages of all others."""
    modules = {".".join(path.relative_to(ROOT.parent).with_suffix("").parts): path for path in ROOT.rglob("*.py")}
    modules = {name.removesuffix(".__init__"): path for name, path in modules.items()}
    return {
        module: {
            next(
                (one for one in (name, name.rpartition(".")[0]) if one in modules and one != module),
                name.partition(".")[0],
            )
            for name in names(path)
        }
        for module, path in modules.items()
    }


def line(module: str) -> str:
    """Return the name by which a module stands in LAYERS."""
    return module.split(".")[1] if "." in module else ""


def test_every_module_has_a_line() -> None:
    """A new module is put on a line, and one that is gone is taken off it."""
    assert {line(module) for module in imports()} - {""} == RANK.keys()


def test_layers() -> None:
    """Every import goes to a lower line, or stays in its own package."""
    wrong = [
        f"{module} -> {name}"
        for module, imported in imports().items()
        for name in imported
        if line(module) and line(name) and line(name) != line(module) and RANK[line(name)] <= RANK[line(module)]
    ]
    assert wrong == []


def test_no_circle() -> None:
    """No module needs itself, by whatever way, within a package either."""
    TopologicalSorter(imports()).prepare()


def test_homes() -> None:
    """Each library has its home: what is asked of it is asked there."""
    wrong = [
        f"{module} -> {name}"
        for module, imported in imports().items()
        for name in imported - {"smartcite"}
        if not name.startswith("smartcite.")
        and (name in HOMES or name not in sys.stdlib_module_names)
        and line(module) not in HOMES.get(name, ())
    ]
    assert wrong == []


def test_dependencies_are_used() -> None:
    """What the package needs to be installed is what it imports."""
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {one.partition(">=")[0].replace("python-crfsuite", "pycrfsuite") for one in project["dependencies"]}
    assert needed == HOMES.keys() - sys.stdlib_module_names - {"urllib3"}  # which comes with requests
