"""`signpost reindex` and `promote` from the command line, with a real site."""

PAGE = "<!doctype html><html lang=en-GB><head><title>{0}</title></head><body><main><h1>{0}</h1><p>{1}</p></main></body></html>"


def test_pages_are_fetched_and_go_live(web, signpost):
    answers = {"/": PAGE.format("Mereford", '<a href="/bins">Bins</a> <a href="/old">Old</a>')}
    answers |= {"/bins": PAGE.format("Bins", "Monday."), "/old": PAGE.format("Old", "Gone soon.")}
    site = web(answers)

    def run(*words):
        return signpost(*words, "--workspace", "ws", "--json")

    for stage in ("crawl", "index", "promote"):
        assert run(stage, site.url).code == 0
    site.answers["/bins"] = PAGE.format("Bins", "On otter day.")
    del site.answers["/old"]
    site.answers["/moved"] = (301, {"Location": "/bins"}, "")
    done = run("reindex", site.url, *(f"{site.url}{x}" for x in ("bins", "old", "moved")))
    assert done.code == 0, done.err
    assert done.json["updated"] == [f"{site.url}bins"]
    assert done.json["removed"] == [f"{site.url}old"]
    assert done.json["left_out"] == [f"{site.url}moved"]
    assert [x["address"] for x in run("search", site.url, "otter").json["results"]] == [
        f"{site.url}bins"
    ]
    back = run("promote", site.url, "--build", "build-1-1")
    assert back.json == {"promoted": True, "live": "build-1-1"}
    assert run("search", site.url, "otter").json["results"] == []
    elsewhere = run("reindex", site.url, "https://elsewhere.example/")
    assert elsewhere.code == 2
    assert "not on" in elsewhere.err
