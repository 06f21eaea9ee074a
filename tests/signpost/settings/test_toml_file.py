"""Files that nobody writes by hand: each is one line, and none is a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.settings.config import ConfigError, load

DEEP = "its tables and lists are nested too deeply"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[crawl]\nmax_pages = 99999999999999999999", "[crawl] max_pages: the number is too large"),
        (f"[crawl]\nmax_pages = 0x{'f' * 9000}", "[crawl] max_pages: the number is too large"),
        (
            f'[audit.rules."a/b"]\nlimits = [0x{"f" * 9000}]',
            "[audit] rules: the number is too large",
        ),
        (f"[crawl]\nmax_pages{'.a' * 30} = 1", f"[crawl] max_pages: {DEEP}"),
        (f"[crawl]\nmax_pages{'.a' * 2_000} = 1", f"[crawl] max_pages: {DEEP}"),
        (f"[crawl]\nexclude = {'[' * 50}{']' * 50}", f"[crawl] exclude: {DEEP}"),
        (f"[crawl]\nexclude = {'[' * 5000}{']' * 5000}", DEEP),
        (f"[audit.rules]\nx = {'{a=' * 5000}1{'}' * 5000}", DEEP),
        (
            '[search]\nquery_log = "a\\u0000b"',
            "[search] query_log: the text holds a control character ('\\x00')",
        ),
        (
            '[site]\nname = "\\u001b[31mred"',
            "[site] name: the text holds a control character ('\\x1b')",
        ),
        ('["a\\nb"]\nx = 1', "the file: 'a\\nb' cannot be the name of a setting"),
        ('[crawl]\n"a\\u0007" = 1', "[crawl]: 'a\\x07' cannot be the name of a setting"),
    ],
)
def test_hostile_values(text: str, says: str, mistake: Callable[..., str]) -> None:
    site = "" if text.startswith("[site]") else '[site]\nurl = "https://www.mereford.gov.uk"\n'
    assert mistake(text, site) == says


def test_thousands_of_digits(mistake: Callable[..., str]) -> None:
    assert mistake(f"[crawl]\nmax_pages = {'9' * 9000}").startswith("cannot be read (")


def test_what_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "binary.toml"
    path.write_bytes(b"\xff\xfe[site]")
    with pytest.raises(ConfigError, match=r"binary\.toml: cannot be read"):
        load(str(path))


def test_texts_may_have_several_lines(loads: Callable[..., bool]) -> None:
    assert loads(
        '[[journey]]\nname = "Pay"\nend = "/pay"\nneed = """\nAs a resident\n\tI need to pay"""\n'
    )
