"""What a disk, a file system or a database would not do, in one line that says what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

AND_AGAIN = "Then run the same command again"
CARRY_ON = f"{AND_AGAIN}: it carries on"
_FULL = "the disk is full. Make room"
_READ_ONLY = "it can only be read. Make it writable, or name another folder with --workspace"
_REFUSED = "this user may not. Change who may, or name another folder with --workspace"
_BROKEN = "the disk reports an error. Check the disk"
_OPEN_FILES = "too many files are open. Raise the limit (ulimit -n)"
_ERRNOS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "the quota is used up. Make room",
    errno.EFBIG: "the file would be too large for this disk. Make room elsewhere",
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EIO: _BROKEN,
    errno.EMFILE: _OPEN_FILES,
    errno.ENFILE: _OPEN_FILES,
    errno.ENOMEM: "the machine has no memory left. End other programs",
    errno.ENOENT: "it is not there, or was removed meanwhile. Put it back",
    errno.EPIPE: "a process of Signpost was ended from outside",
    errno.ECONNRESET: "a process of Signpost was ended from outside",
}
# By the beginning of SQLite's own name for what went wrong.
_SQLITE = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_IOERR": "the disk is full or reports an error. Make room, or check the disk",
    "SQLITE_CANTOPEN": "the database cannot be opened, or was removed meanwhile. Put it back, or "
    "make its folder writable",
    "SQLITE_BUSY": "another program keeps the database to itself. Wait for it or stop it",
    "SQLITE_LOCKED": "another program keeps the database to itself. Wait for it or stop it",
    "SQLITE_CORRUPT": "the database is damaged. Put back a copy of it from a backup",
    "SQLITE_NOTADB": "the database is damaged. Put back a copy of it from a backup",
    "SQLITE_NOMEM": _ERRNOS[errno.ENOMEM],
}
_LOST = "its tables are not there: the database was removed or replaced. Put it back"


def line_of(error: BaseException) -> str | None:
    """Say in one line what could not be stored or read, and what to do; None: it is no such error.

    Of several errors at once the first that can be said counts.
    """
    return next((line for one in _leaves(error) if (line := _line(one))), None)


def reason_of(error: BaseException) -> str:
    """Say why in a few words, as `line_of` does, without what was worked on."""
    plain = str(error).splitlines() or [type(error).__name__]
    return next((said for one in _leaves(error) if (said := _reason(one))), f"{plain[0]}. Fix that")


def _leaves(error: BaseException) -> Iterator[BaseException]:
    """Go through the errors that a group holds, or the one that is none."""
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _leaves(inner)
    else:
        yield error


def _line(error: BaseException) -> str:
    """Say one error."""
    reason = _reason(error)
    if not reason:
        return ""
    if isinstance(error, OSError):
        what = f"{error.filename}: " if error.filename else ""
        return f"{what}cannot be written or read: {reason}. {CARRY_ON}"
    return f"the workspace cannot be written or read: {reason}. {CARRY_ON}"


def _reason(error: BaseException) -> str:
    """Say why in a few words; nothing for what is neither the disk's nor the database's doing."""
    if isinstance(error, OSError):
        # NumPy tells of a full disk with no more than how many bytes were written.
        plain = error.strerror or str(error) or type(error).__name__
        return _ERRNOS.get(error.errno or 0, f"{plain}. Fix that")
    is_database = isinstance(error, (SQLAlchemyError, sqlite3.Error))
    return _database(error) if is_database else ""


def _database(error: BaseException) -> str:
    """Say what a database would not do; nothing where what it was asked made no sense."""
    cause = error if isinstance(error, sqlite3.Error) else getattr(error, "orig", None)
    name = getattr(cause, "sqlite_errorname", "")
    for beginning, reason in _SQLITE.items():
        if name.startswith(beginning):
            return reason
    if "no such table" in str(cause):
        return _LOST
    is_server = not name and isinstance(error, OperationalError)
    if is_server or (isinstance(error, DBAPIError) and error.connection_invalidated):
        plain = " ".join(str(cause).split())[:200]
        return f"the database server does not answer, or refuses ({plain}). Fix that"
    return ""
