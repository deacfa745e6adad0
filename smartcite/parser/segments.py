"""From labelled tokens to citations: where each begins and ends, what introduces it and which field stands where.

The labeller proposes; what is certain wins over it. An identifier is a URL, DOI, ISBN or ISSN whatever the labeller
thinks, and a device makes a back reference.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import NamedTuple

from smartcite.model import Form, Identifier, IdentifierKind, Span
from smartcite.parser import labels
from smartcite.parser.brackets import closing, opening
from smartcite.parser.devices import Device
from smartcite.parser.labeller import LabelledToken
from smartcite.parser.normalise.words import listed

_BRIDGE = 3
"""A citation goes on after so many tokens of commentary unless the labeller begins another."""

_WORDS_OF_IDENTIFIER = {
    IdentifierKind.URL: labels.URL,
    IdentifierKind.DOI: labels.DOI,
    IdentifierKind.ISBN: labels.ISBN,
    IdentifierKind.ISSN: "issn",
}

_SUBSTANCE = frozenset(
    {labels.AUTHOR, labels.EDITOR, labels.TITLE, labels.JOURNAL, labels.BOOKTITLE, labels.INSTITUTION, labels.ARCHIVE}
    | {labels.LEGAL, labels.DEVICE, labels.PUBLISHER, labels.SERIES}
)
"""Labels of which a citation has at least one; what has none belongs to the citation before it."""


_WORK = frozenset(
    {labels.TITLE, labels.JOURNAL, labels.BOOKTITLE, labels.ARCHIVE, labels.LEGAL, labels.DEVICE, labels.INSTITUTION}
)
_CITED_AGAIN = frozenset({Form.OP_CIT, Form.LOC_CIT})
_HEADS = frozenset({labels.AUTHOR, labels.TITLE, labels.JOURNAL})
_TAILS = frozenset({labels.DATE, labels.PAGES, labels.LOCATOR, labels.PUBLISHER, labels.LOCATION})
"""After a semicolon, a head that follows a tail begins another citation."""


class Run(NamedTuple):
    """Neighbouring tokens with one label; `span` covers them with their punctuation."""

    label: str
    span: Span


@dataclass(slots=True)
class Segment:
    """One citation of a note, labelled but not yet normal; offsets count from the start of the note's text."""

    tokens: list[LabelledToken] = field(default_factory=list)
    signal: Span | None = None
    devices: list[Device] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From the first token to the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @property
    def labels(self) -> set[str]:
        """The labels that occur."""
        return {token.label for token in self.tokens}

    @property
    def runs(self) -> list[Run]:
        """The stretches of one label, in order."""
        grouped = [(label, list(run)) for label, run in itertools.groupby(self.tokens, attrgetter("label"))]
        return [Run(label, Span(run[0].start, run[-1].end)) for label, run in grouped]

    @property
    def confidence(self) -> float:
        """The mean probability of the tokens' labels."""
        probabilities: Iterable[float] = map(attrgetter("probability"), self.tokens)
        return sum(probabilities) / len(self.tokens)


def cut(
    tokens: Sequence[LabelledToken], identifiers: Sequence[Identifier] = (), devices: Sequence[Device] = ()
) -> list[Segment]:
    """Return the citations of a note in order."""
    segments: list[Segment] = []
    current: Segment | None = None
    signal: Span | None = None
    gap = 0
    places = {device.span.start: device.form for device in devices if device.tells_place}
    brackets = {device.bracket for device in devices if device.bracket is not None}
    cited = {device.span.start for device in devices if device.form in _CITED_AGAIN}
    likely = {device.bracket: device.span.start for device in devices if device.may_tell_place}
    closes = closing(tokens)
    aside, behind = False, 0
    for token in _certain(tokens, identifiers, devices):
        if current is not None and (bracket := opening(token, brackets)) is not None and _is_source(current):
            if bracket in likely and current.tokens[-1].label == labels.DEVICE:
                places[likely[bracket]] = Form.SUPRA  # "op. cit. (déjà cité supra, note 8), p. 3"
                current.tokens.append(replace(token, label=labels.DEVICE, begins=False))
                continue
            aside, behind = True, closes.get(bracket, 0)
        if behind and token.start >= behind:
            behind = 0
            if token.label in labels.PAGED and not token.begins:
                continue  # no page of the source in the bracket: "op. cit. (contra Roe, supra, note 8), p. 3"
        if token.label in labels.OUTSIDE:
            gap += 1
            if token.label == labels.SIGNAL:
                signal = Span(signal.start if signal else token.start, token.end)
            elif token.label == labels.COMMENTARY:
                signal = None
            continue
        place = places.get(token.start) or places.get(token.start + 1)
        if current is not None and gap < _FEW and place and _is_place(current, cited, place):
            token = replace(token, begins=False)
        elif (
            current is None
            or token.begins
            or aside
            or gap > _BRIDGE
            or (gap and (signal or (place and _is_source(current))))
            or ((gap or (place and current.tokens[-1].label in labels.PAGED)) and _repeats(token, current))
        ):
            current = Segment(signal=signal)
            segments.append(current)
        current.tokens.append(token)
        signal, gap, aside = None, 0, False
    repeats = {device.span.start: device.form for device in devices}
    return _owned([part for segment in _gathered(segments) for part in _parted(segment, repeats)], identifiers, devices)


