"""Words and sentences of one language with <slots> in them, filled at random.

A slot is a list of the language's file (<noun>, <place>), or one of these: <year> <y2> <n> <d2> <d3> <day> <month>
<roman> <X> <x> <initial> <fullname>. A capital (<Noun>) asks for a capital.
"""

import random
import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

_SLOT = re.compile(r"<([A-Za-z]\w*)>")
_PLURALS = {"place": "places", "month": "months", "journal": "journals", "institution": "institutions"}
_FOLDER = Path(__file__).parent / "languages"


@cache
def language_file(language: str) -> dict[str, Any]:
    """Return the training file of a language."""
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def languages() -> list[str]:
    """Return the codes of the languages that have a training file."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def roman(number: int) -> str:
    """Return a number from 1 to 399 in Roman figures."""
    text = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        text += letters * (number // value)
        number %= value
    return text


class Words:
    """The words of one language; `extra` adds words of the corpora to its lists."""

    def __init__(self, language: str, dice: random.Random, extra: dict[str, list[str]] | None = None) -> None:
        data = language_file(language)
        self.language = language
        self.dice = dice
        self.lists: dict[str, list[str]] = {**data["words"], **data["commentary"]}
        self.extra = extra or {}
        self.specials: dict[str, Callable[[], str]] = {
            "n": self._number,
            "year": self._year,
            "y2": lambda: f"{dice.randint(0, 99):02}",
            "d2": lambda: f"{dice.randint(1, 28):02}",
            "d3": lambda: f"{dice.randint(100, 999)}",
            "day": lambda: str(dice.randint(1, 30)),
            "roman": lambda: roman(dice.choice((dice.randint(1, 12), dice.randint(1, 60)))),
            "X": lambda: dice.choice("ABCDEFGHJKLMNPQRSTVXY"),
            "x": lambda: dice.choice("abcdefgjkmnrstv"),
            "initial": lambda: dice.choice("ABCDEFGHJKLMNPRSTV") + ".",
            "fullname": lambda: self.fill(dice.choice(("<given> <family>", "<given> <family>", "<initial> <family>"))),
        }

    def _number(self) -> str:
        dice = self.dice
        return str(
            dice.choice((dice.randint(1, 20), dice.randint(1, 99), dice.randint(100, 999), dice.randint(1, 500)))
        )

    def _year(self) -> str:
        dice = self.dice
        low, high = dice.choices(((1960, 2024), (1850, 1990), (1500, 1900)), (65, 25, 10))[0]
        return str(dice.randint(low, high))

    def pick(self, name: str) -> str:
        """Return a filled entry of a list, half of the time one of the corpora where they have any."""
        extra = self.extra.get(name)
        if extra and self.dice.random() < (0.3 if name == "noun" else 0.5):
            return self.dice.choice(extra)
        return self.fill(self.dice.choice(self.lists[name]))

    def fill(self, text: str) -> str:
        """Return the text with its slots filled."""
        return _SLOT.sub(self._slot, text)

    def _slot(self, match: re.Match[str]) -> str:
        name = match[1]
        lower = name[0].lower() + name[1:]
        if name in self.specials:
            return self.specials[name]()
        if lower in self.specials:
            return self.specials[lower]()
        found = self.pick(_PLURALS.get(lower, lower))
        return found[0].upper() + found[1:] if name != lower else found
