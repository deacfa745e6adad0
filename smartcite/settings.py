"""What a person can set, in smartcite.toml, in [tool.smartcite] of pyproject.toml and on the command line.

One field is one setting: `LinkSettings.timeout` is `timeout` below `[links]` in the file, `--timeout` on the command
line, and an entry of the JSON Schema and of the reference in docs/. The sentence beside its default explains it
everywhere. `smartcite/configuration.py` fills these classes and `smartcite/options.py` makes the options.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import Field, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

from smartcite.findings import Severity

TABLE = tuple[tuple[str, tuple[str, ...]], ...]
"""The type of a setting that is a table of lists, in the order of the file."""


def setting(
    default: Any,
    help: str,  # noqa: A002  as in argparse
    *,
    metavar: str = "",
    option: bool = True,
    least: float | None = None,
    most: float | None = None,
    check: Callable[[str], None] | None = None,
) -> Any:
    """Return a field that is a setting.

    `help` explains it, `metavar` names its value in the help of the command line when the type does not, and
    `option=False` keeps it to the file. A list is written with commas on the command line. A number is from `least`
    to `most`; `check` raises ValueError for a word of a list that is wrong.
    """
    told = {"help": help, "metavar": metavar or None, "option": option}
    return field(default=default, metadata=told | {"least": least, "most": most, "check": check})


def _expression(word: str) -> None:
    try:
        re.compile(word)
    except re.error as failure:
        raise ValueError(f"“{word}” is no regular expression: {failure}") from None


def _status(word: str) -> None:
    if not re.fullmatch(r"(?:[^\s=]+=)?[1-5]\d\d", word):
        raise ValueError(f"write statuses such as 403 or example.org=403, not “{word}”")


@dataclass(frozen=True, slots=True)
class Ignore:
    """A finding that a person has looked at and wants silent: an entry of `[[ignore]]`.

    `rule` is a code, prefix or name; `target` the address or DOI it is about, and any if empty. After the day
    `until` the finding is reported again.
    """

    rule: str
    target: str = ""
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How the network is asked: the table `[links]`."""

    offline: bool = setting(False, "Ask the network nothing.")
    timeout: float = setting(10.0, "Seconds to wait for a connection, and for each answer.", least=0.1)
    max_time: float = setting(
        300.0, "Seconds for all links together; what is not answered then stays unverified.", least=0
    )
    workers: int = setting(96, "How many addresses are asked at the same time.", least=1)
    per_host: int = setting(6, "How many of them at one host.", least=1)
    rate: float = setting(0.0, "The most requests a second that one host gets; 0 is no bound but --per-host.", least=0)
    contact: str = setting("", "A mail or web address that servers are told, so that they can complain to you.")
    headers: TABLE = setting(
        (), "What single hosts are told besides; $NAME is taken from the environment.", option=False
    )
    exclude_links: tuple[str, ...] = setting(
        (), "Regular expressions of addresses not to ask.", metavar="PATTERNS", check=_expression
    )
    accept: tuple[str, ...] = setting(
        (),
        "Statuses that are fine besides 2xx: 403, or for one host example.org=403.",
        metavar="STATUSES",
        check=_status,
    )
    allow_private: bool = setting(False, "Ask addresses of your own network too: localhost, 10.x, 192.168.x ...")
    cache: bool = setting(True, "Use the answers of earlier runs while they hold, and keep those of this one.")
    cache_dir: Path | None = setting(
        None, "The folder of those answers instead of $SMARTCITE_CACHE_DIR or the user's cache folder."
    )
    max_cache_age: float = setting(
        14.0, "Days that a good answer holds; one against a link holds 20 hours. 0 asks every link anew.", least=0
    )
    history: Path | None = setting(
        None, "A text file, fit to be committed, that keeps when each link was alive and dead; made if it is not there."
    )
    strikes: int = setting(
        1, "On how many days a link must be seen dead to be an error; it is a warning until then.", least=1
    )
    over_days: float = setting(0.0, "How many days must lie between the first and the last of them.", least=0)
    require_network: float = setting(
        100.0, "Exit 2 when more than so many percent of the links stay unverified.", least=0, most=100
    )
    find_copies: bool = setting(True, "Ask the Internet Archive for a copy of each dead link.")
    archive: bool = setting(
        False, "Ask the Internet Archive to keep a copy of each living link, under your own account."
    )
    archive_most: int = setting(20, "How many of them in one run.", least=0)
    archive_base: str = setting("https://web.archive.org", "Where the Internet Archive is asked.", option=False)
    archive_rate: float = setting(24.0, "The most questions a minute that it gets.", option=False)
    doi_base: str = setting("https://doi.org/api/handles/", "Where DOIs are asked, never publishers.", option=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings that hold for one document.

    Rules are named by codes, prefixes or names. `ignores` are the tables among the entries of `ignore`; the patterns
    of `per_file_ignores` and `exclude` are relative to the folder `root`, which is the file's own.
    """

    required_version: str = setting("", "The versions of smartcite that may use this file.", option=False)
    select: tuple[str, ...] = setting(
        (), "Rules to report, by code, prefix or name; all of them unless given.", metavar="RULES"
    )
    extend_select: tuple[str, ...] = setting((), "Rules to report besides.", metavar="RULES")
    ignore: tuple[str, ...] = setting((), "Rules to leave out; of two that match, the longer counts.", metavar="RULES")
    extend_ignore: tuple[str, ...] = setting((), "Rules to leave out besides.", metavar="RULES")
    per_file_ignores: TABLE = setting((), "Rules to leave out in files whose path matches a pattern.", option=False)
    fail_on: Severity = setting(Severity.ERROR, "The least severity that makes the exit code 1.")
    exit_zero: bool = setting(False, "Exit 0 whatever is found.")
    fail_if_empty: bool = setting(False, "Exit 2 if a file has no notes.")
    baseline: Path | None = setting(None, "Keep silent the findings that this file lists.")
    language: str = setting("", "The language of the documents, such as fr; told from their words unless given.")
    school: str = setting("", "The school of citing, such as bluebook; told from the notes unless given.")
    exclude: tuple[str, ...] = setting((), "Paths in folders to pass over.", metavar="PATTERNS")
    links: LinkSettings = field(default_factory=LinkSettings)
    ignores: tuple[Ignore, ...] = ()
    root: str = ""


OFFLINE = Settings(links=LinkSettings(offline=True))
"""For what needs no network."""


def all_settings(table: type = Settings, prefix: str = "") -> Iterator[tuple[str, Field[Any], Any]]:
    """Yield (name as written in a file, field, type) of every setting, "links.timeout" for those of a table."""
    types = get_type_hints(table)
    for one in fields(table):
        name = prefix + one.name.replace("_", "-")
        if "help" in one.metadata:
            yield name, one, types[one.name]
        elif hasattr(types[one.name], "__dataclass_fields__"):
            yield from all_settings(types[one.name], f"{name}.")
