"""What the search's section contradicts; templates are tried in `test_existing_search`."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            'present_results = "li a"',
            (
                "present and present_results go together: the address of the site's search, and the CSS "
                "selector of the links that are its results"
            ),
        ),
        (
            'present = "/search?q={query}"',
            (
                "present and present_results go together: the address of the site's search, and the CSS "
                "selector of the links that are its results"
            ),
        ),
        ('colour = "navy"', "colour has to look like \"#14364a\", not 'navy'"),
        ('path_prefix = "find me"', "path_prefix has to look like \"/find\", not 'find me'"),
        ('path_prefix = "find"', "path_prefix has to look like \"/find\", not 'find'"),
        (
            'trusted_proxies = ["10.0.0.0/8", "proxy.example"]',
            (
                'trusted_proxies has to hold addresses or networks, such as "10.0.0.0/8", not '
                "'proxy.example'"
            ),
        ),
        (
            'public_url = "/search"',
            "public_url has to be a web address with https://, not '/search'",
        ),
        (
            'present_hosts = ["https://find.example/"]',
            (
                "present_hosts: 'https://find.example/' has to be a host alone, such as "
                "pay.example.gov.uk"
            ),
        ),
    ],
)
def test_mistakes(text: str, says: str, mistake: Callable[..., str]) -> None:
    assert mistake(f"[search]\n{text}\n") == f"[search] {says}"


def test_a_selector_nested_beyond_the_limits_of_python(mistake: Callable[..., str]) -> None:
    selector = ":not(" * 3000 + "a" + ")" * 3000
    said = mistake(f'[search]\npresent = "/s?q={{query}}"\npresent_results = "{selector}"\n')
    assert "is not a CSS selector" in said
