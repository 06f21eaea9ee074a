"""How many hidden parts of documents are found, and how many look-alikes are called critical.

Usage: python benchmarks/hidden_parts.py [--each]

Makes the corpus of `benchmarks/hidden_documents` (files written by script, none kept), reads each
file as the crawl does and judges it. Prints by kind how many files there are, in how many the
hidden part was found, and how many with personal data were called critical; of the look-alikes,
how many were falsely. `--each` prints every file that went wrong.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.hidden_documents.score import Seen, by_kind, corpus, look_at


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", action="store_true")
    given = parser.parse_args()
    looked = [look_at(case) for case in corpus()]
    print(f"{'kind':22}{'files':>6}{'found':>7}{'critical':>14}{'falsely':>9}")
    for kind, tally in by_kind(looked).items():
        n = tally.found
        critical = f"{n['critical']} of {n['to be critical']}" if n["to be critical"] else "-"
        found = n["found"] if kind != "look-alikes" else "-"
        print(f"{kind:22}{n['files']:6}{found:>7}{critical:>14}{n['falsely critical']:9}")
    print(told(looked))
    for seen in looked if given.each else ():
        if is_wrong(seen):
            print(f"{seen.case.name}: wanted {sorted(seen.case.kinds)}, found {seen.kinds}, "
                  f"critical {seen.is_critical}, {seen.document.state} {seen.document.reason}"
                  f"{seen.document.unread}")  # fmt: skip


def is_wrong(seen: Seen) -> bool:
    """Whether something in a case was missed or falsely called critical."""
    missed = not seen.case.is_look_alike and not seen.is_found
    return missed or seen.case.critical != seen.is_critical


def told(looked: list[Seen]) -> str:
    """Sum up: files, kinds, recall and precision of what is called critical."""
    hides = [x for x in looked if not x.case.is_look_alike]
    kinds = {min(x.case.kinds) for x in hides}
    critical = [x for x in looked if x.is_critical]
    wanted = [x for x in looked if x.case.critical]
    right = sum(x.case.critical for x in critical)
    return (
        f"{len(hides)} files of {len(kinds)} kinds and {len(looked) - len(hides)} look-alikes; "
        f"hidden parts found in {sum(x.is_found for x in hides)} of {len(hides)}; critical: "
        f"recall {right} of {len(wanted)}, precision {right} of {len(critical)}"
    )


if __name__ == "__main__":
    main()
