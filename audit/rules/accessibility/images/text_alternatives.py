"""Pictures and meters that say nothing to those who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.evidence.visits.axe_rules import engine_rule
from audit.evidence.words.file_names import name_words, stem_words
from audit.inputs import PageView
from audit.rule import Finding
from signpost.pages.markup import Element, squeeze, text_of

# What pictures that tell something are called in their file's name.
_TELLS = re.compile(
    r"(?:^|[^a-z])(?:logo(?:type)?|crest|charts?|graphs?|diagrams?|maps?|infographics?|posters?"
    r"|qr(?:-?code)?|screen-?shots?|timetables?|flow-?charts?|signature|award|badge|kitemark)"
    r"(?:[^a-z]|$)",
    re.IGNORECASE,
)
_UNSEEN = ("presentation", "none")


def check_decoration(page: PageView, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what axe found, and pictures marked as decoration that seem to tell something."""
    yield from found
    for picture in page.tree.iter("img"):
        alt = squeeze(picture.get("alt") or "")
        name = (picture.get("src") or "").partition("?")[0].rpartition("/")[2]
        if _has_words_beside(picture):
            continue
        if alt and (picture.get("role") or "").lower() in _UNSEEN:
            yield uncertain_finding_at(
                picture, f"“{alt[:80]}” is not read: the picture is marked as decoration."
            )
        elif picture.get("alt") is not None and not alt and _TELLS.search(name):
            yield uncertain_finding_at(
                picture,
                f"This picture counts as decoration, and is called “{name[:60]}”: does it tell "
                "something?",
            )


def _has_words_beside(picture: Element) -> bool:
    """Whether the link or block that a picture is in says what its name says.

    A link or button with words of its own needs none of the picture's; elsewhere the words that
    name the picture have to be among those beside it.
    """
    control = next(picture.iterancestors("a", "button", "summary", "label"), None)
    if control is not None:
        return bool(text_of(control))
    holder = picture.getparent()
    if holder is None or holder.tag in ("body", "html"):
        return False
    beside = name_words(text_of(holder))
    named = [*stem_words(picture.get("src") or ""), *name_words(picture.get("alt") or "")]
    return any(word in beside for word in named)


RULE = engine_rule(
    name="text-alternatives",
    covers=("accessibility/link-purpose",),  # of a link round the picture
    criterion="1.1.1",
    understanding="non-text-content",
    title="Picture without a text alternative",
    why=(
        "People who cannot see a picture hear its text alternative; without one they hear "
        "nothing or a file name."
    ),
    fix=(
        "Say in the alternative what the picture tells; give a picture that is only "
        'decoration an empty one (alt="").'
    ),
    fixer="content",
    sayings={
        "image-alt": "This picture has no text alternative (alt).",
        "input-image-alt": "This picture button does not say in words what it does.",
        "object-alt": "This embedded object has no text alternative.",
        "role-img-alt": "This element stands for a picture and has no text alternative.",
        "svg-img-alt": "This drawing (SVG) has no text alternative.",
        "aria-meter-name": "This meter does not say what it measures.",
        "aria-progressbar-name": "This progress bar does not say what is in progress.",
    },
    version=2,
    reread=check_decoration,
)
