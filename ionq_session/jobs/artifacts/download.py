"""The flow that downloads an artifact into a file, with retries, ranges and redirects."""

import os
from pathlib import Path

from attrs import evolve

from ionq_api import UNSET, Operation
from ionq_api.api.jobs import get_job_artifact

from ..._flows.attempts import FlowContext, exchange, plan
from ..._flows.flow import Fault, Flow, Reply, Work, defer, work
from ..._flows.operation import OperationOptions, checked, request_for
from ..._flows.prepare import keep_cookies
from ..._flows.replies import fault_error, masked_error, request_id, status_error
from ..._flows.routing import Destination, below_home
from ..._option_rules import Rule, boolean, function, optional, ruled
from ..._requests_style.flow import redirected
from ..._requests_style.redirects import Redirects
from ...config import Config, secrets_of
from ...errors import (
    Attempt,
    ConnectionFailedError,
    IonQError,
    TooManyRedirectsError,
    UnknownOutcomeError,
    UnreadableReplyError,
)
from .partial_file import PartialFile
from .reception import Progress, Reception

UNSATISFIABLE = 416  # the service has no such rest: what it has is shorter than what was noted
PROGRESS = Rule("a function of two numbers, or None", optional(function))
RESUME = Rule("True or False", boolean)
NOT_ENCODED = {"Accept-Encoding": "identity"}
"""A rest of an encoded body could not be put behind a decoded beginning."""


def artifact_download(
    session: Redirects,
    context: FlowContext,
    job_id: str,
    artifact_id: str,
    path: str | os.PathLike[str],
    on_progress: Progress | None,
    resume: bool,
    options: OperationOptions,
) -> Flow[Path]:
    """The flow of `session.download_artifact`, whose arguments these are.

    Raises:
        ConfigurationError: `on_progress` or `resume` is of another type.
        TypeError: The path is none.
    """
    ruled("on_progress", PROGRESS, on_progress)
    ruled("resume", RESUME, resume)
    return download(
        session,
        context,
        get_job_artifact(job_id, artifact_id),
        Path(path),
        on_progress=on_progress,
        resume=resume,
        options=options,
    )


def download(
    session: Redirects,
    context: FlowContext,
    operation: Operation[bytes],
    target: Path,
    *,
    on_progress: Progress | None,
    resume: bool,
    options: OperationOptions,
) -> Flow[Path]:
    """Download what an operation returns into a file.

    Args:
        session: Provides the settings, and decides on redirects.
        context: What the flow depends on besides I/O.
        operation: What is downloaded.
        target: The file, which appears when it is whole.
        on_progress: Called with each part that has come.
        resume: Whether to go on from what an earlier call has left.
        options: The call's own options.

    Returns:
        The file.

    Raises:
        IonQError: It could not be downloaded.
        OSError: The file could not be written.
    """
    config, endpoint = session.config, operation.endpoint
    path, file = endpoint.path, None
    try:
        checked(operation, config.validate)
        path = operation.path
        to = below_home(config, path)
        file = PartialFile(target, to.url)
        yield from defer(Work(file.close))
        yield from work(lambda: file.open(resume=resume))
        yield from _received(session, context, operation, to, file, on_progress, options)
        yield from work(file.finish)
    except IonQError as error:
        if isinstance(error, UnknownOutcomeError | ConnectionFailedError):
            error.message += _kept(file)
        masked_error(error, endpoint.method, path, secrets_of(config))
        raise
    except OSError as error:
        error.add_note(f"the artifact did not come{_kept(file)}")
        raise
    return target


def _received(
    session: Redirects,
    context: FlowContext,
    operation: Operation[bytes],
    to: Destination,
    file: PartialFile,
    on_progress: Progress | None,
    options: OperationOptions,
) -> Flow[None]:
    """Receive all of it into the file: along redirects, and once more from its first byte."""
    config = session.config
    headers = {**(options.get("headers") or {}), **NOT_ENCODED}
    request = yield from request_for(operation, config, to, headers)
    reception = Reception(file, request, on_progress, config)
    begin, redirects = context.monotonic(), 0
    attempts: list[Attempt] = []
    while True:
        sending = plan(
            config,
            to,
            operation.endpoint.name,
            repeatable=operation.endpoint.repeatable,
            signed=to.is_home,
            retry=options.get("retry"),
            timeout=options.get("timeout", UNSET),
            stream=True,
        )
        if sending.deadline is not None:  # it is for all of it together
            spent = context.monotonic() - begin
            sending = evolve(sending, deadline=sending.deadline - spent)
        exchanged = yield from exchange(
            reception.request, sending, _is_success, context, reception.receive
        )
        attempts += exchanged.attempts
        reply = exchanged.answer
        if isinstance(reply, Fault):
            raise _fault_error(reply, config, to, attempts)
        if reply.native is not None:
            keep_cookies(config, reply.native)
        if reception.is_whole:
            return
        if reception.asks_for_rest and _is_no_rest(reply, reception):
            reception.begin_again()
            continue
        if reception.problem is not None:
            raise UnreadableReplyError(
                f"status {reply.status}, but {reception.problem}",
                status=reply.status,
                request_id=request_id(reply),
                attempts=attempts,
            )
        if reply.native is None or session.get_redirect_target(reply.native) is None:
            raise _elsewhere(status_error(reply, context.now(), attempts), to)
        if redirects >= config.max_redirects:
            raise TooManyRedirectsError(
                f"more than {config.max_redirects} redirects; the address may be wrong",
                status=reply.status,
                attempts=attempts,
            )
        redirects += 1
        request, to = yield from redirected(session, config, reply.native)
        reception.ask_for_rest(request)


def _is_success(status: int) -> bool:
    return 200 <= status < 300


def _is_no_rest(reply: Reply, reception: Reception) -> bool:
    """Whether a rest was asked for, and something came that is none."""
    return reply.status == UNSATISFIABLE or reception.problem is not None


def _fault_error(
    fault: Fault, config: Config, to: Destination, attempts: list[Attempt]
) -> IonQError:
    if fault.partial is not None and not fault.retryable:
        return UnreadableReplyError(
            f"status {fault.partial.status}, but {fault.text}",
            status=fault.partial.status,
            request_id=request_id(fault.partial),
            attempts=attempts,
        )
    return fault_error(fault, config.base_url if to.is_home else to.origin[1], attempts)


def _elsewhere(error: IonQError, to: Destination) -> IonQError:
    """An error that names the host that was redirected to, whose words it may have."""
    if not to.is_home:
        error.message = f"redirected to {to.origin[1]}: {error.message}"
    return error


def _kept(file: PartialFile | None) -> str:
    """What to do about an unfinished file, in words."""
    if file is None or not file.is_resumable:
        return ""
    return f"; {file.size} bytes of it are in {file.path}, and the same call goes on from there"
