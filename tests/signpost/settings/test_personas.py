"""Journeys in files of their own, personas, and what is wrong with them in one line each."""

from pathlib import Path

import pytest

from signpost.settings.config import ConfigError, load

SITE = '[site]\nurl = "https://www.mereford.gov.uk"\n'
RUTH = '[[persona]]\nname = "Ruth"\nabout = "On a tablet"\ncalls = ["council tax = rates"]\n'
PAY = '[[journey]]\nname = "Pay"\nend = "/pay"\npersona = "Ruth"\nsearches = ["Pay council tax", "bill"]\n'


def write(folder: Path, **files: str) -> str:
    """Write signpost.toml and files of journeys."""
    (folder / "journeys").mkdir()
    (folder / "signpost.toml").write_text(SITE, "utf-8")
    for name, text in files.items():
        (folder / "journeys" / f"{name}.toml").write_text(text, "utf-8")
    return str(folder / "signpost.toml")


def test_journeys_beside_the_settings_are_read_and_told_by_their_persona(tmp_path: Path) -> None:
    config = load(
        write(tmp_path, people=RUTH, tax=PAY + '[[journey]]\nname = "Move"\nend = "/move*"\n')
    )
    pay, move = config.journey
    assert pay.who == "Ruth. On a tablet"
    assert pay.searches == ("Pay council tax", "bill", "pay rates")
    assert (move.name, move.who) == ("Move", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PAY, r"“Pay” is about 'Ruth', but no \[\[persona\]\] has that name"),
        ('[[journey]]\nname = "A"\nend = "/a"\n' * 2, "two journeys are called “A”"),
        (
            '[[persona]]\nname = "R"\n[[persona]]\nname = "R"\n',
            "two personas are called “R”: give each its own name",
        ),
        (
            '[[journey]]\nname = "A"\nend = " "\nend_text = "Paid"\n',
            "“A” does not say where it ends",
        ),
        ("[[journey]]\n", r"tax.toml: \[\[journey\]\] 1: needs name"),
        ("[crawl]\n", r"tax.toml: unknown section \[crawl\].*belong in signpost.toml"),
        ("[[journey", "tax.toml: not valid TOML"),
        ('[[journey]]\nname = "A"\nstep = []\n', "unknown key 'step'.*did you mean 'steps'"),
        ('[[journey]]\nname = "A"\nsteps = ["submit"]\n', "walks never send a form"),
        ('[[journey]]\nname = "A"\nsteps = ["press X"]\n', "follow, open, choose or fill"),
        ('[[journey]]\nname = "A"\nsteps = ["fill X"]\n', "what is it to be filled with"),
        ('[[journey]]\nname = "A"\nsteps = ["follow"]\n', "has to name something"),
        ('[[persona]]\nname = "R"\ndevice = "watch"\n', "phone, tablet, desktop, not 'watch'"),
        ('[[persona]]\nname = "R"\nlanguage = "a b"\n', "language has to be like"),
        ('[[persona]]\nname = "R"\ncalls = ["bin"]\n', "calls has to hold"),
    ],
)
def test_a_mistake_is_one_clear_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message) as caught:
        load(write(tmp_path, tax=text))
    assert "\n" not in str(caught.value)
