"""The requests that read one job's outcomes: the best of its formats that is really there."""

from attrs import field, frozen

from ionq_api.api.jobs import get_job_artifact, get_job_probabilities

from ...._flows.calls import Calls
from ...._flows.flow import Flow
from ....errors import NotFoundError, UnreadableReplyError
from ...errors import ResultUnavailableError
from ..formats.shots import Shots, shots_v1, shots_v2
from ..formats.tables import (
    ALL_QUBITS,
    HISTOGRAM_V1,
    HISTOGRAM_V2,
    PREFERENCE,
    SHOTS_V1,
    SHOTS_V2,
    Table,
    UnreadableFormatError,
    flat,
    parse,
)
from .description import JobDescription, VariantEntry
from .options import ResultOptions


@frozen
class Tables:
    """What was read: the table of all qubits, and those of registers."""

    whole: Table
    registers: dict[str, Table] = field(factory=dict[str, Table])


def artifact(job_id: str, artifact_id: str, calls: Calls) -> Flow[bytes | None]:
    """The content of an artifact; None if the service does not have it."""
    try:
        return (yield from calls.execute(get_job_artifact(job_id, artifact_id)))
    except NotFoundError:
        return None


def default_tables(job: JobDescription, calls: Calls) -> Flow[Tables]:
    """The outcomes in the best format that the job has.

    Raises:
        ResultUnavailableError: It has none that this release reads.
        UnreadableReplyError: What it has is not of its format.
    """
    registers: dict[str, Table] = {}
    problems: list[str] = []
    for name in PREFERENCE:
        if name not in job.artifacts:
            continue
        found = yield from _parsed(job.job_id, name, job.artifacts[name], problems, calls)
        whole = found.pop(ALL_QUBITS, None)
        registers = registers or found
        if whole is not None and whole.states:
            return Tables(whole, registers)
    whole = yield from _probabilities(job, ResultOptions(), problems, calls)
    if whole is not None:
        return Tables(whole, registers)
    raise _nothing(job, problems)


def aggregated_tables(job: JobDescription, options: ResultOptions, calls: Calls) -> Flow[Tables]:
    """The outcomes with the debiased variants put together in the way that was asked for.

    Raises:
        ResultUnavailableError: The job does not have that.
        UnreadableReplyError: What it has is not of its format.
    """
    problems: list[str] = []
    wanted = options.wanted_aggregation
    if wanted is not None and wanted in job.aggregations:
        listed = job.aggregations[wanted]
        found = yield from _parsed(job.job_id, HISTOGRAM_V2, listed, problems, calls)
        whole = found.pop(ALL_QUBITS, None)
        if whole is not None and whole.states:
            return Tables(whole, found)
    whole = yield from _probabilities(job, options, problems, calls)
    if whole is not None:
        return Tables(whole)
    raise _nothing(job, problems)


def downloaded_shots(job: JobDescription, calls: Calls) -> Flow[Shots]:
    """Every shot of a job.

    Raises:
        ResultUnavailableError: The job has none.
        UnreadableReplyError: What it has is not of its format.
    """
    problems: list[str] = []
    for name in (SHOTS_V2, SHOTS_V1):
        if name not in job.artifacts:
            continue
        content = yield from artifact(job.job_id, job.artifacts[name], calls)
        if content is None:
            continue
        try:
            shots = shots_v2(content) if name == SHOTS_V2 else shots_v1(content, job.qubits)
        except UnreadableFormatError as error:
            problems.append(f"{name}: {error}")
            continue
        if ALL_QUBITS in shots.registers:
            return shots
    if problems:
        raise _unreadable(job, problems)
    raise ResultUnavailableError(
        f"job {job.job_id} has no shots; it has {_named(job)}. Only what is sampled has them: a "
        "quantum computer, or a simulation with noise",
        job_id=job.job_id,
        formats=job.formats,
    )


def variant_table(job_id: str, variant: VariantEntry, calls: Calls) -> Flow[Table | None]:
    """The histogram of one variant; None if the service does not have it.

    Raises:
        UnreadableReplyError: It is not of its format.
    """
    problems: list[str] = []
    for name in (HISTOGRAM_V2, HISTOGRAM_V1):
        if name in variant.artifacts:
            found = yield from _parsed(job_id, name, variant.artifacts[name], problems, calls)
            if ALL_QUBITS in found:
                return found[ALL_QUBITS]
    if problems:
        raise UnreadableReplyError(
            f"a variant of job {job_id} cannot be read: {'; '.join(problems)}"
        )
    return None


def _parsed(
    job_id: str, name: str, artifact_id: str, problems: list[str], calls: Calls
) -> Flow[dict[str, Table]]:
    """The tables of an artifact; none if it is not there, or not of its format."""
    content = yield from artifact(job_id, artifact_id, calls)
    if content is None:
        return {}
    try:
        return parse(name, content)
    except UnreadableFormatError as error:
        problems.append(f"{name}: {error}")
        return {}


def _probabilities(
    job: JobDescription, options: ResultOptions, problems: list[str], calls: Calls
) -> Flow[Table | None]:
    """The probabilities by the operation of that name; None if the service has none."""
    operation = get_job_probabilities(
        job.job_id, sharpen=options.sharpen, aggregation=options.aggregation
    )
    try:
        found = yield from calls.execute(operation)
    except NotFoundError:
        return None
    try:
        table = flat(found, counted=False)
    except UnreadableFormatError as error:
        problems.append(f"probabilities: {error}")
        return None
    return table if table.states else None


def _nothing(
    job: JobDescription, problems: list[str]
) -> ResultUnavailableError | UnreadableReplyError:
    if problems:
        return _unreadable(job, problems)
    return ResultUnavailableError(
        f"job {job.job_id} has completed, and has no outcomes that this release reads; it has "
        f"{_named(job)}. Results of a deleted job are gone",
        job_id=job.job_id,
        formats=job.formats,
    )


def _unreadable(job: JobDescription, problems: list[str]) -> UnreadableReplyError:
    return UnreadableReplyError(
        f"the result of job {job.job_id} is not of its format: {'; '.join(problems)}. "
        "session.get_job_artifact(id, artifact_id) gives its bytes"
    )


def _named(job: JobDescription) -> str:
    return ", ".join(job.formats) or "no results at all"
