"""The page in Chromium, where it is installed: clicks, filter, keys, no complaint, no request, no barrier."""

import json
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read, read_text
from smartcite.report import Checked, Report
from smartcite.reporters.html import render

AXE = Path(os.environ.get("AXE_CORE", "node_modules/axe-core/axe.min.js"))
ESSAY = Path(__file__).parents[3] / "data" / "essay.txt"
HERE = "document.querySelector(':target')"


@pytest.fixture(scope="module")
def essay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample essay."""
    file = tmp_path_factory.mktemp("page") / "page.html"
    analysis = understand(read(ESSAY))
    file.write_text(render(Report((Checked(analysis, findings_of(analysis)[0]),))), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of two documents, of which one has links with verdicts of all kinds."""
    verdicts = {f"http://{verdict.value}.org/a": verdict for verdict in Verdict}
    text = "Un[1].\n\n" + "\n".join(f"[{number}] Page, {url}." for number, url in enumerate(verdicts, 1))
    analysis = understand(read_text(text, "links.txt"))
    checks = {
        (IdentifierKind.URL, url): LinkCheck(url, IdentifierKind.URL, verdict, "evidence")
        for url, verdict in verdicts.items()
    }
    analyses = (replace(analysis, checks=checks), understand(read(ESSAY)))
    file = tmp_path_factory.mktemp("pages") / "page.html"
    report = Report(tuple(Checked(one, findings_of(one)[0]) for one in analyses))
    file.write_text(render(report), encoding="utf-8")
    return file


def test_supra_and_back(page: Any, essay: Path) -> None:
    """A click on “Foucault, supra note 25” goes to note 25, a click there to all that cite it again."""
    page.open(essay)
    page.run("[...document.querySelectorAll('a.back')].find((one) => one.textContent.includes('note 25')).click()")
    assert page.run(f"{HERE}.textContent") == "Foucault, M., 1975. Surveiller et punir. Gallimard."
    page.run(f"{HERE}.nextElementSibling.click()")
    assert page.run(f"{HERE}.textContent") == "Foucault, supra note 25, p. 201."


def test_marks(page: Any, essay: Path) -> None:
    """A mark of the text leads to its note, and the note back."""
    page.open(essay)
    page.run("document.querySelector('a.mark').click()")
    assert page.run(f"{HERE}.textContent").startswith("Roger Chartier")
    page.run("document.querySelector('a[aria-label=\"note 1: back to the text\"]').click()")
    assert page.run(f"{HERE}.textContent") == "[1]"


def test_filter(page: Any, essay: Path) -> None:
    """Words and severities choose what is listed and what stands in the margin; the count is told."""
    page.open(essay)
    shown = "[...document.querySelectorAll('.findings li, .card')].filter((one) => !one.hidden).length"
    assert page.run(shown) == 18
    page.run("document.querySelector('input[type=search]').focus()")
    for key in "ref102":
        page.press(key)
    assert page.run(shown) == 2
    assert page.run("document.getElementById('count').textContent") == "1 of 9 findings"
    page.run("document.querySelector('input[value=error]').click()")
    assert page.run(shown) == 0


def test_keys(page: Any, essay: Path) -> None:
    """j and k move between the cards, / goes to the filter."""
    page.open(essay)
    first, second = page.run("[...document.querySelectorAll('.card')].slice(0, 2).map((one) => one.id)")
    seen = []
    for key in "jjk":
        page.press(key)
        seen.append(page.run("document.activeElement.id"))
    assert seen == [first, second, first]
    page.press("/")
    assert page.run("document.activeElement.name") == "words"


def test_without_script(page: Any, essay: Path) -> None:
    """Without script all findings are there, and no filter that would do nothing."""
    page.open(essay, script=False)
    document = page.call("DOM.getDocument")["root"]["nodeId"]
    form = page.call("DOM.querySelector", nodeId=document, selector="form[hidden]")["nodeId"]
    cards = page.call("DOM.querySelectorAll", nodeId=document, selector=".card:not([hidden])")["nodeIds"]
    assert form
    assert len(cards) == 9


def test_no_complaint(page: Any, essay: Path) -> None:
    """The console stays empty, the policy is kept, and nothing is requested."""
    page.open(essay)
    page.press("j")
    page.run("1")
    assert page.complaints() == []


def test_hostile_essay(page: Any, tmp_path: Path) -> None:
    """Script, event handlers, styles and addresses of a document stay text."""
    bad = "<script>window.hurt=1</script><img src=x onerror='window.hurt=1'> \" onmouseover=window.hurt=1 ]]> </p>"
    text = f'Un[1] {bad}\n\n[1] {bad} javascript:window.hurt=1 http://example.org/"onclick=window.hurt=1\n'
    file = tmp_path / "page.html"
    analysis = understand(read_text(text, f"{bad}.txt"))
    file.write_text(render(Report((Checked(analysis, findings_of(analysis)[0]),))), encoding="utf-8")
    page.open(file)
    assert page.run("window.hurt") is None
    assert page.run("document.querySelectorAll('img, main script').length") == 0
    assert page.run("[...document.querySelectorAll('a')].every((one) => /^(#|https?:)/.test(one.getAttribute('href')))")
    assert page.complaints() == []


@pytest.mark.parametrize("width", [360, 1300])
def test_fits(page: Any, essay: Path, width: int) -> None:
    """Nothing is wider than the window."""
    page.open(essay, width=width)
    assert page.run("document.documentElement.scrollWidth") <= width


def test_long_chapter(page: Any, tmp_path: Path) -> None:
    """The page of 242 notes is small and soon ready."""
    notes = "\n".join(
        f"[{number}] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992, p. {number}."
        if number % 3
        else f"[{number}] Chartier, supra note 9999, p. {number}, https://example.org/{number}."
        for number in range(1, 243)
    )
    body = "\n\n".join(f"Un paragraphe de texte[{number}]. {'Et la suite du texte. ' * 40}" for number in range(1, 243))
    analysis = understand(read_text(f"{body}\n\nNotes\n\n{notes}\n"))
    file = tmp_path / "page.html"
    file.write_text(render(Report((Checked(analysis, findings_of(analysis)[0]),))), encoding="utf-8")
    assert len(analysis.document.notes) == 242
    assert file.stat().st_size < 1_500_000
    started = time.perf_counter()
    page.open(file)
    ready = page.run("performance.getEntriesByType('navigation')[0].domInteractive")
    assert ready < 1000, (ready, time.perf_counter() - started)


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: npm install axe-core, or AXE_CORE=axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1300])
@pytest.mark.parametrize("pages", ["essay", "several"])
def test_accessible(page: Any, request: pytest.FixtureRequest, pages: str, scheme: str, width: int) -> None:
    """axe-core finds no violation, narrow or wide, light or dark, for one essay and for several."""
    page.open(request.getfixturevalue(pages), width=width, scheme=scheme)
    page.run(AXE.read_text(encoding="utf-8"))
    violations = page.run("axe.run().then((found) => JSON.stringify(found.violations))")
    assert [(one["id"], one["help"], one["nodes"][0]["html"]) for one in json.loads(violations)] == []
