"""The section [site] of signpost.toml: which website this is."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Struct

from signpost.settings.sections.comment import comment


class SiteSettings(Struct, frozen=True, kw_only=True):
    """[site]: which website this is."""

    url: Annotated[str, comment("The address that the crawl starts from.")] = ""
    name: Annotated[str, comment("The council's name, as reports should print it.")] = ""
    hosts: Annotated[
        tuple[str, ...],
        comment("Other hosts that are part of this site (the start page's host always is)."),
    ] = ()
    aliases: Annotated[
        tuple[str, ...],
        comment(
            "Hosts that this site is a copy of (a staging or test copy): addresses there are read"
            " as addresses here."
        ),
    ] = ()
    contact: Annotated[
        str,
        comment(
            "An email address or web page, sent in the User-Agent so that others can reach you."
        ),
    ] = ""

    @property
    def all_hosts(self) -> frozenset[str]:
        """Every host (with port where it is not the default) that counts as this site."""
        start = urlsplit(self.url).netloc.lower()
        bare = start.removeprefix("www.")
        return frozenset({start, bare, f"www.{bare}", *(h.lower() for h in self.hosts)})
