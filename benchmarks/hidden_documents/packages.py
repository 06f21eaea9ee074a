"""Changing the parts of an office file, where no library writes what is to be hidden."""

from __future__ import annotations

import io
import zipfile


def with_parts(
    data: bytes, parts: dict[str, str | bytes], edits: dict[str, tuple[str, str]]
) -> bytes:
    """Return a package with more parts, and with a text put in before another in some parts.

    `edits` are by part: (what is searched for, what is put in before its first place).
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            body = old.read(entry)
            if entry.filename in edits:
                before, more = edits[entry.filename]
                text = body.decode()
                assert before in text, (entry.filename, before)
                body = text.replace(before, more + before, 1).encode()
            if entry.filename not in parts:
                new.writestr(entry, body, zipfile.ZIP_DEFLATED)
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def content_type(part: str, kind: str) -> tuple[str, str]:
    """Return the edit of `[Content_Types].xml` that names a part's type."""
    return "</Types>", f'<Override PartName="/{part}" ContentType="{kind}"/>'


def relation(number: int, kind: str, target: str, outside: bool = False) -> tuple[str, str]:
    """Return the edit of a `.rels` part that adds a relation."""
    mode = ' TargetMode="External"' if outside else ""
    return (
        "</Relationships>",
        f'<Relationship Id="rIdX{number}" Type="{kind}" Target="{target}"{mode}/>',
    )
