"""What users may import, pinned."""

import re
import subprocess
import sys

import ionq_session

PUBLIC = {
    "UNSET",
    "Answer",
    "AsyncBatchHandle",
    "AsyncIonQSession",
    "AsyncJobHandle",
    "AsyncSweepHandle",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "BatchHandle",
    "BatchResult",
    "BatchSubmissionError",
    "Circuit",
    "CircuitLike",
    "CircuitWarning",
    "Config",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "ConnectionLostError",
    "ContractDrift",
    "CostLimitError",
    "Entry",
    "Estimate",
    "Expectation",
    "ForbiddenError",
    "InvalidCircuitError",
    "InvalidRequestError",
    "IonQError",
    "IonQSession",
    "Job",
    "JobCanceledError",
    "JobError",
    "JobFailedError",
    "JobHandle",
    "JobNotFinishedError",
    "JobNotFoundError",
    "JobResult",
    "JournalError",
    "JournalWarning",
    "LabelledArray",
    "ManyResult",
    "MissingExtraError",
    "NativeCircuit",
    "NotFoundError",
    "NotSentError",
    "Operation",
    "Outcomes",
    "PagingError",
    "Parameter",
    "PayloadTooLargeError",
    "Poll",
    "Problem",
    "Progress",
    "RateLimitError",
    "Recovered",
    "RedirectFailedError",
    "RefusedError",
    "ReservationUnknownError",
    "ResponseDriftWarning",
    "ResponseTimeoutError",
    "ResultArgumentError",
    "ResultUnavailableError",
    "Retry",
    "RunError",
    "SavedResultError",
    "ServerError",
    "SessionsUnavailableError",
    "SubmissionUnknownError",
    "SubmissionWarning",
    "SweepHandle",
    "SweepResult",
    "TooManyRedirectsError",
    "UnknownFieldWarning",
    "UnknownOutcomeError",
    "UnreadableReplyError",
    "Unset",
    "Variant",
    "WaitManyTimeoutError",
    "WaitTimeoutError",
    "WorkerWarning",
    "__version__",
    "contract",
    "gpi",
    "gpi2",
    "ms",
    "zz",
}


def test_public_names_are_these() -> None:
    assert PUBLIC == set(ionq_session.__all__)
    assert set(dir(ionq_session)) >= PUBLIC


def test_each_can_be_loaded() -> None:
    for name in sorted(PUBLIC):
        assert getattr(ionq_session, name) is not None


def test_an_attribute_that_is_a_module_can_be_loaded_first() -> None:
    program = "import ionq_session; print(ionq_session.contract.__name__)"
    ran = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert ("ionq_session.contract\n", "") == (ran.stdout, ran.stderr)


def test_importing_the_package_loads_no_http_library() -> None:
    program = "import ionq_session, sys; sys.exit('httpx' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", program], check=False).returncode  # noqa: S603


def test_only_the_transport_imports_an_http_library() -> None:
    package = __import__("pathlib").Path(ionq_session.__file__).parent
    importing = {
        path.relative_to(package).parent.as_posix()
        for path in package.rglob("*.py")
        if re.search(r"^\s*(import|from) (httpx|httpcore)", path.read_text(), re.MULTILINE)
    }
    assert {"_transport"} == importing
