"""A clone of a job: a paid submission, too, and sent exactly once like any other."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from ionq_api import JsonValue, Operation
from ionq_api.api.jobs import clone_job, get_job
from ionq_api.codec import is_object

from ..._flows.calls import Calls
from ..._flows.flow import Flow
from ..._flows.operation import OperationOptions
from ..._secrets.masking import masked
from ..._secrets.secret import Secret
from ...errors import UnknownFieldWarning
from .metadata import REGISTERS_KEY, checked_metadata, with_own_keys
from .sending import SubmissionSettings, Submitted, send
from .submission import Submission, checked_body, once_checked, payload_hash
from .tags import untagged

if TYPE_CHECKING:
    from ionq_api.models import JobCreationResponse

    from ..journal.journal import Journal

Copying: TypeAlias = "Callable[[str, Mapping[str, object]], Operation[JobCreationResponse]]"


def clone(
    source_id: str,
    changes: Mapping[str, object],
    calls: Calls,
    journal: "Journal | None",
    settings: SubmissionSettings,
    *,
    tag: str | None,
    secrets: Iterable[Secret] = (),
    options: OperationOptions | None = None,
    operation: Copying = clone_job,
) -> Flow[Submitted]:
    """Run a copy of a job, submitted exactly once.

    A clone has its source's metadata, the tag included, unless it is given some. So the source is
    read first: the clone gets its metadata with a tag of its own. Metadata in `changes` replaces
    that of the source, but for the registers, since the circuit is the same.

    Args:
        source_id: The job to copy.
        changes: What the copy does differently, by the document's names; see `job_fields`.
        calls: What calls are made with.
        journal: The journal, if there is one.
        settings: How the session submits jobs.
        tag: A new tag; None to send none.
        secrets: What the metadata must not hold.
        options: How the calls are made.
        operation: `clone_job`, or `move_job`, which also cancels the source.

    Raises:
        NotFoundError: There is no such source.
        IonQError: As for `submit`.
    """
    options, secrets = options or {}, list(secrets)
    source = yield from calls.execute(get_job(source_id), options)
    inherited: object = source.metadata
    old = dict(inherited) if is_object(inherited) else {}
    registers = old.get(REGISTERS_KEY)
    users = changes.get("metadata", {key: each for key, each in old.items() if _is_text(each)})
    stored, tag = with_own_keys(
        checked_metadata(users, secrets),
        tag,
        registers if isinstance(registers, str) else None,
        calls.context.report,
    )
    # Without any keys of its own, the clone would inherit the source's tag.
    whole = {**changes, "metadata": stored} if stored or old else dict(changes)
    made = operation(source_id, whole)
    chosen = options.get("validate")
    validate = calls.config.validate if chosen is None else chosen
    unknown, body = checked_body(made, validate=validate)
    for each in unknown:
        calls.context.report(UnknownFieldWarning(masked(each, secrets)))
    # Any: fields of a reply, each checked here.
    known: Mapping[str, Any] = {
        name: getattr(source, name, None) for name in ("backend", "shots", "name", "dry_run")
    }
    fields: Mapping[str, object] = {**known, **body}
    backend, shots, name = fields["backend"], fields["shots"], fields["name"]
    value = Submission(
        body=body,
        tag=tag,
        record=tag or untagged(calls.context.now()),
        payload_hash=payload_hash({**body, made.endpoint.name: cast("JsonValue", source_id)}),
        backend=backend if isinstance(backend, str) else "",
        shots=shots if isinstance(shots, int) else None,
        name=name if isinstance(name, str) else None,
        dry_run=fields["dry_run"] is True,
        options=once_checked(options),
    )
    return (yield from send(value, operation(source_id, body), calls, journal, settings))


def _is_text(value: object) -> bool:
    return isinstance(value, str)
