"""Draws findings at random from a judged workspace, for a person to judge; counts the verdicts.

Usage: python benchmarks/sample_findings.py --workspace DIR --out FOLDER [--sure 60]
           [--needs-person 0] [--most-of-a-rule 3] [--seed 1] [--rules readability/]
           [--without content/links-] [--pictures stored|now|none]
       python benchmarks/sample_findings.py --score FOLDER/verdicts.csv...

Of the latest judged run every finding has the same chance, but at most three of a rule are drawn.
The same seed on the same site draws the same findings, wherever it is served. FOLDER gets one page
with each finding, the HTML of its place and a picture, and a CSV file to fill. `--pictures now`
opens the pages again, if they are on this machine, and frames the place in red.

--score gives the share of wrong ones with its 95 % interval (Wilson), for sure findings and for
those that need a person, over all files given.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.results import Judged
from benchmarks.sampling import screenshots
from benchmarks.sampling.draw import draw, findings_of
from benchmarks.sampling.score import scores, told
from benchmarks.sampling.sheet import Entry, write
from benchmarks.sampling.surroundings import surroundings
from signpost.workspace import Workspace


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--score", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--sure", type=int, default=60)
    parser.add_argument("--needs-person", type=int, default=0)
    parser.add_argument("--most-of-a-rule", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rules", nargs="+", default=[""])
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--pictures", choices=("stored", "now", "none"), default="stored")
    given = parser.parse_args()
    if given.score:
        for certainty, score in sorted(scores(given.score).items(), reverse=True):
            print(told(certainty, score))
    elif given.workspace and given.out:
        sample(given)
    else:
        parser.error("give --workspace and --out, or --score")


def sample(given: argparse.Namespace) -> None:
    """Draw, and write the folder."""
    with Workspace.open(given.workspace) as workspace:
        run = workspace.runs.latest()
        if run is None or workspace.runs.stage(run.id, "audit") is None:
            sys.exit(f"{given.workspace} has no judged run: run `signpost audit` first")
        drawn: list[Judged] = []
        for certainty, size in (("sure", given.sure), ("needs_person", given.needs_person)):
            found = findings_of(workspace, run.id, certainty, given.rules, given.without)
            mine = draw(found, size, given.most_of_a_rule, given.seed)
            print(f"{certainty}: {len(mine)} of {len(found)} findings, seed {given.seed}")
            drawn += mine
        given.out.mkdir(parents=True, exist_ok=True)
        shots = _shots(workspace, run.id, drawn, given)
        entries = [
            Entry(number, one, _around(workspace, run.id, one), names)
            for number, (one, names) in enumerate(zip(drawn, shots, strict=True), 1)
        ]
    write(given.out, f"{len(drawn)} findings of {run.site}, seed {given.seed}", entries)
    print(f"Judge them on {given.out}/index.html, or fill {given.out}/verdicts.csv")


def _shots(
    workspace: Workspace, run: int, drawn: list[Judged], given: argparse.Namespace
) -> Iterable[list[str]]:
    """Return the picture files of each drawn finding."""
    if given.pictures == "now":
        return screenshots.taken_now(drawn, given.out)
    if given.pictures == "none":
        return [[] for _ in drawn]
    return [screenshots.stored_shots(workspace, run, one, given.out) for one in drawn]


def _around(workspace: Workspace, run: int, one: Judged) -> str:
    """Return the HTML round a finding's place, if its page is stored HTML."""
    page = workspace.pages.get(run, one.page)
    if page is None or not page.is_html or not page.body:
        return ""
    return surroundings(workspace.pages.body(page), page.content_type, one.page, one.finding)


if __name__ == "__main__":
    main()
