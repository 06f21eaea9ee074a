"""Judgements: which pages answer which query, and how well, on the scale of 0 to 3.

They come from people (TREC files), from the clicks in the log, and from the user stories in
the settings (a story's searches ought to find the page that it ends on).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from search.analysis import folded
from search.documents import SearchError
from search.logs.delimited_files import whole_number
from search.logs.query_log import QueryLog
from signpost.pages.addresses import matches_pattern
from signpost.settings.config import Config

Grades = Mapping[str, int]
HIGHEST = 3
# Shares of a query's clicks from which an address counts as the answer, or as a good one.
_ANSWER, _GOOD = 0.5, 0.2


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """One query with the grades (0 to 3) of the pages judged for it; `by_people` or by clicks."""

    id: str
    query: str
    grades: Grades
    searches: int = 1
    by_people: bool = False

    @property
    def can_be_answered(self) -> bool:
        """Whether any page was judged relevant; a query without one says nothing of a ranker."""
        return any(grade > 0 for grade in self.grades.values())


def read_qrels(file: str | Path) -> dict[str, dict[str, int]]:
    """Read TREC judgements, `query_id 0 document_id grade`: grades by query and document.

    Grades under 0 (TREC's "spam") count as 0. Document ids may hold spaces and any character.

    Raises:
        SearchError: the file or a line of it cannot be read.
    """
    found: dict[str, dict[str, int]] = {}
    for number, line in read_lines(Path(file)):
        query, _, rest = [*line.split(None, 2), "", "", ""][:3]
        document, grade = [*rest.rsplit(None, 1), "", ""][:2]
        if not re.fullmatch(r"-?\d+", grade):
            raise SearchError(
                f"{file}, line {number}: has to be 'query_id 0 document_id grade', grade 0 to 3"
            )
        found.setdefault(query, {})[document] = max(0, int(grade))
    return found


def read_lines(file: Path) -> list[tuple[int, str]]:
    """Read the lines of a text file that are not blank, with their numbers.

    Raises:
        SearchError: the file cannot be read.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SearchError(f"{file}: no such file") from None
    except UnicodeDecodeError:
        raise SearchError(f"{file}: not UTF-8. Save it as UTF-8") from None
    except OSError as error:
        raise SearchError(f"{file}: cannot be read ({error.strerror})") from None
    return [(n, line.rstrip("\r")) for n, line in enumerate(text.split("\n"), 1) if line.strip()]


def read_queries(file: str | Path) -> dict[str, tuple[str, int]]:
    """Read `query_id<TAB>query[<TAB>searches...]`, header or not: id to (query, searches).

    Raises:
        SearchError: the file or a line of it cannot be read.
    """
    found: dict[str, tuple[str, int]] = {}
    for place, (number, line) in enumerate(read_lines(Path(file))):
        cells = line.split("\t")
        if place == 0 and cells[0].strip().lower() in ("query_id", "id", "qid"):
            continue
        if len(cells) < 2 or not cells[0].strip():
            raise SearchError(
                f"{file}, line {number}: has to be query_id, a tab, and the query's words"
            )
        searches = whole_number(cells[2]) if len(cells) > 2 else None
        found[cells[0].strip()] = (cells[1].strip(), searches or 1)
    return found


def judged_queries(
    queries: Mapping[str, tuple[str, int]], qrels: Mapping[str, Grades]
) -> list[JudgedQuery]:
    """Join queries and judgements by id, in order of id; queries nobody judged are left out."""
    return [
        JudgedQuery(key, queries[key][0], dict(qrels[key]), queries[key][1])
        for key in sorted(queries)
        if key in qrels
    ]


def grades_of_clicks(clicks: Mapping[str, float]) -> dict[str, int]:
    """Grade the addresses clicked for one query by their share of its clicks.

    Half or more: 3, a fifth or more: 2, less: 1. People click what is shown, and what is shown
    first (position bias, Joachims 2005). A log that does not say what was shown cannot be
    corrected for it; what is done is to use shares within one query only, so that a page's
    place in other lists does not count, and never to take a page that was not clicked as wrong
    (it is unjudged). So such figures favour the search that was live when the log was made:
    good for telling that a new index is not worse, no proof of how good it is.
    """
    total = sum(clicks.values())
    if total <= 0:
        return {}
    shares = {address: times / total for address, times in clicks.items()}
    return {a: 3 if s >= _ANSWER else 2 if s >= _GOOD else 1 for a, s in shares.items()}


def from_log(log: QueryLog) -> list[JudgedQuery]:
    """Make judgements from a log's clicks, in order of query."""
    found = [
        JudgedQuery(folded(q.query), q.query, grades_of_clicks(q.clicks), q.searches)
        for q in log.clicked
    ]
    return sorted(found, key=lambda x: x.id)


def from_journeys(config: Config, addresses: Iterable[str]) -> list[JudgedQuery]:
    """Make judgements from the user stories: their searches ought to find where they end.

    `end` may be an address, a path or a pattern with *; every address of the site that it fits
    gets the highest grade.
    """
    known = list(addresses)
    found: dict[str, JudgedQuery] = {}
    for journey in config.journey:
        ends = [
            a for a in known if journey.end and matches_pattern(a, journey.end, config.site.url)
        ]
        for query in journey.searches:
            key = folded(query)
            if key and ends:
                found[key] = JudgedQuery(key, query, dict.fromkeys(ends, HIGHEST))
    return [found[key] for key in sorted(found)]
