"""The headers of its own that Signpost keeps beside a server's, and what they say of a page.

The mark of an app shell is one of three words, and what belongs to it. Once a browser has rendered
such a page, what was rendered is stored as its body, so that the same rules judge it and the same
links are followed as of any other page. The body that the server sent stays in the store, named in
the mark.
"""

from __future__ import annotations

from signpost.workspace.records import Page

# All of them begin so; no server may forge one.
PREFIX = "x-signpost-"
# An answer that was taken over: `304`, or `same` where the body came and was equal.
UNCHANGED = f"{PREFIX}unchanged"
# The hash of a style sheet or script for which the server gives no version.
DIGEST = f"{PREFIX}digest"
# An answer that broke off: in a few words how; what came is stored, and is not the whole of it.
CUT_SHORT = f"{PREFIX}cut-short"
# A redirect that set a cookie: a browser goes on with it. The cookie itself is never stored.
SETS_COOKIE = f"{PREFIX}sets-cookie"
# An answer that was not read as residents see it: in a few words why.
NOT_READ = f"{PREFIX}not-read"
# A page whose content scripts make (`signpost.pages.app_shells`).
APP_SHELL = f"{PREFIX}shell"

# The marks of an app shell that was not rendered yet, that was, and that could not be.
AWAITS_RENDERING = "waiting"
_RENDERED, _NOT_RENDERED = "drawn", "not-drawn"


def rendered(served: str) -> str:
    """Return the mark of a rendered page; `served` names the blob that the server sent."""
    return f"{_RENDERED} {served}"


def not_rendered(reason: str) -> str:
    """Return the mark of a shell that could not be rendered, and why in a few words."""
    return f"{_NOT_RENDERED} {reason}"


def awaits_rendering(page: Page) -> bool:
    """Whether a page is a shell that was not rendered yet."""
    return page.headers.get(APP_SHELL) == AWAITS_RENDERING


def is_rendered(page: Page) -> bool:
    """Whether a page's body is what a browser rendered."""
    return page.headers.get(APP_SHELL, "").startswith(f"{_RENDERED} ")


def served_body(page: Page) -> str:
    """Return the blob that the server sent for a page: its body, unless that was rendered."""
    word, _, rest = page.headers.get(APP_SHELL, "").partition(" ")
    return rest if word == _RENDERED else page.body


def why_not_rendered(page: Page) -> str:
    """Return why a shell's content is not known; nothing where it is, and for other pages."""
    word, _, rest = page.headers.get(APP_SHELL, "").partition(" ")
    reasons = {AWAITS_RENDERING: "the crawl ended before it was drawn", _NOT_RENDERED: rest}
    return reasons.get(word, "")


def why_not_known(page: Page) -> str:
    """Return why it is not known what residents see at an address; nothing where it is.

    The page was not read, or came in part, or scripts draw it and were not run.
    """
    if reason := page.headers.get(NOT_READ):
        return reason
    if reason := page.headers.get(CUT_SHORT):
        return f"only a part of it came: {reason}"
    reason = why_not_rendered(page)
    return f"scripts draw it, and what they draw is not known: {reason}" if reason else ""
