"""A back reference names a note that does not exist.

Why it matters
    The reader looks for a note that is not there.

Example
    Un livre[1] et un autre[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Chartier, supra note 9, p. 41.

Use instead
    Un livre[1] et un autre[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Chartier, supra note 1, p. 41.
"""

from smartcite.findings import Rule, Severity
from smartcite.model import Reason
from smartcite.rules.antecedents import Broken, reporting


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    return (
        f"{one.quoted} points to note {one.reference.cited_note}, and there is no such note",
        "give the number of the note that cites the source in full",
    )


RULE = Rule("REF103", "no-such-note", Severity.ERROR, reporting(frozenset({Reason.NO_SUCH_NOTE}), words), __doc__ or "")
