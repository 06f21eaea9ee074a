"""Where the command line starts: every known error is one line and the right exit code.

Nothing is imported here that takes time: what stops a command is heard from the first moment.
"""

from __future__ import annotations

import logging
import select
import sys

from signpost import stop_signals
from signpost.cli.answers import silence, tell, tell_last
from signpost.errors import SignpostError

# What Typer makes of Ctrl-C: the shell's own code for it.
_STOPPED = 130
_SAID = "stopped. What was done is kept: run the same command again to carry on"


def main() -> None:
    """Run the command line.

    0: done. 1: a gate that was asked for failed. 2: usage, settings, or a disk or database that
    would not. 3: the site could not be reached, or stopped answering on the way. 130: stopped by
    hand; 143: by SIGTERM; 129: its terminal was closed.
    """
    stop_signals.listen(lambda: tell_last(_SAID))
    # It tells of what nobody waits for any more; what somebody does is raised.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    try:
        code = _run()
    except KeyboardInterrupt:
        code = _STOPPED
    except Exception as error:  # noqa: BLE001 - raised again unless it can be said
        code = _STOPPED if stop_signals.requested() else _told(error)
    was_signalled = stop_signals.requested()
    try:
        if code == _STOPPED or was_signalled:
            code = stop_signals.end_in_good_order()
    except KeyboardInterrupt:  # it came while the command was ending
        code = stop_signals.end_in_good_order()
    stop_signals.finish(code)
    if was_signalled:
        stop_signals.leave(code)
    sys.exit(code)


def _run() -> int:
    """Run the command; return its exit code.

    Raises:
        BaseException: whatever the command raises, or writing its answer does.
    """
    from signpost.cli.app import app

    try:
        code = app(prog_name="signpost", standalone_mode=False) or 0
        sys.stdout.flush()
    except SystemExit as ended:
        # Typer takes any broken pipe for a reader of standard output that has gone.
        if isinstance(ended.__context__, BrokenPipeError):
            raise ended.__context__ from None
        return int(ended.code or 0)
    return code


def _told(error: Exception) -> int:
    """Say an error in one line; return the exit code.

    Raises:
        Exception: the same, if it is a mistake of our own: nothing of it is hidden.
    """
    from signpost.storage_errors import line_of

    known = _known(error)
    if known is not None:
        tell(str(known))
        return known.exit_code
    if isinstance(error, BrokenPipeError) and _reader_is_gone():
        silence(1)
        return 0
    # Typer's own complaints about usage know how to be shown.
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    if hasattr(error, "format_message"):
        tell(f"{error.format_message()} (see signpost --help)")
        return 2
    line = line_of(error)
    if line is None:
        raise error
    tell(line)
    return 2


def _known(error: BaseException) -> SignpostError | None:
    """Return the error for a person that this is, or the first that a group holds."""
    if isinstance(error, BaseExceptionGroup):
        return next((known for one in error.exceptions if (known := _known(one))), None)
    return error if isinstance(error, SignpostError) else None


def _reader_is_gone() -> bool:
    """Whether nobody reads standard output any more, as in `signpost rules | head`."""
    if not hasattr(select, "poll"):
        return True
    watched = select.poll()
    watched.register(1, 0)
    return any(event & select.POLLERR for _, event in watched.poll(0))
