"""REF115: what it leaves alone beyond its example."""

import pytest

from smartcite.pipeline import findings_of
from tests.antecedents.essays import essay

POULET = "Georges Poulet, Études sur le temps humain, Paris, Plon, 1949, p. 364."
RICHARD = "Jean-Pierre Richard, Poésie et profondeur, Paris, Seuil, 1955, p. 21."
AGAIN = "Id., Études sur le temps humain, op. cit., p. 371."


def codes(*notes: str, body: str = "") -> list[str]:
    """Return the codes of the REF rules raised on an essay."""
    return [one.code for one in findings_of(essay(*notes, body=body))[0] if one.code.startswith("REF")]


@pytest.mark.parametrize(
    ("notes", "body"),
    [
        ((POULET, AGAIN), ""),
        ((POULET, RICHARD, POULET, AGAIN), ""),
        ((POULET, f"{RICHARD[:-1]} ; voir aussi les pages de Poulet.", AGAIN), ""),
        ((POULET, RICHARD, AGAIN), "mot[1] mot[2] Poulet le dit déjà[3]."),
        ((POULET, RICHARD, AGAIN), "mot[1] mot[2] Poulet le dit au sujet de J. Rousset[3]."),
        ((POULET, RICHARD, AGAIN), "mot[1] mot[2] Poulet écrit : « Le temps se perd. On le retrouve »[3]."),
        ((POULET, RICHARD, "Id., Poésie et profondeur, op. cit., p. 22."), ""),
    ],
)
def test_the_author_named_last(notes: tuple[str, ...], body: str) -> None:
    """Whoever is named in the note before or in the sentence may be "the same"."""
    assert codes(*notes, body=body) == []


def test_another_paragraph() -> None:
    """Who is named in a paragraph before that of the mark is not."""
    body = "mot[1] mot[2] Poulet le dit.\n\nIl faut y revenir ici[3]."
    assert codes(POULET, RICHARD, AGAIN, body=body) == ["REF115"]
