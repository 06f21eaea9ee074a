"""Where the command line starts: every known error is one line and the right exit code."""

from __future__ import annotations

import sys

from signpost.cli.answers import fail
from signpost.cli.app import app
from signpost.errors import SignpostError
from signpost.weekly import screen

# What Typer makes of Ctrl-C: the shell's own code for it.
_STOPPED = 130


def main() -> None:
    """Run the command line.

    0: done. 1: a gate that was asked for failed. 2: usage or settings. 3: the site could not be
    reached, or stopped answering on the way. 130: stopped by hand.
    """
    try:
        code = app(prog_name="signpost", standalone_mode=False) or 0
        if code == _STOPPED:
            fail("stopped. What was done is kept: run the same command again to carry on", code)
        sys.exit(code)
    except SignpostError as error:
        fail(str(error), error.exit_code)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:
        # Typer's own complaints about usage know how to be shown; anything else is our mistake.
        if type(error).__name__ == "NoArgsIsHelpError":
            screen.print(str(error))
            sys.exit(2)
        if not hasattr(error, "format_message"):
            raise
        fail(f"{error.format_message()} (see signpost --help)", 2)
