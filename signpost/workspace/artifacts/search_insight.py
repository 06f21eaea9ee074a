"""What residents' searches tell the people who write the site."""

from __future__ import annotations

import msgspec

from signpost.workspace.artifact import Artifact


class SearchedQuery(msgspec.Struct, frozen=True, kw_only=True):
    """One query with how often it was searched, and how it fares."""

    query: str = ""
    searches: int = 0
    # As in `searched.QueryRow`; empty where nobody asked the index.
    state: str = ""
    # The service of its best page; empty where that is not told.
    family: str = ""
    # The document that answers it, where no page does; else empty.
    address: str = ""


class LeftOutSearches(msgspec.Struct, frozen=True, kw_only=True):
    """Searches that tell nothing of the website, left out for one reason."""

    # `spam`, `reference`, `place`, `person`, `staff`, `own name` or `machine`.
    reason: str = ""
    searches: int = 0
    # The most searched of them, at most five.
    queries: list[str] = []


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """Queries that mean the same."""

    # The most searched of them.
    name: str = ""
    searches: int = 0
    queries: list[SearchedQuery] = []


class TitleEdit(msgspec.Struct, frozen=True, kw_only=True):
    """A resident's word written into a page's title, tried on queries it was not found by."""

    address: str = ""
    title: str = ""
    suggested: str = ""
    # How many queries it was tried on, and their nDCG@10; None where they are fewer than 3.
    queries: int = 0
    before: float | None = None
    after: float | None = None
    # Whether it made them better.
    suggest: bool = False


class VocabularyGap(msgspec.Struct, frozen=True, kw_only=True):
    """A word that residents search with and the pages that answer them do not say."""

    resident: str = ""
    # Searches of all queries with the word.
    searches: int = 0
    # The council's word for it, and how many pages have that in their title.
    council: str = ""
    pages: int = 0
    # Taking both words for the same, tried on so many queries: their nDCG@10 before and after
    # (None where they are fewer than 3), and whether it made them better.
    queries: int = 0
    before: float | None = None
    after: float | None = None
    suggest: bool = False
    # None where titles were not tried.
    title_edit: TitleEdit | None = None


class LearntSynonym(msgspec.Struct, frozen=True, kw_only=True):
    """A word that the search learnt to mean something else besides."""

    # What is typed, and what is looked for besides.
    said: str = ""
    means: str = ""
    # `abbreviation`, `reformulation` or `co-click`.
    kind: str = ""
    # How many pages state it and queries show it.
    seen: int = 0
    # Whether the search uses it, and why or why not.
    used: bool = False
    why: str = ""
    # How many queries it was tried on, and their nDCG@10; None where there was none.
    queries: int = 0
    before: float | None = None
    after: float | None = None


class SeasonalQuery(msgspec.Struct, frozen=True, kw_only=True):
    """One subject, by its most searched wording, with its searches in a month."""

    query: str = ""
    searches: int = 0
    # How many were to be expected; None where nothing was.
    usual: int | None = None
    # In how many of how many years it rose; 0 of 0 where that is not told.
    years: int = 0
    of_years: int = 0


class Seasons(msgspec.Struct, frozen=True, kw_only=True):
    """What a monthly log tells at one month (`2026-11`)."""

    month: str = ""
    # How many months before it the log has, and which ones in between it does not have.
    months: int = 0
    missing: list[str] = []
    # What no month before lists.
    new: list[Topic] = []
    # Above what the year before leads to expect; below the same three months a year before.
    risen: list[SeasonalQuery] = []
    falling: list[SeasonalQuery] = []
    # What rose in earlier years, for the two months after, and for each of the twelve (`01`).
    coming: dict[str, list[SeasonalQuery]] = {}
    calendar: dict[str, list[SeasonalQuery]] = {}
    left_out: list[LeftOutSearches] = []
    # What reading the log left out, in plain words.
    notes: list[str] = []


class SearchInsight(msgspec.Struct, frozen=True, kw_only=True):
    """What the weekly page tells of searches."""

    # How many queries and searches the log has in all.
    queries: int = 0
    searches: int = 0
    # Searches that the rest leaves out, by reason.
    left_out: list[LeftOutSearches] = []
    # The most searched queries.
    top: list[SearchedQuery] = []
    # Queries that find nothing, or no right page among the first five, by meaning.
    topics: list[Topic] = []
    # Where residents and the council use different words.
    vocabulary: list[VocabularyGap] = []
    # Queries answered by a document and no page.
    pdf_only: list[SearchedQuery] = []
    # Queries that nothing on the site answers.
    no_page: list[SearchedQuery] = []
    # People looking for a person to talk to.
    contact: list[SearchedQuery] = []
    # What the search learnt, those in use.
    synonyms: list[LearntSynonym] = []
    # None where there is no monthly log.
    seasons: Seasons | None = None


# None where nobody looked.
INSIGHT: Artifact[SearchInsight | None] = Artifact("search/insight", SearchInsight, lambda: None)
