"""The command line: options in, exit code out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from smartcite import __version__
from smartcite.options import given, settings_options
from smartcite.reporters import FORMATS

app = typer.Typer(
    name="smartcite",
    help="A linter for footnotes: parses references, checks links and DOIs, follows every supra and ibid.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


From = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help="Read as bib, docx, odt, html, latex, markdown, pdf-text or text, whatever the content looks like.",
    ),
]

ConfigFile = Annotated[Path | None, typer.Option(help="Use this configuration file for every document.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Use no configuration file.")]


def _file(output: Path | None) -> Path | None:
    """Return the file to write; "-" is standard output, as it is standard input where documents are named."""
    return None if output == Path("-") else output


class ParseFormat(StrEnum):
    """How `parse` prints what it understood."""

    TEXT = "text"
    JSONL = "jsonl"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"smartcite {__version__}")
        raise typer.Exit


@app.callback()
def smartcite(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read the footnotes of an essay and say what is wrong with them."""


@app.command()
def parse(
    file: Annotated[str, typer.Argument(help="A file of notes; - is standard input.")] = "-",
    *,
    lines: Annotated[bool, typer.Option("--lines", help="Each line is a note; else the file is one.")] = False,
    output_format: Annotated[ParseFormat, typer.Option(help="How to print.")] = ParseFormat.TEXT,
) -> None:
    """Print what is understood of notes that stand by themselves."""
    from smartcite.commands.parse import parse_notes

    raise typer.Exit(parse_notes(file, lines=lines, as_json=output_format is ParseFormat.JSONL))


class ShowFormat(StrEnum):
    """How `show` prints what it understood."""

    TEXT = "text"
    JSON = "json"


@app.command()
def show(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders; - is standard input.")],
    *,
    from_: From = "",
    language: Annotated[str, typer.Option(help="The language of the documents, such as fr.")] = "",
    school: Annotated[str, typer.Option(help="The school of citing, such as bluebook.")] = "",
    config: ConfigFile = None,
    isolated: Isolated = False,
    output_format: Annotated[ShowFormat, typer.Option(help="How to print.")] = ShowFormat.TEXT,
) -> None:
    """Print what is understood of a document, note by note."""
    from smartcite.commands.show import show_documents
    from smartcite.configuration import Configuration

    configuration = Configuration(given({"language": language or None, "school": school or None}), config, isolated)
    raise typer.Exit(show_documents(paths, configuration, format=from_, as_json=output_format is ShowFormat.JSON))


