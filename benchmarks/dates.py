"""How well the reader of dates knows what a date in council prose is for.

Usage: python benchmarks/dates.py [--errors]

Reads `benchmarks/labelled/dates.tsv` (written and labelled for this; half are look-alikes). A date
that is to be acted on (deadline, event, effective) counts as found if its role is right. Every
other line is the half that the reader was not tuned on. Prints precision and recall of each half,
and of each role. `--errors` prints what goes wrong in the half that it was tuned on, never in the
other.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.evidence.upkeep.date_roles import date_roles

DATA = Path(__file__).parent / "labelled" / "dates.tsv"
ROLES = ("deadline", "event", "effective")
Lines = list[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    lines = read()
    alike = sum(role == "history" for role, _ in lines)
    print(f"{len(lines)} sentences, {alike} of them look-alikes")
    print(f"{'':10} {'tuned on: P R':>16} {'untouched: P R':>16}")
    for name, roles in (("all", ROLES), *((role, (role,)) for role in ROLES)):
        scores = (score(half, roles) for half in (lines[0::2], lines[1::2]))
        print(f"{name:10}" + "".join(f"    {p:6.3f} {r:6.3f}" for p, r in scores))
    if given.errors:
        for role, text in lines[0::2]:
            if said(text) != role:
                print(f"{role:10} said {said(text):10} {text}")


def read(file: Path = DATA) -> Lines:
    """Read the labelled sentences, each with its role."""
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if len(row) == 2]


def said(text: str) -> str:
    """Return the role that the reader gives: the first that is not history."""
    label, bar, rest = text.rpartition(" | ")
    roles = [x.role for x in date_roles(rest if bar else text, label)]
    return next((role for role in roles if role != "history"), "history")


def score(lines: Lines, roles: tuple[str, ...]) -> tuple[float, float]:
    """Return precision and recall for some roles."""
    given = [(role, said(text)) for role, text in lines]
    right = sum(role == answer and role in roles for role, answer in given)
    found = sum(answer in roles for _, answer in given)
    wanted = sum(role in roles for role, _ in given)
    return right / max(1, found), right / max(1, wanted)


if __name__ == "__main__":
    main()
