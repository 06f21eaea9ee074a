"""Quality floors: reading them, and holding figures to them. They are never lowered silently."""

import hashlib
import tomllib
from pathlib import Path

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())


def floors_of(name, files):
    """Return the floors of a collection, once its data is what they were measured on."""
    pinned = dict(FLOORS[name])
    pinned.pop("files", None)
    digest = hashlib.blake2b(b"".join(f.read_bytes() for f in files), digest_size=16).hexdigest()
    assert digest == pinned.pop("data"), (
        f"other data: the floors of {name} say nothing of it. Measure it, and pin both anew"
    )
    return pinned


def below(found, floors):
    """Return the figures under their floors."""
    return {n: found[n].ndcg_at_10 for n, floor in floors.items() if found[n].ndcg_at_10 < floor}
