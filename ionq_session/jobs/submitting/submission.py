"""A submission as a value: everything about one job that is known before it is sent."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, cast

from attrs import evolve, field, frozen

from ionq_api import UNSET, JsonValue, Operation
from ionq_api.api.jobs import create_job
from ionq_api.codec import is_object

from ..._flows.operation import OperationOptions, checked
from ..._payloads import job_payload
from ..._secrets.masking import masked
from ..._secrets.secret import Secret
from ...errors import InvalidRequestError, UnknownFieldWarning
from ..circuits.payload_types import CIRCUIT, Registers
from .fields import job_fields
from .metadata import (
    OWN_KEYS,
    TAG_KEY,
    refuse_secrets_within,
    registers_text,
    with_own_keys,
)
from .tags import untagged

if TYPE_CHECKING:
    from ionq_api.models import JobCreationResponse

    from .fields import MitigationLike, NoiseLike, SettingsLike

DEFAULT_BACKEND = "simulator"  # it is free, so that no paid job is ever sent by accident

Json = dict[str, JsonValue]


class CircuitSource(Protocol):
    """A circuit in IonQ's form: what a submission takes of a `CircuitInput`."""

    @property
    def type_(self) -> str:
        """The payload's type."""
        ...

    @property
    def input(self) -> Mapping[str, JsonValue]:
        """The payload's input."""
        ...

    @property
    def registers(self) -> Registers:
        """The classical registers."""
        ...

    @property
    def fields(self) -> Mapping[str, JsonValue]:
        """The other fields of a whole payload."""
        ...


@frozen
class Submission:
    """One job to be created, whole and checked.

    Attributes:
        body: The payload, with the document's names.
        tag: The id that it carries in the job's metadata; None if it carries none.
        record: The id that the journal has it under: the tag, or one of its own.
        payload_hash: SHA-256 of the payload as canonical JSON, in hexadecimal. Our keys in the
            metadata are left out, so that equal jobs have equal hashes.
        backend: The backend's name.
        shots: The number of shots; None if the payload leaves it to the service.
        name: The job's name.
        dry_run: Whether the job is only checked and priced.
        registers: The classical registers of the circuit, for the result.
        options: How the calls are made: timeout, headers, retry.
        run: The name of the `run_many` that it is an item of.
        item: Its place in that, from 0.
    """

    body: Mapping[str, JsonValue] = field(repr=False)
    tag: str | None
    record: str
    payload_hash: str
    backend: str
    shots: int | None = None
    name: str | None = None
    dry_run: bool = False
    registers: Registers = field(factory=dict[str, tuple[int | None, ...]])
    options: OperationOptions = field(factory=OperationOptions, repr=False)
    run: str | None = None
    item: int | None = None

    @property
    def operation(self) -> "Operation[JobCreationResponse]":
        """The operation that creates the job."""
        return create_job(self.body)


def with_tag(submission: Submission, tag: str | None, record: str) -> Submission:
    """A submission under another tag, for another attempt to make the job.

    Args:
        submission: The submission; one without a tag stays without.
        tag: The new tag.
        record: What the journal calls it if it bears none.
    """
    metadata = submission.body.get("metadata")
    if submission.tag is None or tag is None or not is_object(metadata):
        return evolve(submission, record=record)
    body = {**submission.body, "metadata": {**metadata, TAG_KEY: tag}}
    return evolve(submission, body=cast("Json", body), tag=tag, record=tag)


