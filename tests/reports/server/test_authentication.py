"""Who may come in: what `--host` refuses, passwords, proxies, tokens."""

import base64

import pytest
from msgspec.structs import replace
from starlette.requests import Request

from reports.server.authentication import COOKIE, Authentication, ServeError
from signpost.settings.config import Config, ReportSettings, SiteSettings

CONFIG = Config(site=SiteSettings(url="https://www.mereford.gov.uk/"))
WORD = "correct horse battery"


def authentication(host="127.0.0.1", **settings):
    """Read some settings."""
    return Authentication.of(replace(CONFIG, reports=ReportSettings(**settings)), host, 8701)


def request(address="127.0.0.1", **headers):
    """Make a request from an address with some headers."""
    raw = [(k.replace("_", "-").lower().encode(), v.encode()) for k, v in headers.items()]
    scope = {"type": "http", "method": "POST", "path": "/", "headers": raw}
    return Request({**scope, "client": (address, 1)})


def basic(name, word):
    return "Basic " + base64.b64encode(f"{name}:{word}".encode()).decode()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "reports.example", "128.0.0.1"])
def test_other_machines_are_refused_without_a_password_or_proxy(host, monkeypatch):
    with pytest.raises(ServeError, match="lets other machines in"):
        authentication(host)
    monkeypatch.setenv("WORD", WORD)
    assert authentication(host, password_from="WORD").password == WORD
    assert authentication(host, user_header="X-Forwarded-User").user_header


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_needs_nothing(host):
    assert authentication(host).who(request()) == ""


@pytest.mark.parametrize("word", ["", "short"])
def test_a_password_that_is_none_is_refused(word, monkeypatch):
    monkeypatch.setenv("WORD", word)
    with pytest.raises(ServeError, match="at least 12 characters"):
        authentication(password_from="WORD")


def test_a_proxy_says_who_it_is_and_nobody_else():
    here = authentication(user_header="X-Forwarded-User")
    assert here.who(request(X_Forwarded_User="ada@mereford.example")) == "ada@mereford.example"
    assert here.who(request()) is None
    assert here.who(request(Authorization=basic("Ada", WORD))) is None


def test_wrong_passwords_slow_their_address_and_nobody_else(monkeypatch):
    monkeypatch.setenv("WORD", WORD)
    here = authentication(password_from="WORD")
    assert here.who(request(Authorization=basic("Ada", WORD))) == "Ada"
    assert here.who(request(Authorization=basic("", WORD))) is None  # the log needs a name
    assert here.who(request(Authorization="Basic !!!")) is None
    for _ in range(10):
        assert here.who(request("203.0.113.9", Authorization=basic("Ada", "wrong"))) is None
    assert 0 < here.wait(request("203.0.113.9")) <= 60
    assert here.who(request("203.0.113.9", Authorization=basic("Ada", WORD))) is None
    assert here.who(request("203.0.113.8", Authorization=basic("Ada", WORD))) == "Ada"
    assert here.wait(request("203.0.113.8")) == 0


def test_a_token_is_of_one_session_and_person():
    here = authentication()
    session = here.session(request())
    token = here.token(session, "Ada")
    good = {"Origin": "http://127.0.0.1:8701", "Cookie": f"{COOKIE}={session}"}
    assert here.may_act(request(**good), token, "Ada")
    assert not here.may_act(request(**good), token, "Bo")
    assert not here.may_act(request(**good), "", "Ada")
    assert not here.may_act(request(**{**good, "Cookie": f"{COOKIE}=other"}), token, "Ada")
    assert not here.may_act(request(Origin=good["Origin"]), token, "Ada")
    for other in ("https://evil.example", "http://[", "http://127.0.0.1:8701@evil.example"):
        assert not here.may_act(request(**{**good, "Origin": other}), token, "Ada")
    assert not here.may_act(
        request(Cookie=good["Cookie"]), token, "Ada"
    )  # neither origin nor referer
    assert not here.may_act(request(**good, Sec_Fetch_Site="cross-site"), token, "Ada")
    assert not authentication().may_act(request(**good), token, "Ada")  # another service's secret
