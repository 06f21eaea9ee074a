"""Draws findings at random from a judged workspace, as a table for people to judge one by one.

Usage: python benchmarks/sample_findings.py --workspace DIR [--sample 30] [--seed 1]
           [--rules readability/ content/] [--without content/links-] [--per-rule]

Every finding of the latest judged run has the same chance, whatever its rule or page; with
--per-rule it prints how many findings each rule has, beside the table. The same seed on the
same site draws the same findings, wherever it is served. The last column is left for the judge:
right, arguable or wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.results import Judged, stored
from signpost.workspace import Workspace


def _place(one: Judged) -> tuple[str, ...]:
    """Return what findings are put in order by: the same on every host that serves the site."""
    return (one.rule, urlsplit(one.page).path, one.finding.where, one.finding.evidence)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rules", nargs="+", default=["readability/", "content/"])
    parser.add_argument("--without", nargs="*", default=["content/link"])
    parser.add_argument("--per-rule", action="store_true")
    given = parser.parse_args()
    with Workspace.open(given.workspace) as workspace:
        run = workspace.runs.latest()
        if run is None or workspace.runs.stage(run.id, "audit") is None:
            sys.exit(f"{given.workspace} has no judged run: run `signpost audit` first")
        found = [
            one
            for page in stored(workspace, run.id)
            for one in page.findings
            if one.rule.startswith(tuple(given.rules))
            and not one.rule.startswith(tuple(given.without))
        ]
    found.sort(key=_place)
    drawn = random.Random(given.seed).sample(found, min(given.sample, len(found)))
    print(f"{len(drawn)} of {len(found)} findings, seed {given.seed}\n")
    if given.per_rule:
        for rule, count in Counter(one.rule for one in found).most_common():
            print(f"{count:6} {rule}")
        print()
    print("| # | rule | page | what was found | judged |\n| --- | --- | --- | --- | --- |")
    for number, one in enumerate(drawn, 1):
        print(row(number, one))


def row(number: int, one: Judged) -> str:
    """Write one finding as a row of a Markdown table, the judgement left open."""
    said = one.finding.evidence or one.finding.where
    text = f"{one.finding.message} [{said}]" if said not in one.finding.message else said
    certain = "" if one.finding.certainty == "sure" else "?"
    cells = (one.rule + certain, urlsplit(one.page).path, " ".join(text.split())[:420])
    safe = " | ".join(cell.replace("|", "\\|").replace("<", "&lt;") for cell in cells)
    return f"| {number} | {safe} |  |"


if __name__ == "__main__":
    main()
