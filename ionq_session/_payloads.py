"""Payloads in any form that `create_job` takes, and backends by name."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

from ionq_api.codec import is_list, is_object

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
    """A payload as the operation takes it; JSON text is read, and what a dict implies is set.

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
    if is_object(given):
        given = _with_implied(given)
    # Codecs take a dict wherever they take a model, which the operation's type does not say.
    return cast("ModelPayload", given)


def _with_implied(payload: Mapping[str, object]) -> Mapping[str, object]:
    """A payload with `type` and `gateset`, if its input can be of one kind only."""
    given = payload.get("input")
    if not is_object(given):
        return payload
    from .jobs.circuits.rules.implied import implied_gateset, implied_type

    whole = dict(payload)
    type_ = None if "type" in whole else implied_type(given)
    if type_ is not None:
        whole["type"] = type_
    gateset = None if "gateset" in given else implied_gateset(_gates(given))
    if gateset is not None:
        whole["input"] = {"gateset": gateset, **given}
    return whole


def _gates(given: Mapping[str, object]) -> Iterator[object]:
    """The gates of an input whose gate set is that of the whole input."""
    circuits = given.get("circuits")
    for each in [given] if "circuit" in given else circuits if is_list(circuits) else []:
        gates = each.get("circuit") if is_object(each) and each.get("gateset") is None else None
        yield from gates if is_list(gates) else ()


def by_name(backends: "list[Backend]", status: str | None) -> "dict[str, Backend]":
    """Backends by name, with a status if one is given."""
    return {each.backend: each for each in backends if status in (None, each.status)}
