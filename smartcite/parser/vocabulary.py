"""What a word mostly is where notes have it: part of a name, of a title, of a journal, of a sentence.

The words are those of the corpora and notes that data/training trains on, of which the labeller itself sees a part.
`vocabulary.txt` has a line for each use: its code, then the words. A code is the kinds of field that a word stands in,
most frequent first, and a figure that says how often it was seen (data/training/vocabulary.py). One line more has the
words that weigh something with the labeller; the others need not be shown to it.
"""

from functools import cache
from importlib.resources import files

FILE = "vocabulary.txt"

UNKNOWN, NO_WORD = "-", "."
"""The uses of what is not listed, and of numbers, marks and single letters."""

WEIGHED = "="
"""The code of the line of words that weigh something."""


def use(core: str) -> str:
    """Return the use of a token's word."""
    word = entry(core)
    return _listed()[0].get(word, UNKNOWN) if word else NO_WORD


def entry(core: str) -> str:
    """Return how a word is listed: "PARIS" and "Paris" are one word, "paris" is another; empty when it is none."""
    if len(core) < 2 or not core[0].isalpha():
        return ""
    word = core if core.islower() else core[0] + core[1:].lower()
    return word.replace("'", "’") if "'" in word else word


def weighed() -> frozenset[str]:
    """Return the words that weigh something, as the labeller is shown them: in small letters, 9 for any figure."""
    return _listed()[1]


@cache
def _listed() -> tuple[dict[str, str], frozenset[str]]:
    """Return the use of every word listed, and the words that weigh something."""
    uses: dict[str, str] = {}
    weighing: frozenset[str] = frozenset()
    for line in files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines():
        code, *words = line.split(" ")
        if code == WEIGHED:
            weighing = frozenset(words)
        else:
            uses.update(dict.fromkeys(words, code))
    return uses, weighing
