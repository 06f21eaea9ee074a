"""What [demand] may assume."""

from __future__ import annotations

from signpost.settings.config_error import ConfigError
from signpost.settings.sections import Sections


def shares_are_in_order(sections: Sections) -> None:
    """Refuse a least share that is more than the most."""
    demand = sections.demand
    if demand.share_low > demand.share_high:
        raise ConfigError(
            "[demand] share_low and share_high have to be from 0 to 1, the low one first, not "
            f"{demand.share_low} and {demand.share_high}"
        )
