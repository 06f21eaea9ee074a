"""Folders whose list of files the server shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.markup import squeeze

# What Apache, nginx, lighttpd, Caddy, Python and Tomcat call their listings, and IIS's way up.
_TITLE = re.compile(
    r"(?:index of|directory listing (?:for|of)) ?/.*|.{0,80} - /.*|directory listing(?: -- .*)?",
    re.IGNORECASE,
)
_WAY_UP = frozenset({"../", "..", "parent directory", "[to parent directory]", "up to parent"})
_MOST_WORDS_IN_TITLE = 300


def check(page: PageView) -> Iterator[Finding]:
    """Find a listing: a server's own title, and links to what is in the folder.

    A page that people wrote as a list of files has a title of its own.
    """
    titles = (
        squeeze(x.text_content())[:_MOST_WORDS_IN_TITLE] for x in page.tree.iter("title", "h1")
    )
    named = any(map(_TITLE.fullmatch, titles))
    below = page.url.partition("?")[0].rpartition("/")[0] + "/"
    entries = [x for x in page.links if x.tag == "a" and x.url.startswith(below) and x.url != below]
    way_up = any(x.text.strip().casefold() in _WAY_UP for x in page.links)
    if not named or not (entries or way_up) or page.tree.find(".//main") is not None:
        return
    count = len({x.url for x in entries})
    yield Finding(
        message=f"The server lists the files of this folder: {count} of them, whatever they are. "
        "Switch listings off, and look through what is in the folder.",
        where="page",
        evidence=f"{count} files or folders",
        key="listing",
    )


RULE = Rule(
    id="content/directory-listing",
    title="Folder listed by the server",
    why="A listing shows every file in a folder, those that no page was meant to lead to as well.",
    fix="Switch directory listings off on the server, and take out of the folder what is not "
    "meant to be public.",
    reference="https://owasp.org/www-project-web-security-testing-guide/",
    severity="serious",
    check=check,
    fixer="template",
    confidential=True,
)
