"""Requests, read: a body as JSON within the size that is allowed, and a query by the document."""

import json
import math
from datetime import date
from uuid import UUID

from starlette.requests import Request

from .. import contract, errors
from ..contract import Operation
from ..jsontypes import Json, JsonObject
from .schemas import problems

# The API's bound on a body is "10 MB"; the larger reading of it refuses nothing that IonQ takes.
MAX_BODY = 10 * 1024 * 1024

# How much of a body that is too large is still read, so that its sender gets to read the answer.
_MAX_DRAINED = 8 * MAX_BODY

_MAX_DIGITS = 20


async def read_json(request: Request) -> Json:
    """Read a request's body.

    Args:
        request: The request.

    Returns:
        The body's value.

    Raises:
        ApiError: With status 413 if the body is too large, 400 if it is not JSON.
    """
    size, chunks = 0, list[bytes]()
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MAX_BODY:
            chunks.append(chunk)
        elif size > _MAX_DRAINED:
            break
    if size > MAX_BODY:
        raise errors.ApiError(413, f"The body is larger than {MAX_BODY} bytes.")
    try:
        value: Json = json.loads(
            b"".join(chunks), parse_float=_finite, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        raise errors.bad_request(f"The body is not JSON: {error}.", []) from None
    return value


async def read_body(request: Request, operation: Operation, *, strict: bool) -> JsonObject:
    """Read a request's body and hold it against the document.

    Args:
        request: The request.
        operation: What the document says of it.
        strict: Whether nulls in place of what is left out, and unknown fields, are refused.

    Returns:
        The body, without nulls.

    Raises:
        ApiError: With status 413 or 400.
    """
    value = await read_json(request)
    if not isinstance(value, dict):
        raise errors.bad_request("The body must be a JSON object.", [])
    body = {key: item for key, item in value.items() if strict or item is not None}
    check_body(body, operation, closed=strict)
    return body


def check_body(value: Json, operation: Operation, *, closed: bool) -> None:
    """Hold a body against the document.

    Args:
        value: The body.
        operation: What the document says of it.
        closed: Whether unknown fields are refused.

    Raises:
        ApiError: With status 400.
    """
    found = dict(reversed(list(problems(operation.body or {}, value, closed=closed))))
    if found:
        details = "; ".join(f"{key or 'the body'} {problem}" for key, problem in found.items())
        raise errors.bad_request(
            f"The body is not valid: {details}.", [key for key in found if key]
        )


def read_query(
    request: Request,
    operation: Operation,
    *,
    strict: bool,
    skipped: frozenset[str] = frozenset(),
) -> JsonObject:
    """Read a request's query by what the document says of it.

    Args:
        request: The request.
        operation: What the document says of it.
        strict: Whether unknown parameters are refused.
        skipped: Parameters that the caller reads.

    Returns:
        The values that were given, and the defaults of those that were not.

    Raises:
        ApiError: With status 400 if one is missing or not valid.
    """
    values: JsonObject = {}
    bad: dict[str, str] = {}
    known = [parameter for parameter in operation.parameters if parameter.place == "query"]
    known = [parameter for parameter in known if parameter.name not in skipped]
    for parameter in known:
        schema = contract.resolve(parameter.schema)
        given = request.query_params.getlist(parameter.name)
        if not given:
            if parameter.required:
                bad[parameter.name] = "is required"
            elif "default" in schema:
                values[parameter.name] = schema["default"]
            continue
        value: Json = list(given) if schema.get("type") == "array" else _read(schema, given[-1])
        for _, problem in problems(schema, value, closed=True):
            bad[parameter.name] = problem
        if schema.get("format") == "date" and not _is_date(value):
            bad[parameter.name] = "must be a date such as 2026-01-31"
        values[parameter.name] = value
    if strict:
        names = {parameter.name for parameter in known} | skipped
        extra = [name for name in request.query_params if name not in names]
        bad |= dict.fromkeys(extra, "is not a parameter of the document")
    if bad:
        raise bad_query(bad)
    return values


def bad_query(bad: dict[str, str]) -> errors.ApiError:
    """A 400 for a query.

    Args:
        bad: What is wrong, by parameter.

    Returns:
        The error, to be raised.
    """
    details = "; ".join(f"{name} {problem}" for name, problem in bad.items())
    return errors.bad_request(f"The query is not valid: {details}.", list(bad), source="query")


def is_uuid(text: object) -> bool:
    """Tell whether something is the text of a UUID.

    Args:
        text: Anything.

    Returns:
        True if it is, in small or capital letters.
    """
    try:
        return isinstance(text, str) and str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _read(schema: JsonObject, text: str) -> Json:
    """Read a text as the schema's type; what can't be read so stays a text."""
    kind = schema.get("type")
    if kind == "boolean" and text.lower() in ("true", "false"):
        return text.lower() == "true"  # clients in Python send True
    digits = text.removeprefix("-")
    if kind == "integer" and digits.isascii() and digits.isdecimal() and len(text) <= _MAX_DIGITS:
        return int(text)
    return text


def _is_date(value: Json) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"the number {text} is out of range")
    return value


def _refuse_constant(text: str) -> float:
    raise ValueError(f"{text} is not a JSON number")
