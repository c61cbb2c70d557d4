"""The operations that read what a job has produced: probabilities, histograms, shots, artifacts."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from .. import errors
from ..contract import Operation
from ..http.ranges import ranged
from ..http.reading import bad_query, read_query
from ..jobs.job import Job
from ..simulation import results
from .service import Handler, Service

# IonQ's documents name two more, dnl and majority, without defining them.
_AGGREGATIONS = ("average", "voting")

# The probabilities of a debiased job by voting, which no descriptor lists.
_SHARPENED = "probabilities-sharpened"


async def _probabilities(service: Service, request: Request, operation: Operation) -> Response:
    by_vote = _is_by_vote(service, request, operation)
    job = service.job(request)
    voted = service.store.artifact(job.id, _SHARPENED) if by_vote else None
    # Without debiasing, both are the same.
    return _content(service, job, results.PROBABILITIES) if voted is None else _reply(voted)


async def _aggregated(service: Service, request: Request, operation: Operation) -> Response:
    by_vote = _is_by_vote(service, request, operation)
    job = service.job(request)
    averaged = service.store.artifact(job.id, results.AGGREGATE)
    if averaged is None or not by_vote:
        return _content(service, job, results.AGGREGATE)
    contents: dict[str, bytes] = {}
    for child in job.preflight.child_job_ids or ():
        voted = service.store.artifact(child, _SHARPENED)
        content = voted or service.store.artifact(child, results.PROBABILITIES)
        if content is not None:
            contents[child] = content[1]
    aggregate = results.aggregate(contents)
    return _reply((aggregate.media_type, aggregate.content))


def _is_by_vote(service: Service, request: Request, operation: Operation) -> bool:
    query = read_query(request, operation, strict=service.options.strict)
    # Newer clients send `aggregation` instead of `sharpen`.
    aggregation = query.get("aggregation")
    if aggregation not in (None, *_AGGREGATIONS):
        raise bad_query(
            {"aggregation": f"is not supported by this emulator; use {' or '.join(_AGGREGATIONS)}"}
        )
    return aggregation == "voting" or (aggregation is None and query.get("sharpen") is True)


async def _artifact(service: Service, request: Request, _operation: Operation) -> Response:
    media_type, content = _found(service, service.job(request), request.path_params["artifactId"])
    if service.options.artifact_ranges:
        return ranged(request, content, media_type)
    return _reply((media_type, content))


def _legacy(artifact_id: str) -> Handler:
    """The handler of an endpoint that the document does not have and released clients use."""

    async def answer(service: Service, request: Request, _operation: Operation) -> Response:
        return _content(service, service.job(request), artifact_id)

    return answer


def _content(service: Service, job: Job, artifact_id: str) -> Response:
    return _reply(_found(service, job, artifact_id))


def _found(service: Service, job: Job, artifact_id: str) -> tuple[str, bytes]:
    artifact = service.store.artifact(job.id, artifact_id)
    if artifact is None:
        raise errors.not_found(f"The result {artifact_id!r} of the job, which is {job.status},")
    return artifact


def _reply(artifact: tuple[str, bytes]) -> Response:
    media_type, content = artifact
    return Response(content, headers={"content-type": media_type})


HANDLERS: Mapping[str, Handler] = {
    "GetJobProbabilities": _probabilities,
    "GetJobProbabilitiesAggregated": _aggregated,
    "GetJobArtifact": _artifact,
}

# Endpoints outside the document, by path.
LEGACY: Mapping[str, Handler] = {
    "/jobs/{UUID}/results/histogram": _legacy(results.HISTOGRAM),
    "/jobs/{UUID}/results/shots": _legacy(results.SHOTS),
}