def _repeats(token: LabelledToken, segment: Segment) -> bool:
    """Tell whether a token begins another device than the one that a segment has."""
    return token.label == labels.DEVICE and labels.DEVICE in segment.labels


def _is_place(segment: Segment, again: Collection[int], form: Form) -> bool:
    """Tell whether brackets behind a segment tell where it was cited: "op. cit., p. 3 (voir supra, note 8)".

    "(note 8)" alone may be, behind a page, a note on that page.
    """
    tokens = segment.tokens
    ended = tokens[-1].label in (_BEFORE_PLACE if form is Form.NOTE_NUMBER else _BEFORE_PLACE | labels.PAGED)
    return ended and len(tokens) < _LONGEST_SHORT and any(_starts(token, again) for token in tokens)


_BEFORE_PLACE = frozenset({labels.DEVICE, labels.DATE, labels.EDITION, labels.VOLUME})
"""What a source that is cited again ends in; behind a name or a word the brackets speak of that."""


def _is_source(segment: Segment) -> bool:
    """Tell whether a segment has cited something, so that brackets behind it point to something else."""
    told = segment.labels
    return not told.isdisjoint((labels.DEVICE, labels.LEGAL)) or {labels.TITLE, labels.DATE} <= told


def _starts(token: LabelledToken, places: Collection[int]) -> bool:
    """Tell whether a device at one of some places begins with a token, perhaps behind its bracket."""
    return token.start in places or token.start + 1 in places


_FEW = 2
"""Words left out between a source and where it was cited are fewer."""
_LONGEST_SHORT = 30
"""A source that is cited again has fewer words."""


def _owned(segments: list[Segment], identifiers: Sequence[Identifier], devices: Sequence[Device]) -> list[Segment]:
    """Give each segment the identifiers and devices inside it."""
    starts = [segment.span.start for segment in segments]

    def owner(span: Span) -> Segment | None:
        index = bisect_right(starts, span.start) - 1
        return segments[index] if index >= 0 and segments[index].span.end >= span.end else None

    for identifier in identifiers:
        if segment := owner(identifier.span):
            segment.identifiers.append(identifier)
    for device in devices:
        if segment := owner(device.span):
            segment.devices.append(device)
    return segments


def _certain(
    tokens: Sequence[LabelledToken], identifiers: Sequence[Identifier], devices: Sequence[Device]
) -> list[LabelledToken]:
    """Return the tokens with the labels that rules know better."""
    known = [(item.span, _WORDS_OF_IDENTIFIER[item.kind]) for item in identifiers]
    known.extend((device.span, labels.DEVICE) for device in devices)
    if not known:
        return [replace(token, label=labels.OTHER) if token.label == labels.DEVICE else token for token in tokens]
    known.sort()
    same_author = {device.span.end for device in devices if device.form is Form.IDEM}
    same_author_starts = {device.span.start for device in devices if device.form is Form.IDEM}
    certain: list[LabelledToken] = []
    position = 0
    entitled = False
    for token in tokens:
        while position < len(known) and known[position][0].end <= token.start:
            position += 1
        label, begins = token.label, token.begins
        if position < len(known) and known[position][0].start < token.end:
            if label == labels.COMMENTARY and known[position][1] != labels.DEVICE and len(tokens) > len(known) + 1:
                label = labels.COMMENTARY  # a link in a sentence is a link, not a reference
            else:
                label = known[position][1]
                begins = begins and token.start <= known[position][0].start + 1
                if begins and token.start in same_author_starts and certain and _is_inside(certain[-1]):
                    begins = False  # "in: Ders., A Book" holds what stands before
        elif label == labels.DEVICE:
            label = labels.OTHER
        entitled = label == labels.AUTHOR and (entitled or _follows(certain, same_author))
        if entitled:  # "Ders.: Soziale Systeme": who wrote it is said
            label, begins = labels.TITLE, False
        if (label, begins) != (token.label, token.begins):
            token = replace(token, label=label, begins=begins)
        certain.append(token)
    return certain


