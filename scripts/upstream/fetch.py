"""Makes a published document the contract, or changes nothing."""

from datetime import date
from pathlib import Path

from attrs import frozen

from ionq_session._contract.structure import compact, structure, without_extensions

from ..openapi.document import Node, OverlayError, load, merged, node
from ..openapi.record import Record
from ..project import CONTRACT, OVERLAY, SOURCE
from .accept import check
from .errors import DocumentError
from .overlay import Dropped, dropped
from .overlay_text import without
from .prose import with_prose
from .read import read
from .write import written


@frozen
class Fetched:
    """The result of fetching a document.

    Attributes:
        before: The contract before.
        after: The contract now.
        record: Where it came from.
        changed: Whether files were written.
        dropped: The actions that were taken out of the overlay.
    """

    before: Node
    after: Node
    record: Record
    changed: bool
    dropped: tuple[Dropped, ...] = ()


def fetch(source: str, today: date, *, fit_overlay: bool = False) -> Fetched:
    """Read a document and, if it may become the contract, write it as such.

    This project's descriptions and examples stay where the document has none, and the document's
    extensions (`x-...`) are left out: those that steer generation are the overlay's alone. Nothing
    is written before all of it has been checked, or if the document describes the same API as the
    contract, in whatever words.

    Args:
        source: A URL or a file.
        today: The date to record.
        fit_overlay: Whether actions of the overlay that do not fit the document any more are taken
            out of it; otherwise the document is refused.

    Raises:
        DocumentError: The document cannot be read, is not valid, describes another API, is
            truncated, or the overlay does not fit it; the message names the overlay action.
    """
    upstream, before = read(source), load(CONTRACT)
    try:
        published = node(without_extensions(upstream.document))
        after = with_prose(published, before)
        check(after, before)
        same = compact(structure(after)) == compact(structure(before))
        out: tuple[Dropped, ...] = ()
        if fit_overlay and not same:
            out = dropped(after, load(OVERLAY))
        else:
            _check_overlay(after)
        texts = {} if same else {CONTRACT: written(after, CONTRACT)}
        if out:
            overlay = OVERLAY.read_text(encoding="utf-8")
            texts[OVERLAY] = without(overlay, [each.number for each in out])
    except DocumentError as error:
        raise DocumentError(f"{source}: {error}") from None
    except RecursionError:
        raise DocumentError(f"{source}: is nested too deeply") from None
    if same:
        return Fetched(before, before, Record.read(SOURCE), changed=False)
    record = Record.of(after, upstream.source, today)
    _replace({**texts, SOURCE: record.written()})
    return Fetched(before, after, record, changed=True, dropped=out)


def _check_overlay(document: Node) -> None:
    try:
        merged(document, load(OVERLAY))
    except OverlayError as error:
        raise DocumentError(
            f"{OVERLAY.name} does not fit it: {error}. Fix or remove the action, then try again; "
            "`update` removes such actions by itself"
        ) from None


def _replace(texts: dict[Path, str]) -> None:
    """Replace files atomically: each has its old or its new content, whatever happens."""
    fresh = {path: path.with_name(f".{path.name}.new") for path in texts}
    try:
        for path, text in texts.items():
            fresh[path].write_text(text, encoding="utf-8")
        for path in texts:
            fresh[path].replace(path)
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)
