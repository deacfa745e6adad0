"""The arguments of LaTeX's commands: braces, options, and those of citations."""

import re
from collections.abc import Sequence
from functools import lru_cache

from smartcite.bib_entries import BibEntry
from smartcite.model import Name

_OPTION = re.compile(r"\s{0,3}\[([^\[\]]{0,1000}(?:\[[^\[\]]{0,200}\][^\[\]]{0,500}){0,3})\]")
_BLANKS = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_BRACES = re.compile(r"\\[{}\\]|[{}]")
LONGEST = 20_000


def option(text: str, position: int) -> tuple[str | None, int]:
    """Return the option in square brackets that begins at a place, None when there is none, and where it ends."""
    match = _OPTION.match(text, position)
    return (match[1], match.end()) if match else (None, position)


def after_blanks(text: str, position: int) -> int:
    """Return where the text goes on after blanks and at most one line end."""
    match = _BLANKS.match(text, position)
    return match.end() if match else position


def shown(entry: BibEntry) -> str:
    """Return an entry in short: the first family name and the title."""
    names = entry.fields.get("author") or entry.fields.get("editor") or ()
    first = names[0] if isinstance(names, tuple) and names else Name()
    return ", ".join(part for part in (first.literal or first.family, str(entry.fields.get("title", ""))) if part)


@lru_cache(maxsize=4)
def _closings(text: str) -> dict[int, int]:
    """Return where each brace closes, by where it opens."""
    opened: list[int] = []
    closings: dict[int, int] = {}
    for match in _BRACES.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            closings[opened.pop()] = match.start()
    return closings


def closing(text: str, opening: int) -> int:
    """Return where the brace closes that opens at a place, or -1 when it is too far."""
    end = _closings(text).get(opening, -1)
    return end if end <= opening + LONGEST else -1


def argument(text: str, position: int) -> tuple[str, int]:
    """Return the argument in braces that begins at a place, and where it ends; nothing when there is none."""
    at = after_blanks(text, position)
    if not text.startswith("{", at):
        return "", position
    end = closing(text, at)
    return (text[at + 1 : end], end + 1) if end > 0 else ("", at + 1)


def citations(text: str, position: int) -> tuple[list[tuple[str, str, Sequence[str]]], int]:
    """Return the parts of a citation, each what stands before, what behind and its keys; and where it ends."""
    parts: list[tuple[str, str, Sequence[str]]] = []
    while True:
        at = position
        while text[at : at + 1] == "(" and not parts and (close := text.find(")", at, at + 500)) > 0:
            at = close + 1
        options: list[str] = []
        while len(options) < 2 and (match := _OPTION.match(text, at)):
            options.append(match[1])
            at = match.end()
        keys, after = argument(text, at)
        names = [key.strip() for key in keys.split(",") if key.strip()]
        if after == at or not names or (parts and not options):
            return parts, position
        before, behind = (options[0], options[1]) if len(options) == 2 else ("", options[0] if options else "")
        parts.append((before, behind, names))
        position = after
