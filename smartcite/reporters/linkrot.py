"""The links that died, as Markdown for an issue: each once, with what is known of it, a copy, and where it is cited.

Only links that fail the run are listed: not those that were not seen dead often enough, nor those that are suppressed
or in the baseline. So a run with the baseline of the week before lists what died since.
"""

import re

from smartcite.findings import Finding
from smartcite.report import Checked, Report
from smartcite.reporters.markdown import escaped

_RULES = frozenset({"LNK101", "DOI101"})
_LINK = re.compile(r"https?://[!#-;=?-\[\]_a-z~%&]+")
"""Addresses that may be links in Markdown: without what could end one, or begin anything else."""


def render(report: Report) -> str:
    """Return a list of the dead links, in the order in which they are cited."""
    dead: dict[str, list[tuple[Checked, Finding]]] = {}
    for checked in report.checked:
        for finding in checked.findings:
            if finding.code in _RULES and checked.fails_for(finding):
                dead.setdefault(str(finding.data["target"]), []).append((checked, finding))
    if not dead:
        return "No link died.\n"
    head = f"{len(dead)} link{' is' if len(dead) == 1 else 's are'} dead."
    return "\n\n".join([head, *(_entry(target, places) for target, places in dead.items())]) + "\n"


def _entry(target: str, places: list[tuple[Checked, Finding]]) -> str:
    """Return the lines about one link."""
    finding = places[0][1]
    cited: dict[str, list[str]] = {}
    for checked, each in places:
        cited.setdefault(checked.path, []).append(each.note)
    where = "; ".join(f"{escaped(path)}{_notes(labels)}" for path, labels in cited.items())
    lines = [f"- {_shown(target)}: {escaped(finding.message)}", f"  cited in {where}"]
    if archived := str(finding.data.get("archived") or ""):
        lines.append(f"  archived: {_shown(archived)}")
    return "  \n".join(lines)


def _notes(labels: list[str]) -> str:
    known = list(dict.fromkeys(label for label in labels if label))
    return f", note{'s' * (len(known) > 1)} {escaped(', '.join(known))}" if known else ""


def _shown(address: str) -> str:
    return f"<{address}>" if _LINK.fullmatch(address) else escaped(address)
