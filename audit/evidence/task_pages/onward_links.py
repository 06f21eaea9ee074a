"""The links, frames and buttons of a page's main content that lead on from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from audit.evidence.once import once_a_page
from audit.evidence.task_pages.tasks import is_task_link
from audit.inputs import PageView
from signpost.pages.addresses import resolve
from signpost.pages.markup import Element, squeeze, text_of
from signpost.workspace.records import LinkKind

_NOT_CONTENT = re.compile(
    r"breadcrumb|skip-?link|skip-to|cookie|consent|\bshare|social-?(?:bar|buttons|icons|links|media|share)|pagination-disabled",
    re.IGNORECASE,
)
_FRAME_ROLES = frozenset({"banner", "contentinfo"})
_FRAME_TAGS = frozenset({"header", "footer", "nav"})
_ONWARD: frozenset[LinkKind] = frozenset({"page", "external"})
# Link texts that lead to where a thing can be done, besides those that name the task.
_START = re.compile(
    r"\b(start|begin|continue|apply|online|forms?|log ?in|sign ?in|submit|complete|portal|account"
    r"|use (this|the|our)|go to|pay|book|report|renew|register|appeal|check|request|claim|order)\b",
    re.IGNORECASE,
)
# Frames that show something and buttons that do nothing for a task.
_SHOWS = re.compile(
    r"youtu\.?be|vimeo|google\.[a-z.]{2,6}/maps|maps\.google|openstreetmap|googletagmanager"
    r"|recaptcha|captcha|soundcloud|spotify",
    re.IGNORECASE,
)
_SMALL_TALK = re.compile(
    r"\b(print|share|yes|no|helpful|feedback|problem with this page|close|show|hide|copy|menu"
    r"|top|next|previous|accept|reject|listen|play|pause|subscribe)\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"/(log-?in|sign-?in|log-?on|sso|my-?account|accounts?)(\.\w{2,5})?(/|$)", re.IGNORECASE
)
_FORM = re.compile(r"\b(forms?|application|apply|claim|request|complete|register)", re.IGNORECASE)
_SIDE_MENU = re.compile(r"side-?(?:nav|menu|bar)|sub-?(?:nav|menu)|section-?(?:nav|menu)", re.I)
_MENU_LINKS = 3


@dataclass(frozen=True, slots=True)
class ContentLink:
    """One link of the main content: where it leads, and what it is called."""

    url: str
    text: str
    kind: LinkKind
    element: Element


def content_root(view: PageView) -> tuple[Element, bool]:
    """Return the element that holds the main content, and whether a landmark marks it.

    Without a landmark it is the body; the site's header, footer and navigation are then to be
    left out (`is_framing`).
    """
    content = view.content
    if content.method == "landmark":
        return content.main, True
    bodies = view.tree.xpath("//body")
    return (bodies[0] if bodies else view.tree), False


def is_framing(element: Element, root: Element, landmark: bool) -> bool:
    """Whether an element stands in what frames the content: breadcrumbs, cookie notes, header."""
    node: Element | None = element
    while node is not None and node is not root:
        named = f"{node.get('class', '')} {node.get('id', '')} {node.get('aria-label', '')}"
        if _NOT_CONTENT.search(named):
            return True
        if not landmark and (node.tag in _FRAME_TAGS or node.get("role") in _FRAME_ROLES):
            return True
        node = node.getparent()
    return False


@once_a_page
def content_links(view: PageView) -> list[ContentLink]:
    """Return the links of the main content that leave the page, in document order."""
    root, landmark = content_root(view)
    kinds = {link.url: link.kind for link in view.links}
    return [
        link
        for element in root.iter("a", "area")
        if (link := _content_link(view, element, kinds)) and not is_framing(element, root, landmark)
    ]


def _content_link(
    view: PageView, element: Element, kinds: dict[str, LinkKind]
) -> ContentLink | None:
    """Read one link; None if it goes nowhere else."""
    href = (element.get("href") or "").strip()
    text = squeeze(element.get("aria-label") or "") or text_of(element) or _alt(element)
    if href[:7].lower().startswith(("mailto:", "tel:")):
        return ContentLink(href, text, "mail" if href[:1].lower() == "m" else "phone", element)
    target = resolve(base_address(view), href) if href else None
    if target is None or target[0] == view.url:
        return None
    return ContentLink(target[0], text, kinds.get(target[0], "page"), element)


def base_address(view: PageView) -> str:
    """Return the address that a page's relative addresses are relative to."""
    for element in view.tree.iter("base"):
        found = resolve(view.url, element.get("href") or "")
        if found:
            return found[0]
    return view.url


