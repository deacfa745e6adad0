"""Where a printed address ends: what belongs to it and what to the sentence around it."""

SPACE = "a space inside"
"""A repair; a line break does this damage, too."""
MOST_BREAKS = 3
"""An address is mended over so many line breaks; with more it is no address."""
_PAIRS = {")": "(", "]": "[", "}": "{"}
_SENTENCE = ".,;:!?*’\u2060\u200b\ufeff\u00ad"


def trimmed(value: str) -> str:
    """Return a value without what the sentence put at its end.

    A bracket that is closed but was not opened in it ends it, as it does in “(http://a.org/b_(c))”.
    """
    open_brackets: list[str] = []
    for place, character in enumerate(value):
        if character in "([{":
            open_brackets.append(character)
        elif character in _PAIRS and (not open_brackets or open_brackets.pop() != _PAIRS[character]):
            value = value[:place]
            break
    while True:
        shorter = value.rstrip(_SENTENCE + "([{")
        if shorter.endswith("'") and shorter.count("'") % 2:
            shorter = shorter[:-1]
        if shorter == value:
            return value
        value = shorter
