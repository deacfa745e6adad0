"""The mean of models in CRFsuite's own format."""

from importlib.resources import as_file, files
from pathlib import Path

import pycrfsuite
import pytest
from training.ensemble import average, joined, weighed

from smartcite.parser import vocabulary
from smartcite.parser.labeller import MODEL

WORDS = [f"mot{number}" for number in range(300)] + ["œuvre", "a" * 40, "«"]


def fit(path: Path, shift: int) -> pycrfsuite.Tagger:
    """Return a small model, which is written to a path: which tag a word has depends on its place and the shift."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for start in range(0, len(WORDS), 3):
        words = WORDS[start : start + 3]
        trainer.append([["w=" + word, f"n={len(word)}"] for word in words], [f"t{(start + shift) % 4}", "a", "b"])
    trainer.set_params({"c2": 0.1, "max_iterations": 30, "feature.possible_transitions": 1})
    trainer.train(str(path))
    return opened(path)


def opened(path: Path) -> pycrfsuite.Tagger:
    """Return a tagger with the model of a path."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def test_the_mean_of_two_models_has_the_mean_of_their_weights(tmp_path: Path) -> None:
    """Every weight of either counts, and what one model lacks weighs nothing there."""
    one, other = fit(tmp_path / "one", 0).info(), fit(tmp_path / "other", 1).info()
    average([tmp_path / "one", tmp_path / "other"], tmp_path / "mean")
    mean = opened(tmp_path / "mean").info()
    assert set(mean.labels) == set(one.labels) | set(other.labels)
    for pair in set(one.transitions) | set(other.transitions):
        expected = (one.transitions.get(pair, 0) + other.transitions.get(pair, 0)) / 2
        assert mean.transitions[pair] == pytest.approx(expected, abs=2e-6)
    for pair, weight in mean.state_features.items():
        expected = (one.state_features.get(pair, 0) + other.state_features.get(pair, 0)) / 2
        assert weight == pytest.approx(expected, abs=2e-6)
    assert len(mean.state_features) > len(WORDS)


def test_a_compound_weighs_what_its_parts_weigh_together(tmp_path: Path) -> None:
    """It tags like its parts; weights that cancel each other are none."""
    fit(tmp_path / "one", 0)
    average([tmp_path / "one"], tmp_path / "mean", {"mot7": ("w=mot7", "n=4")})
    mean = opened(tmp_path / "mean")
    assert mean.tag([["mot7"]]) == mean.tag([["w=mot7", "n=4"]])
    average([tmp_path / "mean"], tmp_path / "again", {"mot7": ("w=mot7", "n=4")})
    assert (tmp_path / "again").read_bytes() == (tmp_path / "mean").read_bytes()
    weights = {("a", "x"): 0.5, ("b", "x"): -0.5, ("b", "y"): 0.25}
    assert joined(weights, ["x", "y"], {"ab": ("a", "b")}) == {("ab", "y"): 0.25}


def test_a_model_averaged_with_itself_tags_as_before(tmp_path: Path) -> None:
    """CRFsuite finds every attribute in the file, and the probabilities are the same."""
    tagger = fit(tmp_path / "one", 0)
    average([tmp_path / "one", tmp_path / "one"], tmp_path / "mean")
    mean = opened(tmp_path / "mean")
    assert weighed((tmp_path / "mean").read_bytes()) == set(WORDS)
    for word in WORDS:
        row = [["w=" + word, f"n={len(word)}"], ["w=unseen"], ["n=4"]]
        tags = tagger.tag(row)
        assert mean.tag(row) == tags
        assert [mean.marginal(tag, at) for at, tag in enumerate(tags)] == pytest.approx(
            [tagger.marginal(tag, at) for at, tag in enumerate(tags)], abs=0.05
        )


def test_the_vocabulary_has_what_the_model_weighs() -> None:
    """The two that ship are made together."""
    with as_file(files("smartcite.parser").joinpath(MODEL)) as path:
        assert weighed(path.read_bytes()) == vocabulary.weighed()
