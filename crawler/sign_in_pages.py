"""Tells that a crawl met nothing but a sign-in page, and what to do about it.

A staging site shows everybody the same page: its form, or another site's that signs people in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crawler.fetching.sign_in_form import has_password_field
from signpost.pages.addresses import host_of
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Page

# Beside the form a site may show a few pages to everybody: a forgotten password, privacy.
_MOST_OTHER_PAGES = 3
_SIGN_ON_HOSTS = re.compile(
    r"(^|\.)(login\.microsoftonline\.(com|us)|login\.windows\.net|login\.live\.com|b2clogin\.com"
    r"|ciamlogin\.com|accounts\.google\.com|okta(preview|-emea)?\.com|auth0\.com|onelogin\.com"
    r"|duosecurity\.com|cloudflareaccess\.com|pingone\.(com|eu)|signin\.account\.gov\.uk)$"
)
_SIGN_ON_PATHS = re.compile(
    r"/adfs/ls\b|/oauth2?/(v2\.0/)?authorize\b|/saml2?/|/idp/|/openid-connect/auth\b", re.IGNORECASE
)


def is_sign_on(url: str) -> bool:
    """Whether an address is one at which another site signs people in."""
    host = host_of(url).partition(":")[0]
    return bool(_SIGN_ON_HOSTS.search(host) or _SIGN_ON_PATHS.search(url))


def why_only_sign_in(workspace: Workspace, config: Config, run: Run, start: Page) -> str:
    """Say that a crawl met only a sign-in page; "" where it met more.

    `start` is where the start page led in the end.
    """
    if not _asks_for_password(workspace, start):
        return ""
    most = _MOST_OTHER_PAGES if start.url != config.site.url else 0
    if next(islice(_other_pages(workspace, run, start), most, None), None):
        return ""
    form = config.crawl.sign_in
    if form.is_wanted or config.crawl.cookie_from:
        what = "[crawl.sign_in]" if form.is_wanted else "[crawl] cookie_from"
        return (
            f"{config.site.url}: every page leads to a sign-in page ({start.url}), in spite of "
            f"{what}. Check that this user may see the site"
        )
    return (
        f"{config.site.url}: every page leads to a sign-in page ({start.url}). To sign in, set "
        "page, fields_from and signed_in in [crawl.sign_in], or [crawl] cookie_from"
    )


def _other_pages(workspace: Workspace, run: Run, form: Page) -> Iterator[Page]:
    """Yield the pages that are not the sign-in page at another address.

    On some sites every page asks for a password in its head: those have titles of their own.
    """
    for page in workspace.pages.html(run.id):
        same = page.title == form.title and _asks_for_password(workspace, page)
        if page.found_by != "probe" and not same:
            yield page


def _asks_for_password(workspace: Workspace, page: Page) -> bool:
    """Whether a stored page asks for a password."""
    body = workspace.pages.body(page) if page.is_html else b""
    return b"password" in body.lower() and has_password_field(body, page.content_type)
