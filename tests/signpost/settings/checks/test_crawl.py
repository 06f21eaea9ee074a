"""Patterns and limits of the crawl that leave nothing to crawl."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            'include = ["("]',
            (
                "include: '(' is not a regular expression (missing ), unterminated subpattern at "
                "position 0)"
            ),
        ),
        (
            'include = ["/news/"]\nexclude = ["/news/"]',
            "'/news/' is in include and in exclude: keep it in one of them",
        ),
        (
            'exclude = ["mereford"]',
            (
                "exclude: 'mereford' leaves out the start page https://www.mereford.gov.uk/, so that "
                "nothing would be crawled"
            ),
        ),
        ('sitemaps = ["ftp://x/"]', "sitemaps: 'ftp://x/' is not a web address or path"),
        ('sitemaps = ["https://[x/"]', "sitemaps: 'https://[x/' is not a web address or path"),
        (
            'check_external = "always"\nmax_external = 0',
            (
                'check_external = "always" and max_external = 0 contradict each other: to try no links '
                'to other sites, write check_external = "never"'
            ),
        ),
    ],
)
def test_mistakes(text: str, says: str, mistake: Callable[..., str]) -> None:
    assert mistake(f"[crawl]\n{text}\n") == f"[crawl] {says}"


@pytest.mark.parametrize("pattern", ["(" * 5000, "a{99999999999999999999}"])
def test_patterns_beyond_the_limits_of_python(pattern: str, mistake: Callable[..., str]) -> None:
    assert " is not a regular expression (" in mistake(f'[crawl]\nexclude = ["{pattern}"]\n')


def test_what_is_no_contradiction(loads: Callable[..., bool]) -> None:
    assert loads(
        '[crawl]\ninclude = ["/news/"]\nexclude = ["/old/"]\nsitemaps = ["/map.xml", "https://other.gov.uk/s.xml"]\n'
    )
    assert loads('[crawl]\nmax_external = 0\ncheck_external = "never"\ndelay_seconds = -1\n')
