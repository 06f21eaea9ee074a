"""What a page said while it was open: errors and failed requests."""

from __future__ import annotations

from msgspec import field

from signpost.workspace.visit_facts.base import Fact


class ConsoleError(Fact, frozen=True, kw_only=True):
    """An error that the page wrote to the console."""

    # What it wrote, at most 500 characters.
    text: str = ""
    # The address of the script that wrote it.
    url: str = ""


class FailedRequest(Fact, frozen=True, kw_only=True):
    """A request of the page's that got no answer, or an error for one."""

    # The address that was asked, at most 2,000 characters.
    url: str = ""
    # The HTTP status in figures, or the browser's name for the failure ("net::ERR_FAILED").
    reason: str = ""
    # What the page wanted it for, in the browser's words: `script`, `stylesheet`, `image`, …
    resource_type: str = field(name="type", default="")
