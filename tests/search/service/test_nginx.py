"""The example of nginx before the search: it starts, passes on what it should, and nothing else."""

import json
import re
import shutil
import socket
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.search.service.conftest import ask, until

EXAMPLE = Path(__file__).parents[3] / "examples" / "nginx-search.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed"),
]
AROUND = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/search.conf;
}}
"""


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture
def proxied(serving, tmp_path):
    """Put the example before a running search; return the search and nginx's own address."""
    running = []

    def start(**settings):
        site, port = serving(**settings), free_port()
        text = EXAMPLE.read_text().replace("127.0.0.1:8700", urlsplit(site.url).netloc)
        text = re.sub(r"listen \[::\]:80;", "", text)
        (tmp_path / "search.conf").write_text(
            text.replace("listen 80;", f"listen 127.0.0.1:{port};")
        )
        (tmp_path / "nginx.conf").write_text(AROUND.format(folder=tmp_path))
        command = [NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert "test is successful" in tested.stderr, tested.stderr
        running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
        until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0)
        return site, f"http://127.0.0.1:{port}/"

    yield start
    for made in running:
        made.terminate()
        made.wait(20)


def test_residents_get_answers(proxied):
    site, url = proxied(path_prefix="/find", requests_per_minute=6)
    status, headers, page = ask(f"{url}search?q=bins")
    assert status == 200
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "results for “bins”" in page
    assert ask(f"{url}find")[1]["Location"].endswith("/find/")
    assert ask(f"{url}find/search?q=bins")[0] == 200
    said = json.loads(ask(f"{url}find/openapi.json")[2])
    # nginx passes on the host without its port; what others are told is public_url's to say.
    assert said["servers"] == [{"url": "http://127.0.0.1/find/"}]
    assert ask(f"{url}metrics")[0] == 200  # from this machine
    assert site.get("healthz")[0] == 200


def test_a_visitor_is_who_nginx_sees(proxied):
    _, url = proxied(requests_per_minute=6, trusted_proxies=("127.0.0.0/8",))
    # What a client invents stands before what nginx adds; here both are of this machine.
    invented = [
        ask(f"{url}search?q=a", X_Forwarded_For=f"192.0.2.{n}, 127.0.0.9") for n in range(3)
    ]
    assert [status for status, _, _ in invented] == [200] * 3
    asked = [ask(f"{url}search?q=a", X_Forwarded_For="192.0.2.77")[0] for _ in range(7)]
    assert asked == [200] * 5 + [429] * 2


def test_slow_headers_are_cut_off(proxied):
    _, url = proxied()
    with socket.create_connection((urlsplit(url).hostname, urlsplit(url).port)) as slow:
        slow.sendall(b"GET /search HTTP/1.1\r\nHost: x\r\nX-A: ")
        assert ask(f"{url}search?q=bins")[0] == 200
        slow.settimeout(12)
        while slow.recv(1000):  # nginx hangs up; waiting for longer is a TimeoutError
            pass
