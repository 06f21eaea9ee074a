"""The search that a site has already: what search has it asked, and what the crawler got back."""

from __future__ import annotations

import msgspec

from signpost.workspace.artifact import Artifact


class ExistingSearchAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the site's own search answered to one query."""

    # When it was asked, ISO 8601 in UTC.
    asked: str = ""
    # The addresses of its first ten results, best first.
    found: list[str] = []
    # Why there is no answer; empty where there is one.
    error: str = ""


class ExistingSearchAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """All that the site's own search answered in a run; `template` is empty where it has none."""

    # The settings by which it was asked: [search] present and present_results.
    template: str = ""
    selector: str = ""
    # Why none of the answers can be used; empty where they can.
    reason: str = ""
    # By query as it was asked.
    answers: dict[str, ExistingSearchAnswer] = {}


# What is to be asked, most important first; written by search.
EXISTING_SEARCH_QUESTIONS: Artifact[list[str]] = Artifact("search/questions", list[str], list)

# Written by the crawler.
EXISTING_SEARCH_ANSWERS: Artifact[ExistingSearchAnswers] = Artifact(
    "search/present", ExistingSearchAnswers, ExistingSearchAnswers
)