def _follows(tokens: Sequence[LabelledToken], ends: set[int]) -> bool:
    """Tell whether the last of some tokens ends a device at one of some places, with a comma or colon after it."""
    last = tokens[-1] if tokens else None
    return last is not None and last.text[-1] in ",:" and not ends.isdisjoint(range(last.start, last.end + 1))


def _is_inside(token: LabelledToken) -> bool:
    """Tell whether a token is the "in" before the book that holds a work."""
    return token.word in listed("devices", "inside")


def _gathered(segments: list[Segment]) -> list[Segment]:
    """Return the segments with those that describe no source joined to the one before them."""
    gathered: list[Segment] = []
    for segment in segments:
        if gathered and _is_rest(gathered[-1], segment):
            gathered[-1].tokens.extend(replace(token, begins=False) for token in segment.tokens)
        elif not gathered or segment.signal:
            gathered.append(segment)
        elif not segment.labels & _SUBSTANCE:
            gathered[-1].tokens.extend(segment.tokens)
        elif _is_shelf_mark(gathered[-1], segment):
            gathered[-1].tokens.extend(replace(token, label=labels.ARCHIVE, begins=False) for token in segment.tokens)
        elif _is_host(gathered[-1], segment):
            gathered[-1].tokens.extend(replace(token, begins=False) for token in segment.tokens)
        elif _is_publisher(gathered[-1], segment):
            gathered[-1].tokens.extend(
                replace(token, label=labels.PUBLISHER if token.label == labels.AUTHOR else token.label, begins=False)
                for token in segment.tokens
            )
        else:
            gathered.append(segment)
    return gathered


def _is_shelf_mark(before: Segment, segment: Segment) -> bool:
    """Tell whether a "citation" is the rest of an archive without a number: "Arch. dép. Aube, M 1470"."""
    return (
        before.labels == {labels.ARCHIVE}
        and not any(character.isdigit() for token in before.tokens for character in token.text)
        and segment.tokens[0].start - before.tokens[-1].end < 2
        and not segment.labels & {labels.TITLE, labels.DEVICE, labels.JOURNAL}
    )


def _is_rest(before: Segment, segment: Segment) -> bool:
    """Tell whether a "citation" of editors and a date but no work is the rest of a title: "Title, by A. Roe, 2018"."""
    return (
        segment.tokens[0].label in (labels.EDITOR, labels.TRANSLATOR)
        and not segment.labels & (_WORK | {labels.AUTHOR})
        and labels.DATE in segment.labels
        and labels.TITLE in before.labels
        and not before.labels & {labels.DATE, labels.DEVICE}
        and before.tokens[-1].text.endswith(",")
    )


def _is_host(before: Segment, segment: Segment) -> bool:
    """Tell whether a "citation" that begins with a journal is the host of the title before: "Title. Journal, 7(2)"."""
    return (
        segment.tokens[0].label == labels.JOURNAL
        and before.tokens[-1].label == labels.TITLE
        and ";" not in before.tokens[-1].text
        and labels.AUTHOR in before.labels
        and not before.labels & {labels.JOURNAL, labels.BOOKTITLE, labels.PUBLISHER, labels.DEVICE}
        and not segment.labels & {labels.AUTHOR, labels.TITLE}
    )


