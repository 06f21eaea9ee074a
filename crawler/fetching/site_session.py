"""Signs in to a staging site by its form, and keeps the cookies that show it.

The cookies live in this object alone: they go to the site's own hosts, and are stored nowhere.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import Cookie
from urllib.parse import urljoin, urlsplit

from scrapy.http import Headers, Request, Response
from scrapy.http.cookies import CookieJar

from crawler.fetching.credentials import Credentials, value_of
from crawler.fetching.curl_handler import CurlHandler
from crawler.fetching.dns_cache import DnsCache
from crawler.fetching.proxies import Proxies
from crawler.fetching.request_headers import DEFAULT_REQUEST_HEADERS, user_agent
from crawler.fetching.responses import REDIRECTS, error_of
from crawler.fetching.sign_in_form import FilledForm, fill_in, is_the_form, shows
from crawler.fetching.ssrf_guard import SsrfGuard
from crawler.fetching.trusted_certificates import TrustedCertificates
from signpost.errors import SignpostError
from signpost.pages.addresses import host_of, normalise, origin_of, resolve
from signpost.settings.config import Config
from signpost.settings.config_error import shown

_MOST_HOPS = 10
_WHO_ARE_YOU = 401
# Some sites ask for the name on one page and for the password on the next.
_MOST_FORMS = 3
# A session that ends so often, before so many pages came each time, is given up.
_MOST_SHORT_SESSIONS = 5
_SHORT_SESSION = 20
_WHERE = "[crawl.sign_in]"


class SignInError(SignpostError):
    """Signing in did not work, or did not last; the message is one line for a person."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came in the end; `asked` is whether it was asked for with GET."""

    url: str
    status: int
    content_type: str
    body: bytes
    asked: bool


