"""What a file's name says of what is in it, and which of its words say nothing."""

from __future__ import annotations

import re
from urllib.parse import unquote

from signpost.pages.addresses import path_of

_WORD = re.compile(r"[a-z]{3,}|[a-z]+\d[a-z]+")
_CODE = re.compile(r"[0-9a-f]{6}|\d{3}")
# Capitals, small letters and figures mixed as nobody writes them: "ZVwKBtv5eC-24", "p7D5DC7icq".
_HASH = re.compile(
    r"(?<![A-Za-z\d])(?=[A-Za-z\d]*\d)(?=[A-Za-z\d]*[a-z][A-Z])(?=[A-Za-z\d]*[A-Z]{2})[A-Za-z\d]{7,}"
    r"|(?<![A-Za-z\d])(?=[A-Za-z]*[a-z][A-Z]{2,}[a-z]*[A-Z])[A-Za-z]{8,}"
)
# What file names and the names of pictures are full of, and what says nothing about them.
_FILLERS = frozenset(
    {
        "image", "images", "img", "pic", "picture", "photo", "photograph", "icon", "icons", "logo",
        "logos", "logotype", "banner", "header", "hero", "thumb", "thumbnail", "small", "large",
        "medium", "dark", "light", "black", "white", "grey", "blue", "green", "red", "new", "old",
        "final", "copy", "edit", "web", "crop", "cropped", "sized", "resize", "scaled", "the",
        "and", "for", "with", "png", "jpg", "jpeg", "gif", "svg", "webp", "block", "blocks",
        "home", "page", "main", "file", "asset", "assets", "media", "upload", "uploads",
        "content", "default", "placeholder", "background", "left", "right", "top", "bottom",
        "social", "share", "video", "film", "audio", "sound", "clip", "movie", "recording",
        "silent", "full", "version", "mp4", "webm", "mp3", "ogg", "files", "static", "shared",
        "test", "our", "this", "who", "what", "council", "crest", "brand",
    }
)  # fmt: skip


def stem_words(source: str) -> list[str]:
    """Return the words of an address's last part that may say what is in the file.

    Names that a system made up of figures give none.
    """
    name = _path(source).rpartition("/")[2].rpartition(".")[0]
    return [] if _CODE.search(name.lower()) or _HASH.search(name) else _named(name.lower())


def file_words(source: str) -> str:
    """Return the file's name and its folder's, as words."""
    return re.sub(r"[^a-zA-Z]+", " ", " ".join(_path(source).rpartition(".")[0].split("/")[-2:]))


def name_words(text: str) -> list[str]:
    """Return the words of a name that say something about what bears it, in lower case."""
    return _named(text.lower())


def _named(text: str) -> list[str]:
    """Return the words that are no fillers."""
    return [word for word in _WORD.findall(text) if word not in _FILLERS]


def _path(source: str) -> str:
    """Return the path of an address; a picture written into the page has none."""
    return "" if source[:5].lower() == "data:" else unquote(path_of(source))
