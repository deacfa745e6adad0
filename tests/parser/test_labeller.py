"""The labeller with the model that ships."""

import time
from importlib.resources import as_file, files

import pytest

from smartcite.parser.features import compounds
from smartcite.parser.labeller import MODEL, label
from smartcite.parser.labels import LABELS


def _labelled(text: str, name: str) -> str:
    return " ".join(token.text for token in label(text) if token.label == name)


def test_a_french_note_is_read() -> None:
    """Author, title, place, publisher, year and page of a plain note are found."""
    text = "Voir Marc Bloch, Les rois thaumaturges, Paris, Gallimard, 1983, p. 27."
    assert _labelled(text, "author") == "Marc Bloch,"
    assert _labelled(text, "title") == "Les rois thaumaturges,"
    assert _labelled(text, "location") == "Paris,"
    assert _labelled(text, "publisher") == "Gallimard,"
    assert _labelled(text, "date") == "1983,"


def test_two_works_have_two_beginnings() -> None:
    """Each citation of a note begins once."""
    text = (
        "Marc Bloch, Les rois thaumaturges, Paris, Gallimard, 1983, p. 27 ; "
        "Lucien Febvre, « Le problème de l’incroyance », Annales, t. 12, 1942, p. 3-18."
    )
    assert [token.text for token in label(text) if token.begins] == ["Marc", "Lucien"]


def test_the_model_has_all_compounds() -> None:
    """A word of the lexicon with other classes needs `python -m training.ensemble` (data/training/README.md)."""
    with as_file(files("smartcite.parser").joinpath(MODEL)) as path:
        model = path.read_bytes()
    assert [name for name in compounds() if f"\0{name}\0".encode() not in model] == []


@pytest.mark.parametrize("text", ["", "   ", "… ; —", "漢字 العربية", "x" * 100_000, "a " * 20_000, "« " * 20_000])
def test_anything_is_labelled_in_time(text: str) -> None:
    """Every input gives known labels with probabilities, quickly."""
    start = time.process_time()
    tokens = label(text)
    assert time.process_time() - start < 5
    assert all(token.label in LABELS and 0 <= token.probability <= 1.000001 for token in tokens)
