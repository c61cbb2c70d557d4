"""What the names that qBraid's users know need: payloads in any form, backends by name."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias, TypedDict, cast

from ionq_api import Unset
from ionq_api.codec import is_object

from ._retry import Retry
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


class OperationOptions(TypedDict, total=False):
    """What every operation takes for one call.

    Attributes:
        timeout: Seconds for each attempt, in place of the session's; None for no limit.
        headers: More headers for this call.
        retry: When to try again, in place of the session's policy.
        validate: Whether to check what is sent, in place of the session's.
    """

    timeout: float | Unset | None
    headers: Mapping[str, str] | None
    retry: Retry | None
    validate: bool | None


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
