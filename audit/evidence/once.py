"""Evidence that several rules read is worked out once a page, and kept with the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from audit.finding import NotApplicable

Page = TypeVar("Page")
Rest = ParamSpec("Rest")
Found = TypeVar("Found")


def once_a_page(
    work: Callable[Concatenate[Page, Rest], Found],
) -> Callable[Concatenate[Page, Rest], Found]:
    """Keep what a function returns for a page (a `PageView`, a `Content`), or that it says nothing.

    Further arguments have to be hashable. What is returned is shared: look, never change.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(page: Page, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Found:
        store = vars(page).setdefault("_evidence", {})
        key = (name, args, tuple(kwargs.items()))
        if key not in store:
            try:
                store[key] = work(page, *args, **kwargs)
            except NotApplicable as nothing:
                store[key] = nothing
        found = store[key]
        if isinstance(found, NotApplicable):
            raise found.with_traceback(None)
        return found  # type: ignore[no-any-return]

    return kept
