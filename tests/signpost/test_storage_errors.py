"""What a disk or a database would not do is one line; what is our own mistake is none."""

import errno
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError, OperationalError

from signpost.storage_errors import line_of, reason_of


def raised(work: Callable[[], object]) -> Exception:
    """Return what some work raises."""
    with pytest.raises(Exception) as caught:
        work()
    return caught.value


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "the disk is full. Make room"),
        (errno.EDQUOT, "the quota is used up"),
        (errno.EROFS, "it can only be read"),
        (errno.EACCES, "this user may not"),
        (errno.EIO, "Check the disk"),
        (errno.EMFILE, "ulimit -n"),
        (errno.ENOENT, "removed meanwhile"),
        (errno.EXDEV, "Fix that"),
    ],
)
def test_a_file(number: int, says: str) -> None:
    line = line_of(OSError(number, "as the system says it", "report/a.html"))
    assert line is not None
    assert line.startswith("report/a.html: cannot be written or read: ")
    assert says in line
    assert line.endswith("Then run the same command again: it carries on")
    assert "\n" not in line


def full(file: Path) -> Exception:
    """Return what a database raises that may have no further page."""
    engine = create_engine(f"sqlite:///{file}")

    def work() -> None:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE a (b BLOB)"))
            connection.execute(text("PRAGMA max_page_count = 3"))
            connection.execute(text("INSERT INTO a VALUES (zeroblob(900000))"))

    return raised(work)


def asked(file: Path, mode: str, words: str) -> Exception:
    """Return what a database raises that is opened in a mode and asked something."""
    engine = create_engine(f"sqlite:///file:{file}?mode={mode}&uri=true")

    def work() -> None:
        with engine.begin() as connection:
            connection.execute(text(words))

    return raised(work)


def test_a_database_that_is_full(tmp_path: Path) -> None:
    error = full(tmp_path / "d.sqlite")
    assert isinstance(error, OperationalError)
    assert "the disk is full. Make room" in (line_of(error) or "")
    assert isinstance(error.orig, sqlite3.Error)
    assert line_of(error.orig) == line_of(error)


def test_a_database_that_can_only_be_read_is_gone_or_is_none(tmp_path: Path) -> None:
    file = tmp_path / "d.sqlite"
    sqlite3.connect(file).executescript("CREATE TABLE a (b); CREATE TABLE c (d UNIQUE)")
    assert "only be read" in reason_of(asked(file, "ro", "INSERT INTO a VALUES (1)"))
    assert "cannot be opened" in reason_of(asked(tmp_path / "none", "rw", "SELECT 1"))
    assert "removed or replaced" in reason_of(asked(file, "rw", "SELECT * FROM page"))
    file.write_bytes(b"no database" * 200)
    assert "damaged" in reason_of(asked(file, "rw", "SELECT * FROM a"))


def test_a_server_that_is_gone() -> None:
    error = OperationalError(
        "SELECT 1", {}, Exception("server closed the connection\nunexpectedly")
    )
    line = line_of(error)
    assert line is not None
    assert "the database server does not answer" in line
    assert "\n" not in line
    broken = DBAPIError("SELECT 1", {}, Exception("gone"), connection_invalidated=True)
    assert "database server" in (line_of(broken) or "")


def test_our_own_mistakes_are_none(tmp_path: Path) -> None:
    file = tmp_path / "d.sqlite"
    sqlite3.connect(file).executescript("CREATE TABLE a (b UNIQUE); INSERT INTO a VALUES (1)")
    assert line_of(asked(file, "rw", "SELEKT 1")) is None
    assert line_of(asked(file, "rw", "SELECT no_such_column FROM a")) is None
    assert line_of(asked(file, "rw", "INSERT INTO a VALUES (1)")) is None
    assert line_of(ValueError("the disk is full")) is None
    assert line_of(KeyError("database or disk is full")) is None


def test_of_several_the_first_that_can_be_said() -> None:
    inner = ExceptionGroup("b", [OSError(errno.ENOSPC, "full", "x")])
    assert "x: cannot be written" in (line_of(ExceptionGroup("a", [ValueError("y"), inner])) or "")
    assert line_of(ExceptionGroup("a", [ValueError("y")])) is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_numpy_says_no_number() -> None:
    def work() -> None:
        with Path("/dev/full").open("wb") as full:
            np.save(full, np.zeros(9_000_000))

    error = raised(work)
    assert isinstance(error, OSError)
    assert "Then run the same command again" in (line_of(error) or "")
