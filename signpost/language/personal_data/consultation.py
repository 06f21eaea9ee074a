"""Signatures, and names in comments on planning: published on purpose by many councils."""

from __future__ import annotations

import re

from signpost.language.personal_data.kinds import Found, Line

_I = re.IGNORECASE
_SIGNED = re.compile(
    r"\b(?:signed(?: by| on behalf of)?|signature(?:s)?(?: of(?: the)? [\w ]{3,25})?|signatory"
    r"|print(?:ed)? name|lead petitioner"
    r"|\[signature\])\b[ :,._()\t-]{0,12}(?:date[ :]\S{0,12} ?)?$",
    _I,
)
_SIGNED_AFTER = re.compile(
    r"^[ ,._()\t-]{0,8}(?:\(?signed\)?|\[?signature\]?|petition signatory)\b", _I
)
_COMMENT = re.compile(
    r"\bcommenter type\b|\bstance\b|\bcustomer (?:objects|supports|made comments|details)"
    r"|\b(?:objects?|objected|objecting|objections?|representations?|letters? of (?:objection"
    r"|support)|comments?"
    r"|supports?|supporting|neutral)\b[^.\n]{0,40}\b(?:application|proposal|development|extension"
    r"|planning|from|by|received|submitted)\b|\b(?:neighbour|objector|supporter|commenter"
    r"|respondent)s?\b[^.\n]{0,20}[:\t(-]"
    r"|\((?:objects?|supports?|neutral|objection|support|comment)\)|\b(?:wish(?:es)? to"
    r"|strongly) objects?\b|\bobjects? to (?:this|the)\b"
    r"|\b(?:object|support|neutral|objection|comment)$",
    _I,
)


def signatures(line: Line) -> list[Found]:
    """Find people who signed; officers and councillors, who sign for the council, are none."""
    for start, end in line.names:
        if _SIGNED.search(line.text[:start]) or _SIGNED_AFTER.search(line.text[end:]):
            return [("signature", start, end)]
    return []


def planning_comments(line: Line) -> list[Found]:
    """Find people who commented on a planning application."""
    if line.names and not line.is_public and _COMMENT.search(line.text):
        return [("planning_comment", *line.names[0])]
    return []
