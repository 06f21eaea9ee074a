"""The section [demand] of signpost.toml: what residents ask for."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from signpost.settings.sections.comment import comment


class DemandSettings(Struct, frozen=True, kw_only=True):
    """[demand]: what residents ask for."""

    services: Annotated[
        str,
        comment(
            "Table of services: service, calls, failure_demand_percent, addresses (docs/demand.md)."
        ),
    ] = ""
    views: Annotated[
        tuple[str, ...],
        comment(
            "Page views: exports of Google Analytics, Matomo, Search Console and others, as CSV, "
            "workbook or .zip (docs/demand.md)."
        ),
    ] = ()
    contacts: Annotated[
        str,
        comment(
            "What residents said when they got in touch: a table with a column called text, or an "
            "export of a feedback tool. Personal data is taken out before anything is kept."
        ),
    ] = ""
    feedback: Annotated[
        tuple[str, ...],
        comment(
            "Counts of feedback, complaints or contacts without a text: count, and page or service "
            "(docs/demand.md)."
        ),
    ] = ()
    share_low: Annotated[
        float,
        comment(
            "Of a service's avoidable calls, the least share (0 to 1) that its pages may explain.",
            between=(0, 1),
        ),
    ] = 0.0
    share_high: Annotated[
        float, comment("And the most. Nobody knows either: docs/priorities.md.", between=(0, 1))
    ] = 0.5
    views_share: Annotated[
        float,
        comment(
            "How much more a page may count that is looked at as often as the mean page.",
            between=(0, 10),
        ),
    ] = 0.5
    contacts_share: Annotated[
        float,
        comment(
            "And one with the mean number of contacts and feedback, of its own or its service's.",
            between=(0, 10),
        ),
    ] = 0.25
