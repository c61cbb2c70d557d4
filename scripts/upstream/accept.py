"""Whether a document may become the contract: one that code can be generated from, of this API."""

from typing import Final

from ..codegen.validity import faults
from ..openapi.document import Node, operations
from .errors import DocumentError

KEPT_AT_LEAST: Final = 0.5
"""Which part of the known operations a newer document of the same API has. In April 2026 IonQ's
document had 25, of which 21 were left in October; one that has lost most is another or cut off."""


def check(document: Node, known: Node) -> None:
    """Refuse what cannot become the contract.

    Args:
        document: The document, with the texts that OpenAPI asks for.
        known: The contract so far.

    Raises:
        DocumentError: It is no OpenAPI document that code can be generated from, or another API's;
            the message names the places.
    """
    found = faults(document)
    if found:
        raise DocumentError("cannot be the contract:\n" + "\n".join(found))
    had = {(path, method) for path, method, _ in operations(known)}
    kept = had & {(path, method) for path, method, _ in operations(document)}
    if len(kept) < KEPT_AT_LEAST * len(had):
        raise DocumentError(
            f"has {len(kept)} of the {len(had)} operations that the contract has: "
            "it is another API's, or cut off"
        )
