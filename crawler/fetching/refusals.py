"""Notices that the audited site's server wants to be left alone for longer than is waited."""

from __future__ import annotations

from scrapy.http import Response

from crawler.fetching.retries import asked_to_wait

# After so many refusals in a row the start page is asked whether they are the whole server's.
_IN_A_ROW = 3
# Only this speaks of who asks; 503 may be one application that is being worked on.
_TOO_MANY_REQUESTS = 429


class Refusals:
    """Counts answers that say "too many requests, come back later".

    One address, or one application, may say so of itself: only if the start page says it too is the
    crawl to end. `seconds` and `url` are the last refusal's.
    """

    def __init__(self, home: str) -> None:
        self._home = home
        self._in_a_row = 0
        self._has_asked_home = False
        self.seconds = 0.0
        self.url = ""

    def ask_home(self, response: Response) -> bool:
        """Take an answer; return whether the start page is to be asked now."""
        if not self._is_refusal(response):
            self._in_a_row = 0
            return False
        self._in_a_row += 1
        if self._in_a_row < _IN_A_ROW or self._has_asked_home:
            return False
        self._has_asked_home = True
        return True

    def is_final(self, response: Response) -> bool:
        """Take the start page's answer; return whether the crawl is to end."""
        refused = self._is_refusal(response)
        if refused:
            self.url = self._home
        else:
            self._in_a_row = 0
        return refused

    def _is_refusal(self, response: Response) -> bool:
        """Whether an answer refuses for a while; remembers for how long."""
        seconds = asked_to_wait(response)
        if response.status != _TOO_MANY_REQUESTS or not seconds:
            return False
        self.seconds, self.url = seconds, response.url
        return True
