"""Types and ranges: each limit holds, its ends are let in, and what is said is one line."""

from collections.abc import Callable, Iterator

import pytest
from msgspec import inspect

from signpost.settings.reading import SECTIONS
from signpost.settings.values import comment_of, settings_of, type_of


def numbers() -> Iterator[tuple[str, str, inspect.IntType | inspect.FloatType]]:
    """Yield every setting that is a number: section, key and type."""
    for section, kind in SECTIONS.items():
        for key, setting in settings_of(kind).items():
            found = type_of(setting)
            if isinstance(found, (inspect.IntType, inspect.FloatType)):
                yield section, key, found


def test_every_number_has_a_range_that_holds_its_default() -> None:
    for section, key, kind in numbers():
        default = settings_of(SECTIONS[section])[key].default
        assert kind.ge is not None, key
        assert kind.le is not None, key
        assert kind.ge <= default <= kind.le, key
    assert len(list(numbers())) == 36


def test_every_setting_is_explained() -> None:
    for section, kind in SECTIONS.items():
        for key, setting in settings_of(kind).items():
            assert len(comment_of(setting)) > 8, f"{section}.{key}"


@pytest.mark.parametrize(("section", "key", "kind"), list(numbers()))
def test_what_is_out_of_range_is_refused(
    section: str,
    key: str,
    kind: inspect.IntType | inspect.FloatType,
    mistake: Callable[..., str],
    loads: Callable[..., bool],
) -> None:
    whole = isinstance(kind, inspect.IntType)
    outside = [kind.ge - 1, kind.le + 1] if whole else [kind.ge - 0.5, kind.le + 0.5]
    for value in [*outside, *(() if whole else ("inf", "-inf", "nan"))]:
        said = mistake(f"[{section}]\n{key} = {value}\n")
        assert said == f"[{section}] {key} has to be from {kind.ge} to {kind.le}, not {value}"
    both = "share_high = 1.0\n" if key == "share_low" else ""
    for value in (kind.ge, kind.le):
        low = "share_low = 0\n" if key == "share_high" else both
        assert loads(f"[{section}]\n{low}{key} = {value}\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[crawl]\nmax_pages = -5", "[crawl] max_pages has to be from 1 to 10000000, not -5"),
        ("[crawl]\nconcurrency = -3", "[crawl] concurrency has to be from 0 to 64, not -3"),
        (
            "[crawl]\ndelay_seconds = inf",
            "[crawl] delay_seconds has to be from -1 to 3600, not inf",
        ),
        (
            "[crawl]\ndelay_seconds = nan",
            "[crawl] delay_seconds has to be from -1 to 3600, not nan",
        ),
        ("[visit]\nworkers = -2", "[visit] workers has to be from 0 to 256, not -2"),
        ("[crawl]\ntimeout_seconds = 0", "[crawl] timeout_seconds has to be from 1 to 3600, not 0"),
        ("[visit]\npage_seconds = -1", "[visit] page_seconds has to be from 1 to 3600, not -1"),
        (
            "[reports]\nsmtp_port = 70000",
            "[reports] smtp_port has to be from 1 to 65535, not 70000",
        ),
        ("[crawl]\nkeep_runs = -1", "[crawl] keep_runs has to be from 0 to 10000, not -1"),
        (
            "[crawl]\nresume_within_hours = -1",
            "[crawl] resume_within_hours has to be from 0 to 87600, not -1",
        ),
        ("[demand]\nviews_share = -1.0", "[demand] views_share has to be from 0 to 10, not -1.0"),
        ("[search]\ntolerance = 5", "[search] tolerance has to be from 0 to 1, not 5"),
        ("[crawl]\nmax_pages = 1e3", "[crawl] max_pages has to be a whole number, not 1000.0"),
        ("[crawl]\nmax_pages = [1]", "[crawl] max_pages has to be a whole number, not a list"),
        ("[crawl.max_pages]\na = 1", "[crawl] max_pages has to be a whole number, not a table"),
        ("[crawl]\ndelay_seconds = true", "[crawl] delay_seconds has to be a number, not True"),
        ("[crawl]\nobey_robots = 0", "[crawl] obey_robots has to be true or false, not 0"),
        (
            '[visit]\nthird_party = "maybe"',
            "[visit] third_party has to be true, false or \"observe\", not 'maybe'",
        ),
        (
            "[reports]\nregulator_letter = 2026-10-01",
            (
                "[reports] regulator_letter has to be a text in quotes, not the date or time 2026-10-01 "
                "without quotes"
            ),
        ),
        (
            "[crawl]\nmax_pages = 07:32:00",
            "[crawl] max_pages has to be a whole number, not the date or time 07:32:00 without quotes",
        ),
        ("[visit]\nworkers = 'two'", "[visit] workers has to be a whole number, not 'two'"),
        (
            '[crawl]\ncheck_external = "yes"',
            '[crawl] check_external has to be "live", "always" or "never", not \'yes\'',
        ),
        (
            "[crawl]\ncheck_external = [1]",
            '[crawl] check_external has to be "live", "always" or "never", not a list',
        ),
        (
            '[reports]\nsmtp_security = "ssl"',
            '[reports] smtp_security has to be "starttls", "none" or "tls", not \'ssl\'',
        ),
        (
            "[crawl]\nexclude = [1]",
            '[crawl] exclude has to be a list of texts, such as ["one", "two"]',
        ),
        ("[audit.rules]\nx = 1", "[audit] rules has to hold tables, one a rule"),
        ("[site.url]\nx = 1", "[site] url has to be a text in quotes, not a table"),
    ],
)
def test_one_exact_line(text: str, says: str, mistake: Callable[..., str]) -> None:
    site = "" if text.startswith("[site") else '[site]\nurl = "https://www.mereford.gov.uk"\n'
    assert mistake(text, site) == says


@pytest.mark.parametrize(
    "text",
    [
        '[site]\nurl = "{}"',
        '[site]\nurl = "https://x.uk/"\nhosts = ["/{}"]',
        '[site]\nurl = "https://x.uk/"\n{} = 1',
        "[{}]\nx = 1",
        "[{}]\nx = 99999999999999999999",
        '[site]\nurl = "https://x.uk/"\n[visit]\nworkers = "{}"',
        '[site]\nurl = "https://x.uk/"\n[crawl]\nexclude = ["({}"]',
        '[site]\nurl = "https://x.uk/"\n[crawl]\nsitemaps = ["ftp://{}.uk/"]',
        '[site]\nurl = "https://x.uk/"\n[[journey]]\nname = "{}"\npersona = "x"',
        '[site]\nurl = "https://x.uk/"\n[[journey]]\nname = "x"\nsteps = ["{}"]',
        '[site]\nurl = "https://x.uk/"\n[[persona]]\nname = "x"\ndevice = "{}"',
        '[site]\nurl = "https://x.uk/"\n[search]\npresent = "{}"\npresent_results = "a"',
    ],
)
def test_what_is_long_is_cut(text: str, mistake: Callable[..., str]) -> None:
    assert len(mistake(text.format("x" * 5000), "")) < 400
