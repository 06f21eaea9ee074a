"""Whatever goes wrong, programs get JSON that any page may read, and people get a page."""

import http.client
import itertools
import json
from urllib.parse import urlsplit

import pytest

API = ("api/v1/search", "api/v1/suggest", "api/search", "suggest")


def send(site, method, path, **headers):
    """Send a request of any method: (status, headers, body)."""
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=20)
    connection.request(
        method, f"/{path}", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, body


def test_other_methods_are_refused_with_those_that_are_not(serving):
    site = serving()
    for path, method in itertools.product(API, ["POST", "PUT", "DELETE", "TRACE", "PROPFIND"]):
        status, headers, body = send(site, method, f"{path}?q=bins")
        assert (status, headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert json.loads(body)["error"]


def test_a_page_says_so_too(serving):
    status, headers, body = send(serving(), "POST", "search")
    assert (status, headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "can only be read" in body
    assert headers.get("Access-Control-Allow-Origin") is None


def test_no_address_of_the_api_is_a_page(serving):
    site = serving()
    for path in ("api/v1/nothing", "api/v2/search?q=bins", "api/"):
        status, headers, body = send(site, "GET", path, Accept="text/html")
        assert (status, headers["Content-Type"]) == (404, "application/json")
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert set(json.loads(body)) == {"error"}


@pytest.mark.parametrize("path", ["api/v1/search", "suggest"])
def test_who_asks_too_much_can_read_for_how_long_to_wait(serving, path):
    site = serving(requests_per_minute=6)
    answers = [site.get(f"{path}?q=bins") for _ in range(7)]
    status, headers, body = answers[-1]
    assert status == 429
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Access-Control-Expose-Headers"] == "Retry-After"
    assert int(headers["Retry-After"]) > 0
    assert "wait" in json.loads(body)["error"]


def test_who_prefers_json_gets_json(serving):
    site = serving()
    status, headers, body = site.get("search?q=bins&page=77", Accept="application/json")
    assert (status, headers["Access-Control-Allow-Origin"]) == (400, "*")
    assert json.loads(body)["error"]
    assert "<h1>" in site.get("search?q=bins&page=77", Accept="text/html, application/json")[2]


def test_a_mishap_is_json_for_programs_and_a_page_for_people(serving, monkeypatch):
    site = serving()

    def broken(*_):
        raise RuntimeError("not foreseen")

    monkeypatch.setattr(site.service.current.search, "answer", broken)
    status, headers, body = site.get("api/v1/search?q=bins")
    assert (status, headers["Access-Control-Allow-Origin"]) == (500, "*")
    assert "not foreseen" not in body
    assert json.loads(body)["error"]
    assert "does not work" in site.get("search?q=bins")[2]


def test_browsers_may_ask_first(serving):
    site = serving()
    asking = {"Origin": "https://x.example", "Access_Control_Request_Headers": "x-requested-with"}
    for path in API:
        status, headers, body = send(site, "OPTIONS", path, **asking)
        assert (status, body) == (204, "")
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert "GET" in headers["Access-Control-Allow-Methods"]
        assert headers["Access-Control-Allow-Headers"] == "*"


def test_pages_are_for_no_other_site(serving):
    status, headers, _ = send(serving(), "OPTIONS", "search", Origin="https://x.example")
    assert (status, headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert headers.get("Access-Control-Allow-Origin") is None
