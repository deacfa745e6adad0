"""`smartcite check --annotate`: a copy of a Word document with its findings as comments."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from smartcite.commands.output import say, write_atomically
from smartcite.errors import ConfigError, ReadError
from smartcite.readers.detection import SUFFIXES
from smartcite.report import Checked, Failure
from smartcite.reporters.closing import many


def refuse_impossible(paths: Sequence[Path], copy: Path) -> None:
    """Raise ConfigError when a copy of what is asked for cannot be annotated, before anything is read."""
    if len(paths) != 1 or paths[0].is_dir():
        raise ConfigError("--annotate copies one Word document; name one file")
    (path,) = paths
    if str(path) == "-":
        raise ConfigError("--annotate needs a file to copy; name it instead of -")
    if copy.resolve() == path.resolve() or (copy.exists() and path.exists() and copy.samefile(path)):
        raise ConfigError(f"--annotate never changes the original; write the copy elsewhere than {copy}")
    if path.suffix.lower() in SUFFIXES and SUFFIXES[path.suffix.lower()] != "docx":
        raise ConfigError(f"--annotate writes comments into Word documents (.docx), and {path} is none")
    if copy.suffix.lower() != (path.suffix.lower() or ".docx"):
        raise ConfigError(f"--annotate {copy}: end the name of the copy in {path.suffix or '.docx'}, as the original's")


def annotate(checked: Sequence[Checked], copy: Path) -> Failure | None:
    """Write the annotated copy of the document that was checked; a failure when it is no Word document."""
    from smartcite.annotations import annotated  # late, because it needs lxml

    for one in checked:
        document = one.document
        if document.format != "docx":
            told = f"--annotate writes comments into Word documents (.docx), and this is {document.format}"
            return Failure(document.path, told)
        try:
            content = annotated(one, Path(document.path).read_bytes(), datetime.now(UTC))
        except ReadError as failure:
            return Failure(document.path, failure.reason)
        write_atomically(copy, content)
        say(f"{copy}: {many(len(one.shown), 'comment')}")
    return None
