"""Reading requests: a body as JSON within the size limit, and a query by the document."""

import json
import math
from datetime import date
from uuid import UUID

from starlette.requests import Request

from .. import contract, errors
from ..contract import Operation
from ..jsontypes import Json, JsonObject
from .schemas import problems

# The API's limit on a body is "10 MB"; by the larger reading, nothing is refused that IonQ accepts.
MAX_BODY = 10 * 1024 * 1024

# How much of a body that is too large is still read, so that its sender gets to see the reply.
_MAX_DRAINED = 8 * MAX_BODY

_MAX_DIGITS = 20  # of an integer in a query


async def read_json(request: Request) -> Json:
    """The JSON value of a request's body.

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
    """A request's body, checked against the document.

    Args:
        request: The request.
        operation: Has the schema.
        strict: Whether unknown fields, and nulls in place of missing fields, are refused.

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
    """Check a body against the document.

    Args:
        value: The body.
        operation: Has the schema.
        closed: Whether unknown fields are refused.

    Raises:
        ApiError: With status 400.
    """
    # Reversed, so that the first problem of each field counts.
    bad = dict(reversed(list(problems(operation.body or {}, value, closed=closed))))
    if bad:
        details = "; ".join(f"{key or 'the body'} {problem}" for key, problem in bad.items())
        raise errors.bad_request(f"The body is not valid: {details}.", [key for key in bad if key])


def read_query(
    request: Request,
    operation: Operation,
    *,
    strict: bool,
    skipped: frozenset[str] = frozenset(),
) -> JsonObject:
    """The parameters of a request's query, with the document's defaults for those that are missing.

    Args:
        request: The request.
        operation: Has the parameters.
        strict: Whether unknown parameters are refused.
        skipped: Parameters that the caller reads itself.

    Raises:
        ApiError: With status 400 if a parameter is required and missing, or invalid.
    """
    values: JsonObject = {}
    bad: dict[str, str] = {}
    known = [parameter for parameter in operation.parameters if parameter.place == "query"]
    known = [parameter for parameter in known if parameter.name not in skipped]
    for parameter in known:
        schema = contract.resolve(parameter.schema)
        texts = request.query_params.getlist(parameter.name)
        if not texts:
            if parameter.required:
                bad[parameter.name] = "is required"
            elif "default" in schema:
                values[parameter.name] = schema["default"]
            continue
        value: Json = list(texts) if schema.get("type") == "array" else _read(schema, texts[-1])
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
    """A 400 for a query, with the problem of each bad parameter."""
    details = "; ".join(f"{name} {problem}" for name, problem in bad.items())
    return errors.bad_request(f"The query is not valid: {details}.", list(bad), source="query")


def is_uuid(text: object) -> bool:
    """Whether a value is the text of a UUID, in lower or upper case."""
    try:
        return isinstance(text, str) and str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _read(schema: JsonObject, text: str) -> Json:
    """Convert a text to the schema's type; a text that can't be converted is left as it is."""
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
