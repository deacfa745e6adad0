"""Modules import downwards only; those on one line never import each other."""

import ast
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
ROOT = Path(smartcite.__file__).parent


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    found = {name.split(".")[1] for name in names if name.startswith("smartcite.")}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "smartcite":
            found |= {alias.name for alias in node.names if alias.name in RANK}
    return found


def test_layers() -> None:
    """Every import goes to a lower line, or stays in its own package."""
    wrong = []
    for path in sorted(ROOT.rglob("*.py")):
        own = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if own in RANK:
            wrong += [f"{path.name} -> {name}" for name in imported(path) if name != own and RANK[name] <= RANK[own]]
    assert wrong == []
