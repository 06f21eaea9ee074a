"""Names as text alternatives on files that are named after something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.addresses import path_of, resolve
from signpost.pages.markup import squeeze

_WORD = re.compile(r"[a-z]{3,}")
# What file names are full of and what says nothing about the picture.
_FILLERS = frozenset(
    [
        "image",
        "images",
        "img",
        "pic",
        "picture",
        "photo",
        "icon",
        "icons",
        "logo",
        "banner",
        "header",
        "hero",
        "thumb",
        "thumbnail",
        "small",
        "large",
        "medium",
        "dark",
        "light",
        "black",
        "white",
        "grey",
        "blue",
        "green",
        "red",
        "new",
        "old",
        "final",
        "copy",
        "edit",
        "web",
        "crop",
        "cropped",
        "sized",
        "resize",
        "scaled",
        "the",
        "and",
        "for",
        "with",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "svg",
        "webp",
        "block",
        "blocks",
        "home",
        "page",
        "main",
        "file",
        "asset",
        "media",
        "upload",
        "content",
        "default",
        "placeholder",
        "background",
        "left",
        "right",
        "top",
        "bottom",
        "social",
        "share",
    ]
)


def check(page: PageView) -> Iterator[Finding]:
    """Find pictures called by one name whose file has another name and shares no word with it."""
    pictures = page.tree.xpath("//img[@alt][@src]")
    if not pictures:
        raise NotApplicable
    for picture in pictures:
        alt = squeeze(picture.get("alt"))
        name = _name(resolve(page.url, picture.get("src")))
        if (
            alt.istitle()
            and len(alt.split()) == 1
            and name
            and not _shares_a_beginning(alt.lower(), name)
        ):
            yield uncertain_finding_at(
                picture,
                f"The text alternative is “{alt}”, but the file is called “{' '.join(name)}”.",
            )


def _name(source: tuple[str, str] | None) -> list[str]:
    """Return the words of a file's name that may say what it shows; none of what has no address."""
    path = unquote(path_of(source[0] if source else ""))
    stem = path.rpartition("/")[2].rpartition(".")[0].lower()
    if re.search(r"[0-9a-f]{6}|\d{3}", stem):
        return []  # a code that a system made
    return [w for w in _WORD.findall(stem) if w not in _FILLERS]


def _shares_a_beginning(alt: str, name: list[str]) -> bool:
    """Whether an alternative and a file's words share the beginning of a word, or initials."""
    return any(w[:4] == alt[:4] or w in alt or alt in w for w in name) or alt[:1] in name


RULE = Rule(
    id="accessibility/alt-unlike-file",
    title="Text alternative that does not fit its file",
    why="People hear another name than the one that the picture shows.",
    fix="Look at the picture, and say in alt what it shows.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F30",
    severity="minor",
    check=check,
    criterion="1.1.1",
)
