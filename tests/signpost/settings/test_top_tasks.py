"""The starter set of journeys: quiet as it is written, sound once it is switched on."""

import re
from pathlib import Path

from signpost.settings.config import load
from signpost.settings.top_tasks import top_tasks


def test_the_starter_set_is_read_before_and_after_it_is_switched_on(tmp_path: Path) -> None:
    (tmp_path / "journeys").mkdir()
    (tmp_path / "signpost.toml").write_text(
        '[site]\nurl = "https://www.mereford.gov.uk"\n', "utf-8"
    )
    file = tmp_path / "journeys" / "top-tasks.toml"
    file.write_text(top_tasks(), "utf-8")
    quiet = load(str(tmp_path / "signpost.toml"))
    assert quiet.journey == ()
    assert len(quiet.persona) == 4
    head, _, tasks = top_tasks().partition("# [[journey]]")
    file.write_text(head + re.sub("(?m)^# ", "", f"# [[journey]]{tasks}"), "utf-8")
    told = load(str(tmp_path / "signpost.toml")).journey
    assert len(told) == 12
    assert all(x.who and x.end and x.searches for x in told)
    assert "pay rates" in told[0].searches
