"""Evaluate the labeller: python -m training.evaluate [--notes NOTES.jsonl] [--corpora CORPORA] (in the folder data).

Always: the shipped model on notes that it has not seen, those written by hand that training leaves out and others that
the program invents, per label and language, with the confusions that cost most and a calibration table. With --corpora:
five-fold cross-validation on AnyStyle's core.xml with the same features. With --notes: fields of annotated notes, one
JSON object a line: {"lang", "text", "citations": [{"fields": [[label, value], ...]}]}; a label or value may offer
alternatives ("a|b"), a value that starts with "?" may be left out.
"""

import argparse
import json
import random
import re
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from smartcite.identifiers import find_identifiers
from smartcite.model import BackReference, Citation, FullCitation
from smartcite.parser import parse_note
from smartcite.parser.devices import find_devices
from smartcite.parser.features import expanded, features
from smartcite.parser.labeller import label
from smartcite.parser.labels import OUTSIDE, read_tag
from smartcite.parser.tokens import tokenize
from training.corpora import read_anystyle
from training.pieces import Note, labels_of, tags_of, text_of
from training.train import OWN, PARAMETERS, SEED, invent, known_words, read_corpora, train
from training.vocabulary import Counts, added, count, uses
from training.written import read_written

UNSEEN = SEED - 1  # the models have the seeds from SEED on
SHARE = 0.1
"""How many notes are invented, as a share of those of one training."""

_NUMBERS = re.compile(r"\d+|\b[ivxlcdm]{1,7}\b")
GOLD_NAMES = {
    "author": "author",
    "editor": "editor",
    "title": "title",
    "journaltitle": "journal",
    "booktitle": "container-title",
    "series": "collection-title",
    "date": "date",
    "volume": "volume",
    "number": "volume",
    "pages": "pages",
    "pagetotal": "pages",
    "publisher": "publisher",
    "institution": "publisher",
    "location": "location",
    "edition": "edition",
    "url": "url",
}


def score(hits: int, extra: int, missed: int) -> float:
    """Return F1."""
    return 2 * hits / (2 * hits + extra + missed) if hits else 0.0


def print_scores(title: str, counts: dict[str, list[int]]) -> None:
    """Print F1 for each label, most frequent first, and over all."""
    total = [sum(column) for column in zip(*counts.values(), strict=True)] if counts else [0, 0, 0]
    order = sorted(counts, key=lambda name: -(counts[name][0] + counts[name][2]))
    each = "  ".join(f"{name} {score(*counts[name]):.3f} ({counts[name][0] + counts[name][2]})" for name in order)
    print(f"{title}: F1 {score(*total):.3f}\n   {each}")


def unseen_notes(title: str, notes: Iterable[tuple[str, Note]]) -> None:
    """Print token scores by language, confusions and calibration of the shipped model on notes it has not seen."""
    confusions: Counter[tuple[str, str]] = Counter()
    sure: list[tuple[float, int, int]] = []
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    begun = [0, 0, 0]
    for language, note in notes:
        text = text_of(note)
        identifiers = find_identifiers(text)
        tags = tags_of(note, tokenize(text, identifiers))
        inside: list[tuple[float, int]] = []
        for token, tag in zip(label(text, identifiers=identifiers, devices=find_devices(text)), tags, strict=True):
            wanted, begins = read_tag(tag)
            right = int(token.label == wanted)
            for group in ("all", language):
                counts[group][wanted][0 if right else 2] += 1
                counts[group][token.label][1] += not right
            if not right:
                confusions[wanted, token.label] += 1
            if token.begins or begins:
                begun[0 if token.begins and begins else 1 if token.begins else 2] += 1
            if token.begins or token.label in OUTSIDE:
                sure += _cited(inside)
                inside = []
            if token.label not in OUTSIDE:
                inside.append((token.probability, right))
        sure += _cited(inside)
    for group, found in counts.items():
        print_scores(f"{title}, {group}, tokens", found)
    print(f"   beginnings of citations: F1 {score(*begun):.3f}")
    print("   costliest confusions: " + ", ".join(f"{a} as {b} {n}" for (a, b), n in confusions.most_common(12)))
    print_calibration(f"{title}, confidence of citations", "tokens", sure)


