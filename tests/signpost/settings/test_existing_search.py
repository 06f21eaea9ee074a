"""The address of the present search, as settings may write it."""

import pytest

from signpost.settings.config import ConfigError, SearchSettings, load
from signpost.settings.existing_search import check_existing_search, results_address

SITE = "https://www.mereford.gov.uk/"
HOSTS = {"www.mereford.gov.uk", "mereford.gov.uk"}


@pytest.mark.parametrize(
    "template",
    [
        "/search?q={query}",
        "https://www.mereford.gov.uk/search?q={query}&type=page",
        "https://MEREFORD.gov.uk/site-search/{query}",
        "https://find.example/s?query={query}",
    ],
)
def test_good(template):
    wanted = SearchSettings(
        present=template, present_results=".hit a", present_hosts=("Find.example",)
    )
    check_existing_search(wanted, SITE, HOSTS)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"present": "/search"}, "has to hold {query} once"),
        ({"present": "/search?q={query}&again={query}"}, "has to hold {query} once"),
        ({"present": "https://other.example/s?q={query}"}, "other.example is not a host"),
        ({"present": "https://{query}.mereford.gov.uk/"}, "in its path or query"),
        ({"present": "https://me:pw@www.mereford.gov.uk/?q={query}"}, "in its path or query"),
        ({"present": "/search#{query}"}, "in its path or query"),
        ({"present": "ftp://www.mereford.gov.uk/{query}"}, "in its path or query"),
        ({"present": "https://[www/{query}"}, "not a web address"),
        ({"present_results": "li >"}, "is not a CSS selector"),
        ({"present_results": ""}, "go together"),
        ({"present": ""}, "go together"),
    ],
)
def test_bad(changes, says):
    good = {"present": "/search?q={query}", "present_results": "li a"}
    with pytest.raises(ValueError, match="present") as trouble:
        check_existing_search(SearchSettings(**{**good, **changes}), SITE, HOSTS)
    assert says in str(trouble.value)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("bin day", "https://www.mereford.gov.uk/search?q=bin%20day&type=page"),
        ("a&b=c/d#e", "https://www.mereford.gov.uk/search?q=a%26b%3Dc%2Fd%23e&type=page"),
        ("caffè", "https://www.mereford.gov.uk/search?q=caff%C3%A8&type=page"),
    ],
)
def test_words_cannot_change_the_address(query, address):
    assert results_address("/search?q={query}&type=page", query, SITE) == address


def test_the_settings_file_is_named(tmp_path):
    file = tmp_path / "signpost.toml"
    file.write_text(f'[site]\nurl = "{SITE}"\n[search]\npresent = "/search"\npresent_results="a"\n')
    with pytest.raises(ConfigError, match=r"signpost.toml: \[search\] present has to hold"):
        load(str(file))
