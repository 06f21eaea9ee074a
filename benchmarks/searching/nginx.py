"""nginx before the service, set up as our example says, where nginx is installed."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent.parent / "examples" / "nginx-search.conf"
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
    include {folder}/nginx-search.conf;
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
    example = EXAMPLE.read_text(encoding="utf-8").replace("127.0.0.1:8700", f"127.0.0.1:{service}")
    example = example.replace("listen [::]:80;", "")
    example = example.replace("listen 80;", f"listen 127.0.0.1:{port};")
    (folder / "nginx-search.conf").write_text(example, encoding="utf-8")
    settings = folder / "nginx.conf"
    settings.write_text(_SETTINGS.format(folder=folder), encoding="utf-8")
    running = subprocess.Popen([program, "-p", str(folder), "-c", str(settings)])
    try:
        yield port
    finally:
        running.terminate()
        running.wait(20)
