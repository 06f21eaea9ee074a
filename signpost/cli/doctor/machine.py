"""Gathers what this machine has for a run: disk, workspace and browser. Nothing is changed."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from pathlib import Path

import filelock
import msgspec
from msgspec.structs import replace
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from signpost.workspace.workspace import stored_version


class WorkspaceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What there is of a workspace. `version` is that of its schema; "": there is none yet."""

    place: str
    exists: bool = False
    version: str = ""
    # The site of its newest run; "": there is none.
    site: str = ""
    # Whether another command is writing to it, and whether this one could.
    is_locked: bool = False
    is_writable: bool = True
    # How large its database is, in bytes.
    size: int = 0
    # Why it could not be read; "": it could.
    problem: str = ""


class MachineFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What this machine has. Bytes are free ones, for the user who asks."""

    workspace: WorkspaceFacts
    disk_free: int
    temporary_free: int
    # Which browser starts, with its version; or why none does.
    browser: str = ""
    browser_problem: str = ""


def gather(place: str) -> MachineFacts:
    """Look at the workspace of that place, its disk, and start the browser once."""
    from crawler.browser.chromium import NoBrowserError, check_browser

    found, problem = "", ""
    try:
        found = asyncio.run(check_browser())
    except NoBrowserError as error:
        problem = str(error)
    folder = Path("signpost-data" if place.startswith("postgresql") else place)
    return MachineFacts(
        workspace=_workspace(place, folder),
        disk_free=shutil.disk_usage(_existing(folder)).free,
        temporary_free=shutil.disk_usage(tempfile.gettempdir()).free,
        browser=found,
        browser_problem=problem,
    )


def _existing(folder: Path) -> Path:
    """Return a folder, or the nearest above it that is there."""
    return next(x for x in (folder.resolve(), *folder.resolve().parents) if x.is_dir())


def _workspace(place: str, folder: Path) -> WorkspaceFacts:
    """Look at a workspace without opening it: opening brings an older one up to date."""
    server = place.startswith("postgresql")
    file = folder / "signpost.sqlite"
    nearest = _existing(folder)
    writable = os.access(nearest, os.W_OK | os.X_OK)
    if not server and not file.exists():
        return WorkspaceFacts(place=place, is_writable=writable)
    address = (
        place.replace("postgresql://", "postgresql+psycopg://", 1)
        if server
        else f"sqlite:///file:{file.resolve().as_posix()}?mode=ro&uri=true"
    )
    facts = WorkspaceFacts(place=place, exists=True, is_writable=writable)
    try:
        version, site = _read(address)
    except (SQLAlchemyError, OSError, ModuleNotFoundError) as error:
        return replace(facts, problem=str(error).splitlines()[0])
    return replace(
        facts,
        version=version,
        site=site,
        is_locked=writable and _is_locked(folder / "workspace.lock"),
        size=0 if server else file.stat().st_size,
    )


def _read(address: str) -> tuple[str, str]:
    """Return the schema's version and the newest run's site."""
    engine = create_engine(address)
    try:
        version = stored_version(engine)
        if not version:
            return "", ""
        with engine.connect() as connection:
            query = text("SELECT site FROM run ORDER BY id DESC LIMIT 1")
            return version, connection.execute(query).scalar() or ""
    finally:
        engine.dispose()


def _is_locked(file: Path) -> bool:
    """Whether another command holds a workspace's lock."""
    if not file.exists():
        return False
    try:
        with filelock.FileLock(file, timeout=0):
            return False
    except filelock.Timeout:
        return True
