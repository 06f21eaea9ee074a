"""Running the service with uvicorn."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from multiprocessing.process import BaseProcess

import uvicorn
from prometheus_client.multiprocess import mark_process_dead

from search.documents import SearchError
from search.service.app import SearchService
from search.service.metrics import SHARED_FOLDER
from search.service.shared_state import SharedState, connect, offer
from search.service.slow_clients import PromptH11Protocol
from search.service.workers import Workers, end_with_parent
from signpost.errors import SignpostError
from signpost.settings.config import Config
from signpost.workspace import Workspace

# Longer addresses are no search; uvicorn's own limit is 64 kB of headers.
_MOST_HEADERS = 16_384
_STOP_SECONDS = 5
_KEEP_ALIVE_SECONDS = 15
_CONNECTIONS = 512


def server(service: SearchService) -> uvicorn.Server:
    """Return a server for the service. It logs no addresses: what is typed stands in them."""
    return uvicorn.Server(
        uvicorn.Config(
            service.app(),
            http=PromptH11Protocol,
            ws="none",
            access_log=False,
            log_level="warning",
            server_header=False,
            forwarded_allow_ips=service.trusted_proxies,
            h11_max_incomplete_event_size=_MOST_HEADERS,
            limit_concurrency=_CONNECTIONS,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_STOP_SECONDS,
        )
    )


def serve(
    place: str,
    workspace: Workspace,
    config: Config,
    at: tuple[str, int],
    announce: Callable[[str], None],
    count: int = 1,
) -> None:
    """Serve the live index until stopped, with `count` processes at one socket.

    `place` is where the workspace is, `at` the host and port; `announce` is called with the address
    of the search once it answers.

    Raises:
        SearchError: no index is live, a setting is wrong, or the port cannot be used.
    """
    host, port = at
    listening = bound(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/search"

    def ready() -> None:
        announce(address)

    if count > 1:
        _serve_with(count, place, config, listening, ready)
        return
    service = SearchService(workspace, config)
    ready()
    server(service).run(sockets=[listening])


def _serve_with(
    count: int,
    place: str,
    config: Config,
    listening: socket.socket,
    ready: Callable[[], None],
) -> None:
    """Serve with several processes; what they share lives in this one."""
    spawn = multiprocessing.get_context("spawn")
    state = SharedState(config.search.requests_per_minute, count)
    shared = offer(state)
    with tempfile.TemporaryDirectory(prefix="signpost-search-") as figures:
        os.environ[SHARED_FOLDER] = figures  # the processes inherit it

        def start() -> BaseProcess:
            made = (place, config, listening, shared)
            process = spawn.Process(target=_work, args=made, daemon=True)
            process.start()
            return process

        def ended(pid: int) -> None:
            mark_process_dead(pid, figures)  # type: ignore[no-untyped-call]

        try:
            Workers(count, state, start, ended).run(ready)
        finally:
            os.environ.pop(SHARED_FOLDER, None)
            listening.close()


def _work(place: str, config: Config, listening: socket.socket, shared: str) -> None:
    """Be one process of several; `shared` is where what they share is asked for."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    state = connect(shared)
    try:
        with Workspace.open(place, create=False) as workspace:
            service = SearchService(workspace, config, state)
    except SignpostError as error:
        state.fail(str(error))
        sys.exit(error.exit_code)
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C reaches all processes
        server(service).run(sockets=[listening])


def bound(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes any that is free.

    Raises:
        SearchError: the port cannot be used.
    """
    try:
        listening = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=256
        )
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SearchError(
            f"port {port} of {host} cannot be used ({reason}). Name another with --port"
        ) from None
    # Accepted connections inherit it. asyncio sets it itself only on sockets whose protocol number
    # is said, and `create_server` says none: the second packet of an answer on a kept connection
    # would wait for the client's delayed acknowledgement, 40 ms.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
