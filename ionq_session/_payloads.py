"""Payloads in any form that `create_job` takes, and backends by name."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import fields

from ionq_api import Unset
from ionq_api.codec import is_list, is_object
from ionq_api.composites import ListOf, Object

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
    from ionq_api.models import CircuitJobCreationPayload, MultiCircuitJobCreationPayload

    whole = dict(payload)
    if "type" not in whole:
        (rule,) = CircuitJobCreationPayload.__shape__.implied
        several = fields(MultiCircuitJobCreationPayload).type_.default
        is_program = isinstance(given.get("data"), str)  # it is an object in other kinds of jobs
        kind = several if "circuits" in given else rule.value(given)
        if not isinstance(kind, Unset) and ("data" not in given or is_program):
            whole["type"] = kind
    gateset = None if "gateset" in given else _gateset(given)
    if gateset is not None:
        whole["input"] = {"gateset": gateset, **given}
    return whole


def _gateset(given: Mapping[str, object]) -> str | None:
    """The only gate set that has all gates of an input; None if there is none, or are several.

    Circuits that name their own are left out; gates are those of the document, checked by it.
    """
    circuits = given.get("circuits")
    listed = [given] if "circuit" in given else circuits if is_list(circuits) else []
    gates = [
        each.get("circuit") for each in listed if is_object(each) and each.get("gateset") is None
    ]
    if not gates:
        return None
    kinds = {"qis": ListOf(Object("QisGate")), "native": ListOf(Object("NativeGate"))}
    found = [
        name
        for name, kind in kinds.items()
        if not any(True for each in gates for _ in kind.check(each, None))
    ]
    return found[0] if len(found) == 1 else None


def by_name(backends: "list[Backend]", status: str | None) -> "dict[str, Backend]":
    """Backends by name, with a status if one is given."""
    return {each.backend: each for each in backends if status in (None, each.status)}
