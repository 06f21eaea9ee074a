"""Words that mean something else besides, as a file that people read and as the search uses them.

In a query `said` also looks for what it `means`, at less than half the weight of what was typed:
a page that says what was asked stays in front of one that only says what it means. Nothing is
looked for the other way round unless that was learnt too.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from search.analysis import STOP_WORDS, words
from search.stemming import stem
from signpost.workspace.artifacts.search_insight import LearntSynonym

ABBREVIATION, REFORMULATION, CO_CLICK = "abbreviation", "reformulation", "co-click"
# What a word counts for that was not typed. Half or twice as much found no more (GOV.UK).
_WEIGHT = 0.4
_HEAD = """\
# What the search learnt that words mean besides, from the pages and the log. Made anew with each
# index: to refuse one, write it into the editors' file ([search] editors of signpost.toml):
#
#     [[not_synonym]]
#     words = ["said", "means"]
#
# and to add one, a [[synonym]] there. `used` says whether the search uses it, `why` why or why not;
# `before` and `after` are the nDCG@10 of so many `queries` that it was not found by.
"""

Refused = Collection[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Synonym:
    """What one word means besides: one word, or the words of an abbreviation.

    `kind` is `abbreviation`, `reformulation` or `co-click`; `seen` counts the pages that state it
    and the queries that show it.
    """

    said: str
    means: str
    kind: str
    seen: int
    used: bool = False
    why: str = "not tried"
    queries: int = 0
    before: float | None = None
    after: float | None = None

    @property
    def stems(self) -> tuple[str, ...]:
        """The terms to look for besides; words that say nothing are left out."""
        return tuple(dict.fromkeys(stem(w) for w in words(self.means) if w not in STOP_WORDS))

    @property
    def pair(self) -> frozenset[str]:
        """Both sides by their stems, in no order: what an editor refuses."""
        return pair_of(self.said, self.means)


def pair_of(one: str, other: str) -> frozenset[str]:
    """Return two words or phrases as a pair without order, whatever their endings."""
    return frozenset(" ".join(map(stem, words(text))) for text in (one, other))


class Synonyms:
    """What was learnt, in use or not."""

    def __init__(self, found: Iterable[Synonym] = ()) -> None:
        self.all = tuple(found)
        self._means: dict[str, tuple[str, ...]] = {}
        for meaning in self.all:
            if meaning.used:
                said = stem(meaning.said)
                both = (*self._means.get(said, ()), *meaning.stems)
                self._means[said] = tuple(dict.fromkeys(both))

    @property
    def used(self) -> tuple[Synonym, ...]:
        """Those that the search uses."""
        return tuple(meaning for meaning in self.all if meaning.used)

    def knows(self, term: str) -> bool:
        """Whether a term (a stem) means something besides: then it is no slip."""
        return term in self._means

    def add_to(self, weights: dict[str, float]) -> None:
        """Add to a query's weighted terms what they mean besides; what is there stays as it is."""
        for said in [term for term in weights if term in self._means]:
            for term in self._means[said]:
                weights.setdefault(term, _WEIGHT * weights[said])

    def without(self, refused: Refused) -> Synonyms:
        """Return the same without what editors refuse."""
        return Synonyms(m for m in self.all if m.pair not in refused) if refused else self

    def as_rows(self) -> list[LearntSynonym]:
        """Return those in use as reports read them."""
        return [LearntSynonym(**asdict(synonym)) for synonym in self.used]

    def save(self, file: Path) -> None:
        """Write all of them as TOML that a person can read."""
        tables = (
            "\n".join(
                f"{key} = {json.dumps(value, ensure_ascii=False)}"
                for key, value in asdict(meaning).items()
                if value is not None
            )
            for meaning in self.all
        )
        text = "".join(f"\n[[synonym]]\n{table}\n" for table in tables)
        file.write_text(_HEAD + text, encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> Synonyms:
        """Read what `save` wrote.

        Raises:
            ValueError: it is not such a file.
        """
        known = {field.name for field in fields(Synonym)}
        rows = tomllib.loads(file.read_text(encoding="utf-8")).get("synonym", [])
        if not all(isinstance(row, dict) and set(row) <= known for row in rows):
            raise ValueError(f"{file}: not a list of synonyms")
        return cls(Synonym(**row) for row in rows)
