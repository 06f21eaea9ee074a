"""What a page says, without what differs from one not-found page to the next.

The address that was asked (in any spelling), numbers and references are taken out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from audit.soft_404.wording import plain
from signpost.pages import markup
from signpost.pages.content import read
from signpost.workspace.records import Page

_WORD = re.compile(r"\w+")
_RUN = 3
_MOST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page's title and first heading, and the blocks of its text.

    `is_sign_in` is whether it asks for a password.
    """

    title: str
    h1: str
    blocks: tuple[str, ...]
    is_sign_in: bool

    @property
    def head(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words of title and heading, to compare."""
        return words_of(self.title), words_of(self.h1)


def words_in(page: Page, body: bytes) -> PageWords:
    """Read a page's words; what repeats its own address is taken out."""
    root = markup.parse(body, page.content_type)
    content = read(root, use_trafilatura=False)
    echoes = _echoes(page.url)
    h1 = content.h1
    blocks = [_without(echoes, block.text) for block in content.blocks]
    return PageWords(
        title=_without(echoes, content.title or page.title),
        h1=_without(echoes, h1),
        blocks=tuple(x for x in blocks if x and x != _without(echoes, h1)),
        is_sign_in=any((x.get("type") or "").lower() == "password" for x in root.iter("input")),
    )


def without_address(text: str, url: str) -> str:
    """Return a text in plain letters, without what repeats an address."""
    return _without(_echoes(url), text)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, without any that has a digit in it."""
    found = _WORD.findall(text)[:_MOST_WORDS]
    return tuple(word for word in found if not any(sign.isdigit() for sign in word))


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return what share of their runs of three words two texts have in common (0 to 1)."""
    runs = [_runs(words) for words in (one, other)]
    either = runs[0] | runs[1]
    return len(runs[0] & runs[1]) / len(either) if either else 1.0


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return a text's runs of three words, or all of a shorter one."""
    if len(words) <= _RUN:
        return {words} if words else set()
    return {words[i : i + _RUN] for i in range(len(words) - _RUN + 1)}


def _echoes(url: str) -> list[str]:
    """Return the ways in which a page may repeat its address, longest first."""
    parts = urlsplit(url)
    path, last = parts.path, parts.path.rstrip("/").rpartition("/")[2]
    found = {url, path, f"{path}?{parts.query}", parts.query, path.strip("/"), last}
    found |= {re.sub(r"[-_+]", " ", last)} if re.search(r"[-_+]", last) else set()
    found |= {unquote(x) for x in found}
    # A word of everyday is no echo: a page at /bins may well speak of bins.
    telling = (x for x in found if len(x) > 1 and (re.search(r"[/\d_=-]", x) or " " in x))
    return sorted(map(plain, telling), key=lambda x: (-len(x), x))


def _without(echoes: list[str], text: str) -> str:
    """Return a text in plain letters, without what repeats its address."""
    text = plain(text)
    for echo in echoes:
        text = text.replace(echo, " ")
    return " ".join(text.split())
