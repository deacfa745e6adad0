"""One self-contained page: each essay with its notes and citations marked, its findings, bibliography and links.

A back reference is a link to its antecedent, which links back to all that cite it again. Everything works without
script; the script filters the findings and moves between them. The page asks nothing of the network: its
Content-Security-Policy allows the one style and the one script it holds, by their hashes.
"""

import base64
import hashlib
from importlib.resources import files

from lxml import etree

from smartcite.report import Checked, Report
from smartcite.reporters.closing import closing
from smartcite.reporters.html.elements import Child, Element, element, table
from smartcite.reporters.html.findings import findings_section
from smartcite.reporters.html.sources import bibliography_section, links_section
from smartcite.reporters.html.text import text_section


def render(report: Report) -> str:
    """Return the page."""
    page = element("html", _head(report), _body(report), lang="en")
    text = etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return text + "\n"


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _head(report: Report) -> Element:
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", **{"http-equiv": "Content-Security-Policy", "content": policy}),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", _title(report)),
        element("style"),
        element("script", type="module"),
    )
    for name, text in (("style", style), ("script", script)):
        inline = head.find(name)
        if inline is not None:
            inline.text = text  # as it is: its hash counts, and nothing of a document is in it
    return head


def _title(report: Report) -> str:
    paths = [one.document.path for one in report.checked]
    return f"Footnotes of {paths[0]}" if len(paths) == 1 else f"Footnotes of {len(paths)} files"


def _body(report: Report) -> Element:
    head = element(
        "header",
        element("h1", _title(report)),
        *(element("p", line) for line in closing(report)),
        *(element("p", f"{one.path}: {one.message}", class_="error") for one in report.failures),
    )
    return element(
        "body",
        element("a", "Skip to the findings", href="#main", class_="skip"),
        head,
        _contents(report.checked),
        element(
            "main", _filter(), *(_document(one, number) for number, one in enumerate(report.checked, 1)), id="main"
        ),
    )


def _contents(checked: tuple[Checked, ...]) -> Element:
    if len(checked) == 1:
        links: list[Child] = []
        for name, title in (("findings", "Findings"), ("text", "Text"), ("works", "Bibliography"), ("links", "Links")):
            links += [element("a", title, href=f"#{name}-1"), " "]
        return element("nav", element("p", *links), aria_label="Contents")
    rows: list[tuple[Child, ...]] = []
    for number, one in enumerate(checked, 1):
        link = element("a", one.document.path, href=f"#document-{number}")
        rows.append((link, *map(str, one.counts().values())))
    head = ("File", "Notes", "Errors", "Warnings", "Dead links")
    return element("nav", table("Files", head, rows), aria_label="Contents")


def _filter() -> Element:
    """Return the form that the script shows and listens to."""
    boxes = [
        element("label", element("input", type="checkbox", name="severity", value=level, checked=""), f" {level}")
        for level in ("error", "warning", "info")
    ]
    return element(
        "form",
        element("label", "Filter the findings ", element("input", type="search", name="words", autocomplete="off")),
        *boxes,
        element("span", id="count", role="status"),
        element("span", "Keys: j and k move between findings, / filters", class_="keys"),
        id="filter",
        hidden="",
        role="search",
    )


def _document(checked: Checked, number: int) -> Element:
    return element(
        "section",
        element("h2", checked.document.path, id=f"document-{number}"),
        findings_section(checked, number),
        text_section(checked, number),
        bibliography_section(checked, number),
        links_section(checked, number),
        aria_labelledby=f"document-{number}",
    )
