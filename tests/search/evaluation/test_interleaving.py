import random
from datetime import UTC, datetime, timedelta

import pytest

from search.evaluation.interleaving import LEAST_VOTES, Tally, newest_verdict
from search.service.events import EventLog
from search.service.interleaving import Mixed
from search.service.lessons import Lessons

HITS = ["https://x.example/a", "https://x.example/b", "https://x.example/c"]


def tally(share, votes, seed=1, days=10):
    drawn, found = random.Random(seed), Tally()
    for number in range(votes):
        found.search()
        found.vote("b" if drawn.random() < share else "a", f"day {number * days // votes}")
    return found


@pytest.mark.parametrize(("share", "winner"), [(0.8, "b"), (0.2, "a")])
def test_a_clear_preference_is_called(share, winner):
    found = tally(share, 400)
    assert found.winner == winner
    assert LEAST_VOTES <= found.needed < 400


def test_no_preference_is_seldom_called_however_long_one_looks():
    called = sum(bool(tally(0.5, 2_000, seed).winner) for seed in range(200))
    assert called <= 20


def test_few_votes_or_few_days_decide_nothing():
    assert tally(1.0, LEAST_VOTES - 1).winner == ""
    assert tally(1.0, 1_000, days=2).winner == ""


class Service:
    """Writes events as the service does; each search shows b's page in the second place."""

    def __init__(self, folder):
        self.now = datetime(2026, 3, 1, tzinfo=UTC)
        self.log = EventLog(folder, 90, lambda: self.now)
        self.lessons = Lessons(lambda: self.now)

    def visit(self, address, place, beside="build-1-1", teams="ab-", page=1, opened=None):
        mixed = Mixed(beside, teams)
        number = self.log.query("bins", "bins", "build-2-1", page, HITS, True, mixed)
        self.log.click(
            number, opened or HITS[(place - 1) % 10], place, True, self.lessons.of_vote(address)
        )
        self.now += timedelta(minutes=1)


def test_the_verdict_of_the_service_s_own_events(tmp_path):
    service = Service(tmp_path)
    for day in range(4):
        for number in range(40):
            service.visit(f"10.{day}.{number}.1", 2)
        service.now += timedelta(days=1)
    found = newest_verdict(tmp_path, "build-2-1")
    assert (found.for_live, found.for_beside, found.searches) == (0, 160, 160)
    assert found.winner == "build-1-1"
    assert found.needed == LEAST_VOTES
    assert newest_verdict(tmp_path, "build-3-1") is None


def test_one_network_has_one_vote_a_day(tmp_path):
    service = Service(tmp_path)
    for _ in range(5):
        for number in range(100):
            service.visit(f"10.0.0.{number}", 2)
        service.now += timedelta(days=1)
    found = newest_verdict(tmp_path, "build-2-1")
    assert (found.for_beside, found.winner) == (5, "")


def test_what_was_not_shown_there_or_tells_nothing_is_no_vote(tmp_path):
    service = Service(tmp_path)
    service.visit("10.0.1.1", 3)  # belongs to neither
    service.visit("10.0.2.1", 1, opened=HITS[1])
    service.visit("10.0.3.1", 9, opened=HITS[0])
    service.visit("10.0.4.1", 11, page=1)
    service.visit("10.0.5.1", 11, page=2)  # the first of the second page
    service.visit("10.0.6.1", 1, teams="")
    service.visit("10.0.7.1", 1, teams="xyz")
    found = newest_verdict(tmp_path, "build-2-1")
    assert (found.for_live, found.for_beside) == (1, 0)


def test_only_the_newest_pair_counts(tmp_path):
    service = Service(tmp_path)
    service.visit("10.0.1.1", 2)
    service.visit("10.0.2.1", 1, beside="build-3-1")
    service.visit("10.0.3.1", 1, beside="", teams="")
    found = newest_verdict(tmp_path, "build-2-1")
    assert (found.beside, found.for_live, found.for_beside) == ("build-3-1", 1, 0)
