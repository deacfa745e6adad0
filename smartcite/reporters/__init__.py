"""What a run found, in one format after another: one module per format, named after it.

Each format of `check` has a module with `render(report: Report) -> str` and a line in `FORMATS`; adding a format is
adding both. All but linkrot print every finding. Those for the eye take a `Style` too. The other modules print what
`show` and `parse` understood.
"""

from collections.abc import Callable
from importlib import import_module

from smartcite.report import Report
from smartcite.reporters.style import PLAIN, Style

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
    "linkrot": "the links that died, in Markdown, for an issue",
}
"""The formats of `check`, each with what it is for."""


_STYLED = frozenset({"full", "concise"})


def reporter(name: str) -> Callable[..., str]:
    """Return the function that renders a report in a format."""
    render: Callable[..., str] = import_module(f"{__name__}.{name}").render
    return render


def rendered(report: Report, name: str, style: Style = PLAIN, *, statistics: bool = False) -> str:
    """Return a report in a format, or its statistics where the format has them; formats for the eye are styled."""
    if statistics and name in ("json", *_STYLED):
        from smartcite.reporters import statistics as counted

        return counted.render_json(report) if name == "json" else counted.render(report)
    return reporter(name)(report, style) if name in _STYLED else reporter(name)(report)
