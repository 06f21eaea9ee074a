"""Turning templates into pages. Autoescape is on everywhere; nothing from a page is trusted."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reports.writing import wording
from signpost.pages.addresses import path_of

# HTML forbids C0 and C1 controls; the others change the direction of the text that follows.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SCHEMES = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s]|tel:[^\s])", re.IGNORECASE)
_SPACE_OR_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")


def clean(text: str) -> str:
    """Take out of a text what can be neither seen nor shown; markup stays as it is."""
    if isinstance(text, Markup) or text.isprintable():
        return text
    return _UNSEEN.sub("", text)


def _cleaned(value: object) -> object:
    """Clean what a template prints, if it is a text."""
    return clean(value) if isinstance(value, str) else value


def safe_href(url: str) -> str:
    """Return an address if a link may carry it, else nothing.

    Only http, https, mailto and tel are let through, written without white space, control
    characters or backslashes, which browsers read in ways of their own.
    """
    url = clean(url)
    if not _SCHEMES.match(url) or _SPACE_OR_CONTROL.search(url):
        return ""
    return url


def path(url: str) -> str:
    """Return what tells an address from others of its site: its path and query."""
    url = clean(url).partition("#")[0]
    query = url.partition("?")[2]
    return path_of(url) + (f"?{query}" if query else "")


def quoted_on(url: str, sentence: str) -> str:
    """Return a link that opens a page at a sentence (a text fragment, WICG), or nothing.

    Browsers that do not know text fragments open the page at its top.
    """
    words = sentence.split()
    if not safe_href(url) or not words or sentence.endswith("…"):
        return ""
    ends = (words[:4], words[-4:]) if len(words) > 8 else (words,)
    parts = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    return f"{url.split('#')[0]}#:~:text={parts}"


@cache
def environment() -> Environment:
    """Return the templates of this package, ready to fill."""
    made = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_cleaned,
    )
    made.filters |= {
        "day": wording.day,
        "duration": wording.duration,
        "month": wording.month,
        "named": lambda key, table: wording.named(getattr(wording, table), key),
        "of": wording.count,
        "path": path,
        "safe_href": safe_href,
        "shorten": wording.shorten,
        "thousands": lambda number: f"{number:,}",
    }
    made.globals |= {"wording": wording, "quoted_on": quoted_on}
    return made


def render(template: str, **values: object) -> str:
    """Fill a template."""
    return environment().get_template(template).render(**values)


def static(name: str) -> bytes:
    """Return a file that pages use as it is: the stylesheet, the script."""
    return resources.files("reports").joinpath("templates", name).read_bytes()
