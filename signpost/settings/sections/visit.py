"""The section [visit] of signpost.toml: how pages are opened in the browser."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from signpost.settings.sections.comment import comment


class VisitSettings(Struct, frozen=True, kw_only=True):
    """[visit]: how pages are opened in the browser."""

    max_pages: Annotated[
        int,
        comment(
            "Open at most this many pages, evenly drawn from the crawl. 0: every page.",
            between=(0, 10_000_000),
        ),
    ] = 0
    page_seconds: Annotated[
        int, comment("Give up on one page after this long.", between=(1, 3_600))
    ] = 40
    axe_seconds: Annotated[
        int, comment("Give up on one accessibility scan after this long.", between=(1, 3_600))
    ] = 20
    axe: Annotated[
        str,
        comment(
            "The file or address of another axe-core (axe.min.js) than the installed one. A newer "
            "one finds other things: the history then says that the rules changed."
        ),
    ] = ""
    third_party: Annotated[
        bool | Literal["observe"],
        comment(
            'Let pages load things from other sites: true or false. "observe": not when pages are '
            "checked, but one page of each template is opened besides, in a browser of its own, to "
            "see which other companies it sends to before and after a choice about cookies. That "
            "presses the buttons of the cookie banner on the live site."
        ),
    ] = False
    pages_per_browser: Annotated[
        int, comment("Start a fresh browser after this many pages.", between=(1, 1_000_000))
    ] = 250
    workers: Annotated[
        int, comment("Browsers at a time. 0: one for each processor core.", between=(0, 256))
    ] = 0
    ocr: Annotated[
        bool, comment("Read the words in pictures (needs signpost[ocr]; about a second a picture).")
    ] = False
    schemes: Annotated[
        tuple[Literal["dark", "forced"], ...],
        comment(
            "Colours to look at besides the usual ones: dark (dark mode, where a page has one), "
            "forced (Windows high contrast; about half a second for each kind of page)."
        ),
    ] = ("dark",)
    revisit_after_weeks: Annotated[
        int,
        comment(
            "A page that has not changed is opened again after so many weeks, a share of them "
            "each week; until then what was seen of it holds. 0: open every page in every run.",
            between=(0, 520),
        ),
    ] = 4

    @property
    def lets_third_parties_in(self) -> bool:
        """Whether pages may load things from other sites when they are checked."""
        return self.third_party is True

    @property
    def observes_third_parties(self) -> bool:
        """Whether one page of each template is opened besides to see what it sends to whom."""
        return self.third_party == "observe"
