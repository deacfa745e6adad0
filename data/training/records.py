"""Invented bibliographic records: real names, journals and publishers recombined, in one manner of writing a note."""

import random
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from training.words import Words, language_file, roman

_NAMES = {
    "given family": 30,
    "g. family": 24,
    "Family, Given": 7,
    "Family, G.": 9,
    "Family G.": 5,
    "Family G": 2,
    "FAMILY Given": 4,
    "Given FAMILY": 8,
    "G. FAMILY": 7,
    "FAMILY (G.)": 4,
    "FAMILY (Given)": 2,
    "Family (G.)": 2,
    "FAMILY, Given": 3,
    "FAMILY G.": 4,
    "FAMILY, G.": 4,
    "Family Given": 3,
    "Family": 3,
}
_LATE = frozenset(("Family, Given", "Family, G.", "FAMILY, G.", "FAMILY, Given"))


def _initials(given: str, dice: random.Random) -> str:
    parts = given.replace("-", " - ").split()
    text = ""
    for part in parts:
        text += "-" if part == "-" else part[0] + "."
    if dice.random() < 0.15 and "-" not in text:
        text += dice.choice(("", " ")) + dice.choice("ABCDEFGHJLMPRSTW") + "."
    return text


class Manner:
    """How one author writes notes: names, page signs, connectors. A document keeps to it, more or less."""

    def __init__(self, language: str, dice: random.Random) -> None:
        style: dict[str, Any] = language_file(language)["style"]
        self.style = style
        self.dice = dice
        names = {**_NAMES, **style.get("names", {})}
        self.name = dice.choices(list(names), list(names.values()))[0]
        self.editor_name = (
            self.name
            if dice.random() < 0.5
            else dice.choice(("given family", "g. family", "given family", "Given FAMILY"))
        )
        self.conjunction: str = dice.choice(style["and"])
        self.others: str = dice.choice(style["others"])
        self.page: str = dice.choice(style["page"])
        self.range: str = dice.choice(style["range"])
        self.volume: str = dice.choice(style["volume"])
        self.number: str = dice.choice(style["number"])
        self.dash = dice.choice(("-", "-", "–"))
        self.capitals = dice.random() < 0.12
        self.inner = dice.choice((("“", "”"), ("‘", "’"), ("« ", " »"), ('"', '"')))

    def follow(self, name: str, conjunction: str) -> None:
        """Print names as a style of CSL does, where it says how."""
        self.name = name or self.name
        self.editor_name = self.name if self.dice.random() < 0.7 else self.editor_name
        self.conjunction = conjunction or self.conjunction

    def one(self, given: str, family: str, form: str) -> str:
        """Return one person's name in a form."""
        initials = _initials(given, self.dice)
        forms = {
            "given family": f"{given} {family}",
            "g. family": f"{initials} {family}",
            "Family, Given": f"{family}, {given}",
            "Family, G.": f"{family}, {initials}",
            "Family G.": f"{family} {initials}",
            "Family G": f"{family} {initials.replace('.', '')}",
            "FAMILY Given": f"{family.upper()} {given}",
            "Given FAMILY": f"{given} {family.upper()}",
            "G. FAMILY": f"{initials} {family.upper()}",
            "FAMILY (G.)": f"{family.upper()} ({initials})",
            "FAMILY (Given)": f"{family.upper()} ({given})",
            "Family (G.)": f"{family} ({initials})",
            "FAMILY, Given": f"{family.upper()}, {given}",
            "FAMILY G.": f"{family.upper()} {initials}",
            "FAMILY, G.": f"{family.upper()}, {initials}",
            "Family Given": f"{family} {given}",
            "Family": family,
        }
        return forms[form]

    def several(self, people: list[tuple[str, str]], form: str) -> str:
        """Return a list of names."""
        names = [self.one(*person, form) for person in people]
        if len(names) > 1 and form in _LATE and self.dice.random() < 0.35:
            names[1:] = [self.one(*person, "given family") for person in people[1:]]
        if len(names) == 1:
            if self.dice.random() < 0.05:
                return names[0] + self.others
            return names[0]
        if len(names) > 2 and self.dice.random() < 0.15:
            return names[0] + self.others
        between = self.conjunction if set(self.conjunction) & set(";/–-") else ", "
        return between.join(names[:-1]) + self.conjunction + names[-1]


