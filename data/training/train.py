"""Train the labeller's model: python -m training.train CORPORA MODEL (in the folder data)."""

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

import pycrfsuite

from smartcite.model import Hint, HintKind, Span
from smartcite.parser.features import features
from smartcite.parser.tokens import tokenize
from training.corpora import read_anystyle
from training.notes import Writer
from training.pieces import Note, tags_of, text_of
from training.words import languages

SEED = 20


def encode(note: Note, *, hints: bool = False) -> tuple[list[list[str]], list[str]]:
    """Return the attributes and tags of a note's tokens, with its italics as hints when asked."""
    text = text_of(note)
    tokens = tokenize(text)
    found = []
    if hints:
        position = 0
        for piece in note:
            if piece.italic:
                found.append(Hint(Span(position, position + len(piece.text)), HintKind.ITALIC))
            position += len(piece.text)
    return features(tokens, hints=found), tags_of(note, tokens)


def train(notes: Iterable[Note], model: Path, *, iterations: int, c1: float, c2: float, minfreq: int) -> None:
    """Train on the notes and write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    dice = random.Random(SEED)
    for note in notes:
        if any(character.isalnum() for character in text_of(note)):
            trainer.append(*encode(note, hints=dice.random() < 0.3))
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations, "feature.minfreq": minfreq})
    trainer.train(str(model))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--notes", type=int, default=1500, help="invented notes a language")
    parser.add_argument("--iterations", type=int, default=80)
    options = parser.parse_args()
    notes = [note for name in ("core", "good") for note in read_anystyle(options.corpora / "anystyle" / f"{name}.xml")]
    for language in languages():
        notes += Writer(language, random.Random(SEED), {}).notes(options.notes)
    train(notes, options.model, iterations=options.iterations, c1=0.3, c2=0.01, minfreq=2)


if __name__ == "__main__":
    main()
