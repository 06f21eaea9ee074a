"""What the search writes of single queries: how each is answered, what stories and audit need."""

from __future__ import annotations

import msgspec

from signpost.workspace.artifact import Artifact


class QueryRow(msgspec.Struct, frozen=True, kw_only=True):
    """How the run's index answers one query: a row of `export queries`."""

    # The run's number.
    run: int = 0
    # As typed, personal data taken out.
    query: str = ""
    # How often it stands in the log; 0 for a user story's search that nobody typed.
    searches: int = 0
    # Clicks on any address that the log counts for it.
    clicks: int = 0
    # How many results it has, counted up to 100.
    results: int = 0
    # The place, from 1, of the first page judged relevant; None where none was found.
    best_position: int | None = None
    # The service of the best judged page, else of the first result; may be empty.
    family: str = ""
    # `zero` (no results), `unjudged` (nobody said what is right), `answered` (a right page is
    # among the first five) or `low` (it is not).
    state: str = ""
    # The addresses of the first five results, best first.
    first: list[str] = []
    # The addresses of the best judged pages, at most five, best first.
    right: list[str] = []


class SharedQuery(msgspec.Struct, frozen=True, array_like=True):
    """One logged query whose clicks went to several pages; stored as a list of the three."""

    # As typed, personal data taken out.
    query: str = ""
    # How often it stands in the log.
    searches: int = 0
    # Clicks by address, most first.
    clicks: dict[str, int] = {}


QUERIES: Artifact[list[QueryRow]] = Artifact("search/queries", list[QueryRow], list)

# Most searched first, at most 5,000.
SHARED_QUERIES: Artifact[list[SharedQuery]] = Artifact(
    "search/shared-queries", list[SharedQuery], list
)

# By user story and each of its searches: the addresses that the live index finds, best first.
# Empty where no index is live.
STORY_ANSWERS: Artifact[dict[str, dict[str, list[str]]]] = Artifact(
    "search/stories", dict[str, dict[str, list[str]]], dict
)
