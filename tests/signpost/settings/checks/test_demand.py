"""Assumptions that contradict each other."""

from collections.abc import Callable


def test_the_low_share_comes_first(mistake: Callable[..., str], loads: Callable[..., bool]) -> None:
    assert mistake("[demand]\nshare_low = 0.6\n") == (
        "[demand] share_low and share_high have to be from 0 to 1, the low one first, not 0.6 and 0.5"
    )
    assert loads("[demand]\nshare_low = 0.5\nshare_high = 0.5\n")
