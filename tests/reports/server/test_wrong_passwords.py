"""Wrong passwords: each address for itself, for a minute, in memory that has an end."""

import pytest

from reports.server.wrong_passwords import MINUTE, MOST, MOST_ADDRESSES, WrongPasswords


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize(
    ("guesses", "asks", "waits"),
    [
        ("10.0.0.1", "10.0.0.1", True),
        ("10.0.0.1", "10.0.0.2", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("fe80::1%eth0", "fe80::1%eth1", True),
        ("unix socket", "unix socket", True),
        ("unix socket", "", False),
    ],
)
def test_who_waits(guesses, asks, waits):
    clock = Clock()
    wrong = WrongPasswords(clock)
    for _ in range(MOST - 1):
        wrong.note(guesses)
    assert wrong.wait(asks) == 0
    wrong.note(guesses)
    assert bool(wrong.wait(asks)) == waits
    clock.now += MINUTE + 1
    assert wrong.wait(asks) == 0


def test_memory_has_an_end():
    wrong = WrongPasswords()
    for number in range(MOST_ADDRESSES + 500):
        wrong.note(f"2001:db8:{number // 65536:x}:{number % 65536:x}::1")
        wrong.note("203.0.113.9")  # who goes on guessing is not forgotten for the others
    assert len(wrong) == MOST_ADDRESSES
    assert wrong.wait("203.0.113.9") > 0
