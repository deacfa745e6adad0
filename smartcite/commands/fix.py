"""`smartcite check --fix` and `--diff`: what can be mended, before anything is checked.

New addresses of links are unsafe fixes, so that the network is asked for those only.
"""

import sys
from pathlib import Path

from smartcite.commands.asking import ask_all
from smartcite.commands.output import say, write_atomically
from smartcite.commands.source import file_of, find_sources
from smartcite.commands.understanding import understand_all
from smartcite.configuration import Configuration
from smartcite.fixes import applicable, apply, difference, encoded_like, in_source
from smartcite.model import Analysis, Document
from smartcite.pipeline import findings_of
from smartcite.report import Failure
from smartcite.reporters.printable import printable
from smartcite.settings import Settings


def fix_documents(
    paths: tuple[Path, ...],
    configuration: Configuration,
    *,
    format: str = "",  # noqa: A002  the word of the command line
    stdin_filename: str = "-",
    force_exclude: bool = False,
    unsafe: bool,
    diff: bool,
) -> int:
    """Mend documents, or with `diff` print how they would be mended, and return the exit code.

    0 when all is done, 1 when a diff is not empty, 2 when a document could not be read or mended. A file is written
    whole or not at all, in the encoding that it has.
    """
    failures: list[Failure] = []
    sources = find_sources(paths, configuration, failures, force_exclude=force_exclude)
    changed = False
    settings = [configuration.of(file_of(path, stdin_filename)) for path in sources]
    understood = understand_all(sources, settings, format, stdin_filename)
    files: list[Path] = []
    legible: list[tuple[Analysis, Settings]] = []
    for path, each, one in zip(sources, settings, understood, strict=True):
        if isinstance(one, Failure):
            failures.append(one)
        elif not diff and not one.document.has_lines:
            say(f"{one.document.path}: {_left_alone(one.document)}")
        else:
            files.append(path)
            legible.append((one, each))
    for path, (one, each) in zip(files, ask_all(legible, failures) if unsafe else legible, strict=True):
        fixes = applicable(findings_of(one, each)[0], unsafe=unsafe)
        printed = one.document.source or one.document.text
        text, applied = apply(printed, [found for fix in fixes if (found := in_source(one.document, fix))])
        if not applied or text == printed:
            continue
        changed = True
        if diff:
            shown = difference(one.document.path, printed, text)
            sys.stdout.buffer.write(("\n".join(map(printable, shown.split("\n")))).encode("utf-8", errors="replace"))
        elif failure := _write(path, one, printed, text):
            failures.append(failure)
        else:
            say(f"{one.document.path}: {applied} {'fix' if applied == 1 else 'fixes'} applied")
    for failed in failures:
        say(str(failed))
    return 2 if failures else int(diff and changed)


def _left_alone(document: Document) -> str:
    """Return why a packed file is not mended, and what can be had instead."""
    told = f"--fix mends text files only, and this is {document.format}; it is left alone"
    return (
        f"{told} (--annotate COPY writes the findings into a copy, as comments)" * (document.format == "docx") or told
    )


def _write(path: Path, analysis: Analysis, printed: str, text: str) -> Failure | None:
    """Write a mended text back; a failure for what is no text file, or changed meanwhile."""
    document = analysis.document
    if str(path) == "-":
        return Failure(document.path, "standard input cannot be mended; --diff prints the changes")
    try:
        content = encoded_like(path.read_bytes(), printed, text)
        if content is None:
            return Failure(
                document.path, f"fixes are applied to text files only, and this is {document.format}; mend it by hand"
            )
        write_atomically(path, content)
    except OSError as failure:
        return Failure(document.path, failure.strerror or str(failure))
    return None
