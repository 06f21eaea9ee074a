"""What a robots.txt forbids, by RFC 9309: its bytes, its groups, its rules, its status."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.fetching.robots_rules import LIMIT, LONGEST_DELAY, parse, rules_of_answer

SITE = "https://www.mereford.gov.uk"
PRIVATE = b"User-agent: *\nDisallow: /private/\n"


def may(text: str, path: str) -> bool:
    return parse(text.encode()).may_ask(SITE + path)


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        # whose group it is
        ("User-agent: sign\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", True),
        ("User-agent: goodsignpost\nDisallow: /", "/a", True),
        ("User-agent: SIGNPOST/2.0\nDisallow: /p\n\nUser-agent: *\nDisallow: /q", "/p", False),
        ("User-agent: Signpost (audit)\nDisallow: /p", "/p", False),
        ("User-agent: signpost # us\nDisallow: /p", "/p", False),
        ("User-agent: signpost\nDisallow:\n\nUser-agent: *\nDisallow: /", "/p", True),
        ("User-agent: signpost\nDisallow: /a\n\nUser-agent: x\n\nuser-agent: Signpost\nDisallow: /c",
         "/c", False),
        ("User-agent: signpost\nDisallow: /a\n\nuser-agent: Signpost\nDisallow: /c", "/a", False),
        ("User-agent: x\n\n\nUser-agent: signpost\nDisallow: /p", "/p", False),
        ("User-agent: signpost\nCrawl-delay: 3\nUser-agent: x\nDisallow: /p", "/p", False),
        ("User-agent: signpost\nNoindex: /z\nUser-agent: x\nDisallow: /p", "/p", False),
        ("User-agent: signpost\nSitemap: /s.xml\nUser-agent: x\nDisallow: /p", "/p", False),
        ("User-agent: signpost\nDisallow: /a\nUser-agent: x\nDisallow: /p", "/p", True),
        ("Disallow: /p\nUser-agent: *", "/p", True),
        # how rules are written
        ("User-agent:*\nDisallow:/p", "/p", False),
        ("  USER-AGENT :\t* \n  disallow : /p  ", "/p", False),
        ("User-agent: *\nDisallow /p", "/p", False),
        ("User-agent: *\nDisalow: /p", "/p", False),
        ("User-agent: *\nDisallow: /p # not this", "/p", False),
        ("User-agent: *\nDisallow:", "/p", True),
        ("User-agent: *\nDisallow: p", "/p", True),
        # which rule counts
        ("User-agent: *\nDisallow: /docs\nAllow: /docs/open", "/docs/open", True),
        ("User-agent: *\nAllow: /docs/open\nDisallow: /docs", "/docs/shut", False),
        ("User-agent: *\nDisallow: /p\nAllow: /p", "/p", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x=1", True),
        ("User-agent: *\nDisallow: /*?print=", "/p?print=1", False),
        ("User-agent: *\nDisallow: /\nAllow: /$", "/", True),
        ("User-agent: *\nDisallow: /\nAllow: /$", "/x", False),
        ("User-agent: *\nDisallow: /Case/", "/case/x", True),
        ("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", False),
        ("User-agent: *\nDisallow: /a%2fb", "/a/b", True),
        ("User-agent: *\nDisallow: /café", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /caf%c3%a9", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /%7Ejoe", "/~joe", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ],
)  # fmt: skip
def test_rules(text: str, path: str, allowed: bool) -> None:
    assert may(text, path) is allowed


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_mark_at_the_start(start: bytes, end: bytes) -> None:
    rules = parse(start + PRIVATE.replace(b"\n", end))
    assert (rules.may_ask(f"{SITE}/private/a"), rules.may_ask(f"{SITE}/free")) == (False, True)


def test_what_is_not_utf_8_is_passed_over_and_told() -> None:
    rules = parse(b"User-agent: *\nDisallow: /caf\xe9\nDisallow: /p\n")
    assert not rules.may_ask(f"{SITE}/p")
    assert rules.notes == ("lines that are not UTF-8 were passed over (1)",)
    wide = parse("User-agent: *\nDisallow: /\n".encode("utf-16"))
    assert wide.may_ask(f"{SITE}/p")
    assert wide.notes == ("it is not in UTF-8, so it forbids nothing",)


@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html><pre>\nUser-agent: *\nDisallow: /\n</pre>",
        b"\xef\xbb\xbf \r\n<html>\nUser-agent: *\nDisallow: /\n",
        b"",
        b"hello\n\n",
        b"\0\1\2",
    ],
)
def test_what_is_no_robots_txt_forbids_nothing(body: bytes) -> None:
    assert parse(body).may_ask(f"{SITE}/a")


def test_a_long_file_is_read_to_the_limit() -> None:
    line = b"Disallow: /x" + b"a" * 9_987 + b"\n"
    body = b"User-agent: *\nDisallow: /first\n" + line * (LIMIT // len(line) + 1)
    rules = parse(body + b"Disallow: /last\n")
    assert not rules.may_ask(f"{SITE}/first")
    assert rules.may_ask(f"{SITE}/last")
    assert rules.notes == ("only its first 5120 KiB were read",)
    long = parse(body[: 600 * 1024] + b"\nDisallow: /last\n")
    assert not long.may_ask(f"{SITE}/last")
    assert long.notes == ("it is longer than 500 KiB: search engines read no further",)
    # What the cut leaves of a line is no rule: `Disallow: /` of a longer path would forbid all.
    cut = b"User-agent: *\n" + b"#" * (LIMIT - 26) + b"\nDisallow: /only-this\n"
    assert parse(cut).may_ask(f"{SITE}/other")


@pytest.mark.parametrize(
    ("written", "delay", "told"),
    [("2", 2.0, ()), ("0.5", 0.5, ()), ("soon", 0.0, ()), ("-1", 0.0, ()), ("inf", 0.0, ()),
     ("60", LONGEST_DELAY, ("Crawl-delay 60 s is kept to 10 s",))],
)  # fmt: skip
def test_crawl_delay(written: str, delay: float, told: tuple[str, ...]) -> None:
    rules = parse(f"User-agent: *\nCrawl-delay: {written}\n".encode())
    assert (rules.delay, rules.notes) == (delay, told)
    others = parse(f"User-agent: x\nCrawl-delay: {written}\n".encode())
    assert others.delay == 0.0
    ours = b"User-agent: *\nCrawl-delay: 9\n\nUser-agent: signpost\nDisallow: /p"
    assert parse(ours).delay == 0.0


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(200, False), (206, False), (401, True), (403, True), (404, True), (410, True), (418, True),
     (304, True), (429, None), (500, None), (503, None), (520, None)],
)  # fmt: skip
def test_what_a_status_means(status: int, allowed: bool | None) -> None:
    rules = rules_of_answer(status, b"User-agent: *\nDisallow: /\n")
    assert rules.may_ask(f"{SITE}/a") is bool(allowed)
    assert rules.why_unread == ("" if allowed is not None else str(status))


_PIECES = st.sampled_from(
    [b"User-agent: *", b"user-agent: signpost", b"Disallow: /", b"Allow: /*$", b"Disallow: /%zz$*",
     b"Crawl-delay: 1e999", b"\r", b"\n", b"\0", b"\xff\xfe", b"#", b":", b"<", b"*" * 50,
     "Disallow: /\u2028x\x85".encode(), b"Sitemap: x"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.binary(max_size=30)), max_size=40), st.text(max_size=20))
def test_nothing_is_thrown(parts: list[bytes], path: str) -> None:
    rules = parse(b"".join(parts))
    assert rules.may_ask(f"{SITE}/{path}") in (True, False)
    assert 0 <= rules.delay <= LONGEST_DELAY
