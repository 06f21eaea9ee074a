"""What scripts added to a page that its HTML does not have."""

from __future__ import annotations

from signpost.workspace.visit_facts.base import Fact


class AddedLink(Fact, frozen=True, kw_only=True):
    """A link that is in the page as it is drawn and not in its HTML; fields as `records.Link`."""

    url: str = ""
    fragment: str = ""
    text: str = ""
    where: str = "body"
    kind: str = "page"
    tag: str = "a"
    rel: str = ""