def _cited(tokens: list[tuple[float, int]]) -> list[tuple[float, int, int]]:
    """Return the confidence, the number of right tokens and the number of all of one citation; nothing for none."""
    if not tokens:
        return []
    return [(sum(sure for sure, _ in tokens) / len(tokens), sum(right for _, right in tokens), len(tokens))]


def cross_validate(corpora: Path, folds: int = 5) -> None:
    """Print the token accuracy on AnyStyle's core.xml in its labels; a token is a word between spaces, as it counts.

    Every label has four tags, for the first, the last, a middle and a lone token: here time is of no account. The
    vocabulary is counted without the fold that is measured and without the references of other corpora that begin like
    one of core.xml.
    """
    core = corpora / "anystyle" / "core.xml"
    pairs = [pair for pair in zip(read_anystyle(core, theirs=True), read_anystyle(core), strict=True) if _head(pair[0])]
    random.Random(SEED).shuffle(pairs)
    heads = {_head(theirs) for theirs, _ in pairs}
    others = {name: [note for note in part if _head(note) not in heads] for name, part in read_corpora(corpora).items()}
    elsewhere = known_words(others | {"core": []})
    right = total = 0
    for fold in range(folds):
        learnt = [pair for index, pair in enumerate(pairs) if index % folds != fold]
        counts = added(elsewhere, count(ours for _, ours in learnt))
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "fold.crfsuite"
            parameters = {**PARAMETERS, **_FEW}
            train((_parted(theirs, counts, count([ours])) for theirs, ours in learnt), model, parameters)
            tagger = pycrfsuite.Tagger()
            tagger.open(str(model))
        for note, _ in pairs[fold::folds]:
            text = text_of(note)
            rows, wanted = _parted(note, counts)
            found = tagger.tag(rows)
            tokens = tokenize(text, find_identifiers(text))
            starts = {token.start: index for index, token in enumerate(tokens)}
            for word in re.finditer(r"\S+", text):
                index = next((starts[place] for place in range(word.start(), word.end()) if place in starts), None)
                if index is not None:
                    right += found[index][1:] == wanted[index][1:]
                    total += 1
    print(f"AnyStyle core.xml, {folds}-fold cross-validation: token accuracy {100 * right / total:.2f} % of {total}")


_FEW = {"c1": 0.2, "c2": 0.02, "feature.minfreq": 1, "max_iterations": 300}
"""What suits a training on some 1,200 references, where that of the model has 43,000 notes."""


def _head(note: Note) -> str:
    """Return the first letters of a reference, by which it is known again."""
    return fold_text(text_of(note))[:60]


def _parted(note: Note, counts: Counts, own: Counts | None = None) -> tuple[list[list[str]], list[str]]:
    """Return the attributes and tags of a note's tokens; a tag is a letter for the place in a run, and the label."""
    text = text_of(note)
    tokens = tokenize(text, find_identifiers(text))
    rows = expanded(features(tokens, devices=find_devices(text), uses=uses(tokens, counts, own)))
    names = [name for name, _ in labels_of(note, tokens)]
    around = ["", *names, ""]
    return rows, ["IEBS"[(around[at] != name) * 2 + (around[at + 2] != name)] + name for at, name in enumerate(names)]


def fold_text(value: str) -> str:
    """Return a value without case, accents and punctuation."""
    text = unicodedata.normalize("NFKD", value.lower())
    return " ".join(re.findall(r"[^\W_]+", "".join(one for one in text if not unicodedata.combining(one))))


def parts(label_name: str, value: str) -> list[str]:
    """Return the comparable parts of a value: each number of pages and volumes, each year, each place."""
    if label_name in ("pages", "volume"):
        return _NUMBERS.findall(fold_text(value)) or [fold_text(value)]
    if label_name == "date":
        return sorted(set(re.findall(r"(?<!\d)(?:1\d|20)\d\d(?!\d)", value))) or [fold_text(value)]
    if label_name == "location":
        return [fold_text(place) for place in re.split(r"[,/;&-]| and | et | und ", value) if fold_text(place)]
    if label_name in ("author", "editor"):
        return [" ".join(sorted(fold_text(value).split()))]
    return [fold_text(value)]


