"""Running the service with uvicorn."""

from __future__ import annotations

import socket

import uvicorn

from search.documents import SearchError
from search.service.app import SearchService
from search.service.slow_clients import PromptH11Protocol
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
            h11_max_incomplete_event_size=_MOST_HEADERS,
            limit_concurrency=_CONNECTIONS,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_STOP_SECONDS,
        )
    )


def serve(workspace: Workspace, config: Config, host: str, port: int) -> None:
    """Serve the live index until stopped.

    Raises:
        SearchError: no index is live, a setting is wrong, or the port cannot be used.
    """
    service = SearchService(workspace, config)
    listening = bound(host, port)
    shown = f"[{host}]" if ":" in host else host
    print(f"The search is at http://{shown}:{listening.getsockname()[1]}/search", flush=True)  # noqa: T201
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
