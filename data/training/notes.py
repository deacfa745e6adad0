"""Whole invented notes: commentary, signals, one or more sources in one manner, and the damage of real life."""

import random
import re
from collections.abc import Iterator

from smartcite.parser import labels
from training.damage import damage
from training.pieces import Note, Piece
from training.records import Manner, Record
from training.styles import houses
from training.templates import parse, render
from training.words import Words, language_file

KINDS = {
    "book": 26,
    "article": 20,
    "chapter": 13,
    "harvard": 9,
    "thesis": 3,
    "report": 3,
    "web": 7,
    "short": 4,
    "back": 18,
    "archive": 3,
    "legal": 3,
    "ancient": 1,
}

GUEST = 0.1
"""How often a citation is in another language than its note."""

HOUSED = 0.4
"""How often the notes of an essay are in the manner of one of CSL's styles."""

LOYALTY, HOUSE_LOYALTY = 0.4, 0.85
"""How often a citation is in one of the favourite patterns of its essay: without a style of CSL, and with one."""


class Writer:
    """Writes the notes of one language; `extra` are words of the corpora."""

    def __init__(self, language: str, dice: random.Random, extra: dict[str, list[str]]) -> None:
        data = language_file(language)
        self.language = language
        self.dice = dice
        self.words = Words(language, dice, extra)
        self.loyalty = LOYALTY
        self.guests: list[Writer] = []  # writers of other languages, whose citations are borrowed now and then
        self.patterns: dict[str, list[str]] = data["patterns"]
        self.style = data["style"]
        weights = {**KINDS, **data["style"].get("kinds", {})}
        self.kinds = [kind for kind in weights if self.patterns.get(kind)]
        self.weights = [weights[kind] for kind in self.kinds]
        for patterns in self.patterns.values():
            for pattern in patterns:
                parse(pattern)

    def notes(self, count: int) -> Iterator[Note]:
        """Yield notes, a dozen in each manner, as the notes of one essay would be."""
        manner = Manner(self.language, self.dice)
        favourites: dict[str, list[str]] = {}
        for number in range(count):
            if number % 12 == 0:
                manner = Manner(self.language, self.dice)
                favourites = {kind: self.dice.choices(self.patterns[kind], k=3) for kind in self.kinds}
                self.loyalty = LOYALTY
                if (known := houses(self.language)) and self.dice.random() < HOUSED:
                    house = self.dice.choice(known)
                    manner.follow(house.name, house.conjunction)
                    favourites |= {kind: house.patterns[kind] for kind in self.kinds if kind in house.patterns}
                    favourites["harvard"] = house.patterns.get("article") or house.patterns["book"]
                    self.loyalty = HOUSE_LOYALTY
            yield damage(self._note(manner, favourites), self.dice)

    def _note(self, manner: Manner, favourites: dict[str, list[str]]) -> Note:
        dice = self.dice
        chance = dice.random()
        if chance < 0.14:
            return self._commentary(dice.choices((1, 2, 3, 5), (50, 30, 15, 5))[0])
        note: Note = []
        if chance < 0.25:
            return self._in_brackets(manner, favourites)
        if chance < 0.38:
            note += self._commentary(dice.choices((1, 2, 3), (60, 30, 10))[0])
            note.append(Piece(" "))
        elif chance < 0.49:
            note.append(Piece(self.words.fill(dice.choice(self.words.lists["lead"])) + " ", labels.COMMENTARY))
            if dice.random() < 0.5:
                note += self._signal(lower=True)
        elif chance < 0.68:
            note += self._signal()
            if dice.random() < 0.25:
                topic = self.words.fill(dice.choice(self.words.lists["topics"]))
                note.append(Piece(topic + dice.choice((", ", " : ", " ", ", ")), labels.COMMENTARY))
        running = bool(note)
        items = dice.choices((1, 2, 3, 4, 6), (72, 17, 7, 3, 1))[0]
        before: list[tuple[str, str]] | None = None
        for item in range(items):
            if item:
                _trim(note)
                if dice.random() < 0.16:
                    note += self._interlude()
                else:
                    note.append(self._joint())
            pieces, people = self._citation(manner, favourites, before, running=running)
            before = people if dice.random() < 0.1 else None
            note += pieces
            if dice.random() < 0.05:
                _trim(note)
                note.append(Piece(dice.choice((", ", " ", " – ", " : ", ". "))))
                note.append(Piece(self.words.fill(dice.choice(self.words.lists["trail"])), labels.COMMENTARY))
                note.append(Piece("."))
        if dice.random() < 0.14:
            note.append(Piece(" "))
            note += self._commentary(dice.choices((1, 2, 3), (60, 30, 10))[0])
            if dice.random() < 0.15:
                note.append(Piece(" "))
                note += self._signal() if dice.random() < 0.7 else []
                note += self._citation(manner, favourites, None)[0]
        elif dice.random() < 0.12:
            _trim(note)
        return note

    def _interlude(self) -> Note:
        """Return the commentary that leads from one source to the next."""
        dice = self.dice
        note = [Piece(dice.choice((". ", ". ", " ; ", " – ")))]
        if dice.random() < 0.35:
            note += self._commentary(1)
            note.append(Piece(" "))
        if dice.random() < 0.8:
            lead = self.words.fill(dice.choice(self.words.lists["lead"]))
            note.append(Piece(lead + dice.choice((" ", " ", " : ")), labels.COMMENTARY))
        if dice.random() < 0.6:
            note += self._signal(lower=True)
        return note

    def _signal(self, *, lower: bool = False) -> Note:
        signal = self.words.fill(self.dice.choice(self.style["signals"]))
        if lower:
            signal = signal[0].lower() + signal[1:]
        return [Piece(signal + " ", labels.SIGNAL)]

    def _joint(self) -> Piece:
        joint = self.words.fill(self.dice.choice(self.style["next"]))
        words = re.findall(r"\w+", joint)
        label = labels.SEPARATOR if words else ""
        if len(words) > 1 or joint.strip(" ;.,").lower() in ("cf", "voir", "see", "vgl", "vedi", "véase"):
            label = labels.SIGNAL
        return Piece(joint, label)

    def _commentary(self, sentences: int) -> Note:
        prose = self.words.lists.get("prose")
        texts = []
        for _ in range(sentences):
            chosen = prose if prose and self.dice.random() < 0.35 else self.words.lists["sentences"]
            texts.append(self.words.fill(self.dice.choice(chosen)))
        text = " ".join(texts)
        if self.dice.random() < 0.1:  # a quotation with nothing said of its source
            text = f"« {text.rstrip('.')} »."
        return [Piece(text, labels.COMMENTARY)]

    def _in_brackets(self, manner: Manner, favourites: dict[str, list[str]]) -> Note:
        """Return commentary with a citation in brackets or after a colon in its course."""
        dice = self.dice
        note = self._commentary(1)
        closing = dice.choice((")", ")", ")", ""))
        _trim(note)
        note.append(Piece(" (" if closing else dice.choice((" : ", ", ", " – ", ": "))))
        if dice.random() < 0.45:
            note += self._signal(lower=True)
        note += self._citation(manner, favourites, None, running=True)[0]
        if closing:
            _trim(note)
            note.append(Piece(closing + dice.choice((".", ".", ", ", ""))))
            if dice.random() < 0.3:
                note.append(Piece(" "))
                note += self._commentary(1)
        return note

    def _citation(
        self,
        manner: Manner,
        favourites: dict[str, list[str]],
        people: list[tuple[str, str]] | None,
        *,
        running: bool = False,
    ) -> tuple[Note, list[tuple[str, str]]]:
        """Return a citation and its authors; `running` text cites by author and year more often."""
        dice = self.dice
        if self.guests and dice.random() < GUEST:
            guest = dice.choice(self.guests)
            style = manner if dice.random() < 0.5 else Manner(guest.language, dice)
            return guest._citation(style, guest.patterns, people)
        kind = dice.choices(self.kinds, self.weights)[0]
        if running and dice.random() < self.style.get("running", 0.0):
            kind = "short"
        pattern = dice.choice(favourites[kind] if dice.random() < self.loyalty else self.patterns[kind])
        record = Record(self.words, manner, people)
        pieces = [piece._replace(text=self.words.fill(piece.text)) for piece in render(pattern, record, dice)]
        for index in range(1, len(pieces)):
            if pieces[index - 1].text.endswith("[") and pieces[index].text.startswith("["):
                pieces[index] = pieces[index]._replace(text=pieces[index].text.strip("[]"))
            if pieces[index - 1].text.endswith((".", "…")) and pieces[index].text.startswith("."):
                pieces[index] = pieces[index]._replace(text=pieces[index].text[1:])
        return pieces, record.people


def _trim(note: Note) -> None:
    """Take the final full stop off a note."""
    while note and not note[-1].text.rstrip(" .;"):
        note.pop()
    if note and note[-1].text.endswith("."):
        note[-1] = note[-1]._replace(text=note[-1].text[:-1])
