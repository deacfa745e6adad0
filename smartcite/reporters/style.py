"""How the formats for the eye are dressed."""

from dataclasses import dataclass

_CODES = {"error": "1;31", "warning": "1;33", "info": "1;36", "bold": "1", "quiet": "2"}


@dataclass(frozen=True, slots=True)
class Style:
    """Whether colour is used, which is never the only sign, and whether suppressed findings are shown."""

    colour: bool = False
    suppressed: bool = False

    def paint(self, text: str, kind: str) -> str:
        """Return a text in the colour of a severity, in bold or dim."""
        return f"\x1b[{_CODES[kind]}m{text}\x1b[0m" if self.colour else text


PLAIN = Style()
