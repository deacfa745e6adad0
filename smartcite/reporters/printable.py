"""A document's text made harmless for a terminal."""


def printable(text: str) -> str:
    """Return the text with a blank for every control, escape and direction-override character; its length is kept.

    A document may hold terminal escapes or right-to-left overrides that would change what the reader sees.
    """
    return "".join(character if character.isprintable() else " " for character in text)
