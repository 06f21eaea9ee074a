"""Running the served report with uvicorn."""

from __future__ import annotations

from collections.abc import Callable

import uvicorn

from reports.server.app import ReportServer
from reports.server.authentication import Authentication, ServeError
from reports.server.newest_run import NewestRun
from reports.server.recheck_jobs import Rechecks
from search.service.server import bound
from signpost.settings.config import Config
from signpost.workspace import Workspace

_STOP_SECONDS = 5


def serve(
    workspace: Workspace,
    config: Config,
    names: tuple[str, str],
    at: tuple[str, int],
    announce: Callable[[str], None],
) -> None:
    """Serve the written report, with its forms, until stopped.

    `names` are the site and the workspace as the command was given them, `at` the host and port;
    `announce` is called with the address of the reports.

    Raises:
        ServeError: nothing was judged or written yet, or other machines could come in unasked.
        SearchError: the port cannot be used.
    """
    host, port = at
    Authentication.of(config, host, port)  # before the port is taken
    newest = NewestRun(workspace, config)
    if not (workspace.folder / "report" / "index.html").exists():
        raise ServeError(
            f"{workspace.folder}: no report was written yet. Run 'signpost report' first"
        )
    listening = bound(host, port)
    port = listening.getsockname()[1]
    authentication = Authentication.of(config, host, port)
    rechecks = Rechecks(workspace, *names)
    app = ReportServer(workspace, config, newest, authentication, rechecks).app()
    settings = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        forwarded_allow_ips=list(config.reports.trusted_proxies),
        timeout_graceful_shutdown=_STOP_SECONDS,
    )
    shown = f"[{host}]" if ":" in host else host
    announce(f"http://{shown}:{port}/")
    uvicorn.Server(settings).run(sockets=[listening])
