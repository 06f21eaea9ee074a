"""The second crawl of a site: what has not changed is neither sent nor read again."""

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
