"""What can go wrong with the tool itself, as exceptions.

SmartciteError
    ReadError       a file that cannot be opened, decoded or recognised
    ConfigError     a wrong setting
    CacheError      a file of answers that cannot be used
    HistoryError    a history of links that cannot be read or written
    RuleError       a rule that crashed; collected while the others run

Nothing that is wrong with a document is an exception: a dead link is a `LinkCheck`, an unreadable note an
`UnparsedCitation`, a broken supra an `AntecedentMatch` with a reason.
"""

from pathlib import Path


class SmartciteError(Exception):
    """A failure of the tool, worded for the person who reads it."""


class ReadError(SmartciteError):
    """A file that cannot be opened, decoded or recognised."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class ConfigError(SmartciteError):
    """A setting that is unknown, malformed or impossible."""


class CacheError(SmartciteError):
    """A file of remembered answers that cannot be read or written; no reason to stop.

    `useless` is true when the file itself is to blame, so that nothing is lost with it.
    """

    def __init__(self, message: str, *, useless: bool = False) -> None:
        super().__init__(message)
        self.useless = useless


class HistoryError(SmartciteError):
    """A history of links that cannot be read or written; whoever named the file wants it kept."""


class RuleError(SmartciteError):
    """A rule that crashed on a document; the other rules still ran."""

    def __init__(self, code: str, path: str, cause: Exception) -> None:
        super().__init__(
            f"{path}: rule {code} crashed ({type(cause).__name__}: {cause}); the other rules ran, please report this"
        )
        self.code = code
        self.path = path
