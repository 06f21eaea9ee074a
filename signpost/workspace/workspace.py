"""Opening a workspace: where it is, whose version it is, who is using it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

import filelock
from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from signpost.errors import SignpostError
from signpost.storage_errors import AND_AGAIN, CARRY_ON, reason_of
from signpost.workspace.artifact_store import Artifacts
from signpost.workspace.blobs import Blobs
from signpost.workspace.page_store import Pages
from signpost.workspace.prune import prune
from signpost.workspace.result_store import Results
from signpost.workspace.runs import Runs
from signpost.workspace.schema import HEAD
from signpost.workspace.visit_store import Visits


class WorkspaceError(SignpostError):
    """The workspace cannot be used; the message is one line for a person."""


class Workspace:
    """One site's store. `folder` holds the database (unless it is a server's) and the indexes."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self.engine = engine
        self.blobs = Blobs(engine)
        self.runs = Runs(engine)
        self.pages = Pages(engine, self.blobs)
        self.visits = Visits(engine, self.blobs)
        self.results = Results(engine, self.blobs)
        self.artifacts = Artifacts(engine, self.blobs)
        self._lock = filelock.FileLock(folder / "workspace.lock", timeout=0)

    @classmethod
    def open(cls, place: str | Path, create: bool = True) -> Workspace:
        """Open the workspace at a folder, or at a PostgreSQL address (`postgresql://…`).

        With a database server the current folder's `signpost-data` keeps the search indexes.

        Raises:
            WorkspaceError: there is none (and `create` is false), it cannot be opened, or it was
                written by a newer Signpost.
        """
        server = str(place).startswith("postgresql")
        folder = Path("signpost-data") if server else Path(place)
        address = _server(str(place)) if server else f"sqlite:///{folder / 'signpost.sqlite'}"
        if not server and not create and not (folder / "signpost.sqlite").exists():
            raise WorkspaceError(f"{folder}: no workspace here. Run 'signpost weekly SITE' first")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            engine = create_engine(address)
            if not server:
                event.listen(engine, "connect", _tune_sqlite)
            _bring_up_to_date(engine, folder)
            if not server:
                _hold_to(engine, folder / "signpost.sqlite")
        except (OSError, SQLAlchemyError, ModuleNotFoundError) as error:
            reason = reason_of(error)
            raise WorkspaceError(
                f"{place}: the workspace cannot be opened: {reason}. {AND_AGAIN}"
            ) from None
        return cls(folder, engine)

    def prune(self, run: int, keep: int) -> int:
        """Let go of the bodies of runs older than the newest `keep` (0: of none); `run` is newest.

        Returns how many bodies went.
        """
        return prune(self.engine, self.pages, self.runs, run, keep)

    def lock(self) -> None:
        """Keep others from writing here until `close`.

        Raises:
            WorkspaceError: another Signpost is writing to this workspace.
        """
        try:
            self._lock.acquire()
        except filelock.Timeout:
            raise WorkspaceError(
                f"{self.folder}: another signpost command is working here. Wait for it or stop it"
            ) from None

    def close(self) -> None:
        """Let go of the database and the lock."""
        self._lock.release()
        self.engine.dispose()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _server(address: str) -> str:
    """Name the driver (psycopg 3) in a PostgreSQL address that names none."""
    return address.replace("postgresql://", "postgresql+psycopg://", 1)


def _tune_sqlite(connection: Any, _record: Any) -> None:
    """WAL lets reports be read while a stage writes; NORMAL still survives a killed process."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=10000")
    cursor.close()


def stored_version(engine: Engine) -> str:
    """Return the version of the schema that a database has; "" where it has none."""
    if not inspect(engine).has_table("alembic_version"):
        return ""
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _hold_to(engine: Engine, file: Path) -> None:
    """Let nothing be stored once the database was removed or replaced under a running command.

    SQLite would go on writing to the file that has no name any more, and begin an empty one.
    """
    ours = _identity(file)

    def check(*_: object) -> None:
        if _identity(file) != ours:
            raise WorkspaceError(
                f"{file}: the database was removed or replaced while Signpost was working. Put it "
                f"back, from a backup if need be. {CARRY_ON}; without it, a new run begins"
            )

    event.listen(engine, "do_connect", check)
    event.listen(engine, "commit", check)


def _identity(file: Path) -> tuple[int, int] | None:
    """Name the file that has this name now; None for none."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _bring_up_to_date(engine: Engine, folder: Path) -> None:
    """Migrate an older workspace; refuse a newer one."""
    found = stored_version(engine)
    if found == HEAD:
        return
    if found > HEAD:
        raise WorkspaceError(
            f"{folder}: this workspace was written by a newer Signpost (schema {found}, "
            f"this one knows {HEAD}). Upgrade Signpost; nothing was changed"
        )
    # Imported here: it costs a third of a second and most starts do not need it.
    from signpost.workspace.migrate import upgrade

    upgrade(engine)
