"""Which pages are one page in several languages: as the pages' own code says, or by address."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit, urlunsplit

from audit.inputs import PageView
from signpost.pages.addresses import resolve
from signpost.workspace.page_summary import Translation

# More is no translation but a switch of a shop's countries.
_MOST = 30
# The languages of the United Kingdom besides English, which have folders of their own on sites.
_FOLDERS = ("cy", "gd", "ga")


def of(page: PageView) -> list[Translation]:
    """Return each version in another language that a page's code names.

    A link in the text to something in another language is no version of the page.
    """
    own = page.content.language[:2].lower() or "en"
    # The elements themselves, not their ids: lxml makes them anew and ids would come back.
    inside = set(page.content.main.iter("a"))
    found: dict[str, str] = {}
    for element in page.tree.iter("link", "a"):
        language = (element.get("hreflang") or "")[:2].lower()
        if not language or language in (own, "x-") or element in inside:
            continue
        if element.tag == "link" and "alternate" not in (element.get("rel") or "").lower():
            continue
        target = resolve(page.url, element.get("href") or "")
        if target and target[0] != page.url:
            found.setdefault(language, target[0])
    return [Translation(language, address) for language, address in list(found.items())[:_MOST]]


def by_address(url: str, known: Container[str]) -> list[Translation]:
    """Return the versions of an English page that lie in a language's folder.

    `/cy/bins` is the Welsh version of `/bins` and of `/en/bins`, if there is such a page.
    """
    parts = urlsplit(url)
    inner = parts.path.removeprefix("/en/") if parts.path.startswith("/en/") else parts.path[1:]
    found = ((x, urlunsplit(parts._replace(path=f"/{x}/{inner}"))) for x in _FOLDERS)
    return [Translation(language, address) for language, address in found if address in known]
