"""Find the devices of back references ("ibid.", "op. cit.", "supra note 3", "(Fn. 12)") in a note's text.

Their words come from the [devices] table of each language's lexicon; all languages are looked for at once, because an
Italian essay says "ibid." and a French one may say "a. a. O.". A word that a sentence may use, too ("above", "oben"),
is a device only with the number of a note after it; a device before a section or chapter ("supra, chap. II") means a
passage of the essay itself and is none.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from smartcite import lexicon
from smartcite.model import Form, Span
from smartcite.parser.normalise.dates import find_day


@dataclass(frozen=True, slots=True)
class Device:
    """The wording of a back reference; `cited_note` is the label of the note that it names, empty for none.

    `bracket` is where the bracket opens in which it points to a source of its own, "(contra Roe, supra, note 8)";
    `tells_place` is true where it only tells the note of the source before the bracket, "(voir supra, note 8)", and
    `may_tell_place` where it does with more words, "(déjà cité supra, note 8)".
    """

    span: Span
    form: Form
    text: str
    cited_note: str = ""
    cited_note_span: Span | None = None
    bracket: int | None = None
    tells_place: bool = False
    may_tell_place: bool = False


_FORMS = {
    "ibid": Form.IBID,
    "idem": Form.IDEM,
    "op-cit": Form.OP_CIT,
    "precited": Form.OP_CIT,
    "loc-cit": Form.LOC_CIT,
    "supra": Form.SUPRA,
    "infra": Form.INFRA,
    "above": Form.SUPRA,
    "below": Form.INFRA,
}
"""The lists of the lexicon that hold devices."""

_NUMBERED = frozenset({Form.OP_CIT, Form.LOC_CIT, Form.SUPRA, Form.INFRA})
"""The forms after which the number of a note may stand; "ibid., note 3" is note 3 of that source."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W_]+)*")
"""A word, a compound of several too: "ci-dessus" may begin a device, "bloc-note" does not."""

_ELIDED = re.compile(r"['’][^\W\d_]")
_LABEL = r"\d{1,4}|[*†‡]"
_CLAUSE = re.compile(r"(?:^|[.;:!?(\[–—«“\"])[\s*_]*$")
_CLOSED = re.compile(r"[)\],;]|\s?(?:[-–&]|\b[^\W\d_]{1,3}\s)\s?\d{1,4}[)\],;]")
"""What follows that number: the bracket, a comma, or one more number."""
_NOUN = re.compile(r"(?<![^\W_])(?<!,\s)(?P<article>[^\W\d_]+)\s[^\W\d_A-ZÀ-Þ]{3,}\s$")
"""An article and its noun, in small letters, before a word; no comma before them."""
_LONG = 3
"""A point may be lacking after a word of so many letters."""


def find_devices(text: str) -> tuple[Device, ...]:
    """Return the devices of a text in order; linear in its length."""
    devices: list[Device] = []
    position = 0
    first_words = _first_words()
    for word in _WORD.finditer(text):
        if word[0].lower() not in first_words or word.start() < position:
            continue
        if _ELIDED.match(text, word.end()):
            continue  # "l’essai", not "l. c."
        device = _device_at(text, word.start()) or _number_at(text, word.start())
        if device is not None and not _is_spoken_of(text, device):
            devices.append(_in_brackets(text, device, position))
            position = device.span.end
    return tuple(devices)


def _in_brackets(text: str, device: Device, first: int) -> Device:
    """Return a device with what the brackets make of it that it stands in and that open behind a `first` place."""
    if device.form in (Form.IBID, Form.IDEM):
        return device
    opened = list(itertools.islice(_opened(text, first, device.span.start), 2))
    if not opened:
        return device
    lead = text[opened[0] + 1 : device.span.start].strip(" ,*_").lower()
    if not lead and len(opened) > 1:  # "(contra Roe [note 8])"
        return replace(device, bracket=opened[1])
    closed = text[device.span.end : device.span.end + 1] in (")", "]")
    tells = closed and bool(device.cited_note) and device.form is not Form.INFRA
    if not lead or lead in _places():
        return replace(device, tells_place=tells)
    return replace(device, bracket=opened[0], may_tell_place=tells and _cited_before().issuperset(lead.split()))


