"""How much personal data is found in residents' words and in documents, and how much else is.

Usage: python benchmarks/personal_data.py [--errors]

Reads two sets written and labelled for this, half of each look-alikes: 300 lines that residents
might write (`tests/signpost/language/redaction/personal.tsv`), which are redacted, and 338 lines
of documents and pages (`benchmarks/labelled/personal_data.tsv`), in which each kind is looked for.
Recall is the share of what is labelled that is found: a piece that is gone after redaction, a kind
that is sighted in its line. A clean line is touched if anything is found in it. Every other line
of the first 203 is a half that nothing was tuned on; what the lines that came later gave at first
is said in the file. `--errors` prints what goes wrong, never of the untouched half.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from signpost.language.personal_data.find import personal_data
from signpost.language.redaction.redact import redacted

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ROOT / "tests/signpost/language/redaction/personal.tsv"
# How many lines there were at first.
FIRST = 203
DOCUMENTS = ROOT / "benchmarks/labelled/personal_data.tsv"


class Score(NamedTuple):
    """What was found of what is labelled, and the clean lines of which something was touched."""

    found: int
    labelled: int
    touched: int
    clean: int

    @property
    def recall(self) -> float:
        """The share of what is labelled that was found."""
        return self.found / self.labelled

    @property
    def share_touched(self) -> float:
        """The share of clean lines in which something was found."""
        return self.touched / self.clean

    def __str__(self) -> str:
        return (
            f"recall {self.recall:.3f} ({self.found} of {self.labelled}), clean lines touched "
            f"{self.share_touched:.3f} ({self.touched} of {self.clean})"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    lines = document_lines()
    print(f"what residents write, {len(written_lines())} lines: {score_of_written()}")
    print(f"documents, {len(lines)} lines:           {score_of_documents(lines)}")
    print(f"  half that was tuned on:        {score_of_documents(lines[0:FIRST:2])}")
    print(f"  half that was not:             {score_of_documents(lines[1:FIRST:2])}")
    print("by kind, found of labelled:")
    for kind, (found, labelled) in sorted(by_kind(lines).items()):
        print(f"  {kind:20}{found:4} of {labelled}")
    if given.errors:
        for text, wanted in lines[0:FIRST:2] + lines[FIRST:]:
            found = kinds_in(text)
            if wanted - found or (found and not wanted):
                print(f"{'missed' if wanted - found else 'touched'} {sorted(found)}: {text!r}")


def written_lines(file: Path = WRITTEN) -> list[tuple[str, list[str]]]:
    """Read the residents' lines, each with the pieces that are personal."""
    rows = [x for x in file.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    parted = (row.partition("\t") for row in rows)
    return [(text, secret.split("|") if secret else []) for text, _, secret in parted]


def document_lines(file: Path = DOCUMENTS) -> list[tuple[str, set[str]]]:
    """Read the documents' lines, each with the kinds that it holds."""
    rows = [x for x in file.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    parted = (row.partition("\t") for row in rows)
    return [
        (text.replace("\\t", "\t"), set() if kinds == "-" else set(kinds.split(",")))
        for kinds, _, text in parted
    ]


def kinds_in(text: str) -> set[str]:
    """Return the kinds that are sighted in a line."""
    return {x.kind for x in personal_data(text)}


def score_of_written() -> Score:
    """Redact the residents' lines."""
    lines = [(text, redacted(text), secrets) for text, secrets in written_lines()]
    labelled = [(secret, left) for _, left, secrets in lines for secret in secrets]
    clean = [text != left for text, left, secrets in lines if not secrets]
    found = sum(secret not in left for secret, left in labelled)
    return Score(found, len(labelled), sum(clean), len(clean))


def score_of_documents(lines: list[tuple[str, set[str]]]) -> Score:
    """Look for personal data in some of the documents' lines."""
    seen = [(kinds_in(text), wanted) for text, wanted in lines]
    clean = [bool(found) for found, wanted in seen if not wanted]
    labelled = sum(len(wanted) for _, wanted in seen)
    found = sum(len(found & wanted) for found, wanted in seen)
    return Score(found, labelled, sum(clean), len(clean))


def by_kind(lines: list[tuple[str, set[str]]]) -> dict[str, tuple[int, int]]:
    """Return for each kind how many lines it was found in, of those that hold it."""
    found, labelled = Counter[str](), Counter[str]()
    for text, wanted in lines:
        labelled.update(wanted)
        found.update(wanted & kinds_in(text))
    return {kind: (found[kind], n) for kind, n in labelled.items()}


if __name__ == "__main__":
    main()
