r"""Reads RTF through striprtf, after its hidden runs (`\v`, `\deleted`) were parted from the shown.

striprtf leaves out what is not text of the body, and reads what is hidden as any other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from crawler.documents.document_facts import DocumentFacts
from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.limits import MAX_EMBEDDED, MAX_TEXT, UnreadableError
from crawler.documents.office_package import note_properties
from signpost.workspace.hidden_parts import HiddenKind

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'[0-9a-f]{2}|\\[^a-z]|([{}])|[^\\{}]+", re.I | re.DOTALL
)
_INFO = {
    "author": "author",
    "operator": "last_modified_by",
    "manager": "manager",
    "company": "company",
    "template": "template",
    "hlinkbase": "hyperlink_base",
}
_MARGINS = ("header", "footer", "headerl", "headerr", "headerf", "footerl", "footerr", "footerf")
_WHITE = re.compile(r"\\red255\\green255\\blue255")
_SMALLEST = 4  # half points
_MADE = re.compile(r"\\(creatim|revtim)\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_LINK = re.compile(r'HYPERLINK\s+"([^"\\]+)"')
_Look = tuple[bool, bool, bool, bool, bool]
_PLAIN: _Look = (False, False, False, False, False)


def facts(data: bytes, hidden: HiddenCollector) -> DocumentFacts:
    """Return what a reader sees of an RTF file, and note what is hidden in it.

    Raises:
        UnreadableError: it is larger than such files are read.
    """
    if len(data) > MAX_EMBEDDED:
        raise UnreadableError("it is larger than files of this format are read", "rtf")
    source = data.decode("cp1252", "replace")
    groups = {name: [*_groups(source, name)] for name in (*_INFO, "annotation", "title", *_MARGINS)}
    values = {said: _text(group) for name, said in _INFO.items() for group in groups[name][:1]}
    note_properties(values, hidden)
    comments = [_text(re.sub(r"\{\\\*\\atn\w+[^{}]*\}", "", x)) for x in groups["annotation"]]
    if comments:
        authors = [_text(x) for x in _groups(source, "atnauthor")]
        hidden.add("comments", "the text", [*comments, *authors], rows=len(comments))
    shown, unseen = _parted(source)
    for kind, rest in unseen.items():
        hidden.add(kind, "the text", _text_of_body(rest).split("\n"))
    objects = len([*_groups(source, "objdata")])
    if objects:
        hidden.add("embedded_file", "files in it", rows=objects, signs=["cut_off"])
    text = _text_of_body(shown)[:MAX_TEXT]
    dates = {key: f"{y}-{int(m):02}-{int(d):02}" for key, y, m, d in _MADE.findall(source)}
    return DocumentFacts(
        title=next(map(_text, groups["title"]), "")[:1000],
        created=dates.get("creatim", ""),
        modified=dates.get("revtim", ""),
        text=text,
        has_text=bool(text.strip()),
        margins="\n".join(_text(x) for name in _MARGINS for x in groups[name])[:MAX_TEXT],
        links=[(address, "") for address in _LINK.findall(shown)],
    )


def _groups(source: str, name: str) -> Iterator[str]:
    r"""Yield the insides of the groups of a destination (`{\info`, `{\*\annotation`)."""
    for found in re.finditer(rf"\{{(?:\\\*)?\\{name}(?![a-z])-?\d*[ ]?", source):
        depth = 1
        for token in _TOKEN.finditer(source, found.end()):
            depth += {"{": 1, "}": -1}.get(token[0], 0)
            if not depth:
                yield source[found.end() : token.start()]
                break


def _text(group: str) -> str:
    """Return the text of a group's inside."""
    return _text_of_body("{\\rtf1 " + group + "}").strip()


def _text_of_body(source: str) -> str:
    """Return the text of an RTF file; what its encoding has not is left out."""
    return str(rtf_to_text(source, errors="ignore"))  # type: ignore[no-untyped-call]


def _parted(source: str) -> tuple[str, dict[HiddenKind, str]]:
    """Part an RTF file into the one that shows and the ones that are hidden, by kind.

    Each has all of the groups and settings, so that it is an RTF file still.
    """
    kinds: tuple[HiddenKind, ...] = ("hidden_text", "tracked_deletions", "invisible_text")
    outs: dict[HiddenKind | None, list[str]] = {kind: [] for kind in (None, *kinds)}
    used: set[HiddenKind] = set()
    table = next(_groups(source, "colortbl"), "")
    white = [n for n, x in enumerate(table.split(";")) if _WHITE.search(x.replace(" ", ""))]
    look = _PLAIN
    stack: list[_Look] = []
    for token in _TOKEN.finditer(source):
        piece = token[0]
        if token[3] or (token[1] and token[1].lower() != "u"):
            look = _next_look(token, look, stack, white)
            for out in outs.values():
                out.append(piece)
            continue
        kind = _kind(look)
        outs[kind].append(piece)
        if kind and piece.strip():
            used.add(kind)
    return "".join(outs[None]), {kind: "".join(outs[kind]) for kind in kinds if kind in used}


def _next_look(token: re.Match[str], look: _Look, stack: list[_Look], white: list[int]) -> _Look:
    """Return how text looks after a brace or a control word."""
    if token[3] == "{":
        stack.append(look)
        return look
    if token[3] == "}":
        return stack.pop() if stack else _PLAIN
    word, number = token[1].lower(), token[2]
    is_hidden, is_deleted, is_white, is_tiny, is_filled = look
    value = int(number) if number else None
    if word == "plain":
        return _PLAIN
    if word == "v":
        is_hidden = value != 0
    elif word == "deleted":
        is_deleted = value != 0
    elif word == "cf":
        is_white = (value or 0) in white
    elif word == "fs":
        is_tiny = 0 < (value or 24) <= _SMALLEST
    elif word in ("cb", "chcbpat", "highlight", "clcbpat", "cbpat"):
        is_filled = bool(value) and value not in white
    return is_hidden, is_deleted, is_white, is_tiny, is_filled


def _kind(look: _Look) -> HiddenKind | None:
    """Tell as what text of a look is hidden; None: it shows."""
    is_hidden, is_deleted, is_white, is_tiny, is_filled = look
    if is_deleted:
        return "tracked_deletions"
    if is_hidden:
        return "hidden_text"
    return "invisible_text" if is_tiny or (is_white and not is_filled) else None
