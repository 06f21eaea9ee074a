"""A site with one page whose senders were observed, for the rules that read that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from signpost.workspace.artifacts.third_parties import (
    THIRD_PARTIES,
    AskedHost,
    Choice,
    ObservedPage,
    SetCookie,
    ThirdParties,
    ThirdPartyLook,
)
from tests.conftest import HOME


def after_choice(
    choice: Choice, hosts: Sequence[str] = (), cookies: Sequence[str] = ()
) -> ThirdPartyLook:
    """Make what was seen after a choice."""
    return ThirdPartyLook(
        choice=choice,
        state="seen",
        hosts=[AskedHost(host=x) for x in hosts],
        cookies=[SetCookie(name=x, host="www.anytown.gov.uk") for x in cookies],
    )


@pytest.fixture
def observed(make_site: Callable[..., Any], judge: Callable[..., Any]) -> Callable[..., Any]:
    """Judge a rule over a site with one page that was observed."""

    def run(rule: str, *looks: ThirdPartyLook, path: str = "parking", html: str = "<p>x") -> Any:
        site = make_site({f"/{path}": f"<title>Page</title>{html}"})
        seen = ThirdParties(observed=[ObservedPage(url=HOME + path, pages=4, looks=looks)])
        site.workspace.artifacts.write(site.run.id, THIRD_PARTIES, seen)
        return judge(rule, site=site)

    return run
