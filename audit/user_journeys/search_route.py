"""Whether a search leads to where a story ends, such as the one that the site has at present."""

from __future__ import annotations

from collections.abc import Callable, Collection

from audit.rule import CouldNotCheck
from audit.site_view import SiteView
from signpost.settings.config import JourneySettings
from signpost.workspace.artifacts.existing_search import ExistingSearchAnswers
from signpost.workspace.artifacts.judged_journeys import Way

# SOCITM's question is about the first five results.
FIRST_RESULTS = 5


def by_own_search(
    site: SiteView, journey: JourneySettings, near: Collection[str], stored: ExistingSearchAnswers
) -> Way:
    """Judge one story by the answers of the site's own search; `near` are the pages that count.

    It passes if every search has one of them in the first five. A search without an answer makes it
    "could not check", unless another search fails.
    """

    def place_of(words: str) -> int | None:
        answer = stored.answers.get(words)
        why = stored.reason or (answer.error if answer else "it was not asked")
        if why or answer is None:
            raise CouldNotCheck(why)
        return _place(site, near, answer.found)

    return by_places(journey, place_of, "searching the site", "each search of the site")


def by_places(
    journey: JourneySettings, place_of: Callable[[str], int | None], doing: str, each: str
) -> Way:
    """Judge a story by where a search has its page.

    `place_of` gives the place of the right page for some words, from 1 (None: it is not found), or
    raises `CouldNotCheck`; `doing` and `each` are how the search is spoken of.
    """
    if not journey.searches:
        return Way("not_applicable", "the story has no searches")
    passed: list[str] = []
    unknown = ""
    for words in journey.searches:
        try:
            place = place_of(words)
        except CouldNotCheck as why:
            unknown = unknown or f"searching for “{words}”: {why}"
            continue
        if place is None or place > FIRST_RESULTS:
            where = f"only in place {place}" if place else "not at all"
            return Way(
                "fail",
                f"{doing} for “{words}” finds it {where}",
                step=f"search for “{words}”",
                steps=tuple(passed),
                owner="search",
            )
        passed.append(f"“{words}”: place {place}")
    if unknown:
        return Way("could_not_check", unknown, steps=tuple(passed))
    return Way("pass", f"{each} finds it in the first five", steps=tuple(passed))


def _place(site: SiteView, near: Collection[str], found: list[str]) -> int | None:
    """Return the place of the first result that counts, from 1; redirects are followed."""
    for place, url in enumerate(found, 1):
        bare = url.rstrip("/")
        known = next((x for x in (url, bare, f"{bare}/") if x in site.pages), url)
        if known in near or site.state(known).final_url in near:
            return place
    return None
