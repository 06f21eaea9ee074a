"""A script of ours that runs in a page, and what it gives, as a typed value.

Scripts run in a world of their own (`isolated_world`): what a page replaces of the language or of
the DOM is not replaced for them. What comes out is still the page's to spoil by what it holds: what
is not of the type that it should be is an error like any other that a script ends with, and so
"could not check".
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import TypeVar

import msgspec
from playwright.async_api import Error, Page

from crawler.browser.page_scripts.isolated_world import IsolatedWorld

T = TypeVar("T")
Options = Mapping[str, object]


def script_text(package: str, name: str) -> str:
    """Return the text of a script that is kept beside its reader."""
    return (resources.files(package) / name).read_text(encoding="utf-8")


# The functions that all scripts share: how a place is named, what is in view.
NAMING = script_text(__package__ or "", "naming.js")


class SpoiltAnswerError(Error):
    """What a script gave is not of the type that it should be: the page spoilt it."""


def decoded(answer: object, kind: type[T]) -> T:
    """Turn what came out of a page into a typed value.

    Raises:
        SpoiltAnswerError: it is not of that type.
    """
    try:
        return msgspec.convert(answer, kind)
    except msgspec.ValidationError as error:
        raise SpoiltAnswerError(f"the page spoilt what was looked at: {error}") from None


class PageScript:
    """A JavaScript function. `options` is its one argument."""

    def __init__(self, function: str) -> None:
        self.function = function

    @classmethod
    def of_files(cls, package: str, *names: str) -> PageScript:
        """Make one function of files that lie beside their reader, after the shared functions."""
        body = "\n".join(script_text(package, name) for name in names)
        return cls(f"(options) => {{ {NAMING}\n{body}\n}}")

    async def do(self, page: Page, options: Options | None = None) -> None:
        """Run the script for what it does.

        Raises:
            playwright.async_api.Error: the page is gone, or the script failed in it.
        """
        await self._call(page, options)

    async def run(self, page: Page, kind: type[T], options: Options | None = None) -> T:
        """Run the script and return what it gives.

        Raises:
            playwright.async_api.Error: the page is gone, or the script failed in it.
            SpoiltAnswerError: what it gave is not of that type.
        """
        return decoded(await self._call(page, options), kind)

    async def run_optional(
        self, page: Page, kind: type[T], options: Options | None = None
    ) -> T | None:
        """Run the script and return what it gives, which may be nothing; errors as for `run`."""
        answer = await self._call(page, options)
        return None if answer is None else decoded(answer, kind)

    async def _call(self, page: Page, options: Options | None) -> object:
        """Call the function in our own world."""
        world = await IsolatedWorld.of(page)
        return await world.call(self.function, dict(options) if options is not None else None)
