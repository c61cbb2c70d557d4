"""Where the contract came from: the address or file, the day, and the hash of its structure."""

import datetime
from pathlib import Path

import yaml
from attrs import frozen

from ionq_session._structure import digest, structure

from .document import Node, load, node

HEAD = """\
# Where the contract came from, and what its structure (all but its prose) was when it came.
"""


@frozen
class Record:
    """Where a contract came from.

    Attributes:
        source: An address or a file's name.
        date: The day on which it was fetched, or that it was published.
        sha256: The hash of its structure, in hexadecimal.
    """

    source: str
    date: datetime.date
    sha256: str

    @classmethod
    def of(cls, document: Node, source: str, day: datetime.date) -> "Record":
        """The record of a document."""
        return cls(source, day, digest(node(structure(document))))

    @classmethod
    def read(cls, path: Path) -> "Record":
        """The record that is checked in.

        Raises:
            ValueError: The file does not say it all.
        """
        try:
            told = load(path)
            source, day, sha256 = told["source"], told["date"], told["sha256"]
            if not (isinstance(source, str) and isinstance(sha256, str)):
                raise TypeError("a text is asked for")
            return cls(source, datetime.date.fromisoformat(str(day)), sha256)
        except (KeyError, TypeError, ValueError):
            raise ValueError(
                f"{path.name} has to tell a source and a sha256, and a date like 2026-10-01"
            ) from None

    def written(self) -> str:
        """The record as it is checked in."""
        told = {"source": self.source, "date": self.date.isoformat(), "sha256": self.sha256}
        return HEAD + yaml.safe_dump(told, sort_keys=False)
