"""Pages over https that load files, or send forms, over plain http."""

from __future__ import annotations

from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.workspace.records import Link

_LOADED = {"script", "img", "iframe", "source", "video", "audio", "embed", "object", "input"}
_LOADED_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
_SENT = {"form"}
# Browsers refuse these outright, so the page lacks them; pictures they may fetch over https.
_REFUSED = {"script", "iframe", "link", "object", "embed"}


def check(page: PageView) -> Iterator[Finding]:
    """Find resources and form targets with an http: address on an https: page."""
    if not page.url.startswith("https:"):
        raise NotApplicable
    if "upgrade-insecure-requests" in _policy(page):
        return
    for link in page.links:
        if link.url.startswith("http:") and _is_loaded_or_sent_to(link):
            yield Finding(
                message=_message(link),
                where=link.url,
                evidence=f"<{link.tag}> {link.url}",
            )


def _is_loaded_or_sent_to(link: Link) -> bool:
    """Whether the browser loads (or sends to) this address as part of the page."""
    if link.tag == "link":
        return bool(_LOADED_RELS & set(link.rel.lower().split()))
    return link.tag in _LOADED | _SENT


def _message(link: Link) -> str:
    """Say what an insecure address does to the page."""
    if link.tag in _SENT:
        return "This form sends what people enter over a connection that others can read (http)."
    if link.tag in _REFUSED:
        return "Browsers refuse to load this, because its address is http on a secure page."
    return "This is loaded over a connection that others can read and change (http)."


def _policy(page: PageView) -> str:
    """Return the page's content security policies, from its headers and its meta tags."""
    headers = page.record.headers
    sent = " ".join(str(v) for k, v in headers.items() if k.lower() == "content-security-policy")
    metas = page.tree.xpath("//meta[@http-equiv]")
    written = [m.get("content") or "" for m in metas if "policy" in m.get("http-equiv", "").lower()]
    return " ".join([sent, *written]).lower()


RULE = Rule(
    id="mobile/mixed-content",
    title="Insecure part of a secure page",
    why="Browsers block insecure parts or warn people that the page is not safe.",
    fix="Write the address with https.",
    reference="https://developer.mozilla.org/en-US/docs/Web/Security/Mixed_content",
    severity="serious",
    check=check,
    fixer="template",
)
