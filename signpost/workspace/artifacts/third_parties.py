"""Which other companies pages send to, before and after a choice about cookies: names only.

Written by `crawler.browser.third_parties` where `[visit] third_party = "observe"`. No value of a
cookie, no stored text and no address is kept: hosts, names of cookies and keys of storage.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from signpost.workspace.artifact import Artifact

Choice = Literal["untouched", "refused", "accepted"]
# In this order a page is looked at: nothing pressed, everything refused, everything accepted.
CHOICES: tuple[Choice, ...] = ("untouched", "refused", "accepted")


class AskedHost(msgspec.Struct, frozen=True, kw_only=True):
    """A host of another site that the page asked."""

    host: str = ""
    # What for, as the browser calls it: `script`, `image`, `font`, `document` (a frame), `ping`…
    kinds: Sequence[str] = ()
    # Whether a cookie of that host's own site was there afterwards.
    has_cookie: bool = False


class SetCookie(msgspec.Struct, frozen=True, kw_only=True):
    """A cookie that was there afterwards."""

    name: str = ""
    # The host that it is for, without a leading dot.
    host: str = ""
    # For how many days it stays; None: until the browser is closed.
    days: int | None = None


class ThirdPartyLook(msgspec.Struct, frozen=True, kw_only=True):
    """What one page did after one choice."""

    choice: Choice = "untouched"
    # `seen`; `no_banner`: nothing offered that choice; `could_not_check` (see `reason`).
    state: str = ""
    reason: str = ""
    # The banner that was pressed, as the kept rule set calls it.
    banner: str = ""
    # What two separate looks both saw; at most 200 of each.
    hosts: Sequence[AskedHost] = ()
    cookies: Sequence[SetCookie] = ()
    # Keys of localStorage and sessionStorage of the page's own site.
    storage: Sequence[str] = ()


class ObservedPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a template, and what it did after each choice."""

    url: str = ""
    # How many pages of the site have the same template, this one included.
    pages: int = 0
    looks: Sequence[ThirdPartyLook] = ()


class ThirdParties(msgspec.Struct, frozen=True, kw_only=True):
    """All pages that were observed; `left_out` templates were beyond the limit."""

    observed: Sequence[ObservedPage] = ()
    left_out: int = 0


THIRD_PARTIES: Artifact[ThirdParties | None] = Artifact(
    "visit/third-parties", ThirdParties | None, lambda: None
)
