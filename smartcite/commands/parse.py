"""`smartcite parse`: what is understood of notes that stand by themselves."""

import sys
from pathlib import Path

from smartcite.commands.output import say
from smartcite.identifiers import find_identifiers
from smartcite.parser import parse_note
from smartcite.reporters.parsed import parsed_json, parsed_text


def parse_notes(file: str, *, lines: bool, as_json: bool) -> int:
    """Print what is understood of the note in a file, or with `lines` of the note in each line; return the exit code.

    "-" is standard input. Bytes that are no UTF-8 are replaced, so that every line has its answer; 2 when the file
    cannot be read.
    """
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as failure:
        say(f"{file}: {failure.strerror}")
        return 2
    text = data.decode("utf-8-sig", errors="replace")
    notes = text.removesuffix("\n").replace("\r\n", "\n").split("\n") if lines else [text.strip()]
    for note in notes if text else []:
        citations = parse_note(note)
        shown = parsed_json(note, citations, find_identifiers(note)) if as_json else parsed_text(note, citations)
        sys.stdout.buffer.write((shown + "\n").encode("utf-8", errors="replace"))
    return 0
