"""Names, titles, journals, publishers and places out of the corpora, to be recombined into invented records."""

import random
import re
from collections import Counter
from collections.abc import Iterable

from smartcite import lexicon
from smartcite.parser import labels
from training.pieces import Note

SHARED = {labels.JOURNAL: "journals", labels.PUBLISHER: "publishers", labels.LOCATION: "places"}
TITLES = (labels.TITLE, labels.BOOKTITLE)
_EDGES = " \t.,;:()[]«»“”\"'‘’„‹›<>-–—/"
_PERSON = re.compile(r"([^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?), ([A-Z][a-zé]+[\w-]*)(?=[ .,;&]|$)")
_PLAIN = re.compile(r"([A-Z][a-zéèëïöüáíóúñç]+(?:-[A-Z][a-zé]+)?) ([A-Z][\w’'-]{2,})[,.:]?")
_DAMAGED = frozenset("↵�Ã<>{}⟦⟧¦@")
_UNFIT = re.compile(r"\d|[()<>*_^|]| [,.;-]|[.,]\w|\bin\b")
_LIMITS = {"journals": (1, 9), "publishers": (1, 6), "places": (1, 4)}


def language_of(text: str) -> str:
    """Return the language whose stop words a title has most of; empty when it has none."""
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    votes = {code: len(words.intersection(lexicon.table(code, "stopwords"))) for code in ("fr", "en", "de", "it", "es")}
    best = max(votes, key=lambda code: votes[code])
    return best if votes[best] and list(votes.values()).count(votes[best]) == 1 else ""


def build_pools(notes: Iterable[Note]) -> dict[str, dict[str, list[str]]]:
    """Return for each language the words that the notes have for the lists of words.py; sorted, so deterministic."""
    shared: dict[str, Counter[str]] = {name: Counter() for name in (*SHARED.values(), "given", "family")}
    titles: dict[str, set[str]] = {code: set() for code in ("fr", "en", "de", "it", "es")}
    for note in notes:
        for text, label in _fields(note):
            clean = text.strip(_EDGES)
            if not clean or not _DAMAGED.isdisjoint(clean):
                continue
            words = clean.split()
            if label in TITLES:
                if 2 <= len(words) <= 24 and clean[0].isalnum() and (code := language_of(clean)):
                    titles[code].add(clean)
            elif name := SHARED.get(label):
                low, high = _LIMITS[name]
                if low <= len(words) <= high and not _UNFIT.search(clean) and clean[0].isupper():
                    shared[name][clean] += 1
            elif label == labels.AUTHOR:
                for family, given in _PERSON.findall(text):
                    if not family.split()[-1].isupper() and len(given) > 3:
                        shared["family"][family] += 1
                        shared["given"][given] += 1
                if match := _PLAIN.fullmatch(text.strip()):
                    shared["given"][match[1]] += 1
                    shared["family"][match[2]] += 1
    hosts = {name for kind in ("places", "publishers") for name, count in shared[kind].items() if count > 1}
    for code, found in titles.items():
        titles[code] = {title for title in found if not _runs_on(title, hosts)}
    common = {name: sorted(found) for name, found in shared.items()}
    common["places"] = sorted(place for place, count in shared["places"].items() if count > 2 and "," not in place)
    return {
        code: {**common, "title": sorted(found), "noun": sorted(_phrases(found)), "foreign": _foreign(titles, code)}
        for code, found in titles.items()
    }


def _runs_on(title: str, hosts: set[str]) -> bool:
    """Tell whether a title of the corpora goes on into its place, publisher or host, as some do."""
    if re.search(r"[«»]|,? in [A-Z]|\bcit\b|\b(?:1[5-9]|20)\d\d$|\bp\. ?\d|Repéré", title):
        return True
    parts = [part.strip(_EDGES) for part in re.split(r"[,.;:]", title)]
    return any(part in hosts for part in parts[1:]) or (len(parts) > 1 and len(parts[-1]) < 5)


def _phrases(titles: set[str]) -> set[str]:
    """Return the beginnings of titles as they would stand in a sentence; commentary has the words of titles too."""
    phrases = set()
    for title in titles:
        words = re.split(r"[.:;,(«“]", title)[0].split()
        if 2 <= len(words) <= 9 and not words[0].isupper():
            phrases.add(" ".join([words[0].lower(), *words[1:]]))
    return phrases


def _foreign(titles: dict[str, set[str]], code: str) -> list[str]:
    """Return titles in the other languages."""
    return sorted(title for other, found in titles.items() if other != code for title in found)


def _fields(note: Note) -> list[tuple[str, str]]:
    """Return the text of each field, adjacent pieces of one label together."""
    fields: list[tuple[str, str]] = []
    for piece in note:
        if fields and (piece.label == fields[-1][1] or not piece.text.strip()):
            fields[-1] = (fields[-1][0] + piece.text, fields[-1][1])
        elif piece.label:
            fields.append((piece.text, piece.label))
    return fields


def sample(notes: list[Note], count: int, dice: random.Random) -> list[Note]:
    """Return that many notes, or all of fewer, in their order."""
    if len(notes) <= count:
        return notes
    chosen = set(dice.sample(range(len(notes)), count))
    return [note for index, note in enumerate(notes) if index in chosen]
