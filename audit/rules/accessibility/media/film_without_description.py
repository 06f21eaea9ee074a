"""Films that nothing describes for those who do not see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.form_fields import description_of, label_of
from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_FRAME = re.compile(
    r"^(?:https?:)?//(?:[\w-]{1,60}\.){0,4}(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com"
    r"|brightcove\.net|panopto\.\w{2,4}|facebook\.com/plugins/video)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"audio[- ]descri|described version|transcript|text version|trawsgrifiad", re.IGNORECASE
)
_NEAR = 3
_ENOUGH_WORDS = 6


def check(page: PageView) -> Iterator[Finding]:
    """Find films, also those embedded from elsewhere, with neither description nor transcript."""
    films = [x for x in page.tree.iter("video", "iframe", "object", "embed") if _is_film(x)]
    if not films:
        raise NotApplicable
    for film in films:
        if not any(x.get("kind") == "descriptions" for x in film.iter("track")) and not _is_told(
            film
        ):
            yield uncertain_finding_at(film, "Nothing near this film tells in words what it shows.")


def _is_film(element: Element) -> bool:
    """Whether an element shows a film that is more than a silent decoration."""
    if element.tag == "video":
        return not (element.get("autoplay") is not None and element.get("muted") is not None)
    return bool(_FRAME.match(element.get("src") or element.get("data") or ""))


def _is_told(film: Element) -> bool:
    """Whether the words near a film name a description or a transcript."""
    own = description_of(film) or label_of(film)
    if len(own.split()) >= _ENOUGH_WORDS:
        return True
    node = film
    for _ in range(_NEAR):
        parent = node.getparent()
        if parent is None or parent.tag in ("main", "body"):
            break
        node = parent
    after = node.getnext()
    return bool(_TOLD.search(text_of(node) + (text_of(after) if after is not None else "")))


RULE = Rule(
    id="accessibility/film-without-description",
    title="Film without a description",
    why="People who do not see the film miss all that is only shown.",
    fix="Add a described version or a transcript that tells what is shown as well as said.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/audio-description-or-media-alternative-prerecorded",
    severity="serious",
    check=check,
    criterion="1.2.3",
)
