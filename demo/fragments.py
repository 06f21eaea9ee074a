"""The demo council's pages as files: a small front matter, then a piece of HTML.

A page is `pages/bins/missed.html` and answers at `/bins/missed`; `index.html` answers for its
folder. The front matter is `key: value` lines between two lines of `---`:

| key | what it does |
| --- | --- |
| `title` | the page's name: heading, crumb and title; needed |
| `full_title` | what `<title>` says instead of the title and the council (empty: no title) |
| `heading` | what the h1 says instead of the title (empty: no h1) |
| `description` | the meta description (left out: none) |
| `layout` | the layout's name, `service` if left out |
| `lang` | the page's language, `en-GB` if left out (empty: none) |
| `modified` | the date of the last change, as a meta element |
| `translation` | a language and the address of the page in it |
| `sitemap` | `no` keeps the page out of the sitemap |

The HTML is a Jinja2 template. It may use `today`, `week` (1 or 2), `tax_year` and `file_link`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
KEYS = frozenset(
    (
        *("title", "full_title", "heading", "description", "layout", "lang", "modified"),
        *("sitemap", "translation"),
    )
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """One page as its author wrote it: its address, its front matter and its HTML."""

    path: str
    meta: dict[str, str] = field(default_factory=dict)
    source: str = ""

    @property
    def title(self) -> str:
        """The page's short name."""
        return self.meta["title"]

    @property
    def section(self) -> str:
        """The first folder of the address: which part of the council the page belongs to."""
        return self.path.split("/")[1]

    @property
    def in_sitemap(self) -> bool:
        """Whether the sitemap lists the page."""
        return self.meta.get("sitemap", "yes") != "no"


def load(folder: Path = FOLDER / "pages") -> dict[str, Fragment]:
    """Read every page under a folder, by address, in order of address.

    Raises:
        ValueError: a file has no front matter, no title, or a key that is not known.
    """
    found = [read(file, folder) for file in folder.rglob("*.html")]
    return {x.path: x for x in sorted(found, key=lambda x: x.path)}


def read(file: Path, folder: Path) -> Fragment:
    """Read one page; its address is its place under `folder`."""
    start, front, source = _parts(file)
    if start.strip():
        raise ValueError(f"{file}: the front matter has to come first")
    meta: dict[str, str] = {}
    for line in front.strip().splitlines():
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in KEYS:
            raise ValueError(f"{file}: cannot read the front matter's line {line!r}")
        meta[key.strip()] = value.strip()
    if not meta.get("title"):
        raise ValueError(f"{file}: the front matter names no title")
    return Fragment(address(file.relative_to(folder)), meta, source)


def _parts(file: Path) -> tuple[str, str, str]:
    """Split a file at its two lines of dashes."""
    parts = file.read_text("utf-8").split("---\n", 2)
    if len(parts) != 3:
        raise ValueError(f"{file}: there is no front matter between two lines of ---")
    return parts[0], parts[1], parts[2]


def address(file: Path) -> str:
    """Turn a page's file name into its address: `bins/index.html` into `/bins`."""
    parts = file.with_suffix("").parts
    if parts[-1] == "index":
        parts = parts[:-1]
    return "/" + "/".join(parts)


def crumbs(path: str, pages: dict[str, Fragment]) -> list[tuple[str, str]]:
    """Return the way down to a page as (address, title) pairs, without the page itself."""
    steps = path.strip("/").split("/")[:-1]
    above = ["/" + "/".join(steps[: i + 1]) for i in range(len(steps))]
    return [("/", "Home"), *((x, pages[x].title) for x in above if x in pages)]
