"""The index is switched while people search: no answer fails, none mixes two builds."""

import json
import threading
import time
import urllib.request

import pytest

pytestmark = pytest.mark.slow  # builds an index many times

ANOTHER = {"/bins": ("Bin collections", "The second build says when we collect your bin.")}


def until(done, seconds=20):
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)


def test_no_answer_fails_or_mixes_builds(serving):
    site = serving()
    failed, answers, stop = [], [], threading.Event()

    def loop():
        while not stop.is_set():
            try:
                with urllib.request.urlopen(f"{site.url}api/search?q=bin", timeout=20) as answer:
                    found = json.loads(answer.read())
                answers.append((found["index"], found["results"][0]["snippet"]))
            except (OSError, ValueError, LookupError) as error:
                failed.append(error)

    threads = [threading.Thread(target=loop) for _ in range(8)]
    for thread in threads:
        thread.start()
    for number in range(5):
        switches = site.service.current.switches
        site.publish(ANOTHER if number % 2 == 0 else None)
        until(lambda before=switches: site.service.current.switches > before)
    stop.set()
    for thread in threads:
        thread.join()
    assert failed == []
    said = {}
    for index, snippet in answers:
        said.setdefault(index, set()).add(snippet)
    assert len(said) >= 5
    assert all(len(snippets) == 1 for snippets in said.values())


def test_a_changed_editors_file_counts_and_a_wrong_one_does_not(serving):
    site = serving()
    site.editors.write_text('[[best_bet]]\nqueries = ["bins"]\naddress = "/bins"\ntitle = "Yours"')
    until(lambda: site.json("api/search?q=bins")["best_bets"])
    site.editors.write_text("[[best_bet]]\nqueries = 4")
    until(lambda: site.json("healthz")["status"] == "old")
    assert "queries has to be a list" in site.json("healthz")["problem"]
    assert site.json("api/search?q=bins")["best_bets"][0]["title"] == "Yours"
