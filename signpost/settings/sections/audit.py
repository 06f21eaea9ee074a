"""The section [audit] of signpost.toml: how pages are judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Struct

from signpost.settings.sections.comment import comment


class AuditSettings(Struct, frozen=True, kw_only=True):
    """[audit]: how pages are judged."""

    off: Annotated[tuple[str, ...], comment("Rules to leave out, by id.")] = ()
    rules: Annotated[
        Mapping[str, Mapping[str, Any]],
        comment('Options of single rules, as tables: [audit.rules."readability/long-sentences"].'),
    ] = {}