class SiteSession:
    """One signed-in session of a site: `begin` signs in, `cookies_for` is what to send.

    `generation` counts how often it was signed in to. `error` is why it was given up. Where the
    settings have no sign-in all of it does nothing.
    """

    def __init__(self, config: Config, environment: Mapping[str, str] = os.environ) -> None:
        """Read the variables that the settings name.

        Raises:
            ConfigError: one of them is not set.
        """
        self._config = config
        form = config.crawl.sign_in
        self.is_wanted = form.is_wanted
        self.page = normalise(urljoin(config.site.url, form.page)) or ""
        self._values: dict[str, str] = {}
        for entry in form.fields_from:
            name, _, variable = (part.strip() for part in entry.rpartition("="))
            self._values[name] = value_of(environment, variable)
        self._credentials = Credentials(config, environment)
        self._jar = CookieJar()
        self._lock = asyncio.Lock()
        self._client: CurlHandler | None = None
        self._proof = ""
        self._answers, self._short_sessions = 0, 0
        self.generation = 0
        self.error: SignInError | None = None

    async def begin(self) -> None:
        """Sign in, if the settings say how and it was not done.

        Raises:
            SignInError: it did not work.
        """
        async with self._lock:
            if self.is_wanted and not self.generation:
                await self._sign_in()

    async def renew(self, generation: int) -> bool:
        """Sign in again after the sign-in page came; return whether it is worth asking again.

        `generation` is what the session was at when that page was asked for. A page that only
        this user may not see is not worth it: the session goes on.

        Raises:
            SignInError: it ended again and again, or signing in no longer works.
        """
        async with self._lock:
            if self.error:
                raise self.error
            if generation != self.generation:
                return True
            if self._shows_sign(await self._follow(_get(self._proof))):
                return False
            short = self._answers < _SHORT_SESSION
            self._short_sessions = self._short_sessions + 1 if short else 0
            try:
                if self._short_sessions >= _MOST_SHORT_SESSIONS:
                    raise SignInError(
                        f"{_WHERE} the site signed Signpost out again and again, the last time "
                        f"after {self._answers} pages. What was crawled is kept; when the site "
                        "keeps people signed in, run the same command again to carry on"
                    )
                await self._sign_in()
            except SignInError as error:
                self.error = error
                raise
            return True

    def cookies_for(self, url: str) -> str:
        """Return the Cookie header for an address: none for other sites."""
        if not self.is_wanted or not self._is_own(url):
            return ""
        request = _get(url)
        self._jar.add_cookie_header(request)
        return (request.headers.get("Cookie") or b"").decode("latin-1")

    def cookies(self) -> list[Cookie]:
        """Return the cookies that the site has set."""
        return list(self._jar.jar)

    def take(self, request: Request, response: Response, generation: int) -> None:
        """Note a good answer of the site, and the cookies that it sets anew.

        What was asked for in an earlier session says nothing of this one.
        """
        if self.is_wanted and generation == self.generation and self._is_own(request.url):
            self._answers += 1
            self._jar.extract_cookies(response, request)

    def is_signed_out(self, url: str, status: int, headers: Headers, body: bytes) -> bool:
        """Whether an answer of the site is its sign-in page, or leads there, in a page's place."""
        if not self.is_wanted or not self._is_own(url) or self.is_sign_in_page(url):
            return False
        told = {str(k).lower(): str(v) for k, v in headers.to_unicode_dict().items()}
        if status in REDIRECTS:
            target = resolve(url, told.get("location", ""))
            return target is not None and self.is_sign_in_page(target[0])
        if status == _WHO_ARE_YOU:
            return True
        kind = told.get("content-type", "")
        asks = b"password" in body.lower()  # a look that costs little, at every page
        return asks and "html" in kind and status < 500 and is_the_form(body, kind, self._values)

    async def close(self) -> None:
        """Let go of the connections that signing in needed."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    def _is_own(self, url: str) -> bool:
        """Whether an address is on one of the site's own hosts, and nobody can listen."""
        safe = urlsplit(url).scheme in ("https", urlsplit(self._config.site.url).scheme)
        return safe and host_of(url) in self._config.hosts

    def is_sign_in_page(self, url: str) -> bool:
        """Whether an address is that of the sign-in page, whatever its query."""
        return url.partition("?")[0].rstrip("/") == self.page.partition("?")[0].rstrip("/")

    def _shows_sign(self, answer: _Answer) -> bool:
        """Whether a page shows that somebody is signed in."""
        return shows(answer.body, answer.content_type, self._config.crawl.sign_in.signed_in)

    async def _sign_in(self) -> None:
        """Open the form, send it, and look for the sign that it worked."""
        self._jar, self._answers = CookieJar(), 0
        answer = await self._follow(_get(self.page))
        if answer.status >= 400:
            raise SignInError(f"{_WHERE} {self.page}: the server answers {answer.status}")
        sign = self._config.crawl.sign_in.signed_in
        if self._shows_sign(answer):
            raise SignInError(
                f"{_WHERE} signed_in: {shown(sign)} is on {answer.url} before anybody has signed "
                "in, so it is no sign. Name something that is there only afterwards"
            )
        answer = await self._send_forms(answer)
        if not await self._is_proved(answer):
            variables = ", ".join(
                x.rpartition("=")[2] for x in self._config.crawl.sign_in.fields_from
            )
            raise SignInError(
                f"{_WHERE} signing in at {self.page} did not work: neither {answer.url}, to which "
                f"it led, nor the start page shows {shown(sign)}. Check {variables}, and signed_in"
            )
        self.generation += 1

    async def _send_forms(self, answer: _Answer) -> _Answer:
        """Send form after form until every field is sent; return where that led."""
        left = dict(self._values)
        for _ in range(_MOST_FORMS):
            form = fill_in(answer.body, answer.content_type, answer.url, left)
            if form is None:
                break
            answer = await self._follow(self._request_of(form, answer.url))
            left = {name: value for name, value in left.items() if name not in form.used}
            if not left:
                return answer
        raise SignInError(
            f"{_WHERE} {answer.url} has no form with the field {shown(min(left))}. If scripts make "
            "the form, or another site signs people in, take a cookie instead: [crawl] cookie_from"
        )

    async def _is_proved(self, answer: _Answer) -> bool:
        """Whether the sign is there; remember the address, to look for it again later."""
        if not (answer.asked and self._shows_sign(answer)):
            answer = await self._follow(_get(self._config.site.url))
        self._proof = answer.url
        return self._shows_sign(answer)

    @staticmethod
    def _request_of(form: FilledForm, page: str) -> Request:
        """Make the request that sends a form, as from its page."""
        if form.method == "GET":
            return _get(f"{form.url.partition('?')[0]}?{form.data}", page)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": page,
            "Origin": origin_of(page).rstrip("/"),
        }
        return _get(form.url).replace(method="POST", headers=headers, body=form.data)

    async def _follow(self, request: Request) -> _Answer:
        """Ask for an address and go where it redirects to, within the site.

        Raises:
            SignInError: no answer came, or it leads elsewhere.
        """
        for _ in range(_MOST_HOPS):
            response = await self._ask(request)
            url, kind = request.url, (response.headers.get("Content-Type") or b"").decode("latin-1")
            location = (response.headers.get("Location") or b"").decode("latin-1")
            target = resolve(url, location) if response.status in REDIRECTS else None
            if target is None:
                get = request.method == "GET"
                return _Answer(url, response.status, kind, response.body, get)
            keeps = response.status in (307, 308) and request.method == "POST"
            request = request.replace(url=target[0]) if keeps else _get(target[0])
        raise SignInError(f"{_WHERE} {request.url}: it redirects again and again")

    async def _ask(self, request: Request) -> Response:
        """Send one request with the cookies of now, and keep those that come."""
        url = request.url
        if not self._is_own(url):
            raise SignInError(
                f"{_WHERE} {self.page} leads to {host_of(url)[:100]}, which is not this site (or "
                "not over https). Where another site signs people in, take a cookie instead: "
                "[crawl] cookie_from"
            )
        defaults = {**DEFAULT_REQUEST_HEADERS, "Accept-Encoding": "identity"}
        own = {"User-Agent": user_agent(self._config), **self._credentials.headers_for(url)}
        request = request.replace(headers={**defaults, **own, **dict(request.headers)})
        own_cookies, ours = request.headers.pop("Cookie", None), self.cookies_for(url)
        cookies = [*(x.decode("latin-1") for x in own_cookies or ()), *([ours] if ours else [])]
        if cookies:
            request.headers["Cookie"] = "; ".join(cookies)
        request.meta["download_timeout"] = self._config.crawl.timeout_seconds
        try:
            response = await self._handler().download_request(request)
        except Exception as error:  # noqa: BLE001 - each is one of the words of `error_of`
            word = error_of(error).replace("_", " ")
            raise SignInError(f"{_WHERE} {url}: no answer came ({word})") from None
        self._jar.extract_cookies(response, request)
        return response

    def _handler(self) -> CurlHandler:
        """Return what sends requests, made when it is first needed."""
        if self._client is None:
            self._client = CurlHandler(
                DnsCache(SsrfGuard(self._config.hosts)),
                self._config.crawl.max_megabytes * 1_000_000,
                proxies=Proxies.of_config(self._config),
                trusted=TrustedCertificates.of_config(self._config),
            )
        return self._client


def _get(url: str, referrer: str = "") -> Request:
    """Make a request that asks for an address as it is written."""
    headers = {"Referer": referrer} if referrer else None
    return Request(url, headers=headers, meta={"verbatim_url": True})
