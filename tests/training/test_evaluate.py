"""The evaluation."""

import json
from pathlib import Path

import pytest
from training.evaluate import annotated_notes, fold_text, score


def test_f1() -> None:
    """F1 is the harmonic mean, and nothing found is zero."""
    assert score(2, 1, 1) == pytest.approx(2 / 3)
    assert score(0, 3, 3) == 0


def test_values_are_compared_without_accents_and_punctuation() -> None:
    """Case, accents and punctuation do not matter."""
    assert fold_text("L’Été, n° 3") == "l ete n 3"


def test_annotated_notes_are_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fields of a note are scored by label and language."""
    path = tmp_path / "notes.jsonl"
    note = {
        "lang": "fr",
        "text": "Marc Bloch, Les rois thaumaturges, Paris, Gallimard, 1983, p. 27.",
        "citations": [{"fields": [["author", "Marc Bloch"], ["title", "Les rois thaumaturges"], ["date", "1983"]]}],
    }
    path.write_text(json.dumps(note), encoding="utf-8")
    annotated_notes(path)
    assert "title 1.000 (1)" in capsys.readouterr().out
