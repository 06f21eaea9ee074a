"""Pictures in which words were read that stand nowhere else: neither in alt nor on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.workspace.records import Visit

_NO_LETTER = re.compile(r"[\W_]+")
# Readers of pictures lose spaces and mistake single letters: runs of so many letters are compared.
_RUN = 4


def check(
    visit: Visit, page: PageView, *, least_letters: int = 12, share: float = 0.5
) -> Iterator[Finding]:
    """Find pictures most of whose words are said neither by their alt nor by the page's text."""
    pictures = visit.facts.image_texts
    if not pictures:  # nobody asked for pictures to be read, or there are none
        raise NotApplicable
    said = _runs(page.content.text)
    for picture in pictures:
        lines = picture.lines
        letters = _letters(" ".join(lines))
        if len(letters) < least_letters:
            continue
        missing = [x for x in lines if _share(x, said | _runs(picture.alt)) < share]
        if len(_letters("".join(missing))) * 2 < len(letters):
            continue
        words = " / ".join(missing)
        yield finding_at_place(
            picture,
            f"This picture says “{words[:200]}”; neither its text alternative nor the page does.",
        )


def _letters(text: str) -> str:
    """Return the letters and figures of a text, in lower case and without anything between."""
    return _NO_LETTER.sub("", text).lower()


def _runs(text: str) -> set[str]:
    """Return every run of letters of a text."""
    letters = _letters(text)
    return {letters[i : i + _RUN] for i in range(max(0, len(letters) - _RUN + 1))}


def _share(line: str, said: set[str]) -> float:
    """Return the share (0 to 1) of a line's runs that are said; 1 where it is too short to tell."""
    runs = _runs(line)
    return len(runs & said) / len(runs) if runs else 1.0


RULE = Rule(
    id="accessibility/words-in-picture",
    title="Words that only a picture says",
    why=(
        "Words in a picture cannot be read aloud, found by a search, enlarged well or translated. "
        "Pictures are read only where [visit] ocr is on."
    ),
    fix="Write the words as text on the page; a logo may keep its own.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/images-of-text",
    severity="serious",
    check=check,
    criterion="1.4.5",
)
