"""`smartcite export`: the bibliography of a document as a .bib file, merged into the one that is there."""

import sys
from pathlib import Path

from smartcite.bibtex import export
from smartcite.commands.output import say, write_atomically
from smartcite.commands.remembering import remembered_copies
from smartcite.commands.source import read_source
from smartcite.configuration import Configuration
from smartcite.errors import SmartciteError
from smartcite.pipeline import understand
from smartcite.web_archives import copies_of


def export_bibliography(path: Path, output: Path | None = None, *, format: str = "", verify: bool = False) -> int:  # noqa: A002  the option's noun
    """Write the works that a document cites, and return the exit code; without `output` they are printed.

    With `verify` nothing is written, and 1 means that the file would change. 2 when the document or the file cannot be
    read, or the file not be written.
    """
    if verify and output is None:
        say("--check needs the file to compare with; name it with -o")
        return 2
    try:
        settings = Configuration().of(path)
        analysis = understand(read_source(path, format), settings)
        existing = _existing(output) if output else ""
        known = {} if verify else remembered_copies(analysis, settings.links, say)  # those of another machine differ
        merged = export(analysis.works, analysis.document.language, existing, known | dict(copies_of(analysis)))
        if output is None:
            sys.stdout.buffer.write(merged.text.encode("utf-8"))
        elif verify:
            if merged.text != existing:
                say(f"{output}: out of date; write it without --check")
            return int(merged.text != existing)
        elif merged.text != existing:
            write_atomically(output, merged.text.encode("utf-8"))
    except SmartciteError as failure:
        say(str(failure))
        return 2
    except OSError as failure:
        say(f"{failure.filename or output}: {failure.strerror}")
        return 2
    if output is None:
        say(f"{merged.added} {'entry' if merged.added == 1 else 'entries'}; -o FILE.bib writes them to a file")
        return 0
    told = f"{merged.added} added, {merged.completed} completed, {merged.kept} kept as they were"
    say(f"{output}: {told}")
    return 0


def _existing(output: Path) -> str:
    """Return the text of the file that is merged into; nothing if it is not there, or a device."""
    try:
        return output.read_text(encoding="utf-8") if output.is_file() else ""
    except UnicodeDecodeError:
        raise SmartciteError(f"{output}: not UTF-8; save it as UTF-8, or write to another file") from None
