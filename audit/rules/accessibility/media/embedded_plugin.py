"""Objects that need a plug-in, which no browser has any more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet

_PLUGIN = re.compile(
    r"shockwave|flash|silverlight|java-applet|x-director|\.swf(?:[?#]|$)", re.IGNORECASE
)
_HOLDERS = ("object", "embed", "applet")
_PARAMETERS = {"wmode", "movie", "flashvars", "allowscriptaccess"}


def check(page: PageView) -> Iterator[Finding]:
    """Find applets, and objects whose type, address or parameters belong to a plug-in."""
    objects = list(page.tree.iter(*_HOLDERS))
    if not objects:
        raise NotApplicable
    for element in objects:
        if element.tag == "applet" or _needs_plugin(element):
            yield Finding(
                message="This needs a plug-in that browsers no longer have; a keyboard cannot "
                "get into it or out of it.",
                where=css_path(element),
                evidence=snippet(element),
            )


def _needs_plugin(element: Element) -> bool:
    """Whether an object says that it belongs to a plug-in."""
    values = [element.get(name) or "" for name in ("type", "data", "src", "classid")]
    # The parser lets an embed that nothing closes hold all that follows.
    own = (x for x in element.iter("param") if next(x.iterancestors(*_HOLDERS), None) is element)
    names = {(x.get("name") or "").lower() for x in own}
    return any(_PLUGIN.search(x) for x in values) or bool(names & _PARAMETERS)


RULE = Rule(
    id="accessibility/embedded-plugin",
    title="Content that needs a plug-in",
    why="Browsers no longer have Flash, Java or Silverlight: nobody can use this.",
    fix="Replace it with HTML, or with a video that has captions.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F54",
    severity="serious",
    check=check,
    criterion="2.1.1",
    version=2,
)