def predicted(citation: Citation) -> Iterator[tuple[str, str]]:
    """Yield the (label, part) pairs of a citation that the parser finds, of the labels that annotations have."""
    if isinstance(citation, BackReference):
        yield "xref", ""
    if isinstance(citation, BackReference | FullCitation):
        for name, value in citation.fields.items():
            shown = GOLD_NAMES.get(name)
            for one in (value,) if isinstance(value, str) else value:
                yield from ((shown, part) for part in parts(shown, str(one))) if shown else ()
        if citation.locator and citation.locator.unit == "page":
            yield from (("pages", part) for part in parts("pages", citation.locator.value))


def annotated_notes(path: Path) -> None:
    """Print the field scores of the parser on annotated notes, by language, and what its confidence is worth there."""
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    sure: list[tuple[float, int, int]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        cited = parse_note(note["text"])
        found = [(pair, number) for number, one in enumerate(cited) for pair in predicted(one)]
        sizes = Counter(number for _, number in found)
        for citation in note["citations"]:
            for wanted, optional in _wanted(citation["fields"]):
                hit = next((one for one in found if one[0] in wanted), None)
                if hit:
                    found.remove(hit)
                for group in ("all", note["lang"]):
                    if hit:
                        counts[group][hit[0][0]][0] += 1
                    elif not optional:
                        counts[group][wanted[0][0]][2] += 1
        wrong = Counter(number for _, number in found)
        sure += [
            (one.confidence, sizes[number] - wrong[number], sizes[number])
            for number, one in enumerate(cited)
            if isinstance(one, BackReference | FullCitation) and sizes[number]
        ]
        for (name, _), _ in found:
            for group in ("all", note["lang"]):
                counts[group][name][1] += 1
    for group, found_counts in counts.items():
        print_scores(f"{path.name}, {group}, fields", found_counts)
    print_calibration(f"{path.name}, confidence of citations", "fields", sure)


def print_calibration(title: str, units: str, sure: Iterable[tuple[float, int, int]]) -> None:
    """Print what confidence is worth: for each tenth, how many citations, the share of parts right, of all right.

    Each item is a citation: its confidence, how many of its parts (`units`) are right, and how many it has.
    """
    print(f"{title} (citations; share of {units} right; share of citations with all {units} right):")
    bins: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for confidence, right, total in sure:
        bins[min(int(confidence * 10), 9)].append((right, total))
    for tenth in sorted(bins):
        part = sum(right for right, _ in bins[tenth]) / sum(total for _, total in bins[tenth])
        whole = sum(right == total for right, total in bins[tenth]) / len(bins[tenth])
        print(f"   {tenth / 10:.1f}-{tenth / 10 + 0.1:.1f}: {len(bins[tenth]):5}  {part:.3f}  {whole:.3f}")


def _wanted(fields: list[list[str]]) -> Iterator[tuple[list[tuple[str, str]], bool]]:
    """Yield the acceptable pairs of each part of an annotated citation, and whether it may be left out."""
    if any(name == "xref" for name, _ in fields):
        yield [("xref", "")], False
    for name, value in fields:
        if name == "xref":
            continue
        names, values = name.split("|"), value.lstrip("?").split("|")
        pairs = [(one, part) for one in names for other in values for part in parts(one, other)]
        if len(names) == len(values) == 1:
            yield from (([pair], value.startswith("?")) for pair in dict.fromkeys(pairs))
        else:
            yield pairs, value.startswith("?")


def main(arguments: Iterable[str] | None = None) -> None:
    """Read the command line and evaluate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=Path)
    parser.add_argument("--corpora", type=Path)
    options = parser.parse_args(None if arguments is None else list(arguments))
    unseen_notes("written notes left out", [(name, note) for name in OWN for note in read_written(name, left_out=True)])
    unseen_notes("unseen invented notes", invent({language: {} for language in OWN}, UNSEEN, SHARE))
    if options.notes:
        annotated_notes(options.notes)
    if options.corpora:
        cross_validate(options.corpora)


if __name__ == "__main__":
    main()
