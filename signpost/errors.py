"""The one kind of error that a person can do something about."""

from __future__ import annotations


class SignpostError(Exception):
    """Something that the user can mend; the message is one line: what, where, what to do.

    `exit_code` is what the command line ends with: 2 for usage and settings, 3 where the site
    could not be reached at all, or stopped answering on the way.
    """

    exit_code = 2
