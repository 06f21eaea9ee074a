"""The second crawl of a site: what has not changed is neither sent nor read again."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from signpost.workspace import Workspace
from signpost.workspace.page_marks import UNCHANGED

SHELL = (
    "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>"
)


def with_etag(tag: str, html: str, sent: list[str]) -> Callable[[Any], Any]:
    """Answer 304 to those who have this version; note what was sent in full."""

    def answer(handler: Any) -> Any:
        if handler.headers.get("If-None-Match") == tag:
            return 304, {"ETag": tag}, ""
        sent.append(handler.path)
        return 200, {"ETag": tag}, html

    return answer


def test_what_changed_is_read_and_the_rest_is_known(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    sent: list[str] = []
    home = SHELL.format("Home", "<a href=/plain>p</a> <a href=/tagged>t</a> <a href=/edited>e</a>")
    served = web(
        {
            "/": with_etag('"1"', home, sent),
            "/tagged": with_etag('"2"', SHELL.format("Tagged", "<a href=/deep>d</a>"), sent),
            "/plain": SHELL.format("Plain", "<a href=/gone>g</a>"),
            "/deep": with_etag('"3"', SHELL.format("Deep", ""), sent),
            "/edited": with_etag('"4"', SHELL.format("Edited", ""), sent),
        }
    )
    assert signpost("crawl", served.url, "--workspace", "ws", "--json").code == 0
    sent.clear()
    served.answers["/edited"] = with_etag('"5"', SHELL.format("New", "<a href=/fresh>f</a>"), sent)
    served.answers["/fresh"] = SHELL.format("Fresh", "")
    again = signpost("crawl", served.url, "--workspace", "ws", "--json")
    assert again.code == 0, again.err
    assert sent == ["/edited"]
    with Workspace.open(tmp_path / "ws") as workspace:
        pages = {p.url.removeprefix(served.url): p for p in workspace.pages.html(2)}
        then = {p.url.removeprefix(served.url): p for p in workspace.pages.html(1)}
        marks = {name: page.headers.get(UNCHANGED, "") for name, page in pages.items()}
        assert marks == {
            "": "304", "tagged": "304", "deep": "304", "plain": "same", "edited": "", "fresh": "",
        }  # fmt: skip
        for name in ("", "tagged", "deep", "plain"):
            assert (pages[name].body, pages[name].links) == (then[name].body, then[name].links)
            assert pages[name].status == 200
        assert workspace.pages.body(pages[""]).decode() == home
        assert workspace.pages.get(2, f"{served.url}gone").status == 404


class VersionedSite:
    """Pages with versions, by path; the most that were asked at a time is noted."""

    def __init__(self, paths: list[str]) -> None:
        self.versions = dict.fromkeys(paths, "1")
        self.most, self._now, self._lock = 0, 0, threading.Lock()

    def answer(self, handler: Any) -> Any:
        """Answer 304 to those who have this version; the start page links to all."""
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        try:
            path = handler.path
            tag = f'"{self.versions[path]}"'
            if handler.headers.get("If-None-Match") == tag:
                return 304, {"ETag": tag}, ""
            links = "".join(f"<a href={x}>{x}</a>" for x in self.versions) if path == "/" else ""
            return 200, {"ETag": tag}, SHELL.format(path + tag[1], links)
        finally:
            with self._lock:
                self._now -= 1


def test_what_is_no_304_is_stored_as_it_came_and_nothing_is_asked_twice(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    names = ["kept", "closed", "shaky", "moved", "edited", "dropped"]
    paths = ["/", *(f"/{name}" for name in names), *(f"/more-{n}" for n in range(30))]
    site = VersionedSite(paths)
    served = web({**dict.fromkeys(paths, site.answer), "/robots.txt": (200, {}, "")})
    settings = tmp_path / "s.toml"
    settings.write_text(f'[site]\nurl = "{served.url}"\n[crawl]\nconcurrency = 1\n')
    assert signpost("crawl", settings, "--workspace", "ws").code == 0
    tries: list[str] = []

    def shaky(handler: Any) -> Any:
        tries.append(handler.path)
        return (503, {}, "") if len(tries) < 3 else site.answer(handler)

    site.versions["/edited"] = "2"
    served.answers["/shaky"] = shaky
    served.answers["/moved"] = (301, {"Location": "/kept"}, "")
    served.answers["/robots.txt"] = (200, {}, "User-agent: *\nDisallow: /closed")
    del served.answers["/dropped"]
    served.asked.clear()
    site.most = 0
    again = signpost("crawl", settings, "--workspace", "ws", "--json")
    assert again.code == 0, again.err
    with Workspace.open(tmp_path / "ws") as workspace:
        found = {p.url.removeprefix(served.url): p for p in workspace.pages.all(2)}
    states = {x: (found[x].status, found[x].error, found[x].headers.get(UNCHANGED)) for x in found}
    assert {name: states[name] for name in names} == {
        "kept": (200, "", "304"), "shaky": (200, "", "304"), "edited": (200, "", None),
        "moved": (301, "", None), "dropped": (404, "", None), "closed": (None, "robots", None),
    }  # fmt: skip
    assert found["edited"].title == "/edited2"
    assert [states[f"more-{n}"] for n in range(30)] == [(200, "", "304")] * 30
    # Nothing is asked twice but what failed for a moment, and never two at a time.
    asked = [path for _, path in served.asked if path not in ("/robots.txt", "/shaky")]
    assert len(asked) == len(set(asked))
    assert "/closed" not in asked
    assert len(tries) == 3
    assert site.most == 1


def test_other_hosts_in_the_settings_are_read_afresh(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    sent: list[str] = []
    served = web({"/": with_etag('"1"', SHELL.format("Home", ""), sent)})
    settings = tmp_path / "s.toml"
    for hosts in ("", 'hosts = ["old.example"]'):
        settings.write_text(f'[site]\nurl = "{served.url}"\n{hosts}\n')
        assert signpost("crawl", settings, "--workspace", "ws").code == 0
    assert sent == ["/", "/"]


def test_what_nothing_leads_to_any_more_is_asked_again(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    html = "<html lang=en><head><title>{0}</title></head><body><h1>{0}</h1>{1}</body></html>"
    links = "<a href=/kept>Kept</a> <a href=/taken>Taken</a>"
    site = web({"/": html.format("Home", links), "/kept": html.format("Kept", "<img src=/x.png>")})
    site.answers["/taken"] = html.format("Taken", "")

    def week() -> dict[str, tuple[int | None, str]]:
        assert signpost("crawl", site.url, "--workspace", tmp_path).code == 0
        with Workspace.open(tmp_path) as store:
            run = store.runs.latest()
            assert run is not None
            pages = store.pages.all(run.id)
            return {p.url.removeprefix(site.url): (p.status, p.found_by) for p in pages}

    assert week()["kept"] == (200, "link")
    site.answers["/"] = html.format("Home", "")
    del site.answers["/taken"]
    second = week()
    assert (second["kept"], second["taken"]) == ((200, "last_run"), (404, "last_run"))
    assert second["x.png"] == (404, "link")
    third = week()
    assert (third["kept"], "taken" in third) == ((200, "last_run"), False)
