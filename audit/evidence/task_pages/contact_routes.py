"""Another way to get in touch: phone numbers, email addresses and links to contact pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from audit.evidence.task_pages.onward_links import content_links
from audit.inputs import PageView
from signpost.workspace.records import Link

# UK numbers: ten or eleven digits after 0 or +44, or the short ones that are dialled as they are.
_PHONE = re.compile(r"(?<![\w/.-])(?:\+44|\(?0)[\d ()\u00a0-]{8,16}\d(?![\d/])")
_SHORT = re.compile(r"\b(?:call|phone|ring|dial|telephone|tel)\b[^.\d]{0,30}\b(999|101|111|119)\b")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]", re.IGNORECASE)
_WORDS = re.compile(
    r"\bcontact\b|\bget in touch\b|\b(call|email|e-mail|phone|ring|write to|talk to|speak to|ask"
    r"|message) (us|the|our|someone|a person)\b|\b(web|live) ?chat\b|\bchat (to|with) us\b",
    re.IGNORECASE,
)


# A page's text is read by several rules.
@lru_cache(maxsize=64)
def phones_in(text: str) -> Sequence[str]:
    """Return the UK phone numbers in a text, as written."""
    found = [m.group() for m in _PHONE.finditer(text) if _plausible(m.group())]
    return found + [m.group(1) for m in _SHORT.finditer(text.lower())]


def _plausible(number: str) -> bool:
    """Whether a run of digits has the length of a UK number."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    return 10 <= len(digits.removeprefix("44") if number.startswith("+") else digits) <= 11


def is_contact(text: str, url: str) -> bool:
    """Whether a link leads to a way of getting in touch, by its words or its path."""
    if url.lower().startswith(("mailto:", "tel:")):
        return True
    return bool(_WORDS.search(text)) or "contact" in urlsplit(url).path.lower()


def is_contact_link(link: Link) -> bool:
    """Whether a stored link is one that a person can follow to get in touch."""
    return link.tag in ("a", "area") and is_contact(link.text, link.url)


def in_content(view: PageView, works: Callable[[str], bool] = lambda _: True) -> bool:
    """Whether the main content offers a way to get in touch.

    `works` tells of a contact page's address whether it can be opened; one that cannot is no way.
    """
    text = view.content.text
    if phones_in(text) or _EMAIL.search(text):
        return True
    return any(
        is_contact(link.text, link.url) and (link.kind in ("mail", "phone") or works(link.url))
        for link in content_links(view)
    )


def on_page(view: PageView, works: Callable[[str], bool] = lambda _: True) -> bool:
    """Whether any link of the page, header and footer with it, leads to a way to get in touch."""
    return any(
        is_contact_link(link) and (link.kind in ("mail", "phone") or works(link.url))
        for link in view.links
    )
