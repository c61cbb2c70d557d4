"""The contract that this package was generated from: IonQ's OpenAPI document.

`source` says where it came from, `date` when IonQ published it, `sha256` is the hash of its
structure, and `document()` is the contract itself. `session.check_contract()` compares it with the
document that IonQ publishes now, and returns a `ContractDrift`.
"""

import datetime
import json
from importlib.resources import files
from typing import Final, NotRequired, TypedDict, cast

from attrs import frozen

from ionq_api import JsonValue

from ._version import __version__

LONGEST_LIST = 8  # names that the text shows; the attributes have them all
LONGEST_NAME = 80  # characters


class _Step(TypedDict):
    """A step of a JSON Patch (RFC 6902)."""

    op: str
    path: str
    value: NotRequired[JsonValue]


class _Provenance(TypedDict):
    """The record of the contract that the generator writes."""

    source: str
    date: str
    sha256: str
    before_overlay: list[_Step]


def _read(name: str) -> object:
    """The content of a JSON file of the generated package; a new value each time."""
    return json.loads(files("ionq_api").joinpath(name).read_bytes())


_provenance = cast("_Provenance", _read("contract.json"))

source: Final[str] = _provenance["source"]
"""Where the document came from: an address, or the name of a file."""

date: Final[datetime.date] = datetime.date.fromisoformat(_provenance["date"])
"""The day on which IonQ published it."""

sha256: Final[str] = _provenance["sha256"]
"""The SHA-256, in hexadecimal, of its structure: all but prose, as canonical JSON."""


def document() -> dict[str, JsonValue]:
    """The contract, with IonQ's structure and this project's own descriptions.

    The document that `ionq_api` was generated from has corrections where the service is known to
    differ, such as fields that replies have and the contract lacks.

    Returns:
        An OpenAPI document; a new one each time.
    """
    found = cast("dict[str, JsonValue]", _read("openapi.json"))
    for step in cast("_Provenance", _read("contract.json"))["before_overlay"]:
        *parents, key = (
            part.replace("~1", "/").replace("~0", "~") for part in step["path"].split("/")[1:]
        )
        node = found
        for parent in parents:
            node = cast("dict[str, JsonValue]", node[parent])
        if "value" in step:
            node[key] = step["value"]
        else:
            del node[key]
    return found


@frozen(kw_only=True)
class ContractDrift:
    """How the document that IonQ publishes now differs from the one of this package.

    Prose is not compared. Operations are named as `GET /jobs/{UUID}`, components as
    `schemas/Backend`, and other parts of the document by their key, as `servers`.

    Attributes:
        date: The day on which the package's document was published.
        sha256: The hash of its structure.
        live_sha256: The hash of the structure that is published now.
        added: What only the published document has.
        removed: What only the package's document has.
        changed: What both have, with different content.
        affected: The methods of a session whose operation was removed or changed, or uses a
            component that was, such as `get_job`.
    """

    date: datetime.date
    sha256: str
    live_sha256: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether IonQ still publishes the package's document."""
        return self.sha256 == self.live_sha256

    def __str__(self) -> str:
        made_from = f"that of {self.date}, which this package was made from"
        if self.is_current:
            return f"IonQ's document is still {made_from}."
        lists = {
            "added": self.added,
            "removed": self.removed,
            "changed": self.changed,
            "methods affected": self.affected,
        }
        lines = [f"IonQ's document has changed since {made_from}."]
        lines += [f"  {label}: {_shortened(names)}" for label, names in lists.items() if names]
        lines += [
            f"Upgrade ionq-session (this is {__version__}).",
            "If there is no newer version, report this text to its maintainers.",
        ]
        return "\n".join(lines)


def _shortened(names: tuple[str, ...]) -> str:
    """The first of the names, shortened, and without control characters."""
    shown = [
        (name if name.isprintable() else ascii(name))[:LONGEST_NAME]
        for name in names[:LONGEST_LIST]
    ]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


__all__ = ("ContractDrift", "date", "document", "sha256", "source")
