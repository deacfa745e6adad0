"""`smartcite show`: what is understood of documents, note by note."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from smartcite.commands.output import say
from smartcite.commands.source import read_source
from smartcite.configuration import Configuration
from smartcite.errors import SmartciteError
from smartcite.pipeline import understand
from smartcite.readers import find_documents
from smartcite.reporters.shown import shown_text, shown_value
from smartcite.schools import check_school


def show_documents(paths: Sequence[Path], configuration: Configuration, *, format: str = "", as_json: bool) -> int:  # noqa: A002  the option's noun
    """Print documents as they are understood, and return the exit code: 2 when one of them cannot be read."""
    try:
        found = [paths[0]] if str(paths[0]) == "-" else find_documents(list(paths))
        for path in found:
            check_school(configuration.of(path))
        analyses = [understand(read_source(path, format), configuration.of(path)) for path in found]
    except SmartciteError as failure:
        say(str(failure))
        return 2
    if as_json:
        shown = json.dumps({"version": 1, "documents": [shown_value(one) for one in analyses]}, ensure_ascii=False)
    else:
        shown = "\n\n".join(shown_text(one) for one in analyses)
    sys.stdout.buffer.write((shown + "\n").encode("utf-8", errors="replace"))
    return 0
