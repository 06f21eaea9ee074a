"""A page's headers, noting which were read: most differ from week to week, and matter to nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass
class ReadHeaders(Mapping[str, str]):
    """The headers of one answer; `read` has those that were looked up, "" where there is none."""

    headers: Mapping[str, str]
    read: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        self.read[name] = self.headers.get(name, "")
        return self.headers[name]

    def __iter__(self) -> Iterator[str]:
        self.read.update(self.headers)
        return iter(self.headers)

    def __len__(self) -> int:
        return len(self.headers)


def still_so(read: Mapping[str, str], headers: Mapping[str, str]) -> bool:
    """Whether the headers that were read are the same in another answer."""
    return all(headers.get(name, "") == value for name, value in read.items())
