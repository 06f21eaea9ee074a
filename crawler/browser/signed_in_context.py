"""Gives a browser's contexts the session of a site that is signed in to by a form."""

from __future__ import annotations

from playwright.async_api import BrowserContext, Page

from crawler.browser.page_scripts.page_script import PageScript
from crawler.fetching.site_session import SiteSession
from signpost.pages.addresses import hostname_of
from signpost.settings.config import Config

# Whether a page asks for a password in a form with one of the names that the settings fill in.
_ASKS = PageScript("""({names}) => [...document.querySelectorAll("input[type=password]")].some(
  (field) => field.form && names.some((name) => field.form.elements.namedItem(name)))""")


async def add_session(context: BrowserContext, session: SiteSession, config: Config) -> None:
    """Put a session's cookies into a context, for the site's own hosts and no others.

    The session has begun; without a sign-in in the settings nothing is done.
    """
    own = {hostname_of(host) for host in config.hosts}
    for cookie in session.cookies():
        # Python's jar puts .local behind a name of one word.
        wanted = cookie.domain.lstrip(".").removesuffix(".local")
        # A cookie for all hosts below one is given to those of them that are the site's.
        for host in own:
            if host == wanted or (cookie.domain_initial_dot and host.endswith(f".{wanted}")):
                await context.add_cookies([{
                    "name": cookie.name,
                    "value": cookie.value or "",
                    "domain": host,
                    "path": cookie.path,
                    "secure": cookie.secure,
                    "httpOnly": cookie.has_nonstandard_attr("HttpOnly"),
                }])  # fmt: skip


async def is_signed_out(page: Page, session: SiteSession, config: Config, url: str) -> bool:
    """Whether the sign-in page is shown where another page was asked for."""
    if not session.is_wanted or session.is_sign_in_page(url):
        return False
    if session.is_sign_in_page(page.url):
        return True
    names = [x.rpartition("=")[0].strip() for x in config.crawl.sign_in.fields_from]
    return await _ASKS.run(page, bool, {"names": names})
