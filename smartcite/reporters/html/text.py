"""The text of a document, line by line, with its notes, citations, links and findings marked and linked.

Annotations are kept in layers, from the outermost to the innermost; within a layer none overlaps another, so that each
line is a tree whatever the spans. A span over several lines is marked on each of them.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from smartcite.model import AntecedentMatch, BackReference, FullCitation, Span
from smartcite.report import Checked
from smartcite.reporters.html.elements import Child, Element, element
from smartcite.reporters.html.findings import card


@dataclass(frozen=True, slots=True)
class Annotation:
    """A span, what it becomes (told whether this is its first piece), and what follows its last piece.

    What follows annotations inside an `unbroken` one waits until that is closed: links cannot hold links.
    """

    span: Span
    wrap: Callable[[list[Child], bool], Element]
    after: Callable[[], list[Child]] = list
    unbroken: bool = True


Layer = tuple[Annotation, ...]


def text_section(checked: Checked, number: int) -> Element:
    """Return the text as paragraphs, with the cards of the findings in the margin beside them."""
    return _Text(checked, number).section()


class _Text:
    """One document on its way to HTML; `number` makes its anchors distinct on the page."""

    def __init__(self, checked: Checked, number: int) -> None:
        self.checked = checked
        self.document = checked.document
        self.number = number
        self.marked: set[int] = set()
        self.matches = {match.citation: match for match in checked.analysis.matches}
        self.again: dict[int, list[int]] = {}
        for match in checked.analysis.matches:
            if match.full is not None:
                self.again.setdefault(match.full, []).append(match.citation)
        self.open = 0
        self.waiting: list[Child] = []
        marks = self._marks()
        self.layers = [
            _apart([*marks, *self._notes()]),
            _apart(self._citations()),
            _apart(self._links()),
            _apart(self._findings()),
        ]
        self.starts = [[annotation.span.start for annotation in layer] for layer in self.layers]

    def section(self) -> Element:
        """Return the section of the text."""
        cards: dict[int, list[Child]] = {}
        for index, finding in enumerate(self.checked.findings):
            line = self.document.paragraph(finding.labels[0].span.start)
            cards.setdefault(line, []).append(card(self.checked, self.number, index))
        noted = [note.span for note in self.document.notes]
        firsts = [span.start for span in noted]
        rows: list[Child] = []
        start = 0
        for number, content in enumerate(self.document.text.split("\n"), 1):
            end = start + len(content)
            if content.strip() or number in cards:
                last = bisect_right(firsts, end) - 1
                in_note = last >= 0 and noted[last].end > start
                shown = element("p", *self._inline(start, end), class_="line note" if in_note else "line")
                shown.set("id", f"line-{self.number}-{number}")
                rows.append(element("div", shown, element("div", *cards.get(number, ())), class_="row"))
            start = end + 1
        text = element("div", *rows, class_="text")
        if self.document.language:
            text.set("lang", self.document.language)
        title = element("h3", "Text", id=f"text-{self.number}")
        return element("section", title, text, aria_labelledby=f"text-{self.number} document-{self.number}")

    def _inline(self, start: int, end: int, depth: int = 0) -> list[Child]:
        """Return a stretch of one line with the annotations of a layer and of all layers below it."""
        if depth == len(self.layers):
            return [self.document.text[start:end].replace("\r", "")]
        children: list[Child] = []
        layer, position = self.layers[depth], start
        for index in range(max(0, bisect_right(self.starts[depth], start) - 1), len(layer)):
            annotation = layer[index]
            first, last = max(annotation.span.start, start), min(annotation.span.end, end)
            if first >= end:
                break
            if first >= last:
                continue
            children += self._inline(position, first, depth + 1)
            self.open += annotation.unbroken
            children.append(annotation.wrap(self._inline(first, last, depth + 1), first == annotation.span.start))
            self.open -= annotation.unbroken
            if last == annotation.span.end:
                self.waiting += annotation.after()
            if not self.open:
                children += self.waiting
                self.waiting = []
            position = last
        return [*children, *self._inline(position, end, depth + 1)] if position < end else children

    def _marks(self) -> list[Annotation]:
        """Return the marks of the running text, each a link to its note."""
        indices: dict[str, int] = {}
        for note in self.document.notes:
            indices.setdefault(note.label, note.index)
        called = {note.mark: note.index for note in self.document.notes if note.mark}
        marks = []
        for mark in self.document.marks:
            index = called.get(mark.span, indices.get(mark.label))
            if index is not None:
                name = f"mark-{self.number}-{index}" if index not in self.marked else ""
                link = self._link("mark", f"#note-{self.number}-{index}", name)
                marks.append(Annotation(mark.span, link))
                self.marked.add(index)
        return marks

    def _notes(self) -> list[Annotation]:
        notes = []
        for note in self.document.notes:
            after: Callable[[], list[Child]] = list
            if note.index in self.marked:
                after = self._returning(note.index, note.label)
            name = f"note-{self.number}-{note.index}"
            notes.append(Annotation(note.span, self._span("note-text", name), after, unbroken=False))
        return notes

    def _returning(self, index: int, label: str) -> Callable[[], list[Child]]:
        back = f"#mark-{self.number}-{index}"
        return lambda: [" ", element("a", "↑", href=back, class_="again", aria_label=f"note {label}: back to the text")]

    def _citations(self) -> list[Annotation]:
        found = []
        for index, citation in enumerate(self.checked.analysis.citations):
            name = f"citation-{self.number}-{index}"
            if isinstance(citation, BackReference):
                found.append(self._back(name, citation.span, self.matches.get(index)))
            elif isinstance(citation, FullCitation):
                found.append(Annotation(citation.span, self._span("full", name), self._cited_again(index)))
            else:
                found.append(Annotation(citation.span, self._span("unparsed", name)))
        return found

    def _back(self, name: str, span: Span, match: AntecedentMatch | None) -> Annotation:
        goal = match.full if match and match.full is not None else match.step if match else None
        if match is None or goal is None:
            return Annotation(span, self._span("back lost", name))
        label = self.checked.analysis.label_of(self.checked.analysis.citations[goal].note)
        title = f"means note {label}, {match.work}" if match.work else f"means note {label}"
        link = self._link("back", f"#citation-{self.number}-{goal}", name, title)
        return Annotation(span, link)

    def _cited_again(self, index: int) -> Callable[[], list[Child]]:
        analysis = self.checked.analysis

        def links() -> list[Child]:
            made: list[Child] = []
            for place in self.again.get(index, ()):
                label = analysis.label_of(analysis.citations[place].note)
                href = f"#citation-{self.number}-{place}"
                link = element("a", f"↓{label}", href=href, class_="again", aria_label=f"cited again in note {label}")
                made += [" ", link]
            return made

        return links

    def _links(self) -> list[Annotation]:
        return [
            Annotation(item.span, self._span(f"link {self.checked.check_of(key).verdict.value}", ""))
            for key, items in self.checked.links.items()
            for item in items
        ]

    def _findings(self) -> list[Annotation]:
        """Return the primary places; those that overlap become one mark with the codes of all."""
        clusters: list[list[int]] = []
        end = 0
        for index, finding in enumerate(self.checked.findings):
            span = finding.labels[0].span
            if clusters and span.start < end:
                clusters[-1].append(index)
            else:
                clusters.append([index])
            end = max(end, span.end)
        return [self._cluster(indices) for indices in clusters]

    def _cluster(self, indices: list[int]) -> Annotation:
        findings = [self.checked.findings[index] for index in indices]
        worst = max(findings, key=lambda one: one.severity.rank)
        start = findings[0].labels[0].span.start
        end = max(start + 1, *(one.labels[0].span.end for one in findings))

        def wrap(children: list[Child], first: bool) -> Element:
            made = element("mark", *children, class_=worst.severity.value)
            if first:
                made.set("id", f"place-{self.number}-{indices[0]}")
            return made

        def codes() -> list[Child]:
            made: list[Child] = []
            for index, one in zip(indices, findings, strict=True):
                badge = element(
                    "a", one.code, href=f"#card-{self.number}-{index}", class_=f"badge {one.severity.value}"
                )
                if index != indices[0]:
                    badge.set("id", f"place-{self.number}-{index}")
                made += [" ", badge]
            return made

        return Annotation(Span(start, end), wrap, codes, unbroken=False)

    @staticmethod
    def _span(kind: str, name: str) -> Callable[[list[Child], bool], Element]:
        def wrap(children: list[Child], first: bool) -> Element:
            made = element("span", *children, class_=kind)
            if first and name:
                made.set("id", name)
                made.set("tabindex", "-1")
            return made

        return wrap

    @staticmethod
    def _link(kind: str, href: str, name: str, title: str = "") -> Callable[[list[Child], bool], Element]:
        def wrap(children: list[Child], first: bool) -> Element:
            made = element("a", *children, href=href, class_=kind)
            if first and name:
                made.set("id", name)
            if title:
                made.set("title", title)
            return made

        return wrap


def _apart(annotations: list[Annotation]) -> Layer:
    """Return the annotations in reading order without those that overlap an earlier one, and without empty ones."""
    kept: list[Annotation] = []
    for annotation in sorted(annotations, key=lambda one: one.span):
        if annotation.span.start < annotation.span.end and (not kept or kept[-1].span.end <= annotation.span.start):
            kept.append(annotation)
    return tuple(kept)
