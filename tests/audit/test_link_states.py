"""One state for each answer: blocked is not broken, and what robots alone are told is not either."""

import pytest

from audit.link_states import judge
from signpost.workspace.records import Page

URL = "https://www.example.org/"


def answered(**fields: object) -> Page:
    """Make an answer of another site."""
    return Page(**{"run": 1, "url": URL, "kind": "external", **fields})


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (answered(status=200), "ok"),
        (answered(status=404), "broken"),
        (answered(status=410), "broken"),
        (answered(status=500), "broken"),
        (answered(status=403), "blocked"),
        (answered(status=429), "blocked"),
        (answered(status=999), "blocked"),
        (answered(status=503, headers={"server": "cloudflare"}), "blocked"),
        (answered(status=404, headers={"server": "cloudflare"}), "broken"),
        (answered(status=400, headers={"x-datadome": "protected"}), "blocked"),
        (answered(status=503), "broken"),
        (answered(status=400), "could_not_check"),
        (answered(status=405), "could_not_check"),
        (answered(status=400, kind="other"), "broken"),
        (answered(error="dns"), "broken"),
        (answered(error="tls"), "broken"),
        (answered(error="timeout"), "could_not_check"),
        (answered(error="private"), "could_not_check"),
        (answered(error="something-new"), "could_not_check"),
        (None, "could_not_check"),
    ],
)
def test_state(answer: Page | None, state: str) -> None:
    assert judge(URL, lambda _: answer).state == state


def test_a_private_address_is_told_as_one() -> None:
    assert judge(URL, lambda _: answered(error="private")).why == "it is a private address"
