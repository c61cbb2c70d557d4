"""The origin of the contract: URL or file, date, and the hash of its structure."""

import datetime
from pathlib import Path

import yaml
from attrs import frozen

from ionq_session._contract.structure import digest, structure

from .document import Node, load, node

HEAD = """\
# The origin of the contract, and the SHA-256 of its structure: of all but its prose.
"""


@frozen
class Record:
    """The origin of a contract.

    Attributes:
        source: A URL or a file name.
        date: The day on which it was fetched or published.
        sha256: The SHA-256 of its structure, in hexadecimal.
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
            ValueError: The file is incomplete.
        """
        try:
            fields = load(path)
            source, day, sha256 = fields["source"], fields["date"], fields["sha256"]
            if not (isinstance(source, str) and isinstance(sha256, str)):
                raise TypeError("a text is required")
            return cls(source, datetime.date.fromisoformat(str(day)), sha256)
        except (KeyError, TypeError, ValueError):
            raise ValueError(
                f"{path.name} must have a source, a sha256, and a date like 2026-10-01"
            ) from None

    def written(self) -> str:
        """The record as YAML."""
        fields = {"source": self.source, "date": self.date.isoformat(), "sha256": self.sha256}
        return HEAD + yaml.safe_dump(fields, sort_keys=False)
