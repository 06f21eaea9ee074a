"""Notices that the audited site's server wants to be left alone for longer than is waited."""

from __future__ import annotations

from scrapy.http import Response

from crawler.fetching.retries import asked_to_wait

# After so many refusals in a row the start page is asked whether they are the whole server's.
_IN_A_ROW = 3
# If they are not, so many times as many are needed before it is asked once more.
_SELDOMER = 4
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
        self._needed = _IN_A_ROW
        self.seconds = 0.0
        self.url = ""

    def ask_home(self, response: Response) -> bool:
        """Take an answer; return whether the start page is to be asked now."""
        if not self._is_refusal(response):
            self._in_a_row = 0
            return False
        self._in_a_row += 1
        return self._in_a_row == self._needed

    def is_final(self, response: Response) -> bool:
        """Take the start page's answer; return whether the crawl is to end."""
        refused = self._is_refusal(response)
        if refused:
            self.url = self._home
        else:
            # A part of the site: after the next so many it may be all of it.
            self._in_a_row = 0
            self._needed *= _SELDOMER
        return refused

    def _is_refusal(self, response: Response) -> bool:
        """Whether an answer refuses for a while; remembers for how long."""
        seconds = asked_to_wait(response)
        if response.status != _TOO_MANY_REQUESTS or not seconds:
            return False
        self.seconds, self.url = seconds, response.url
        return True
