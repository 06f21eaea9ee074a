"""A file that people keep is written whole, or what was there stays."""

import os
import stat
import threading
from pathlib import Path

import pytest

from signpost.atomic_files import is_left_over, replacing, write_whole, writing


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(x.name for x in folder.iterdir())


def test_it_takes_its_place_at_the_end(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("old")
    with writing(file) as out:
        out.write(b"new")
        out.flush()
        assert file.read_text() == "old"
    assert (file.read_text(), names(tmp_path)) == ("new", ["rows.csv"])


@pytest.mark.parametrize(
    "error", [ValueError("x"), OSError(28, "No space left"), KeyboardInterrupt()]
)
def test_what_was_there_stays(tmp_path: Path, error: BaseException) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("old")
    with pytest.raises(type(error)) as caught, writing(file) as out:
        out.write(b"half")
        raise error
    assert (file.read_text(), names(tmp_path)) == ("old", ["rows.csv"])
    if isinstance(caught.value, OSError):
        assert caught.value.filename == str(file)


def test_a_folder_that_is_not_there_is_named_by_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught, writing(tmp_path / "none" / "rows.csv"):
        pass
    assert caught.value.filename == str(tmp_path / "none" / "rows.csv")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), writing(tmp_path):
        pass


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.toml", tmp_path / "link.toml"
    kept.write_text("old")
    kept.chmod(0o640)
    link.symlink_to(kept)
    write_whole(link, "new\r\n")
    assert (kept.read_bytes(), link.is_symlink()) == (b"new\r\n", True)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, "through")
    reader.join(5)
    assert (read, pipe.is_fifo()) == ([b"through"], True)


def test_the_same_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("same")
    before = file.stat().st_ino
    with replacing(file, lambda new, old: new.read_bytes() == old.read_bytes()) as spare:
        spare.write_text("same")
    assert (file.stat().st_ino, names(tmp_path)) == (before, ["a.html"])


def test_names_as_long_as_they_may_be(tmp_path: Path) -> None:
    file = tmp_path / ("n" * 250)
    write_whole(file, "x")
    assert names(tmp_path) == [file.name]


@pytest.mark.parametrize(
    ("name", "is_one"), [(".a.html.12.part", True), ("a.part", False), (".a.html", False)]
)
def test_what_a_killed_process_leaves(name: str, is_one: bool) -> None:
    assert is_left_over(Path(name)) is is_one
