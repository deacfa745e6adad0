"""The labeller: which token of a note is commentary, where a citation begins and which field each token belongs to.

A linear-chain conditional random field (python-crfsuite) trained by data/training; the model lies beside this module
and is loaded at the first call.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from smartcite.model import Hint, Identifier
from smartcite.parser.features import DeviceLike, features
from smartcite.parser.labels import OUTSIDE, read_tag
from smartcite.parser.tokens import tokenize

MODEL = "model.crfsuite"

EDGES = " .,;:()[]"
"""The marks that may stand around a word."""


@dataclass(slots=True)
class LabelledToken:
    """A token and what it is: `text` is `note[start:end]`, the word with its punctuation.

    `begins` is true for the first token of a citation. `probability` (0 to 1) is the model's that the label is right,
    given the whole note; 1 for what it leaves outside of citations: what takes that in is a rule, not the model.
    """

    start: int
    end: int
    text: str
    label: str
    begins: bool
    probability: float

    @property
    def word(self) -> str:
        """The text in small letters without the marks around it."""
        return bare(self.text)


def bare(text: str) -> str:
    """Return a word in small letters without the marks around it, with one kind of apostrophe."""
    return text.strip(EDGES).lower().replace("'", "’")


def bare_phrases(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return phrases as the words that tokens have: "mit Anm." is ("mit", "anm")."""
    return frozenset(tuple(map(bare, phrase.split())) for phrase in phrases)


def run_end(tokens: Sequence[LabelledToken], index: int, kinds: Collection[str]) -> int:
    """Return where the tokens of some labels from an index on end."""
    while index < len(tokens) and tokens[index].label in kinds and not tokens[index].begins:
        index += 1
    return index


@cache
def _tagger() -> Any:
    """Return the tagger with the model that ships with the package."""
    from pycrfsuite import Tagger

    tagger = Tagger()
    with as_file(files(__package__).joinpath(MODEL)) as path:
        tagger.open(str(path))
    return tagger


def label(
    text: str,
    *,
    hints: Iterable[Hint] = (),
    identifiers: Iterable[Identifier] = (),
    devices: Iterable[DeviceLike] = (),
) -> list[LabelledToken]:
    """Return the labelled tokens of a note's text, in order.

    Offsets of `hints`, `identifiers` and `devices` count from the start of `text`.
    """
    tokens = tokenize(text, identifiers)
    if not tokens:
        return []
    tagger = _tagger()
    tags = tagger.tag(features(tokens, hints=hints, devices=devices))
    labelled = []
    for index, (token, tag) in enumerate(zip(tokens, tags, strict=True)):
        name, begins = read_tag(tag)
        probability = 1.0 if name in OUTSIDE else tagger.marginal(tag, index)
        labelled.append(LabelledToken(token.start, token.end, text[token.start : token.end], name, begins, probability))
    return labelled
