"""The section [search] of signpost.toml: the site search."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from signpost.settings.sections.comment import comment


class SearchSettings(Struct, frozen=True, kw_only=True):
    """[search]: the site search."""

    query_log: Annotated[
        str,
        comment(
            "File of what people searched for: query, searches, addresses clicked (docs/search.md)."
        ),
    ] = ""
    monthly_log: Annotated[
        str,
        comment(
            "File of searches by month (month, query, searches), for what rises, falls and is "
            "new. Empty: the query log, where it has months."
        ),
    ] = ""
    staff_words: Annotated[
        tuple[str, ...],
        comment(
            "Words that only your staff search for: left out of what searches tell, and counted "
            "there."
        ),
    ] = ("intranet", "payroll", "payslip", "timesheet", "webmail")
    ranker: Annotated[
        str, comment("The ranker that answers residents: signpost, whoosh or tfidf.")
    ] = "signpost"
    dense: Annotated[
        bool,
        comment(
            "Let the signpost ranker compare meanings by dense vectors too (needs signpost[dense])."
        ),
    ] = False
    tolerance: Annotated[
        float,
        comment(
            "How much worse (nDCG@10) a new index may answer and still go live.", between=(0, 1)
        ),
    ] = 0.01
    editors: Annotated[
        str,
        comment(
            "TOML file of best bets, synonyms and hidden pages that editors keep (docs/search.md)."
        ),
    ] = ""
    judgements: Annotated[
        tuple[str, ...],
        comment(
            "Files of what people judged (TREC: query_id 0 address grade), their queries beside "
            "them (docs/search.md). They count before clicks."
        ),
    ] = ()
    contact: Annotated[
        str,
        comment(
            "Where the search sends people who found nothing: a path or address. Empty: looked for."
        ),
    ] = ""
    languages: Annotated[
        str,
        comment(
            "Where it sends people who searched in another language and found nothing: the path "
            "or address of your page on interpreters or translations. Empty: looked for."
        ),
    ] = ""
    phone: Annotated[
        str, comment("A telephone number to give beside it, as it should be printed.")
    ] = ""
    colour: Annotated[
        str, comment("The search page's own colour, #rrggbb, dark enough for white text.")
    ] = "#14364a"
    public_url: Annotated[
        str,
        comment("The address under which residents reach the search, if a proxy stands before it."),
    ] = ""
    path_prefix: Annotated[
        str,
        comment(
            "The path under which a proxy shows the search, such as /find. Empty: that of "
            "public_url."
        ),
    ] = ""
    trusted_proxies: Annotated[
        tuple[str, ...],
        comment(
            "Addresses or networks of the proxies whose X-Forwarded-For says who the visitor is. "
            "Of anybody else it is not believed."
        ),
    ] = ("127.0.0.1", "::1")
    events_days: Annotated[
        int,
        comment(
            "Keep what was searched and opened, without personal data, this long. 0: keep nothing.",
            between=(0, 3_650),
        ),
    ] = 90
    interleaving: Annotated[
        float,
        comment(
            "Share of searches (0 to 1) that mix the results of the live index and the one beside "
            "it, so that clicks tell which residents prefer. 0: none.",
            between=(0, 1),
        ),
    ] = 0.0
    requests_per_minute: Annotated[
        int,
        comment("How much one visitor may ask of the search. 0: no limit.", between=(0, 1_000_000)),
    ] = 120
    present: Annotated[
        str,
        comment(
            "The search that your website has at present, to compare with: the address of its "
            'results with {query} for the words, such as "/search?q={query}". Empty: it is not '
            "asked."
        ),
    ] = ""
    present_results: Annotated[
        str, comment('CSS selector of its result links, such as "main .results h3 a".')
    ] = ""
    present_hosts: Annotated[
        tuple[str, ...], comment("Other hosts that it may be on, if it is not on this site.")
    ] = ()
    present_queries: Annotated[
        int,
        comment(
            "Ask it this many of the judged queries, those most searched for, besides all "
            "searches of the user stories.",
            between=(0, 100_000),
        ),
    ] = 100
    present_days: Annotated[
        int,
        comment(
            "Take its answer of an earlier run for this many days. 0: ask everything in every run.",
            between=(0, 3_650),
        ),
    ] = 28
