"""The mean of several models, written as one model file of CRFsuite: python -m training.ensemble MODEL (in data).

As a program it gives a model its compounds anew, after the classes of words in the lexicon have changed.

Linear-chain models with the same attributes can be averaged weight by weight: the mean errs where they err together and
keeps what they agree on, at the cost of one. CRFsuite has no writer for weights that it has not trained itself, so its
file format (version 100, as its source crf1d_model.c and cqdb.c have it) is written here.
"""

import argparse
import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from smartcite.parser.features import compounds

LEAST_WEIGHT = 0.05
"""What weighs less says nothing and is left out."""

_STATE, _TRANSITION = 0, 1
_HEADER, _CHUNK, _FEATURE, _DATABASE = "<4sI4sIIIIIIIII", "<4sII", "<IIId", "<4sIIIII"
_TABLES = 256
_MASK = 0xFFFFFFFF

Weights = dict[tuple[str, str], float]
"""The weight of (attribute, tag), or of (tag, next tag)."""


def average(models: Sequence[Path], mean: Path, together: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
    """Write the mean of some models of the same tags; compounds weigh what their parts weigh `together`."""
    tags: list[str] = []
    states: Weights = defaultdict(float)
    transitions: Weights = defaultdict(float)
    for model in models:
        names, ours, steps = read_model(model.read_bytes())
        tags.extend(sorted(set(names) - set(tags)))
        for pair, weight in ours.items():
            states[pair] += weight / len(models)
        for pair, weight in steps.items():
            transitions[pair] += weight / len(models)
    kept = {
        (attribute, tag): weight
        for (attribute, tag), weight in sorted(states.items())
        if abs(weight) >= LEAST_WEIGHT and attribute not in together
    }
    mean.write_bytes(model_file(tags, kept | joined(kept, tags, together), transitions))


def joined(states: Weights, tags: Sequence[str], together: Mapping[str, Sequence[str]]) -> Weights:
    """Return the weights of compounds, given the parts that stand `together` in them."""
    weights: Weights = {}
    for compound, parts in sorted(together.items()):
        for tag in tags:
            if weight := sum(states.get((part, tag), 0.0) for part in parts):
                weights[compound, tag] = weight
    return weights


def model_file(tags: Sequence[str], states: Weights, transitions: Weights) -> bytes:
    """Return the bytes of a model: a header, the weights, the names of tags and attributes, whose weights are where."""
    attributes = {name: number for number, name in enumerate(dict.fromkeys(name for name, _ in states))}
    numbers = {name: number for number, name in enumerate(tags)}
    features: list[bytes] = []
    of_attributes: list[list[int]] = [[] for _ in attributes]
    of_tags: list[list[int]] = [[] for _ in (*tags, "begin", "end")]
    for (attribute, tag), weight in states.items():
        of_attributes[attributes[attribute]].append(len(features))
        features.append(struct.pack(_FEATURE, _STATE, attributes[attribute], numbers[tag], weight))
    for (tag, following), weight in transitions.items():
        of_tags[numbers[tag]].append(len(features))
        features.append(struct.pack(_FEATURE, _TRANSITION, numbers[tag], numbers[following], weight))
    makers: tuple[Callable[[int], bytes], ...] = (
        lambda _: _chunk(b"FEAT", len(features), b"".join(features)),
        lambda _: _names(tags),
        lambda _: _names(attributes),
        lambda start: _references(b"LFRF", of_tags, start),
        lambda start: _references(b"AFRF", of_attributes, start),
    )
    chunks = bytearray(struct.calcsize(_HEADER))
    places = []
    for make in makers:
        chunks.extend(bytes(-len(chunks) % 4))
        places.append(len(chunks))
        chunks.extend(make(len(chunks)))
    header = (b"lCRF", len(chunks), b"FOMC", 100, 0, len(tags), len(attributes), *places)
    chunks[: places[0]] = struct.pack(_HEADER, *header)
    return bytes(chunks)


def read_model(model: bytes) -> tuple[list[str], Weights, Weights]:
    """Return what `model_file` takes: tags, weights of attributes and weights of transitions."""
    features, tags_at, attributes_at, *_ = struct.unpack_from(_HEADER, model)[-5:]
    tags, attributes = _read_names(model, tags_at), _read_names(model, attributes_at)
    states: Weights = {}
    transitions: Weights = {}
    _, _, count = struct.unpack_from(_CHUNK, model, features)
    for kind, source, target, weight in struct.iter_unpack(
        _FEATURE, model[features + struct.calcsize(_CHUNK) :][: count * struct.calcsize(_FEATURE)]
    ):
        if kind == _STATE:
            states[attributes[source], tags[target]] = weight
        else:
            transitions[tags[source], tags[target]] = weight
    return tags, states, transitions


def weighed(model: bytes) -> set[str]:
    """Return the words that a model has weights for, those of a token itself or of its neighbours."""
    names = {attribute for attribute, _ in read_model(model)[1]}
    return {name.removeprefix(sign) for name in names for sign in _OF_WORDS if name.startswith(sign)}


_OF_WORDS = ("w=", "-w=", "+w=")
"""The attributes whose values are words (`smartcite.parser.words`)."""


def _read_names(model: bytes, start: int) -> list[str]:
    """Return the names of a database that begins at a place, by their numbers."""
    *_, count, back = struct.unpack_from(_DATABASE, model, start)
    names = []
    for (place,) in struct.iter_unpack("<I", model[start + back :][: 4 * count]):
        _, size = struct.unpack_from("<II", model, start + place)
        key = start + place + struct.calcsize("<II")
        names.append(model[key : key + size - 1].decode())
    return names


def _chunk(name: bytes, count: int, body: bytes) -> bytes:
    return struct.pack(_CHUNK, name, 12 + len(body), count) + body


def _references(name: bytes, owners: Sequence[Sequence[int]], start: int) -> bytes:
    """Return the chunk that says which weights each owner has; it begins at a place of the file."""
    lists = [struct.pack(f"<{len(owned) + 1}I", len(owned), *owned) for owned in owners]
    place = start + 12 + 4 * len(owners)
    places = []
    for one in lists:
        places.append(place)
        place += len(one)
    return _chunk(name, len(owners), struct.pack(f"<{len(places)}I", *places) + b"".join(lists))


def _names(names: Iterable[str]) -> bytes:
    """Return a constant database (CQDB) of names: hash tables with open addressing, and the way back."""
    first = struct.calcsize(_DATABASE) + 8 * _TABLES
    buckets: list[list[tuple[int, int]]] = [[] for _ in range(_TABLES)]
    records = bytearray()
    back = []
    for number, name in enumerate(names):
        key = name.encode() + b"\0"
        place = first + len(records)
        code = _hash(key)
        buckets[code % _TABLES].append((code, place))
        back.append(place)
        records += struct.pack("<II", number, len(key)) + key
    directory = bytearray()
    tables = bytearray()
    for bucket in buckets:
        slots = [(0, 0)] * (2 * len(bucket))
        for code, place in bucket:
            slot = (code >> 8) % len(slots)
            while slots[slot][1]:
                slot = (slot + 1) % len(slots)
            slots[slot] = (code, place)
        start = first + len(records) + len(tables) if slots else 0
        directory += struct.pack("<II", start, len(slots))
        tables += b"".join(struct.pack("<II", *slot) for slot in slots)
    end = first + len(records) + len(tables)
    size = end + 4 * len(back)
    head = struct.pack(_DATABASE, b"CQDB", size, 0, 0x62445371, len(back), end)
    return bytes(head + directory + records + tables + struct.pack(f"<{len(back)}I", *back))


def _hash(key: bytes) -> int:
    """Return the hash of a key as CQDB takes it: lookup3's hashlittle by Bob Jenkins, of 32 bits."""
    a = b = c = (0xDEADBEEF + len(key)) & _MASK
    position = 0
    while len(key) - position > 12:
        x, y, z = struct.unpack_from("<III", key, position)
        a, b, c = (a + x) & _MASK, (b + y) & _MASK, (c + z) & _MASK
        a, c = (a - c & _MASK) ^ _rotated(c, 4), c + b & _MASK
        b, a = (b - a & _MASK) ^ _rotated(a, 6), a + c & _MASK
        c, b = (c - b & _MASK) ^ _rotated(b, 8), b + a & _MASK
        a, c = (a - c & _MASK) ^ _rotated(c, 16), c + b & _MASK
        b, a = (b - a & _MASK) ^ _rotated(a, 19), a + c & _MASK
        c, b = (c - b & _MASK) ^ _rotated(b, 4), b + a & _MASK
        position += 12
    if position < len(key):
        x, y, z = struct.unpack("<III", key[position:].ljust(12, b"\0"))
        a, b, c = (a + x) & _MASK, (b + y) & _MASK, (c + z) & _MASK
        c = (c ^ b) - _rotated(b, 14) & _MASK
        a = (a ^ c) - _rotated(c, 11) & _MASK
        b = (b ^ a) - _rotated(a, 25) & _MASK
        c = (c ^ b) - _rotated(b, 16) & _MASK
        a = (a ^ c) - _rotated(c, 4) & _MASK
        b = (b ^ a) - _rotated(a, 14) & _MASK
        c = (c ^ b) - _rotated(b, 24) & _MASK
    return c


def _rotated(word: int, by: int) -> int:
    return (word << by | word >> 32 - by) & _MASK


def main() -> None:
    """Read the command line and write the model with the compounds of today."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    model = parser.parse_args().model
    average([model], model, compounds())


if __name__ == "__main__":
    main()
