"""Settings: every mistake is one line that names the file, the place and the way out."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.settings.config import Config, ConfigError, load
from signpost.settings.reading import SECTIONS
from signpost.settings.starter_file import starter


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], str]:
    """Write a settings file and return its path."""

    def put(text: str) -> str:
        path = tmp_path / "signpost.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return put


SITE = '[site]\nurl = "https://www.mereford.gov.uk"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            SITE + "[crawl]\nmax_page = 3",
            "unknown key 'max_page' in [crawl]: did you mean 'max_pages'",
        ),
        (SITE + "[crawll]\n", "unknown section [crawll]: did you mean 'crawl'"),
        (SITE + '[crawl]\nmax_pages = "many"', "[crawl] max_pages has to be a whole number"),
        (SITE + "[crawl]\nmax_pages = true", "has to be a whole number, not True"),
        (SITE + '[crawl]\nexclude = "x"', "has to be a list of texts"),
        (SITE + '[crawl]\ninclude = ["("]', "is not a regular expression"),
        (SITE + "[audit]\nrules = 3", "has to hold tables"),
        (SITE + "journey = 3", "unknown key 'journey' in [site]"),
        ("journey = 3\n" + SITE, "journeys are written as [[journey]]"),
        ("crawl = 3\n" + SITE, "crawl has to be a table"),
        (SITE + '[crawl]\ncheck_external = "yes"', 'has to be "live", "always" or'),
        ("[crawl]\n", '[site] needs url = "https://'),
        ('[site]\nurl = "ftp://x"', "not a web address"),
        ('[site]\nurl = "https://[x"', "not a web address"),
        ("[site\n", "not valid TOML"),
    ],
)
def test_one_clear_line(write: Callable[[str], str], text: str, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(write(text))
    message = str(caught.value)
    assert says in message
    assert "\n" not in message


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load("nowhere.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(str(tmp_path))


def test_a_bare_address_has_every_default() -> None:
    config = load("https://www.mereford.gov.uk")
    assert config == Config(site=config.site)
    assert config.site.url == "https://www.mereford.gov.uk/"
    assert config.hosts == {"www.mereford.gov.uk", "mereford.gov.uk"}


def test_values_are_read(write: Callable[[str], str], tmp_path: Path) -> None:
    config = load(
        write(
            SITE + 'hosts = ["pay.mereford.gov.uk"]\n[crawl]\ndelay_seconds = 1\n'
            '[search]\nquery_log = "log.tsv"\n[audit.rules."a/b"]\nmax = 70\n'
            '[[journey]]\nname = "Pay"\nend = "/pay"\nsearches = ["pay"]\n'
        )
    )
    assert "pay.mereford.gov.uk" in config.hosts
    assert config.crawl.delay_seconds == 1.0
    assert config.file(config.search.query_log) == tmp_path / "log.tsv"
    assert config.file(config.demand.services) is None
    assert config.audit.rules["a/b"]["max"] == 70
    assert config.journey[0].searches == ("pay",)


def test_the_starter_loads_and_names_every_key(write: Callable[[str], str]) -> None:
    text = starter("https://www.mereford.gov.uk/")
    assert load(write(text)).site.url == "https://www.mereford.gov.uk/"
    # With every comment mark in front of a key taken away it says the same as saying nothing.
    lines = [x.removeprefix("# ") if " = " in x.partition("#")[2] else x for x in text.splitlines()]
    end = next(i for i, line in enumerate(lines) if "rule's own options" in line)
    spoken = "\n".join(lines[:end])
    sections = tomllib.loads(spoken)
    for name, section in SECTIONS.items():
        if name not in ("journey", "persona"):
            keys = set(section.__struct_fields__) - {"rules"}
            assert set(sections[name]) == keys, name
    assert load(write(spoken)).crawl == Config().crawl
