"""Settings files: what is said of the mistake in one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.settings.config import ConfigError, load

SITE = '[site]\nurl = "https://www.mereford.gov.uk"\n'


@pytest.fixture
def mistake(tmp_path: Path) -> Callable[[str], str]:
    """Load settings of a site that hold a mistake; return the line that is said, without the file."""

    def said(text: str, site: str = SITE) -> str:
        path = tmp_path / "signpost.toml"
        path.write_text(site + text, encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            load(str(path))
        line = str(caught.value)
        assert line.isprintable()
        assert line.startswith(f"{path}: ")
        assert caught.value.exit_code == 2
        return line.removeprefix(f"{path}: ")

    return said


@pytest.fixture
def loads(tmp_path: Path) -> Callable[[str], bool]:
    """Whether settings of a site load without a complaint."""

    def good(text: str, site: str = SITE) -> bool:
        path = tmp_path / "signpost.toml"
        path.write_text(site + text, encoding="utf-8")
        return load(str(path)) is not None

    return good