class Color(StrEnum):
    """When `check` uses colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@app.command()
@settings_options
def check(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders; - is standard input.")],
    *,
    from_: From = "",
    stdin_filename: Annotated[str, typer.Option(help="The path that standard input stands for.")] = "-",
    force_exclude: Annotated[bool, typer.Option("--force-exclude", help="Exclude files that are named, too.")] = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
    write_baseline: Annotated[Path | None, typer.Option(help="Write all findings to a file for --baseline.")] = None,
    new_since: Annotated[
        str,
        typer.Option(metavar="REV", help="Check only the links that are new since a git revision, and nothing else."),
    ] = "",
    output_format: Annotated[
        list[str],
        typer.Option(
            metavar="FORMAT[=FILE]", help=f"How to print, and where; may be repeated. FORMAT is {', '.join(FORMATS)}."
        ),
    ] = ["full"],  # noqa: B006  typer copies it
    output: Annotated[
        Path | None, typer.Option("-o", "--output", callback=_file, help="Write the report to a file.")
    ] = None,
    annotate: Annotated[
        Path | None, typer.Option(help="Write a copy of a Word document with a comment for each finding.")
    ] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended in text files, then check.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what --fix would change, and nothing else.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Mend also what a person should look at.")
    ] = False,
    show_suppressed: Annotated[bool, typer.Option("--show-suppressed", help="Show suppressed findings.")] = False,
    quiet: Annotated[int, typer.Option("-q", "--quiet", count=True, help="Print only findings; -qq nothing.")] = 0,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Tell what the network said of each link.")] = False,
    progress: Annotated[bool, typer.Option(help="Count on the terminal what is done.")] = True,
    color: Annotated[Color, typer.Option(help="Whether to use colour.")] = Color.AUTO,
    **settings: Any,
) -> None:
    """Report what is wrong with the notes of documents."""
    from smartcite.commands.check import Run, run_check
    from smartcite.commands.output import say
    from smartcite.configuration import Configuration

    run = Run(
        tuple(paths),
        output_formats=tuple(output_format),
        output=output,
        stdin_filename=stdin_filename,
        format=from_,
        force_exclude=force_exclude,
        write_baseline=write_baseline,
        new_since=new_since,
        annotate=annotate,
        show_suppressed=show_suppressed,
        statistics=statistics,
        quiet=quiet,
        verbose=verbose,
        progress=progress,
        color=color.value,
    )
    configuration = Configuration(given(settings), config, isolated)
    if diff and (annotate or write_baseline):
        say("--diff writes nothing: leave --annotate and --write-baseline out")
        raise typer.Exit(2)
    if fix or diff:
        from smartcite.commands.fix import fix_documents

        code = fix_documents(
            run.paths,
            configuration,
            format=from_,
            stdin_filename=stdin_filename,
            force_exclude=force_exclude,
            unsafe=unsafe_fixes,
            diff=diff,
        )
        if diff or code:
            raise typer.Exit(code)
    raise typer.Exit(run_check(run, configuration))


@app.command()
def rule(
    code: Annotated[str, typer.Argument(help="A code such as REF102, or a name.")] = "",
    *,
    every: Annotated[bool, typer.Option("--all", help="Print every rule.")] = False,
) -> None:
    """Print what a rule means, with an example that raises it and one that does not."""
    from smartcite.commands.output import say
    from smartcite.rules import all_rules

    chosen = [one for one in all_rules() if every or code.upper() == one.code or code.lower() == one.name]
    if not chosen:
        known = ", ".join(one.code for one in all_rules())
        asked = f"{code}: there is no such rule" if code else "name a rule, or write --all"
        say(f"{asked}; known are {known}")
        raise typer.Exit(2)
    typer.echo("\n\n".join(f"{one.code} {one.name} ({one.severity})\n\n{one.documentation.strip()}" for one in chosen))


@app.command()
def cache(
    *,
    cache_dir: Annotated[Path | None, typer.Option(help="The folder, when it is not the user's cache folder.")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Forget every answer and the history of every link.")] = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Print what is remembered of links from earlier runs, or forget it."""
    from smartcite.commands.cache import cache_file, cache_text, clear_cache
    from smartcite.commands.output import say
    from smartcite.configuration import Configuration
    from smartcite.errors import CacheError, ConfigError

    try:
        options = given({"cache_dir": cache_dir})
        file = cache_file(Configuration(options, config, isolated).of(Path("essay.txt")).links)
        if clear:
            clear_cache(file)
        else:
            sys.stdout.buffer.write(cache_text(file).encode("utf-8", errors="replace"))
    except (CacheError, ConfigError) as failure:
        say(str(failure))
        raise typer.Exit(2) from None
    except OSError as failure:
        say(f"{failure.filename}: {failure.strerror}")
        raise typer.Exit(2) from None


@app.command()
def export(
    path: Annotated[Path, typer.Argument(help="A document; - is standard input.")],
    *,
    from_: From = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", callback=_file, help="The .bib file; merged if it exists.")
    ] = None,
    verify: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if the file is out of date.")] = False,
) -> None:
    """Write the bibliography of a document as a .bib file."""
    from smartcite.commands.export import export_bibliography

    raise typer.Exit(export_bibliography(path, output, format=from_, verify=verify))


@app.command(name="config")
@settings_options
def config_(
    path: Annotated[Path, typer.Argument(help="A document, or the name it would have.")] = Path("essay.txt"),
    *,
    config: ConfigFile = None,
    isolated: Isolated = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of smartcite.toml instead.")] = False,
    **settings: Any,
) -> None:
    """Print the settings that apply to a document, and which file or option says so."""
    import json

    from smartcite.commands.config import configuration_text
    from smartcite.commands.config import schema as schema_value
    from smartcite.commands.output import say
    from smartcite.configuration import Configuration
    from smartcite.errors import ConfigError

    if schema:
        typer.echo(json.dumps(schema_value(), indent=1))
        return
    try:
        typer.echo(configuration_text(Configuration(given(settings), config, isolated), path), nl=False)
    except ConfigError as failure:
        say(str(failure))
        raise typer.Exit(2) from None