def submission(
    circuit: CircuitSource,
    *,
    tag: str | None,
    now: datetime,
    report: Callable[[Warning], None],
    backend: str | None = None,
    shots: int | None = None,
    name: str | None = None,
    metadata: Mapping[str, str] | None = None,
    noise: "NoiseLike | None" = None,
    error_mitigation: "MitigationLike | None" = None,
    settings: "SettingsLike | None" = None,
    session_id: str | None = None,
    dry_run: bool | None = None,
    registers: str | None = None,
    secrets: Iterable[Secret] = (),
    options: OperationOptions | None = None,
    validate: bool = True,
) -> Submission:
    """Make a submission, and refuse one that must not be sent; nothing is sent here.

    The options are those of `job_fields`; each that is given wins over the field that came with the
    circuit.

    Args:
        circuit: The circuit, and the fields that came with it.
        tag: A new tag; None to send none.
        now: The time.
        report: Called with a `SubmissionWarning` if the metadata has no room for ours, and with an
            `UnknownFieldWarning` for each field that the document does not define.
        backend: The backend; by default the payload's, else the simulator, which is free.
        shots: How often the circuit is run, from 1 to 1,000,000.
        name: The job's name.
        metadata: The job's metadata.
        noise: The noise model.
        error_mitigation: The error mitigation.
        settings: The other settings.
        session_id: The session of IonQ's to run in.
        dry_run: Whether the job is only checked and priced.
        registers: What the metadata says of the registers, if that is not for this to find out.
        secrets: What the job must not hold: the session's key and other secrets.
        options: How the calls are made.
        validate: Whether to check the payload against the document; `options` may say otherwise.

    Raises:
        InvalidRequestError: The payload violates the document, cannot be JSON, or would store a
            secret.
    """
    options = options or {}
    secrets = list(secrets)
    fields = job_fields(
        circuit.fields,
        backend=backend,
        shots=shots,
        name=name,
        metadata=metadata,
        noise=noise,
        error_mitigation=error_mitigation,
        settings=settings,
        session_id=session_id,
        dry_run=dry_run,
        secrets=secrets,
    )
    refuse_secrets_within("the circuit", circuit.input, secrets)
    users = cast("Mapping[str, str]", fields.pop("metadata", {}))
    type_ = {"type": circuit.type_} if circuit.type_ else {}
    whole = {**type_, "backend": DEFAULT_BACKEND, **fields, "input": circuit.input}
    # Of a program, the service itself reports the registers.
    text = registers_text(circuit.registers) if whole.get("type") == CIRCUIT else registers
    stored, tag = with_own_keys(users, tag, text, report)
    if stored:
        whole["metadata"] = stored
    chosen = options.get("validate")
    validate = validate if chosen is None else chosen
    unknown, body = checked_body(create_job(job_payload(whole)), validate=validate)
    for each in unknown:
        report(UnknownFieldWarning(masked(each, secrets)))
    found_shots, found_name = body.get("shots"), body.get("name")
    return Submission(
        body=body,
        tag=tag,
        record=tag or untagged(now),
        payload_hash=payload_hash(body),
        backend=str(body.get("backend")),
        shots=found_shots if isinstance(found_shots, int) else None,
        name=found_name if isinstance(found_name, str) else None,
        dry_run=body.get("dry_run") is True,
        registers=dict(circuit.registers),
        options=once_checked(options),
    )


def checked_body(
    operation: "Operation[JobCreationResponse]", *, validate: bool
) -> tuple[list[str], Json]:
    """The JSON of an operation's body, if it may be sent.

    Args:
        operation: The operation.
        validate: Whether to check it.

    Returns:
        A text for each field that the document does not define, and the body.

    Raises:
        InvalidRequestError: It violates the document, or is not JSON.
    """
    unknown, body = checked(operation, validate)
    try:
        return unknown, cast("Json", operation.json if body is UNSET else body)
    except TypeError as error:
        raise InvalidRequestError(f"the body is not JSON: {error}") from None
    except RecursionError:
        raise InvalidRequestError("the body is nested too deeply to be sent") from None


def once_checked(options: OperationOptions) -> OperationOptions:
    """The options of a call whose body has been checked, which takes a second for 10 MB."""
    return {**options, "validate": False}


def payload_hash(body: Mapping[str, JsonValue]) -> str:
    """The SHA-256 of a payload as canonical JSON, without what a submission adds to it.

    Raises:
        InvalidRequestError: It is not JSON.
    """
    bare = dict(body)
    metadata = bare.pop("metadata", None)
    if is_object(metadata):
        users = {key: value for key, value in metadata.items() if key not in OWN_KEYS}
        if users:
            bare["metadata"] = cast("Json", users)
    try:
        text = json.dumps(
            bare, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
        )
    except ValueError as error:
        raise InvalidRequestError(f"the body is not JSON: {error}") from None
    except RecursionError:
        raise InvalidRequestError("the body is nested too deeply to be sent") from None
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
