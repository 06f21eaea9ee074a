"""What the demo council's server does wrong on purpose, address by address."""

from __future__ import annotations

# Five hops from the first address to a page that answers.
CHAIN = (
    "/pay-online",
    "/online/pay",
    "/online/payments",
    "/payments",
    "/pay-it",
    "/pay",
)
LOOP = ("/my-mereford", "/my-mereford/sign-in")
# Short addresses from posters and letters: one hop each, nothing wrong with them.
SHORT = {"/rubbish": "/bins", "/tip": "/bins/tip", "/vote": "/elections"}
STATUSES = {
    "/leisure/ice-rink": 410,
    "/planning/weekly-list": 500,
    "/forms/missed-bin": 500,
    "/council/members-area": 403,
}
SLOW = {"/elections/polling-stations": 3.0}
# A wrong address under this one answers 200 with the not-found page.
SOFT_404 = "/leisure/events/"
# In week 2 the form's server was mended.
MENDED = {"/forms/missed-bin": 2}


def redirect(path: str) -> str:
    """Return where an address redirects to, or nothing."""
    if path in CHAIN[:-1]:
        return CHAIN[CHAIN.index(path) + 1]
    if path in LOOP:
        return LOOP[1 - LOOP.index(path)]
    return SHORT.get(path, "")


def status(path: str, week: int) -> int:
    """Return the error that an address answers with in a week, or 0 if it is in order."""
    return 0 if week >= MENDED.get(path, week + 1) else STATUSES.get(path, 0)
