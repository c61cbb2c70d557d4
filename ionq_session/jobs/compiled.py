"""The flows that read what a backend ran: the compiled circuit of a job, in the formats it has."""

import json

from ionq_api import JsonValue
from ionq_api.api.jobs import get_job_artifact
from ionq_api.codec import is_object

from .._flows.calls import Calls
from .._flows.flow import Flow
from .circuits.native_circuit import NativeCircuit
from .errors import ResultUnavailableError
from .states import Job
from .waiting import look

NATIVE_FORMAT = "ionq.native.v1"


def ran(job_id: str, calls: Calls) -> Flow[NativeCircuit]:
    """The circuit of native gates that a job runs.

    Raises:
        ResultUnavailableError: The job has none in this form.
    """
    content = yield from _content(job_id, NATIVE_FORMAT, calls)
    found: JsonValue = json.loads(content)
    return NativeCircuit.from_ionq(found if isinstance(found, dict) else {})


def compiled(job_id: str, format_: str, calls: Calls) -> Flow[str]:
    """The compiled circuit of a job as the text of a format.

    Raises:
        ResultUnavailableError: The job has none in this format, or it is no text.
    """
    content = yield from _content(job_id, format_, calls)
    try:
        return content.decode()
    except UnicodeDecodeError:
        text = f"{format_} of job {job_id} is no text; session.get_job_artifact() returns its bytes"
    raise ResultUnavailableError(text, job_id=job_id)


def _content(job_id: str, format_: str, calls: Calls) -> Flow[bytes]:
    """The artifact that holds the compiled circuit in a format."""
    job = yield from look(job_id, calls)
    artifacts = _artifacts(job)
    if format_ not in artifacts:
        there = f"it is there as {', '.join(artifacts)}" if artifacts else "it has none"
        raise ResultUnavailableError(
            f"job {job_id} has no compiled circuit in the format {format_}; {there}. The ideal "
            "simulator compiles nothing, and other jobs have it once they are 'ready'",
            job_id=job_id,
            formats=tuple(artifacts),
        )
    return (yield from calls.execute(get_job_artifact(job_id, artifacts[format_])))


def _artifacts(job: Job) -> dict[str, str]:
    """The ids of the artifacts with a job's compiled circuit, by format."""
    # As JSON, since the output of a job is not the same for every type, and may be null.
    found: object = job.to_dict().get("output")
    for name in ("compilation", "compiled_circuits"):
        found = found.get(name) if is_object(found) else None
    if not is_object(found):
        return {}
    ids = {name: each.get("id") for name, each in found.items() if is_object(each)}
    return {name: each for name, each in ids.items() if isinstance(each, str)}
