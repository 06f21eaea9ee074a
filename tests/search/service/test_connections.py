"""Kept connections answer at once; connections that dawdle are closed."""

import http.client
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest

from search.service import slow_clients
from search.service.server import bound


def test_the_listening_socket_sends_at_once():
    with bound("127.0.0.1", 0) as listening:
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_accepted_connections_send_at_once():
    with bound("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_kept_connection_is_answered_without_waiting(serving):
    connection = http.client.HTTPConnection(urlsplit(serving().url).netloc, timeout=20)
    taken = []
    for _ in range(30):
        begun = time.perf_counter()
        connection.request("GET", "/search.css")
        connection.getresponse().read()
        taken.append(time.perf_counter() - begun)
    # A delayed acknowledgement costs 40 ms each; the quickest would show it.
    assert min(taken[1:]) < 0.03
    connection.close()


def trickle(url, beginning, seconds):
    """Send a letter now and then; return after how long the other side hung up, or None."""
    begun = time.monotonic()
    with socket.create_connection((urlsplit(url).hostname, urlsplit(url).port)) as stream:
        stream.sendall(beginning)
        stream.settimeout(0.1)
        while time.monotonic() - begun < seconds:
            try:
                stream.sendall(b"a")
                while answered := stream.recv(4096):
                    pass
                if answered == b"":
                    return time.monotonic() - begun
            except TimeoutError:
                continue
            except OSError:
                return time.monotonic() - begun
    return None


@pytest.mark.parametrize(
    "beginning",
    [
        b"GET /search?q=x HTTP/1.1\r\nHost: x\r\nX-A: ",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /search HTTP/1.1\r\nX-A: ",
        b"GET /search.css HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n",
        b"",
    ],
)
def test_whoever_sends_headers_letter_by_letter_is_cut_off(serving, monkeypatch, beginning):
    monkeypatch.setattr(slow_clients, "HEADER_SECONDS", 0.5)
    assert trickle(serving().url, beginning, 6) is not None


def test_many_slow_connections_keep_nobody_waiting(serving, monkeypatch):
    monkeypatch.setattr(slow_clients, "HEADER_SECONDS", 1.0)
    served = serving()
    ends = []
    threads = [
        threading.Thread(target=lambda: ends.append(trickle(served.url, b"GET / HTTP/1.1\r\n", 8)))
        for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    assert served.get("api/search?q=bins")[0] == 200
    for thread in threads:
        thread.join()
    assert None not in ends
