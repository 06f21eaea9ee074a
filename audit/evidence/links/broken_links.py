"""The finding for a link that leads nowhere, on a page or in a document."""

from __future__ import annotations

import re

from audit.evidence.links import anchors
from audit.link_states import LinkState
from audit.rule import Finding
from signpost.pages.addresses import path_of
from signpost.pages.unusable_links import UNREADABLE, fault_of
from signpost.workspace.records import Link

# An address without its scheme, or with a slip in it: browsers take it for a path.
_AS_PATH = re.compile(r"/(?:https?\W{0,4}/|www\.)", re.IGNORECASE)
# A no-break space, other wide spaces, and a zero-width one: they come with pasting from Word.
_UNSEEN = re.compile(r"%C2%A0|%E2%80%[89][0-9AB]|%E3%80%80|%EF%BB%BF", re.IGNORECASE)
_THINGS = {
    "img": "picture",
    "source": "picture or recording",
    "script": "script",
    "link": "style sheet or icon",
    "video": "video",
    "audio": "recording",
    "track": "file of subtitles",
    "iframe": "framed page",
    "frame": "framed page",
    "object": "embedded file",
    "embed": "embedded file",
    "image": "picture",
    "use": "drawing",
    "input": "picture",
    "meta": "picture for sharing",
    "style": "file of the page's styles",
    **dict.fromkeys(("body", "table", "td", "th"), "background picture"),
}
# Files that stand in the page itself, though they are pages or documents.
_FRAMED = {"iframe", "frame", "object", "embed"}


def broken_link(link: Link, state: LinkState, meant: str = "") -> Finding:
    """Make the finding for one target, of a page or a document.

    `meant` is the address that it would have with the / that it lacks (`missing_slash`).
    """
    thing = _THINGS.get(link.tag) if link.kind == "asset" or link.tag in _FRAMED else ""
    name = f"The {thing} {link.url}" if thing else f"The link “{link.text or link.url}”"
    return Finding(
        message=f"{name} does not work: {_reason(state)}. "
        + (_add_slash(meant) if meant else _advice(link, thing or "", state)),
        where=link.url,
        evidence=link.text,
        component=anchors.template_component(link, link.url),
    )


def unusable_link(link: Link, base: str) -> Finding:
    """Make the finding for a link that cannot be used, of the page or document at `base`."""
    fault = fault_of(base, link.url) or UNREADABLE
    thing = _THINGS.get(link.tag, "") if link.tag != "link" else ""
    name = f"The {thing} {link.url}" if thing else f"The link “{link.text or link.url}”"
    return Finding(
        message=f"{name} cannot be used: {fault.why}. {fault.fix}",
        where=link.url,
        evidence=link.text,
        component=anchors.template_component(link, link.url),
    )


def _reason(state: LinkState) -> str:
    """Say in plain words how a target ends."""
    if state.state == "broken" and state.status in (404, 410):
        return f"there is nothing at its address (the server answers {state.status})"
    return state.why


def _add_slash(meant: str) -> str:
    """Say which address is probably meant."""
    return f"It lacks the leading /: begin it with /, as in {path_of(meant)}."


def _advice(link: Link, thing: str, state: LinkState) -> str:
    """Say what to do about it."""
    path = path_of(link.url)
    if link.kind != "external" and _AS_PATH.search(path):
        return "It was taken for a path on this website: begin it with https://."
    if _UNSEEN.search(path):
        return "There is a space in its address that cannot be seen: type the address again."
    if state.status and state.status >= 500:
        return "Try it again, and tell whoever runs the website if it stays so."
    return "Put it back or take it out." if thing else "Change the link or take it out."
