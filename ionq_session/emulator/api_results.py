"""The operations that read what a job left: probabilities, histograms, shots, artifacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from ionq_session.emulator import errors
from ionq_session.emulator.reading import read_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from ionq_session.emulator.contract import Operation
    from ionq_session.emulator.jobs import Job
    from ionq_session.emulator.service import Handler, Service


# The probabilities of a debiased job by vote; no descriptor announces them.
_SHARPENED = "probabilities-sharpened"


async def _probabilities(service: Service, request: Request, operation: Operation) -> Response:
    query = read_query(request, operation, strict=service.options.strict)
    aggregation = query.get("aggregation")
    if aggregation is None and query.get("sharpen") is not None:
        aggregation = "voting" if query["sharpen"] else "average"
    job = service.job(request)
    if aggregation == "voting":
        found = service.store.artifact(job.id, _SHARPENED)
        if found is not None:
            return _reply(found)
    return _content(service, job, "probabilities")  # where nothing was debiased, both are the same


async def _artifact(service: Service, request: Request, _operation: Operation) -> Response:
    return _content(service, service.job(request), request.path_params["artifactId"])


def _legacy(artifact_id: str) -> Handler:
    """An address that the document does not have and released clients follow."""

    async def answer(service: Service, request: Request, _operation: Operation) -> Response:
        return _content(service, service.job(request), artifact_id)

    return answer


def _content(service: Service, job: Job, artifact_id: str) -> Response:
    found = service.store.artifact(job.id, artifact_id)
    if found is None:
        raise errors.not_found(f"The result {artifact_id!r} of the job, which is {job.status},")
    return _reply(found)


def _reply(found: tuple[str, bytes]) -> Response:
    media_type, content = found
    return Response(content, headers={"content-type": media_type})


HANDLERS: Mapping[str, Handler] = {
    "GetJobProbabilities": _probabilities,
    "GetJobArtifact": _artifact,
}

# Addresses outside the document, by path.
LEGACY: Mapping[str, Handler] = {
    "/jobs/{UUID}/results/probabilities/aggregated": _legacy("probabilities-aggregate"),
    "/jobs/{UUID}/results/histogram": _legacy("histogram"),
    "/jobs/{UUID}/results/shots": _legacy("shots"),
}
