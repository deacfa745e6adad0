"""Names in reading order."""

import pytest

from smartcite.model import Name


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (Name("Certeau", "Michel", "de"), "Michel de Certeau"),
        (Name("Alembert", "Jean", "d’"), "Jean d’Alembert"),
        (Name("King", "Martin Luther", suffix="Jr."), "Martin Luther King Jr."),
        (Name(literal="Conseil de l’Europe"), "Conseil de l’Europe"),
        (Name(), ""),
    ],
)
def test_names(name: Name, printed: str) -> None:
    """An elided particle is written together with the name; a body is its own name."""
    assert str(name) == printed
