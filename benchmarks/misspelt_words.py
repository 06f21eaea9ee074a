"""What the rule on spelling reports: misspellings that it should, British words that it should not.

Usage: python benchmarks/misspelt_words.py [--data FILE] [--british FILE]

FILE of `--data` has a misspelling and the right word a line, with a tab between (Wikipedia's
list); by default `shared/data/search/spelling/wikipedia.tsv` beside the repository. Names, phrases
and words under five letters are left out, as the rule leaves them alone. `--british` is the list
of a British dictionary that is not the one in use (Debian's `hunspell-en-gb`): none of its words
may be called wrong or American. Words in "-ize" are reported as such and counted by themselves.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.evidence.words import spelling_dictionary
from audit.rules.readability import spelling

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "search" / "spelling" / "wikipedia.tsv"
BRITISH = Path("/usr/share/hunspell/en_GB.dic")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--british", type=Path, default=BRITISH)
    given = parser.parse_args()
    if given.british.is_file():
        words = british_words(given.british)
        wrong = [word for word in words if offer(word)]
        ize = sum(bool(spelling_dictionary.govuk_for(word)) for word in words)
        print(f"{len(words)} British words: {len(wrong)} called wrong or American {wrong[:20]}")
        print(f"{ize} of them reported as “-ize”, which is not GOV.UK style")
    if given.data.is_file():
        pairs = read(given.data)
        offered = [(offer(wrong), right) for wrong, right in pairs]
        told = sum(bool(word) for word, _ in offered)
        correct = sum(word == right for word, right in offered)
        print(f"{len(pairs)} misspellings: {told} reported, {correct} with the right word")


def british_words(file: Path) -> list[str]:
    """Read the words of a dictionary that the rule would look at, without their endings."""
    lines = file.read_text("utf-8").splitlines()[1:]
    words = {line.partition("/")[0].strip() for line in lines}
    return sorted(word for word in words if re.fullmatch("[a-z]{5,30}", word))


def read(file: Path) -> list[tuple[str, str]]:
    """Read the pairs that the rule would look at."""
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    return [
        (row[0], row[1])
        for row in rows
        if len(row) > 1 and re.fullmatch("[a-z]{5,30}", row[0]) and re.fullmatch("[a-z]+", row[1])
    ]


def offer(wrong: str) -> str:
    """Return what the rule offers for a word, or nothing where it says nothing."""
    if spelling_dictionary.is_british(wrong):
        return ""
    options = spelling.RULE.options
    american = spelling_dictionary.is_american(wrong)
    least = options["usual_per_million"] / 1e6
    return spelling._correction(wrong, american, options["times_as_often"], least)


if __name__ == "__main__":
    main()
