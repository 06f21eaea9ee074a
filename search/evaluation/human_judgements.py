"""What people judged: TREC files that say who judged, and when.

A line is `query_id who@when document grade`: TREC leaves the second column to whoever writes it,
and its tools pass over it. `who` is percent-encoded, `when` ISO 8601 in UTC. The words of the
queries stand in `queries.tsv` of the same folder. Other TREC files (`query_id 0 document grade`)
are read too; their judge is called by the file's name.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote, unquote

from search.analysis import folded
from search.documents import SearchError
from search.evaluation.judgements import HIGHEST, JudgedQuery, read_lines, read_queries
from signpost.pages.addresses import resolve
from signpost.settings.config import Config
from signpost.workspace import Workspace

FOLDER, FILE, QUERIES = "judgements", "judged.trec", "queries.tsv"


@dataclass(frozen=True, slots=True)
class PersonsJudgement:
    """How well one page answers one query, says one person: a grade of 0 to 3.

    `when` is ISO 8601 in UTC; nothing where a file does not say.
    """

    query: str
    document: str
    grade: int
    who: str
    when: str = ""


def query_id(query: str) -> str:
    """Return the name of a query in these files, the same whoever asks it."""
    return blake2b(folded(query).encode(), digest_size=6).hexdigest()


def keep(workspace: Workspace, judgements: Sequence[PersonsJudgement]) -> None:
    """Add judgements to the workspace's own files; nothing there is changed."""
    folder = workspace.folder / FOLDER
    folder.mkdir(exist_ok=True)
    known = _known_queries(folder / QUERIES)
    words = {query_id(x.query): " ".join(x.query.split()) for x in judgements}
    _append(folder / QUERIES, [f"{k}\t{v}\t1\n" for k, v in words.items() if k not in known])
    _append(
        folder / FILE,
        [
            f"{query_id(x.query)} {quote(x.who, safe='')}@{x.when} {x.document} {x.grade}\n"
            for x in judgements
        ],
    )


def _append(file: Path, lines: Sequence[str]) -> None:
    """Add lines to a file in one step."""
    handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, "".join(lines).encode())
    finally:
        os.close(handle)


def _known_queries(file: Path) -> Mapping[str, tuple[str, int]]:
    """Read the queries of a folder; none where nobody judged yet."""
    return read_queries(file) if file.exists() else {}


def people_judgements(workspace: Workspace, config: Config) -> list[PersonsJudgement]:
    """Read what people judged, oldest first: files that the settings name, then our own.

    Raises:
        SearchError: a file cannot be read, or a line of it is wrong.
    """
    own = workspace.folder / FOLDER / FILE
    found = named_judgements(config)
    return found + (read_judgements(own, config.site.url, own=True) if own.exists() else [])


def named_judgements(config: Config) -> list[PersonsJudgement]:
    """Read the files of [search] judgements.

    Raises:
        SearchError: as for `people_judgements`.
    """
    files = [config.folder / name for name in config.search.judgements]
    return [x for file in files for x in read_judgements(file, config.site.url)]


def read_judgements(file: Path, base: str, own: bool = False) -> list[PersonsJudgement]:
    """Read one file; its queries stand in `NAME.tsv` beside `NAME.trec`, else in `queries.tsv`.

    Documents may be paths, which are resolved against `base`. Of our `own` file a line that was
    cut off is passed over: it must not stop the weekly run.

    Raises:
        SearchError: as for `people_judgements`.
    """
    words = file.with_suffix(".tsv")
    queries = read_queries(words if words.exists() else file.with_name(QUERIES))
    found = []
    for number, line in read_lines(file):
        judged, problem = _read_line(line, queries, base, file.stem)
        if judged is not None:
            found.append(judged)
        elif not own:
            raise SearchError(f"{file}, line {number}: {problem}")
    return found


def _read_line(
    line: str, queries: Mapping[str, tuple[str, int]], base: str, judge: str
) -> tuple[PersonsJudgement | None, str]:
    """Read one line; or say what is wrong with it. `judge` is who judged if it does not say."""
    cells = line.split()
    if len(cells) != 4 or not cells[3].isdecimal() or int(cells[3]) > HIGHEST:
        return None, "has to be 'query_id 0 address grade', grade 0 to 3"
    query = queries.get(cells[0])
    if query is None:
        return None, f"no query {cells[0][:40]!r} in its .tsv file or {QUERIES} beside it"
    address = resolve(base, cells[2])
    if address is None:
        return None, f"{cells[2][:80]!r} is no address"
    who, _, when = cells[1].rpartition("@") if "@" in cells[1] else ("", "", "")
    return PersonsJudgement(query[0], address[0], int(cells[3]), unquote(who) or judge, when), ""


def judged_by_people(judgements: Iterable[PersonsJudgement]) -> list[JudgedQuery]:
    """Put together what people judged, in order of query.

    Of each judge the newest word on a page counts; of several judges their mean, rounded down.
    """
    grades: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    words: dict[str, str] = {}
    for x in judgements:
        key = folded(x.query)
        words.setdefault(key, x.query)
        grades[key][x.document][x.who] = x.grade
    return [
        JudgedQuery(key, words[key], {d: _mean(said) for d, said in pages.items()}, by_people=True)
        for key, pages in sorted(grades.items())
        if key
    ]


def _mean(said: Mapping[str, int]) -> int:
    """Return the mean of some people's grades, rounded down."""
    return sum(said.values()) // len(said)
