"""Whether a document may become the contract: of this API, and one to generate code from."""

from typing import Final

from ..codegen.validity import faults
from ..openapi.document import Node, operations
from .errors import DocumentError

KEPT_AT_LEAST: Final = 0.5
"""The share of the known operations that a newer document of the same API still has. IonQ's
document had 25 in April 2026, of which 21 were left in October; one that lacks most of them is
another API's or truncated."""


def check(document: Node, known: Node) -> None:
    """Refuse a document that cannot become the contract.

    Args:
        document: The document, with the descriptions that OpenAPI requires.
        known: The current contract.

    Raises:
        DocumentError: Code cannot be generated from it, or it describes another API; the message
            gives the places.
    """
    found = faults(document)
    if found:
        raise DocumentError("cannot be the contract:\n" + "\n".join(found))
    had = {(path, method) for path, method, _ in operations(known)}
    kept = had & {(path, method) for path, method, _ in operations(document)}
    if len(kept) < KEPT_AT_LEAST * len(had):
        raise DocumentError(
            f"has {len(kept)} of the {len(had)} operations of the contract: "
            "it describes another API, or is truncated"
        )
