"""Payloads in any form that `create_job` takes, and backends by name."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

from ionq_api.codec import is_object

from .errors import InvalidRequestError

if TYPE_CHECKING:
    from ionq_api.models import (
        Backend,
        CircuitJobCreationPayload,
        MultiCircuitJobCreationPayload,
        QctrlQaoaJobCreationPayload,
        QuantumFunctionJobCreationPayload,
    )

    ModelPayload: TypeAlias = (
        CircuitJobCreationPayload
        | MultiCircuitJobCreationPayload
        | QuantumFunctionJobCreationPayload
        | QctrlQaoaJobCreationPayload
    )
    JobPayload: TypeAlias = ModelPayload | Mapping[str, object] | str


def job_payload(body: "JobPayload") -> "ModelPayload":
    """A payload as the operation takes it; JSON text is read.

    Raises:
        InvalidRequestError: The text is no JSON object.
    """
    given: object = body
    if isinstance(body, str):
        try:
            given = json.loads(body)
        except ValueError as error:
            raise InvalidRequestError(f"the payload is not JSON: {error}") from None
        if not is_object(given):
            raise InvalidRequestError("the payload is JSON, but no object")
    # Codecs take a dict wherever they take a model, which the operation's type does not say.
    return cast("ModelPayload", given)


def by_name(backends: "list[Backend]", status: str | None) -> "dict[str, Backend]":
    """Backends by name, with a status if one is given."""
    return {each.backend: each for each in backends if status in (None, each.status)}