def _is_publisher(before: Segment, segment: Segment) -> bool:
    """Tell whether a "citation" of an author alone, after an edition, is the publisher: "1st ed. Seuil, part 2"."""
    return (
        before.tokens[-1].label == labels.EDITION
        and segment.tokens[0].label == labels.AUTHOR
        and segment.labels <= {labels.AUTHOR, labels.LOCATOR, labels.PAGES, labels.OTHER}
    )


def _parted(segment: Segment, repeats: Mapping[int, Form]) -> list[Segment]:
    """Return a segment cut where only a new citation can begin: where one repeats, at an author after a page.

    "Ibid." behind a whole source is another one ("et la réponse de Roe, ibid. 31"), but "in Id." is the source's book;
    a supra is when a semicolon parts it from that, or a sentence of its own begins with a signal ("V. déjà supra").
    """
    cut: list[tuple[int, int]] = []  # where a part ends, and where the next one begins
    seen: set[str] = set()
    first = 0
    for index, (before, token) in enumerate(itertools.pairwise(segment.tokens), 1):
        seen.add(before.label)
        cuts, signal = False, index
        if token.start in repeats:
            form, last = repeats[token.start], before.text.rstrip()[-1:]
            whole = {labels.TITLE, labels.DATE} <= seen
            if form is Form.IDEM and _is_inside(before):
                ended = False
            elif form in (Form.IBID, Form.IDEM):
                ended = last in ".;:" or (whole and form is Form.IBID and before.label != labels.OTHER)
            else:
                dated = labels.DATE in seen and not seen.isdisjoint(_HEADS)
                ended = last == ";" and dated and form in (Form.SUPRA, Form.INFRA)
                signal = _introduced(segment.tokens, first, index) if form in (Form.SUPRA, Form.INFRA) else index
            cuts = signal < index or (before.label != labels.DEVICE and ended)
        elif token.label == labels.AUTHOR and before.label in labels.PAGED:
            cuts = labels.TITLE in seen
        elif token.label == labels.AUTHOR and {labels.DEVICE, labels.LOCATOR} <= seen:
            signal = _bracket(segment.tokens, first, index)  # "op. cit., p. 3 [gegen Roe, „Häfen“, S. 5]"
            cuts = signal < index
        elif token.label in _HEADS and before.text.rstrip()[-1:] == ";":
            told = bool(seen & _TAILS) or (token.label == labels.AUTHOR and {labels.AUTHOR, labels.TITLE} <= seen)
            cuts = bool(seen & _HEADS) and told
        if cuts:
            cut.append((signal, index))
            seen, first = set(), index
    parts: list[Segment] = []
    start, introduced = 0, segment.signal
    for end, following in [*cut, (len(segment.tokens), len(segment.tokens))]:
        parts.append(Segment(segment.tokens[start:end], introduced))
        words = segment.tokens[end:following]
        start, introduced = following, Span(words[0].start, words[-1].end) if words else None
    return parts if cut else [segment]


def _bracket(tokens: Sequence[LabelledToken], first: int, index: int) -> int:
    """Return where, near before a token and behind the `first` one, a bracket opens that it stands in, or its index."""
    for at in range(index, max(first, index - 1 - _FARTHEST), -1):
        if any(mark in tokens[at].text for mark in ")]"):
            break
        if tokens[at].text[0] in "([":
            return at
    return index


_FARTHEST, _FARTHER = 3, 10
"""A signal stands so many words before the device that it introduces; so far before, the sentence begins."""


def _introduced(tokens: Sequence[LabelledToken], first: int, index: int) -> int:
    """Return where the sentence begins, behind the `first` token, that introduces a token, or the token's index.

    "V. déjà supra", or "Sur l’évolution ultérieure, v. infra".
    """
    for at in range(index - 1, max(first, index - 1 - _FARTHEST), -1):
        if _is_signal(tokens[at]) and tokens[at].text[0].isupper() and tokens[at - 1].text[-1] in ".;":
            return at
    for at in range(index - 1, max(first, index - 1 - _FARTHER), -1) if _is_signal(tokens[index - 1]) else ():
        if tokens[at].text[0].isupper() and _ENDED.search(tokens[at - 1].text):
            return at
    return index


_ENDED = re.compile(r"[^\W_]{2}[)»”]?\.$")


def _is_signal(token: LabelledToken) -> bool:
    signals = listed("signals", "words")
    return token.word in signals or token.word + "." in signals
