"""Which links of documents a change adds: those that their versions at a git revision did not have.

The revision is taken where the current work left it (`git merge-base`), as the page of a pull request does, so that
what others did there since then is not held against its author. Renamed files are followed. Old versions are read from
a copy of the files they need, by the same readers.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from smartcite.errors import ConfigError, ReadError
from smartcite.identifiers import find_identifiers, with_links
from smartcite.model import Analysis, LinkKey
from smartcite.readers import read

FAMILIES = ("LNK", "DOI")
"""The rules about links: what a change is answerable for when it is judged by the links it adds."""
_OF_HOOKS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
_LATEX = (".tex", ".ltx")
_PARTS = (*_LATEX, ".txt")
"""What a LaTeX document may put in from below its folder; no other format takes its links from other files."""


def added(analysis: Analysis, before: frozenset[LinkKey]) -> Analysis:
    """Return an analysis without the links that were there before."""
    kept = tuple(item for item in analysis.identifiers if item.key not in before)
    return replace(analysis, identifiers=kept)


def links_before(paths: Sequence[Path], revision: str, format: str = "") -> dict[Path, frozenset[LinkKey]]:  # noqa: A002
    """Return the links of each document at a revision; a document that was not there, or not legible, had none.

    Raises ConfigError where there is no git, no repository or no such revision.
    """
    found: dict[Path, frozenset[LinkKey]] = dict.fromkeys(paths, frozenset())
    repositories: dict[Path, Path] = {}
    inside: dict[Path, list[Path]] = {}
    for path in paths:
        folder = path.resolve().parent
        if folder not in repositories:
            repositories[folder] = _repository(folder, path)
        inside.setdefault(repositories[folder], []).append(path)
    for root, members in inside.items():
        base = _base(root, revision)
        renamed = _renamed(root, base)
        current = {path: path.resolve().relative_to(root).as_posix() for path in members}
        old = {path: renamed.get(name, name) for path, name in current.items()}
        with TemporaryDirectory(prefix="smartcite-") as copy:
            written = _copy(root, base, _needed(root, base, old.values()), Path(copy))
            for path in members:
                if old[path] in written:
                    with suppress(ReadError):
                        found[path] = _links(Path(copy, old[path]), format)
    return found


def _links(path: Path, format: str) -> frozenset[LinkKey]:  # noqa: A002  the option's noun
    document = read(path, format=format)
    identifiers = with_links(find_identifiers(document.text), document.hints)
    return frozenset(item.key for item in identifiers)


def _git(root: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Return what a git command prints; ConfigError with its own words when it fails.

    The folder tells the repository, not the variables that git sets for its hooks.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    try:
        done = subprocess.run(  # noqa: S603  git and nothing else, no shell
            ["git", "-C", str(root), *arguments],  # noqa: S607  the user's own git
            input=given,
            capture_output=True,
            check=False,
            env=kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
        )
    except FileNotFoundError:
        raise ConfigError("--new-since compares with git, and there is no git on this machine") from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").partition("\n")[0]
        raise ConfigError(f"--new-since: git fails: {told or f'exit code {done.returncode}'}")
    return done.stdout


def _repository(folder: Path, path: Path) -> Path:
    """Return the topmost folder of the repository that holds a folder."""
    try:
        return Path(_git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\r\n"))
    except ConfigError as failure:
        if "not a git repository" not in str(failure):
            raise
        raise ConfigError(f"--new-since: {path} is in no git repository, so that there is nothing to compare") from None


def _base(root: Path, revision: str) -> str:
    """Return the commit to compare with: where the current work left the revision, or the revision itself."""
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except ConfigError:
        raise ConfigError(
            f"--new-since {revision}: git knows no such revision in {root}; a clone made without history needs it"
            " fetched first (actions/checkout: fetch-depth: 0)"
        ) from None
    with suppress(ConfigError):  # histories that do not meet, or a clone that ends before they do
        return _git(root, "merge-base", commit.decode().strip(), "HEAD").decode().strip()
    return commit.decode().strip()


def _renamed(root: Path, base: str) -> dict[str, str]:
    """Return the old names of renamed files by their new ones."""
    words = _words(_git(root, "diff", "--no-ext-diff", "--name-status", "-z", "-M", "--diff-filter=R", base))
    return {new: old for _, old, new in zip(words[::3], words[1::3], words[2::3], strict=True)}


def _needed(root: Path, base: str, names: Iterable[str]) -> list[str]:
    """Return the names of documents at a commit and of what they may put in."""
    needed = dict.fromkeys(names)
    for folder in sorted({Path(name).parent.as_posix() for name in needed if name.lower().endswith(_LATEX)}):
        listed = _words(_git(root, "ls-tree", "-r", "-z", "--name-only", "--full-name", base, "--", f"{folder}/"))
        needed.update(dict.fromkeys(one for one in listed if one.lower().endswith(_PARTS)))
    return list(needed)


def _copy(root: Path, base: str, names: Sequence[str], folder: Path) -> set[str]:
    """Write files of a commit below a folder; return the names of those that there are."""
    written = set()
    asked = [name for name in names if "\n" not in name]
    listing = "".join(f"{base}:{name}\n" for name in asked).encode("utf-8", "surrogateescape")
    answer = _git(root, "cat-file", "--batch", given=listing)
    for name, content in zip(asked, _blobs(answer), strict=True):
        file = (folder / name).resolve()
        if content is not None and file.is_relative_to(folder.resolve()):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            written.add(name)
    return written


def _blobs(answer: bytes) -> Iterator[bytes | None]:
    """Yield the contents that `git cat-file --batch` prints; None for what is missing or no file."""
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        head, at = answer[at:end], end + 1
        kind, _, size = head.rpartition(b" ")
        if not size.isdigit():
            yield None
            continue
        content = answer[at : at + int(size)]
        at += int(size) + 1
        yield content if kind.endswith(b" blob") else None


def _words(printed: bytes) -> list[str]:
    """Return the names that git prints with a zero byte after each."""
    return [word.decode("utf-8", "surrogateescape") for word in printed.split(b"\0") if word]
