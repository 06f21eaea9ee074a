"""Stopping a command at any moment: Ctrl-C and SIGTERM, the same in every stage.

The first signal is told in one line at once and gives the work `SECONDS` to end in good order, as
an ordinary KeyboardInterrupt; the second, or the end of that time, ends it by force. Either way no
child process is left. What is stored can be carried on from any moment, so nothing hangs on the
good order but tidiness. Why it is done by hand: docs/decisions/0041-stopped-at-any-moment.md.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from psutil import Process

# Those that were killed are gone after a moment, unless a disk holds them.
_GONE_SECONDS = 0.3
# The work gets so long to end in good order.
SECONDS = 3.5
# A terminal that is closed sends the last one, which a command under nohup ignores.
_HEARD = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class _Stop:
    """What is known of the signals that this process was sent."""

    def __init__(self, say: Callable[[], None]) -> None:
        # The first that came; 0: none.
        self.number = 0
        self.is_raised = False
        # What the process ends with, once its work is over.
        self.code: int | None = None
        self.instead: Callable[[], None] | None = None
        self._say = say
        self._is_said = False
        self._lock = threading.RLock()
        self._children: list[Process] = []

    def say_once(self) -> None:
        """Tell that the work stops."""
        with self._lock:
            if not self._is_said:
                self._is_said = True
                self._say()

    def note_children(self) -> None:
        """Note which processes the work has started: those of one that ends first get lost."""
        self._children = self._children or _children()

    def end_children(self) -> None:
        """End every process that this one, or a child of it, has started and that still runs."""
        import psutil

        children = {*self._children, *_children()}
        for child in children:
            with contextlib.suppress(psutil.Error):
                child.kill()
        psutil.wait_procs(children, timeout=_GONE_SECONDS)

    def end_now(self) -> None:
        """End everything, by force."""
        try:
            self.end_children()
        finally:
            os._exit(128 + self.number if self.code is None else self.code)


_stop = _Stop(lambda: None)


def listen(say: Callable[[], None]) -> None:
    """Hear the signals from now on; `say` is called once when the first has come.

    Only for a program's main thread.
    """
    global _stop  # noqa: PLW0603 - a process has one set of signal handlers
    _stop = _Stop(say)
    heard, waker = socket.socketpair()
    waker.setblocking(False)
    for number in _HEARD:
        if number in (signal.SIGINT, signal.SIGTERM) or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _handle)
    # The interpreter itself writes each signal there, even while a long call of C is under way.
    signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(heard, waker, _stop), daemon=True).start()
    atexit.register(_ignore)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=_hold, after_in_parent=_let_go, after_in_child=_be_a_copy)


def give_back() -> None:
    """Hear nothing any more: what runs now has a way of its own to stop, as servers do."""
    if signal.getsignal(signal.SIGTERM) is not _handle:
        return
    signal.set_wakeup_fd(-1)
    for number in _HEARD:
        usual = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
        signal.signal(number, usual)


def finish(code: int) -> None:
    """Say that the work is over and the process ends with `code`, whatever comes meanwhile."""
    _stop.code = code


def requested() -> bool:
    """Whether this process was told to stop."""
    return bool(_stop.number)


def end_in_good_order() -> int:
    """Tell that the work has stopped, leave no child, and return the exit code of a stop.

    It is 130 for Ctrl-C and 143 for SIGTERM, as shells have it.
    """
    _stop.is_raised = True
    _stop.number = _stop.number or signal.SIGINT
    _stop.say_once()
    _stop.end_children()
    return 128 + _stop.number


def leave(code: int) -> NoReturn:
    """End the process with `code`, after what is to be done at its end.

    Not by sys.exit: where Ctrl-C's exception met an `exec` of text (dataclasses are made by one,
    while modules load), CPython ends the process by SIGINT, though the exception was handled.
    """
    atexit._run_exitfuncs()  # temporary folders go
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def check() -> None:
    """Stop here if this process was told to: before something is stored as having failed.

    Raises:
        KeyboardInterrupt: it was.
    """
    if _stop.number:
        # The watching thread may have heard it first: then nothing is interrupted a second time.
        _stop.is_raised = True
        raise KeyboardInterrupt


@contextlib.contextmanager
def handled_by(callback: Callable[[], None]) -> Iterator[None]:
    """Have a signal call `callback`, in the main thread, and interrupt nothing meanwhile.

    Raises:
        KeyboardInterrupt: it came before.
    """
    check()
    _stop.instead = callback
    try:
        yield
    finally:
        _stop.instead = None


def _handle(number: int, _frame: FrameType | None) -> None:
    """Interrupt the work once; whatever else comes, the watching thread sees to."""
    if _stop.code is not None:
        return
    _stop.number = _stop.number or number
    if _stop.is_raised:
        return
    _stop.is_raised = True
    _stop.say_once()  # before what is interrupted says something
    if _stop.instead is None:
        raise KeyboardInterrupt
    _stop.instead()


def _watch(heard: socket.socket, _waker: socket.socket, stop: _Stop) -> None:
    """See to it that the process ends in time. `_waker` is only held: it would be closed."""
    import psutil  # noqa: F401 - now, as it takes a moment that there is none of later

    until = 0.0
    while True:
        heard.settimeout(max(until - time.monotonic(), 0.001) if until else None)
        try:
            numbers = [number for number in heard.recv(64) if number in _HEARD]
        except TimeoutError:
            stop.end_now()
            return
        if not numbers:
            continue
        stop.number = stop.number or numbers[0]
        if stop.code is None:
            stop.say_once()
            stop.note_children()
        if until or len(numbers) > 1 or stop.code is not None:
            stop.end_now()
        until = time.monotonic() + SECONDS


def _children() -> list[Process]:
    """Return the processes that this one, or a child of it, has started."""
    import psutil

    try:
        found: list[Process] = psutil.Process().children(recursive=True)
        return found
    except psutil.Error:
        return []


def _ignore() -> None:
    """Ignore signals while the interpreter takes itself apart: it would give them back first."""
    if signal.getsignal(signal.SIGTERM) is _handle:
        for number in _HEARD:
            signal.signal(number, signal.SIG_IGN)


def _hold() -> None:
    """Hold signals back while this process is copied: a copy would pass its own on to this one."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)


def _let_go() -> None:
    """Let signals through again."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)


def _be_a_copy() -> None:
    """In a copy of this process (fork): the process above says when to stop."""
    if signal.getsignal(signal.SIGTERM) is _handle:
        give_back()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    _let_go()
