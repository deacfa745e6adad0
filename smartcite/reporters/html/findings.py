"""The findings of a document: a list to filter, and the card of each that stands in the margin of the text."""

from smartcite.findings import Finding
from smartcite.report import Checked
from smartcite.reporters.html.elements import Child, Element, element


def findings_section(checked: Checked, number: int) -> Element:
    """Return the list; each entry leads to its card beside the text."""
    title = element("h3", "Findings", id=f"findings-{number}")
    named = f"findings-{number} document-{number}"
    if not checked.findings:
        return element("section", title, element("p", "Nothing to report."), aria_labelledby=named)
    entries = []
    for index, finding in enumerate(checked.findings):
        where = f"note {finding.note}: " if finding.note else ""
        link = element("a", where + finding.message, href=f"#card-{number}-{index}")
        entries.append(element("li", *_head(finding), link, data_severity=finding.severity.value))
    return element(
        "section",
        title,
        element("ol", *entries, class_="findings"),
        aria_labelledby=named,
    )


def card(checked: Checked, number: int, index: int) -> Element:
    """Return one finding in full."""
    finding = checked.findings[index]
    parts = [element("p", *_head(finding), element("span", finding.name, class_="name"))]
    parts.append(element("p", element("a", finding.message, href=f"#place-{number}-{index}")))
    parts += [element("p", note, class_="more") for note in finding.notes]
    for label in finding.labels[1:]:
        line = checked.document.paragraph(label.span.start)
        note = checked.document.note_at(label.span.start)
        name = f"note {note.label}" if note else f"line {line}"
        said = f": {label.text}" if label.text not in ("", name) else ""
        parts.append(element("p", "See ", element("a", name, href=f"#line-{number}-{line}"), said, class_="more"))
    if finding.help:
        parts.append(element("p", element("b", "Help: "), finding.help, class_="more"))
    if finding.suppressed:
        parts.append(element("p", f"Kept silent: {finding.suppressed}", class_="more"))
    severity = finding.severity.value
    return element(
        "div", *parts, class_=f"card {severity}", id=f"card-{number}-{index}", tabindex="-1", data_severity=severity
    )


def _head(finding: Finding) -> list[Child]:
    silent = " (suppressed)" if finding.suppressed else ""
    severity = element("b", finding.severity.value + silent, class_=f"severity {finding.severity.value}")
    return [severity, " ", element("code", finding.code), " "]