def _opened(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the brackets of a stretch open that are still open at its end, the innermost first."""
    closed = 0
    for at in range(end - 1, max(start, end - _NEAR) - 1, -1):
        if text[at] in ")]":
            closed += 1
        elif text[at] in "([":
            if not closed:
                yield at
            closed = max(0, closed - 1)


_NEAR = 80
"""A bracket opens within so many characters before the device that stands in it."""


@cache
def _cited_before() -> frozenset[str]:
    """Return the words that say that a source was cited before: "déjà cité"."""
    return _places() | lexicon.words("signals", "before", "loose")


@cache
def _places() -> frozenset[str]:
    """Return the words that lead to the place where a source was cited."""
    return frozenset(lexicon.words("signals", "place"))


def _is_spoken_of(text: str, device: Device) -> bool:
    """Tell whether a device is spoken of, not used: "In these notes “Id.” refers to the authority …"."""
    quoted = text[max(0, device.span.start - 1) : device.span.start] in tuple('“"«‘„')
    return quoted and _SPOKEN_OF.match(text, device.span.end) is not None


_SPOKEN_OF = re.compile(r"\.?[”\"»’“]\s[^\W\d_A-Z]{2}")
"""What follows a device that is spoken of: a closing mark and a word."""


def tells_kind(device: Device) -> bool:
    """Tell whether the words of a device say what kind of work is meant: "art. cit.", "thèse citée"."""
    return _key(device.text.split()[0]) in _kinds()


@cache
def _kinds() -> frozenset[str]:
    return frozenset(map(_key, (*_words("part"), *_words("thesis"))))


def names_passage(text: str) -> bool:
    """Tell whether a text points to a part of the essay itself: "See infra Part III.B", "text to nn 10–11"."""
    passage = _passage().match(text)
    if passage and _note().search(text.partition(",")[0], passage.end()):
        return True
    for word in _WORD.finditer(text):
        device = _device().match(text, word.start()) if word[0].lower() in _first_words() else None
        if device and _FORMS[_lists()[_key(device["device"])]] in (Form.SUPRA, Form.INFRA):
            return _is_passage(text, word.start(), device.end("device"), Form.SUPRA)
    return False


def _device_at(text: str, start: int) -> Device | None:
    match = _device().match(text, start)
    if match is None:
        return None
    words = match["device"]
    listed = _lists()[_key(words)]
    form = _FORMS[listed]
    number = match["note"] if form in _NUMBERED else None
    if not number:
        if listed in ("above", "below") or _is_passage(text, start, match.end("device"), form):
            return None
        if _is_quoted_from(text, start, match.end("device")):
            return None
        if listed == "precited" and _qualifies(text, start, match.end("device")):
            return None
        if _key(words) in _leading() and not (_leads(text, start) and _ends(text, match.end("device"))):
            return None
        return Device(Span(start, match.end("device")), form, words)
    above = _behind_number().match(text, match.end("note"))
    span = Span(start, above.end() if above else match.end("note"))
    return Device(span, form, span.of(text), number, Span(*match.span("note")))


def _number_at(text: str, start: int) -> Device | None:
    """Return the device "(n 12)", "[Fn. 12]" after a name or title, or "voir note 12"."""
    match = _note().match(text, start)
    if match is None:
        return None
    before = text[max(0, start - 30) : start]
    if behind := _behind_number().match(text, match.end()):
        below = behind["below"] or behind["bracketed"]
        span, form = Span(start, behind.end()), Form.INFRA if below else Form.NOTE_NUMBER
        return Device(span, form, span.of(text), match["note"], Span(*match.span("note")))
    bracketed = _named().search(before) and _CLOSED.match(text, match.end())
    if not bracketed:
        if _of().match(text, match.end()):
            return None  # a note of somebody else
        signal = _signal().search(before)  # "n. 12" may be the number of a journal
        if len(match["word"].strip(".")) == 1 or signal is None or not _leads(text, start - len(signal[0])):
            return None
    return Device(Span(*match.span()), Form.NOTE_NUMBER, match[0], match["note"], Span(*match.span("note")))


def _is_passage(text: str, start: int, end: int, form: Form) -> bool:
    """Tell whether a part of the essay itself is meant: "supra, chap. II", "cit. on p. 3" in its bibliography."""
    if form not in (Form.SUPRA, Form.INFRA):
        return _own_page().match(text, end) is not None
    return bool(_passage().match(text, end) or (_outline().match(text, end) and _leads(text, start)))


@cache
def _outline() -> re.Pattern[str]:
    """Return the pattern of a part that is told by its number alone: "v. infra, II, A", "siehe oben, 2.1"."""
    ands = lexicon.either(lexicon.words("roles", "and"))
    deeper = r"(?:[.,]?\s?(?:[IVX]{1,4}|[A-Za-z]|\d{1,2})(?!\w)){0,3}"
    return re.compile(rf",?\s{{1,2}}(?:[IVX]{{1,5}}|\d{{1,2}}(?:\.\d{{1,2}})+){deeper}(?=[.;)\]]|$|\s{ands}\s)")


def _is_quoted_from(text: str, start: int, end: int) -> bool:
    """Tell whether "cit." goes on as "cit. in" before a source, or says when a page was seen ("[cit. 2023-03-14]")."""
    secondary = _secondary().match(text, start)
    seen = text[max(0, start - 1) : start] == "[" and find_day(text[end : end + 20])
    return bool(seen) or (secondary is not None and secondary.end() > end)


def _qualifies(text: str, start: int, end: int) -> bool:
    """Tell whether a word is the adjective of a noun in a sentence: "les passages précités" cites nothing.

    With a page after it, it does: "la décision précitée, p. 4".
    """
    noun = _NOUN.search(text, max(0, start - 40), start)
    if noun is None or noun["article"].lower() not in lexicon.stopwords():
        return False
    return _cited_page().match(text, end) is None


def _leads(text: str, start: int) -> bool:
    """Tell whether a clause begins here, perhaps behind a signal ("Cf. ")."""
    before = text[max(0, start - 40) : start]
    signal = _signal().search(before)
    return bool(_CLAUSE.search(before) or (signal and _CLAUSE.search(before[: signal.start()])))


def _ends(text: str, end: int) -> bool:
    """Tell whether a word that a sentence may begin with ("Dies", "Ivi") is followed by a point, mark or page."""
    return text[end - 1] == "." or _page().match(text, end) is not None


def _key(words: str) -> str:
    return re.sub(r"[\s.]", "", words).lower()


@cache
def _words(name: str) -> tuple[str, ...]:
    """Return a list of the [devices] tables of all languages, longest first."""
    return tuple(sorted(lexicon.words("devices", name), key=lambda word: (-len(word), word)))


@cache
def _lists() -> dict[str, str]:
    return {_key(word): name for name in reversed(_FORMS) for word in _words(name)}


@cache
def _leading() -> frozenset[str]:
    return frozenset(map(_key, _words("leading")))


@cache
def _first_words() -> frozenset[str]:
    listed = [word for name in (*_FORMS, "note") for word in _words(name)]
    return frozenset(match[0].lower() for word in listed if (match := _WORD.search(word)))


@cache
def _device() -> re.Pattern[str]:
    words = _either(word for name in _FORMS for word in _words(name))
    connectors = _either(_words("connectors"))
    tail = rf"[\s,;_*'’”»(\[]{{0,4}}(?:{connectors}\s){{0,2}}{_numbered()}"
    return re.compile(rf"(?P<device>{words})(?![^\W_])(?:{tail})?", re.IGNORECASE)


@cache
def _note() -> re.Pattern[str]:
    return re.compile(_numbered(), re.IGNORECASE)


def _numbered() -> str:
    """Return a pattern of a note's number: "note 12", "n.12", never "REF102" nor "n° 12"."""
    return rf"(?P<word>{_either(_words('note'))})[\s_]{{0,2}}(?<=[\s_.])(?P<note>{_LABEL})(?!\w|°)"


@cache
def _behind_number() -> re.Pattern[str]:
    """Return the pattern of what may stand behind the number of a note: "n. 12 above", "nota 3, infra"."""
    above, below = (
        _either(word for name in names for word in _words(name) if len(word) > _LONG)
        for names in (("above", "supra"), ("below", "infra"))
    )
    bracketed = rf",\s(?:{above}|(?P<bracketed>{below}))(?=\s?[)\]])"  # "note 4, above all" is another matter
    return re.compile(rf"\s{{1,2}}(?:{above}|(?P<below>{below}))(?![^\W_])|{bracketed}", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of what stands before a bracketed note number that is a device.

    It is a name or a title, perhaps with a volume; no page. A statute ends in its year: "Finance Act 1999 (n 2)".
    """
    statute = rf"\s{lexicon.either(lexicon.words('legal', 'statutes'))}\s\d{{4}}"
    title = r"[^\W\d_][.’'”»\"*_)\]]{0,3}|[^\W\d_]{4}\.?\s\d{1,2}"
    return re.compile(rf"(?:{title}|{statute}),?\s?[(\[]$")


@cache
def _signal() -> re.Pattern[str]:
    words = _either(lexicon.words("signals", "words").union(_words("connectors")))
    return re.compile(rf"(?<![^\W_]){words},?\s{{1,3}}$", re.IGNORECASE)


@cache
def _page() -> re.Pattern[str]:
    pages = _either(lexicon.words("locators", "page"))
    return re.compile(rf"[\s_*]*(?:[^\w\s]|\d|$|{pages}\s?\d)", re.IGNORECASE)


@cache
def _cited_page() -> re.Pattern[str]:
    return re.compile(rf",?\s{{0,2}}{_either(lexicon.words('locators', 'page'))}\s?\d", re.IGNORECASE)


@cache
def _secondary() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_either(_words('secondary'))})\s(?=[^\W\d_a-z])")


@cache
def _own_page() -> re.Pattern[str]:
    return re.compile(rf"\.?\s{_either(_words('own-pages'))}\s?\d", re.IGNORECASE)


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"\s{{1,3}}{_either(_words('of'))}", re.IGNORECASE)


@cache
def _passage() -> re.Pattern[str]:
    notes = _either(word for word in _words("note") if word[-1].isalpha() and len(word) > _LONG)
    about = _either(lexicon.words("signals", "about"))  # "supra note on Roe" tells which note by what it says
    told = rf"{notes}\s{{1,3}}{about}\s"
    return re.compile(rf"[\s,;_*()]{{0,4}}(?:{_either(_words('passages'))}(?![^\W\d_])|{told})", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    """Return a pattern of any of the words: a point may be lacking after a word of three letters or in a phrase."""
    return "(?:" + "|".join(dict.fromkeys(map(_pattern, sorted(words, key=lambda word: (-len(word), word))))) + ")"


def _pattern(words: str) -> str:
    parts = words.replace(".", ". ").split()
    initials = all(len(part.strip(".")) == 1 for part in parts)
    printed = []
    for part in parts:
        bare = part.removesuffix(".")
        optional = part != bare and (len(bare) >= _LONG or (len(parts) > 1 and not initials))
        printed.append(re.escape(bare) + (r"\.?" if optional else r"\." if part != bare else ""))
    joined = r"\s{0,2}".join(printed) if "." in words else r"\s{1,3}".join(printed)
    if initials and len(parts) > 1:
        return (
            rf"(?-i:[{parts[0][0]}{parts[0][0].upper()}]{joined[1:]})"  # "T.a.p." begins a note, "T. A. P." is a name
        )
    return f"(?-i:{joined})" if len(words) == 1 else joined  # "N 16" is a margin number
