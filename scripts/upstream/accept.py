"""Whether a document may become the contract: valid, of this API, and whole."""

from collections.abc import Iterable, Iterator
from typing import Final

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from codegen.document import Json, Node, operations
from differences.change import escaped

from .errors import DocumentError

KEPT_AT_LEAST: Final = 0.5
"""Which part of the known operations a newer document of the same API has. In April 2026 IonQ's
document had 25, of which 21 were left in October; one that has lost most is another or cut off."""

VALIDATORS: Final = {"3.0": OpenAPIV30SpecValidator, "3.1": OpenAPIV31SpecValidator}
MOST_ERRORS: Final = 5


def check(document: Node, known: Node) -> None:
    """Refuse what cannot become the contract.

    Args:
        document: The document, with the texts that OpenAPI asks for.
        known: The contract so far.

    Raises:
        DocumentError: It is no valid OpenAPI document, refers to nothing, or is another API's.
    """
    version = document.get("openapi")
    if not isinstance(version, str):
        told = (
            "Swagger 2.0" if "swagger" in document else "no OpenAPI document: `openapi` is missing"
        )
        raise DocumentError(f"is {told}")
    validator = VALIDATORS.get(version.rpartition(".")[0])
    if validator is None:
        raise DocumentError(f"is OpenAPI {version}; 3.0 and 3.1 are understood")
    dangling = sorted(set(_dangling(document)))
    if dangling:
        more = f" and {len(dangling) - 1} more" if len(dangling) > 1 else ""
        raise DocumentError(
            f"refers to {dangling[0]}{more}, which it does not have: is it cut off?"
        )
    found = [
        f"{_pointer(error.path)}: {error.message}" for error in validator(document).iter_errors()
    ]
    if found:
        told = "\n".join(found[:MOST_ERRORS])
        more = f"\nand {len(found) - MOST_ERRORS} more" if len(found) > MOST_ERRORS else ""
        raise DocumentError(f"is no valid OpenAPI document:\n{told}{more}")
    _same_api(document, known)


def _pointer(path: Iterable[object]) -> str:
    return "#" + "".join(f"/{escaped(str(key))}" for key in path)


def _same_api(document: Node, known: Node) -> None:
    had = {(path, method) for path, method, _ in operations(known)}
    kept = had & {(path, method) for path, method, _ in operations(document)}
    if len(kept) < KEPT_AT_LEAST * len(had):
        raise DocumentError(
            f"has {len(kept)} of the {len(had)} operations that the contract has: "
            "it is another API's, or cut off"
        )


def _dangling(document: Node) -> Iterator[str]:
    """References that lead nowhere, or out of the document."""
    waiting: list[Json] = [document]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            reference = part.get("$ref")
            if isinstance(reference, str) and not _leads(reference, document):
                yield reference
            waiting.extend(
                value for key, value in part.items() if key not in ("example", "default")
            )


def _leads(reference: str, document: Node) -> bool:
    part: Json = document
    if not reference.startswith("#/"):
        return False
    for key in reference.removeprefix("#/").split("/"):
        name = key.replace("~1", "/").replace("~0", "~")
        if not isinstance(part, dict) or name not in part:
            return False
        part = part[name]
    return True
