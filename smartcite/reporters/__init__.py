"""What a run found, in one format after another: one module per format, named after it.

Each format of `check` has a module with `render(report: Report) -> str` and a line in `FORMATS`; adding a format is
adding both. The other modules print what `show` and `parse` understood.
"""

from collections.abc import Callable
from importlib import import_module

from smartcite.report import Report

FORMATS = {
    "full": "for the eye: the place, an excerpt, notes and help",
    "concise": "one line per finding",
    "json": "one object for scripts, see docs/json.md",
    "jsonl": "the same as one object per finding and link",
    "github": "annotations of GitHub Actions",
    "gitlab": "GitLab's code quality report",
    "sarif": "SARIF 2.1.0, for code scanning",
    "junit": "JUnit XML, for CI servers",
    "html": "a page to read: the text with its notes, findings, bibliography and links",
    "markdown": "tables for a job summary",
}
"""The formats of `check`, each with what it is for."""


def reporter(name: str) -> Callable[[Report], str]:
    """Return the function that renders a report in a format."""
    render: Callable[[Report], str] = import_module(f"{__name__}.{name}").render
    return render
