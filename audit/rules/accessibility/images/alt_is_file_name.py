"""Pictures whose text alternative is a file name or a word that says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from audit.evidence.markup.markup_findings import finding_at, uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.addresses import path_of
from signpost.pages.markup import Element, squeeze, text_of

_FILE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?|heic)$", re.IGNORECASE)
_CAMERA = re.compile(r"^(?:img|dsc[nf]?|pxl|screenshot|mvi)[ _-]?\d[\w .()-]*$", re.IGNORECASE)
_EMPTY_WORDS = re.compile(
    r"^(?:an? |the )?(?:image|photo|photograph|picture|pic|img|graphic|spacer|placeholder|untitled"
    r"|alt|alt text|alternative text|insert alt text(?: here)?|image description|thumbnail"
    r"|click|click here|button)"
    r"[ _-]?\d*$",
    re.IGNORECASE,
)

# Years, and signs that are read as what they stand for.
_READ_OUT = re.compile(r"(?:1[5-9]|20)\d\d|[½¼¾★☆✓✗×+–-]{1,5}")
# A number or signs alone, “image of” and no more, names in one piece with underscores.
_NO_WORDS = re.compile(
    r"[\W_]+|[1-9]\d{3,9}|(?:an? |the )?(?:image|photo|picture|graphic) of"
    r"|[a-z0-9]+(?:_[a-z0-9]+)+",
    re.IGNORECASE,
)
# What kind of thing it is, and not which: enough for nobody, unless the page says the rest.
_KIND_ONLY = re.compile(
    r"(?:an? |the |our |your |company |site |website |brand |main |page )*"
    r"(?:logo|icon|banner|header|hero|avatar|portrait|map|chart|graph|bar chart|pie chart|diagram"
    r"|infographic|screenshot|poster|flyer|leaflet|qr code|barcode|drawing|illustration|photos?"
    r"|gallery|carousel|slide|video|cover)"
    r"(?: (?:image|icon|picture|photo))?[ _-]?\d*",
    re.IGNORECASE,
)
_PICTURES = (
    "//img[@alt] | //input[@type='image'][@alt] | //svg[@aria-label]"
    " | //*[@role='img'][@aria-label][not(self::img)]"
)


def check(page: PageView) -> Iterator[Finding]:
    """Find text alternatives that are a file name, or no more than “image” or “logo”."""
    pictures = page.tree.xpath(_PICTURES)
    if not pictures:
        raise NotApplicable
    for picture in pictures:
        alt = squeeze(picture.get("alt") or picture.get("aria-label") or "")
        if alt and _says_nothing(alt, picture.get("src") or ""):
            yield finding_at(
                picture,
                f"The text alternative “{alt[:80]}” does not say what the picture shows.",
            )
        elif _KIND_ONLY.fullmatch(alt) and not _has_caption(picture):
            yield uncertain_finding_at(
                picture, f"“{alt[:80]}” says what kind of picture it is: does the page say which?"
            )


def _has_caption(picture: Element) -> bool:
    """Whether a picture stands in a figure with a caption."""
    figure = next(picture.iterancestors("figure"), None)
    return figure is not None and any(text_of(x) for x in figure.iter("figcaption"))


def _says_nothing(alt: str, source: str) -> bool:
    """Whether an alternative is a file name, its own picture's name, or an empty word."""
    if _FILE.search(alt) or _CAMERA.match(alt) or _EMPTY_WORDS.match(alt):
        return True
    if _NO_WORDS.fullmatch(alt) and not _READ_OUT.fullmatch(alt):
        return True
    name = unquote(path_of(source).rpartition("/")[2])
    stem = name.rpartition(".")[0] or name
    # A file named in plain words may well say what it shows; one with figures or dashes not.
    return alt.lower() == stem.lower() and bool(re.search(r"[\d_]|-.*-", alt)) and " " not in alt


RULE = Rule(
    id="accessibility/alt-is-file-name",
    title="Text alternative that is a file name",
    why="A screen reader spells out the file name, and nobody learns what the picture shows.",
    fix='Write what the picture tells in a few words, or alt="" if it is only decoration.',
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F30",
    severity="serious",
    check=check,
    criterion="1.1.1",
    version=3,
    covers=("accessibility/picture-of-words", "accessibility/alt-unlike-file"),
)
