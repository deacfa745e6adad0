"""Reports that every format has to print."""

from pathlib import Path

import pytest

from smartcite.findings import Edit, Finding, Fix, Label, Safety, Severity
from smartcite.model import Span
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read, read_text
from smartcite.report import Checked, Failure, Report
from smartcite.rules import all_rules
from smartcite.settings import Settings

HOSTILE = (
    "[/b] [supra] :smile: \x1b[31mred\x1b[0m \x9b31m \u202egnirts\u202c ]]> ::error::x %0A <script>alert(1)</script> "
    "<!-- \" ' --> javascript:alert(1) [x](javascript:alert(1)) | `a` **b** @everyone ${x} \x07\x00\x7f"
)


def essay() -> Checked:
    analysis = understand(read(Path(__file__).parents[2] / "data" / "essay.txt"))
    return Checked(analysis, findings_of(analysis)[0])


def hostile() -> Checked:
    """A document, its path, its findings' words and its fix are all full of what could do harm."""
    text = f"Un[1] {HOSTILE}\n\n[1] {HOSTILE} {'x' * 10_000} https://example.org/?a=1&b=<script>\n"
    analysis = understand(read_text(text, f"{HOSTILE}.txt"))
    start = text.index("[1] [/b]") + 4
    finding = Finding(
        "REF999",
        "hostile-text",
        Severity.WARNING,
        f"“{HOSTILE}” is hostile",
        (Label(Span(start, start + 10_100), HOSTILE), Label(Span(0, 2), HOSTILE)),
        note=HOSTILE,
        notes=(HOSTILE,),
        help=HOSTILE,
        fix=Fix(HOSTILE, Safety.UNSAFE, (Edit(Span(start, start + 3), HOSTILE),)),
        data={"target": HOSTILE},
    )
    return Checked(analysis, (finding,), Settings(fail_on=Severity.INFO))


@pytest.fixture(scope="session", params=["essay", "hostile", "several", "nothing", "failed"])
def report(request: pytest.FixtureRequest) -> Report:
    """A run over the sample essay, a hostile document, both, none, and one that failed."""
    checked = {"essay": (essay(),), "hostile": (hostile(),), "several": (essay(), hostile())}
    failures = (Failure(f"{HOSTILE}.txt", f"{HOSTILE}: no"),) if request.param in ("several", "failed") else ()
    return Report(checked.get(request.param, ()), failures, 0.1, all_rules())
