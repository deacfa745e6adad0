"""Which of several works by one name is meant, when no title says so."""

import pytest

from tests.antecedents.essays import DUBY, ends, essay

BOOK = "Alain Corbin, Les cloches de la terre, Paris, Albin Michel, 1994."
ARTICLE = "Alain Corbin, « Le vertige des foisonnements », Revue d’histoire moderne, vol. 39, n° 1, 1992, p. 103-126."
PIERRE = "Pierre-Marie Dupuy, Droit international public, Paris, Dalloz, 2000."
STRICT = "Ana Voss, Strict Liability, 58 U. Chi. L. Rev. 1, 17–19 (1991)."
REPLY = "Ana Voss, The Carrier’s Burden, 66 Tul. L. Rev. 1499 (1992)."
SHORT = "Jean Roe, « Le bail », D. 1996, p. 78."
OTHER = "Jean Roe, « La vente », RTD civ. 1998, p. 80."
J_ROE = "J. Roe, “The Lease,” Journal of Law 3 (1990): 3–20."
JOHN_ROE = "John Roe, The Ports of England (Oxford: Blackwell, 1998)."
MARY = "Mary K. Jones, Ports of England (Oxford: Blackwell, 1998)."
MARTIN = "Martin Jones, Bridges (London: Cape, 1990)."
PAOLO = "Paolo Rossi, La pena di morte e la sua critica, Genova, Libreria Italiana, 1932, p. 77."
PELLEGRINO = "Pellegrino Rossi, Trattato di diritto penale, Napoli, Dura, 1853, p. 388."
RENE = "René-Jean Dupuy, La communauté internationale, Paris, Economica, 1986."


@pytest.mark.parametrize(
    ("notes", "end"),
    [
        pytest.param((PIERRE, RENE, DUBY, "P.-M. Dupuy, op. cit., p. 3."), "1", id="a given name"),
        pytest.param((J_ROE, JOHN_ROE, DUBY, "J. Roe, op. cit., p. 150."), "2", id="initials of two given names"),
        pytest.param((MARY, MARTIN, DUBY, "Mary K. Jones, op. cit., p. 3."), "1", id="a given name and an initial"),
        pytest.param((PAOLO, PELLEGRINO, DUBY, "Paolo Rossi, op. cit., p. 3."), "1", id="a given name in full"),
        pytest.param((PIERRE, RENE, DUBY, "Dupuy, op. cit., p. 3."), "2", id="no given name: the last"),
        pytest.param((ARTICLE, BOOK, DUBY, "Corbin, art. cit., p. 105."), "1", id="art. cit. means the article"),
        pytest.param(
            (ARTICLE, BOOK, DUBY, "Corbin, art. cit.", DUBY, ARTICLE, DUBY, "Corbin, op. cit."), "2", id="op. cit."
        ),
        pytest.param((BOOK, ARTICLE, DUBY, "Corbin, op. cit., p. 205."), "1", id="a page that the article lacks"),
        pytest.param((BOOK, ARTICLE, DUBY, "Corbin, op. cit., p. 105."), "2", id="a page of both: the last"),
        pytest.param((SHORT, OTHER, DUBY, "J. Roe, obs. préc., D. 1996, p. 80."), "1", id="journal and year"),
        pytest.param((STRICT, REPLY, DUBY, "Voss, supra, at 17."), "1", id="a page before the other article begins"),
    ],
)
def test_narrowed(notes: tuple[str, ...], end: str) -> None:
    """Given name, device and page tell the works apart."""
    assert list(ends(essay(*notes)).values())[-1] == end
