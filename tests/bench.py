"""Print what smartcite costs, as whole processes: `make bench`, or `make bench ESSAY=my.txt NOTES=annotated.jsonl`.

The parser's speed is that on the essay's notes, or on the notes of a file with a JSON object, and in it "text", a line.
Processor seconds (user and system) and peak memory are the median of five runs after one that warms the disk cache and
leaves Python's bytecode, as an installation has it: what the shell sets for Python is not handed on. Of the parser
the least of the runs is told, too: what else a machine does can only add to what a run costs.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

RUNS = 5
_ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


class Cost(NamedTuple):
    """What a command costs: processor seconds, wall seconds and peak megabytes, medians; the `least` of the first."""

    processor: float
    wall: float
    memory: float
    least: float


def measure(*command: str, given: bytes = b"") -> Cost:
    """Return what five runs of a command cost."""
    costs = []
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_ENVIRONMENT
        )
        assert process.stdin
        process.stdin.write(given)
        process.stdin.close()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        wall = time.perf_counter() - started
        costs.append((usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024))
    processor, walls, memory = zip(*costs[1:], strict=True)
    return Cost(statistics.median(processor), statistics.median(walls), statistics.median(memory), min(processor))


def main() -> None:
    """Measure the help, the offline check of an essay, and the parser on that essay's notes."""
    tool, essay = str(Path(sys.executable).with_name("smartcite")), sys.argv[1]
    start = measure(tool, "--help")
    print(f"smartcite --help             {start.processor:.2f} s CPU  {start.wall:.2f} s wall  {start.memory:.0f} MB")
    check = measure(tool, "check", "--offline", "--exit-zero", essay)
    print(f"smartcite check --offline    {check.processor:.2f} s CPU  {check.wall:.2f} s wall  {check.memory:.0f} MB")
    notes = read_notes(sys.argv[2]) if len(sys.argv) > 2 else essay_notes(essay)
    repeats = max(1, 1000 // max(1, len(notes)))
    lines = "\n".join(notes * repeats).encode()
    parse = measure(tool, "parse", "--lines", "--output-format", "jsonl", "-", given=lines)
    one = measure(tool, "parse", "--lines", "--output-format", "jsonl", "-", given=notes[0].encode() if notes else b"")
    rate = len(notes) * repeats / max(parse.processor - one.processor, 1e-9)
    best = len(notes) * repeats / max(parse.least - one.least, 1e-9)
    print(f"smartcite parse --lines      {rate:.0f} notes a CPU second, start-up taken off  {parse.memory:.0f} MB")
    print(f"  by the least of the runs   {best:.0f}")
    loads = [float(subprocess.check_output([sys.executable, "-c", LOAD], env=_ENVIRONMENT)) for _ in range(RUNS + 1)]
    print(f"loading model and vocabulary {statistics.median(loads[1:]) * 1000:.0f} ms CPU")


LOAD = """
from time import process_time
from smartcite.parser.labeller import _tagger
from smartcite.parser.vocabulary import use, weighed
start = process_time()
_tagger()
use("Paris")
weighed()
print(process_time() - start)
"""


def essay_notes(path: str) -> list[str]:
    """Return the notes of an essay, each on one line."""
    from smartcite.readers import read

    document = read(Path(path))
    return [" ".join(note.span.of(document.text).split()) for note in document.notes]


def read_notes(path: str) -> list[str]:
    """Return the texts of a JSON Lines file, each on one line."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [" ".join(json.loads(line)["text"].split()) for line in lines]


if __name__ == "__main__":
    main()
