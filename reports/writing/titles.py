"""Page titles for the report itself: short, unique, what differs first."""

from __future__ import annotations

from reports.writing.templating import clean
from reports.writing.wording import shorten

# Signpost's own rule content/title-length: shorter than 65 characters.
LIMIT = 64
_DASH = " \u2013 "


class Titles:
    """Hands out titles; a second page that would have the same one gets a number."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def unique(self, subject: str, kind: str) -> str:
        """Return the subject, a dash and the kind, at most 64 characters, given out once."""
        subject = " ".join(clean(subject).split()) or "A page without a title"
        title = f"{shorten(subject, LIMIT - len(kind) - len(_DASH))}{_DASH}{kind}"
        times = self._given.get(title.casefold(), 0) + 1
        self._given[title.casefold()] = times
        if times == 1:
            return title
        mark = f" ({times})"
        return self.unique(
            shorten(subject, LIMIT - len(kind) - len(_DASH) - len(mark)) + mark, kind
        )
