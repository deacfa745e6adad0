"""Apply the fixes of findings to a document's text."""

import difflib
from collections.abc import Sequence
from dataclasses import replace

from smartcite.findings import Edit, Finding, Fix, Safety
from smartcite.model import Document, Span

_ENCODINGS = ("utf-8", "cp1252")


def applicable(findings: Sequence[Finding], *, unsafe: bool) -> tuple[Fix, ...]:
    """Return the fixes of findings that nobody suppressed: the safe ones, and with `unsafe` all."""
    fixes = (one.fix for one in findings if one.fix is not None and not one.suppressed)
    return tuple(fix for fix in fixes if unsafe or fix.safety is Safety.SAFE)


def in_source(document: Document, fix: Fix) -> Fix | None:
    """Return a fix with the places of its edits in the file; None when the file prints one of them otherwise."""
    edits = []
    for edit in fix.edits:
        start = document.in_source(edit.span.start) if document.source else edit.span.start
        span = Span(start, start + edit.span.end - edit.span.start)
        if span.of(document.source or document.text) != edit.span.of(document.text):
            return None
        edits.append(replace(edit, span=span))
    return replace(fix, edits=tuple(edits))


def apply(text: str, fixes: Sequence[Fix]) -> tuple[str, int]:
    """Return the text with the fixes applied, and how many were; one that overlaps an earlier one is left for later."""
    chosen: list[Edit] = []
    applied = 0
    for fix in fixes:
        edits = [edit for edit in fix.edits if edit not in chosen]
        if any(one.span.start < edit.span.end and edit.span.start < one.span.end for one in chosen for edit in edits):
            continue
        chosen.extend(edits)
        applied += 1
    for edit in sorted(chosen, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text, applied


def encoded_like(data: bytes, old: str, new: str) -> bytes | None:
    """Return a new text in the encoding in which some bytes hold the old one; None when they hold something else."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        order = "utf-16-le" if data[:2] == b"\xff\xfe" else "utf-16-be"
        return data[:2] + new.encode(order) if data[2:] == old.encode(order, errors="replace") else None
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    for encoding in _ENCODINGS:
        if data[len(mark) :] == old.encode(encoding, errors="replace"):
            return mark + new.encode(encoding, errors="replace")
    return None


def difference(path: str, old: str, new: str) -> str:
    """Return the unified diff of a text before and after."""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path}", f"b/{path}", n=1
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