class Record(Mapping[str, str]):
    """The values of a pattern's codes, drawn when asked for."""

    def __init__(self, words: Words, manner: Manner, people: list[tuple[str, str]] | None = None) -> None:
        self.words = words
        self.manner = manner
        self.dice = words.dice
        self._people = people
        self._cache: dict[str, str] = {}

    def __getitem__(self, code: str) -> str:
        maker = getattr(self, "_" + code.lower(), None)
        if maker is None:
            raise KeyError(code)
        return str(maker())

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def person(self) -> tuple[str, str]:
        """Return a given name and a family name."""
        if self.dice.random() < 0.06:
            return _exotic(self.dice, 1, capitals=True), _exotic(self.dice, self.dice.choice((1, 1, 2)), capitals=True)
        given = self.words.pick("given")
        if self.dice.random() < 0.06:
            given += " " + self.words.pick("given")
        return given, self.words.pick("family")

    @cached_property
    def people(self) -> list[tuple[str, str]]:
        """The authors of the work."""
        if self._people:
            return self._people
        count = self.dice.choices((1, 2, 3, 4, 6), (68, 20, 8, 3, 1))[0]
        return [self.person() for _ in range(count)]

    def _style(self, name: str) -> str:
        return self.words.fill(self.dice.choice(self.manner.style[name]))

    def _a(self) -> str:
        if self.dice.random() < 0.05 and not self._people:
            return self.words.pick("institutions")
        return self.manner.several(self.people, self.manner.name)

    def _as(self) -> str:
        return self.manner.several([("", family) for _, family in self.people], "Family")

    def _e(self) -> str:
        count = self.dice.choices((1, 2, 3, 4), (50, 33, 13, 4))[0]
        return self.manner.several([self.person() for _ in range(count)], self.manner.editor_name)

    def _tr(self) -> str:
        count = self.dice.choices((1, 2), (80, 20))[0]
        return self.manner.several(
            [self.person() for _ in range(count)], self.dice.choice(("given family", "g. family"))
        )

    def _t(self) -> str:
        return self._title()

    def _title(self) -> str:
        title = self._plain_title()
        words = title.split(" ")
        if len(words) > 3 and self.dice.random() < 0.07 and not any(mark in title for mark in '«“‘"„'):
            first = self.dice.randint(0, len(words) - 2)
            last = min(first + self.dice.randint(0, 2), len(words) - 1)
            opening, closing = self.manner.inner
            words[first] = opening + words[first]
            words[last] += closing
        if self.manner.capitals:
            words = [word[:1].upper() + word[1:] for word in words]
        title = " ".join(words)
        return title + self.dice.choice(("…", "...", " ?", "?", " !")) if self.dice.random() < 0.03 else title

    def _plain_title(self) -> str:
        chance = self.dice.random()
        if chance < 0.06 and "foreign" in self.words.extra:
            return self.dice.choice(self.words.extra["foreign"])
        if chance < 0.10:
            return _exotic(self.dice, self.dice.randint(1, 6), capitals=self.dice.random() < 0.4)
        if chance < 0.13:
            return self.words.fill("<Bare>")
        return self.words.pick("title")

    def _st(self) -> str:
        parts = self.words.pick("title").split()
        cut = self.dice.randint(1, 4)
        if len(parts) > cut + 1 and self.dice.random() < 0.7:
            parts = parts[:cut]
        return " ".join(parts).rstrip(",:;.–(")

    def _j(self) -> str:
        return self._periodical("journals")

    def _np(self) -> str:
        return self._periodical("newspapers")

    def _periodical(self, name: str) -> str:
        chance = self.dice.random()
        if chance < 0.12:  # any short title may be a journal's
            words = self.words.pick("title").split()
            if len(words) <= 6:
                return " ".join(words)
        if chance < 0.16:
            return _exotic(self.dice, self.dice.randint(1, 3), capitals=True)
        if chance < 0.20:
            return "".join(self.dice.choices("ABCDEFHIJLMPRSTVZ", k=self.dice.randint(2, 5)))
        found = self.words.pick(name)
        if chance > 0.97 and len(found) < 30:
            found += ", " + self.words.pick("title").lower()
        return found

    def _b(self) -> str:
        return self._title()

    def _s(self) -> str:
        return self.words.pick("series")

    def _sv(self) -> str:
        return self.dice.choice((self.words.fill("<n>"), roman(self.dice.randint(1, 30))))

    def _y(self) -> str:
        if self.dice.random() < 0.7:
            return self.words.fill("<year>")
        return self._style("year")

    def _d(self) -> str:
        return self._style("day")

    def _dm(self) -> str:
        if self.dice.random() < 0.5:
            return self.words.pick("months")
        return self.words.pick("season")

    def _vn(self) -> str:
        number = self.dice.choice((self.dice.randint(1, 30), self.dice.randint(1, 150)))
        return roman(number) if self.dice.random() < 0.2 else str(number)

    def _v(self) -> str:
        return self.manner.volume + self._vn()

    def _nn(self) -> str:
        number = self.dice.choice((self.dice.randint(1, 6), self.dice.randint(1, 150)))
        return f"{number}{self.manner.dash}{number + 1}" if self.dice.random() < 0.08 else str(number)

    def _n(self) -> str:
        return self.manner.number + self._nn()

    def _ppn(self) -> str:
        first = self.dice.choice((self.dice.randint(1, 400), self.dice.randint(5, 1500)))
        last = first + self.dice.randint(2, 45)
        text = str(last)
        if self.dice.random() < 0.2 and len(text) == len(str(first)) and text[0] == str(first)[0] and first > 99:
            text = text[1:]
        return f"{first}{self.manner.dash}{text}"

    def _pp(self) -> str:
        return self.manner.range + self._ppn()

    def _pg(self) -> str:
        return str(self.dice.randint(60, 900))

    def _pn(self) -> str:
        if self.dice.random() < 0.3:
            return self._ppn()
        number = self.dice.choice((self.dice.randint(1, 500), self.dice.randint(1, 99)))
        if self.dice.random() < 0.06:
            number = self.dice.randint(1000, 2100)
        if self.dice.random() < 0.04:
            return roman(min(number, 60)).lower()
        return str(number)

    def _p(self) -> str:
        return self.manner.page + self._pn() + self._style("after")

    def _px(self) -> str:
        return self._style("locators")

    def _pb(self) -> str:
        if self.dice.random() < 0.05:
            return _exotic(self.dice, self.dice.randint(1, 3), capitals=True)
        return self.words.pick("publishers")

    def _l(self) -> str:
        place = self.words.pick("places") if self.dice.random() > 0.05 else _exotic(self.dice, 1, capitals=True)
        if self.dice.random() < 0.05:
            place += self.dice.choice((" - ", "/", "/", "-", " / ", " – ")) + self.words.pick("places")
        return place

    def _ed(self) -> str:
        return self.words.pick("editions")

    def _i(self) -> str:
        return self.words.pick("institutions")

    def _u(self) -> str:
        dice = self.dice
        host = (
            dice.choice(("www.", "", "www.", "journals.", "doc."))
            + _slug(self.words.pick("family"))
            + dice.choice((".fr", ".org", ".com", ".net", ".de", ".it", ".es", ".eu", ".ca", ".ac.uk", ".gouv.fr"))
        )
        path = "/".join(
            _slug(self.words.pick("bare")) + dice.choice(("", "", f"-{dice.randint(1, 9999)}"))
            for _ in range(dice.randint(0, 4))
        )
        scheme = dice.choice(("https://", "http://", "https://", "http://", ""))
        if not scheme and not host.startswith("www."):
            scheme = "http://"
        end = dice.choice(("", "", "/", ".html", ".pdf", f"?id={dice.randint(1, 99999)}", ".htm"))
        return f"{scheme}{host}/{path}{end}" if path else f"{scheme}{host}{dice.choice(('', '/'))}"

    def _doi(self) -> str:
        dice = self.dice
        prefix = dice.choice(("doi:", "DOI: ", "https://doi.org/", "http://dx.doi.org/", "doi ", "DOI : "))
        name = f"{_slug(self.words.pick('family'))}.{dice.randint(1, 999)}.{dice.randint(1, 9999):04}"
        return f"{prefix}10.{dice.randint(1000, 9999)}/{name}"

    def _isbn(self) -> str:
        dice = self.dice
        prefix = dice.choice(("978-", ""))
        return f"{prefix}{dice.randint(0, 9)}-{dice.randint(10, 999)}-{dice.randint(10000, 99999)}-{dice.randint(0, 9)}"

    def _ud(self) -> str:
        return self._d()


_STARTS = (
    "b",
    "d",
    "g",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sh",
    "t",
    "v",
    "z",
    "zh",
    "y",
    "x",
    "j",
    "f",
    "al-",
    "",
)
_MIDDLES = ("a", "o", "i", "e", "u", "ai", "ia", "uo", "ya", "iu", "ei", "â", "ü", "y")
_ENDINGS = ("", "", "", "n", "ng", "sk", "v", "r", "l", "s", "t", "k", "kh", "ya", "ii")


def _exotic(dice: random.Random, words: int, *, capitals: bool) -> str:
    """Return words of no language that the lists know, such as transliterations have."""
    made = []
    for index in range(words):
        word = "".join(dice.choice(_STARTS) + dice.choice(_MIDDLES) for _ in range(dice.randint(1, 4)))
        word = word + dice.choice(_ENDINGS)
        made.append(word[0].upper() + word[1:] if capitals or index == 0 else word)
    return " ".join(made)


def _slug(text: str) -> str:
    return (
        "".join(character for character in text.lower() if character.isascii() and character.isalnum())[:14] or "site"
    )
