"""The guides: their pictures and links are there, pictures say what they show, all weigh little."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PICTURES = ROOT / "docs" / "screenshots"
MOST_BYTES = 1_500_000
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
_WEBP = (b"RIFF", b"WEBP")


def pictures() -> list[tuple[Path, str, str]]:
    """Return each picture in the guides: the guide, what it says, the file."""
    return [
        (guide, *found)
        for guide in GUIDES
        for found in _PICTURE.findall(guide.read_text(encoding="utf-8"))
    ]


def test_pictures_are_there_and_say_what_they_show() -> None:
    told = pictures()
    assert len(told) >= 10
    for guide, says, name in told:
        data = (guide.parent / name).read_bytes()
        assert (data[:4], data[8:12]) == _WEBP, f"{guide.name}: {name}"
        assert len(says.split()) >= 4, f"{guide.name}: {name} says {says!r}"


def test_no_picture_is_left_over_and_all_weigh_little() -> None:
    files = set(PICTURES.iterdir())
    assert files == {(guide.parent / name).resolve() for guide, _, name in pictures()}
    assert sum(file.stat().st_size for file in files) < MOST_BYTES


@pytest.mark.parametrize("guide", GUIDES, ids=lambda x: x.name)
def test_links_between_guides_lead_somewhere(guide: Path) -> None:
    for link in _LINK.findall(guide.read_text(encoding="utf-8")):
        parts = urlsplit(link)
        if not parts.scheme and parts.path:
            assert (guide.parent / parts.path).exists(), link
