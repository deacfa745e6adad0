"""Write the pages of docs/ that follow from the program: `make docs`. A test fails when one of them is stale."""

import json
import re
import textwrap
from enum import EnumType
from pathlib import Path
from typing import Any

import typer

from smartcite.cli import app
from smartcite.commands.config import schema
from smartcite.findings import Rule
from smartcite.rules import all_rules
from smartcite.settings import all_settings

DOCS = Path(__file__).parent
MADE = "<!-- made by docs/generate.py: make docs -->"
RULES = """\
A rule is chosen by its code, the beginning of its code, or its name: `--select REF,dead-link`. `smartcite rule CODE`
prints its chapter. Only what is wrong under every reading is an error."""
SETTINGS = """\
In smartcite.toml, or below `[tool.smartcite]` in pyproject.toml; [configuration.md](configuration.md) says which file
counts. `links.timeout` is `timeout` in the table `[links]`. An option of the command line goes before the file; a list
is written there with commas. schemas/smartcite.schema.json is for editors."""


def pages() -> dict[Path, str]:
    """Return the text of each page."""
    return {
        DOCS / "rules.md": rules_page(),
        DOCS / "cli.md": cli_page(),
        DOCS / "settings.md": settings_page(),
        DOCS / "schemas" / "smartcite.schema.json": json.dumps(schema(), indent=1) + "\n",
    }


def rules_page() -> str:
    """Return a chapter per rule, made of its documentation."""
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.severity} | "
        f"{'no' if rule.asks_network else 'yes'} | {rule.documentation.strip().partition(chr(10))[0]} |"
        for rule in all_rules()
    ]
    head = [
        "# Rules",
        MADE,
        RULES,
        "\n".join(["| code | name | severity | offline | what it reports |", "|---|---|---|---|---|", *rows]),
    ]
    return "\n\n".join([*head, *map(_rule, all_rules())]) + "\n"


def _rule(rule: Rule) -> str:
    """Return the chapter of a rule: its sections as paragraphs, its examples as blocks."""
    first, *sections = re.split(r"\n\n(?=\S)", rule.documentation.strip())
    parts = [f"## {rule.code} {rule.name}", f"{first}\n\nSeverity: {rule.severity}."]
    for section in sections:
        title, _, body = section.partition("\n")
        if not body.startswith("    "):
            parts.append(section)
            continue
        body = textwrap.dedent(body).strip("\n")
        example = title.startswith(("Example", "Use instead"))
        parts.append(f"### {title}\n\n" + (f"```text\n{body}\n```" if example else body))
    return "\n\n".join(parts)


def cli_page() -> str:
    """Return a chapter per command with its arguments and options."""
    group: Any = typer.main.get_command(app)
    parts = ["# Command line", MADE, "`python -m smartcite` is the same as `smartcite`."]
    for name, command in group.commands.items():
        parts += [f"## smartcite {name}", command.help]
        arguments = [one for one in command.params if one.param_type_name == "argument"]
        options = [one for one in command.params if one.param_type_name == "option" and one.name != "help"]
        if arguments:
            rows = [f"| `{one.name}` | {_cell(one.help)} |" for one in arguments]
            parts.append("\n".join(["| argument | |", "|---|---|", *rows]))
        if options:
            rows = [f"| {_flags(one)} | {_cell(one.help)} |" for one in options]
            parts.append("\n".join(["| option | |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _flags(option: Any) -> str:
    value = f" {option.metavar}" if option.metavar else ""
    flags = ", ".join(f"`{flag}{value}`" for flag in option.opts)
    return flags + "".join(f", `{flag}`" for flag in option.secondary_opts)


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


def settings_page() -> str:
    """Return a row per setting."""
    rows = []
    for name, field, kind in all_settings():
        option = f"`--{name.rpartition('.')[2]}`" if field.metadata["option"] else ""
        default = "" if field.default in ((), "", None) else f"`{_toml(field.default)}`"
        rows.append(f"| `{name}` | {option} | {_kind(kind)} | {default} | {_cell(field.metadata['help'])} |")
    head = [
        "# Settings",
        MADE,
        SETTINGS,
    ]
    return (
        "\n\n".join([*head, "\n".join(["| setting | option | type | default | |", "|---|---|---|---|---|", *rows])])
        + "\n"
    )


def _toml(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else json.dumps(value)


def _kind(kind: Any) -> str:
    simple = {bool: "true or false", int: "whole number", float: "number", str: "text", tuple[str, ...]: "list"}
    if kind in simple:
        return simple[kind]
    if kind == Path | None:
        return "path"
    if isinstance(kind, EnumType):
        members: list[Any] = list(kind)
        return " \\| ".join(f"`{one.value}`" for one in members)
    return "table"


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
