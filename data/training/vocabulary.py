"""Count what words mostly are in labelled notes: the parser's vocabulary, and what training is told of its notes.

A note that the labeller is trained on must not find in the vocabulary what only itself has put there: its own words are
taken off the counts first. (Some references stand in two corpora; what their copies have put there stays.)
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from smartcite.identifiers import find_identifiers
from smartcite.parser import labels
from smartcite.parser.tokens import Token, tokenize
from smartcite.parser.vocabulary import NO_WORD, UNKNOWN, WEIGHED, entry
from training.pieces import Note, labels_of, text_of

KINDS = {
    labels.AUTHOR: "A",
    labels.EDITOR: "A",
    labels.TRANSLATOR: "A",
    labels.TITLE: "T",
    labels.BOOKTITLE: "T",
    labels.SERIES: "S",
    labels.JOURNAL: "J",
    labels.PUBLISHER: "P",
    labels.INSTITUTION: "P",
    labels.LOCATION: "L",
    labels.DATE: "D",
    labels.VOLUME: "V",
    labels.NUMBER: "V",
    labels.PAGES: "V",
    labels.LOCATOR: "V",
    labels.EDITION: "N",
    labels.NOTE: "N",
    labels.OTHER: "N",
    labels.ARCHIVE: "R",
    labels.LEGAL: "G",
    labels.DEVICE: "B",
    labels.COMMENTARY: "C",
    labels.SIGNAL: "C",
}
"""The kind of field that a label stands for, one letter each; identifiers and separators hold no words."""

SHARE = 0.1
"""A kind that a word has less often is not told; at most three are."""

LEAST, OFTEN = 2, 5
"""A word seen less often than the first is unknown; one seen as often as the second is told apart."""

Counts = dict[str, Counter[str]]
"""How often each word stands in each kind of field."""


def count(notes: Iterable[Note]) -> Counts:
    """Return the counts of the words of some notes."""
    counts: Counts = defaultdict(Counter)
    for note in notes:
        text = text_of(note)
        tokens = tokenize(text, find_identifiers(text))
        for token, (label, _) in zip(tokens, labels_of(note, tokens), strict=True):
            kind = KINDS.get(label)
            word = word_of(token)
            if kind and word:
                counts[word][kind] += 1
    return dict(counts)


def word_of(token: Token) -> str:
    """Return how a token's word is listed; empty when it is none."""
    return "" if token.kind else entry(token.core)


def code(kinds: Mapping[str, int]) -> str:
    """Return the use of a word that stands so often in each kind: its kinds, most frequent first, and a least count."""
    total = sum(kinds.values())
    if total < LEAST:
        return UNKNOWN
    told = [kind for kind, times in Counter(kinds).most_common(3) if times >= SHARE * total]
    return "".join(told) + str(OFTEN if total >= OFTEN else LEAST)


def use(core: str, counts: Counts) -> str:
    """Return the use of a token's word by the counts, as the parser's vocabulary made of them tells it."""
    word = entry(core)
    return code(counts.get(word, {})) if word else NO_WORD


def added(counts: Counts, more: Counts) -> Counts:
    """Return the sum of two counts."""
    return counts | {word: counts.get(word, Counter()) + kinds for word, kinds in more.items()}


def uses(
    tokens: Sequence[Token],
    counts: Counts,
    own: Counts | None = None,
    hidden: float = 0.0,
    dice: random.Random | None = None,
) -> list[str]:
    """Return the use of each token's word by the counts, without the note's `own`; a share is `hidden` by chance."""
    found = []
    for token in tokens:
        word = word_of(token)
        kinds = Counter(counts.get(word, {}))
        kinds.subtract(own.get(word, {}) if own else {})
        unknown = dice is not None and dice.random() < hidden
        found.append(NO_WORD if not word else UNKNOWN if unknown else code(+kinds))
    return found


def write(counts: Counts, weighed: Iterable[str], path: Path) -> None:
    """Write the vocabulary: a line for each use and for what is `weighed`, sorted, as are its words."""
    words: dict[str, list[str]] = defaultdict(list, {WEIGHED: sorted(weighed)})
    for word, kinds in sorted(counts.items()):
        if (use := code(kinds)) != UNKNOWN:
            words[use].append(word)
    path.write_text("".join(f"{use} {' '.join(words[use])}\n" for use in sorted(words)), encoding="utf-8")
