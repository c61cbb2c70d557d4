"""Makes a published document the contract, or leaves everything as it is."""

from datetime import date
from pathlib import Path

from attrs import frozen

from ionq_session._structure import compact

from ..openapi.document import Node, OverlayError, load, merged
from ..openapi.record import Record
from ..project import CONTRACT, OVERLAY, SOURCE
from .accept import check
from .errors import DocumentError
from .prose import with_prose
from .read import read
from .write import written


@frozen
class Fetched:
    """What fetching a document has led to.

    Attributes:
        before: The contract as it was.
        after: The contract as it is.
        record: Where it came from.
        changed: Whether a file has been written.
    """

    before: Node
    after: Node
    record: Record
    changed: bool


def fetch(source: str, today: date) -> Fetched:
    """Read a document and, if it may be the contract, check it in.

    Our own descriptions and examples stay where the document has none. Nothing is written unless
    all of it has been checked, and nothing is written if the document says what the contract says.

    Args:
        source: An address or a file.
        today: The day that is recorded.

    Raises:
        DocumentError: The document cannot be read, is not valid, is another API's or cut off, or
            the overlay does not fit it; the message names the action of the overlay.
    """
    upstream, before = read(source), load(CONTRACT)
    try:
        after = with_prose(upstream.document, before)
        check(after, before)
        _check_overlay(after)
        same = compact(after) == compact(before)
        text = "" if same else written(after, CONTRACT)
    except DocumentError as error:
        raise DocumentError(f"{source}: {error}") from None
    except RecursionError:
        raise DocumentError(f"{source}: is nested too deeply") from None
    if same:
        return Fetched(before, before, Record.read(SOURCE), changed=False)
    record = Record.of(after, upstream.source, today)
    _replace({CONTRACT: text, SOURCE: record.written()})
    return Fetched(before, after, record, changed=True)


def _check_overlay(document: Node) -> None:
    try:
        merged(document, load(OVERLAY))
    except OverlayError as error:
        raise DocumentError(
            f"{OVERLAY.name} does not fit it: {error}. Mend or remove the action, then try again"
        ) from None


def _replace(texts: dict[Path, str]) -> None:
    """Write files so that each is its old or its new self, whatever happens."""
    fresh = {path: path.with_name(f".{path.name}.new") for path in texts}
    try:
        for path, text in texts.items():
            fresh[path].write_text(text, encoding="utf-8")
        for path in texts:
            fresh[path].replace(path)
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)
