"""nginx before the service, as in production, where it is installed."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

_SETTINGS = """
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log stderr error;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream search {{ server 127.0.0.1:{service}; keepalive 64; }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://search;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $http_x_forwarded_for;
        }}
    }}
}}
"""


@contextlib.contextmanager
def nginx(folder: Path, service: int, port: int) -> Iterator[int]:
    """Run nginx before the service at a port; yield the port to ask, the service's without it."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        print("nginx is not installed: the service is asked without it")
        yield service
        return
    settings = folder / "nginx.conf"
    settings.write_text(_SETTINGS.format(folder=folder, service=service, port=port))
    running = subprocess.Popen([program, "-p", str(folder), "-c", str(settings)])
    try:
        yield port
    finally:
        running.terminate()
        running.wait(20)
