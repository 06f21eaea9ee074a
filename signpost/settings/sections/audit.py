"""The section [audit] of signpost.toml: how pages are judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Struct

from signpost.settings.sections.comment import comment


class AuditSettings(Struct, frozen=True, kw_only=True):
    """[audit]: how pages are judged."""

    workers: Annotated[
        int, comment("Processes at a time. 0: one for each processor core.", between=(0, 256))
    ] = 0
    rule_seconds: Annotated[
        int,
        comment(
            "Give up on a rule after so many seconds of processor time on one page; it could not "
            "be checked then, and the report says so. 0: never.",
            between=(0, 3_600),
        ),
    ] = 10
    page_seconds: Annotated[
        int, comment("The same for all rules on one page together.", between=(0, 36_000))
    ] = 60
    off: Annotated[tuple[str, ...], comment("Rules to leave out, by id.")] = ()
    rules: Annotated[
        Mapping[str, Mapping[str, Any]],
        comment('Options of single rules, as tables: [audit.rules."readability/long-sentences"].'),
    ] = {}