def _alt(element: Element) -> str:
    """Return what the images of a link are called."""
    return squeeze(" ".join(x.get("alt") or "" for x in element.iter("img")))


def has_menu_of_part(view: PageView) -> bool:
    """Whether a menu of the page's own part of the site stands beside its content.

    It is no part of the site's header or footer, and has three links into the page's folder.
    """
    folder = urlsplit(view.url).path.rstrip("/").rpartition("/")[0]
    if folder.count("/") < 1:
        return False
    start = view.url.split("://", 1)[0] + "://" + urlsplit(view.url).netloc + folder + "/"
    for part in view.tree.iter("nav", "aside", "div"):
        if part.tag == "div" and not _SIDE_MENU.search(part.get("class", "")):
            continue
        if any(x.tag in ("header", "footer") for x in part.iterancestors()):
            continue
        links = (resolve(base_address(view), x.get("href") or "") for x in part.iter("a"))
        if len({x[0] for x in links if x and x[0].startswith(start)} - {view.url}) >= _MENU_LINKS:
            return True
    return False


def onward_links(view: PageView) -> list[ContentLink]:
    """Return the links of the main content that lead to other pages, here or elsewhere."""
    return [link for link in content_links(view) if link.kind in _ONWARD]


def may_start_task(link: ContentLink) -> bool:
    """Whether a link may be where the task is done.

    It names a task, says start, online, form or the like, or leads to a login.
    """
    if link.kind not in _ONWARD:
        return False
    return is_task_link(link.text) or bool(_START.search(link.text)) or is_login(link.url)


def is_login(url: str) -> bool:
    """Whether an address looks like that of a login."""
    return bool(_LOGIN.search(urlsplit(url).path))


def links_to_form_documents(view: PageView) -> list[ContentLink]:
    """Return links to documents that are forms to fill in, by their text or file name."""
    return [
        link
        for link in content_links(view)
        if link.kind == "document" and _FORM.search(f"{link.text} {_file_words(link.url)}")
    ]


def _file_words(url: str) -> str:
    """Return the words of a file name."""
    return re.sub(r"[-_.%\d]+", " ", url.rpartition("/")[2])


def has_other_controls(view: PageView) -> bool:
    """Whether the content may offer a task by other means than links and forms.

    Frames, buttons, and elements that a script makes something of.
    """
    root, landmark = content_root(view)
    return any(
        _is_machinery(element) and not is_framing(element, root, landmark)
        for element in root.iter()
        if isinstance(element.tag, str)
    )


def _is_machinery(element: Element) -> bool:
    """Whether an element does something that the HTML does not tell.

    Films, maps, feedback and what opens and shuts the page's own text are known, and do not count;
    a form's own buttons are judged with the form.
    """
    tag = str(element.tag)
    if tag in ("iframe", "embed", "object"):
        return not _SHOWS.search(element.get("src") or element.get("data") or "")
    if tag != "button" and element.get("role") != "button":
        return "-" in tag
    if element.tag == "a" or element.get("aria-expanded") or element.get("aria-controls"):
        return False
    in_form = any(x.tag == "form" for x in element.iterancestors())
    return not in_form and not _SMALL_TALK.search(text_of(element))
