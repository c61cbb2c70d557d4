"""ionq-core 0.2.0, unmodified, against the emulator: polling, errors, retries and TLS."""

import json
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from ionq_core import (
    APIConnectionError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ClientExtension,
    JobTimeoutError,
    RateLimitError,
    ServerError,
    async_wait_for_job,
    wait_for_job,
)
from ionq_core.api.default import get_jobs
from ionq_core.api.whoami import get_whoami

from ionq_session.emulator import Fault
from ionq_session.emulator.faults import RetryAfterForm

from .cloud import Cloud, running
from .core import BELL, Core, IonQClient, Kind, core_of, qis


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> Kind:
    chosen: Kind = request.param
    return chosen


@pytest.fixture
def core(own_cloud: Cloud, kind: Kind) -> Iterator[Core]:
    """A client that tries once."""
    with core_of(own_cloud, kind, max_retries=0) as made:
        yield made


class _Watcher:
    """Remembers each job's status as it is polled, and takes the jobs a stage further."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud
        self.seen: list[str] = []

    def on_request(self, request: httpx.Request) -> None:
        """Nothing is done before a call."""

    def on_response(self, request: httpx.Request, response: httpx.Response) -> None:
        """A reply is here."""
        if request.method == "GET":
            self.seen.append(json.loads(response.read())["status"])
            self._cloud.step()


class _AsyncWatcher:
    """The same, awaited."""

    def __init__(self, watcher: _Watcher) -> None:
        self._watcher = watcher

    async def on_request(self, request: httpx.Request) -> None:
        """Nothing is done before a call."""

    async def on_response(self, request: httpx.Request, response: httpx.Response) -> None:
        """A reply is here."""
        await response.aread()
        self._watcher.on_response(request, response)


def test_polling_sees_every_stage(own_cloud: Cloud, kind: Kind) -> None:
    watcher = _Watcher(own_cloud)
    extension = ClientExtension(
        user_agent_token="mine/1",
        event_hooks=(watcher,),
        async_event_hooks=(_AsyncWatcher(watcher),),
        debug_hooks=True,
    )
    with core_of(own_cloud, kind, extension=extension) as core:
        job_id = core.submit(qis(2, *BELL))
        wait = {"poll_interval": 0}
        job = core.either(wait_for_job, async_wait_for_job, core.client, job_id, **wait)
    assert "completed" == job.status
    assert ["submitted", "ready", "started", "completed"] == watcher.seen


def test_a_wait_that_is_over_before_the_job(core: Core) -> None:
    job_id = core.submit(qis(2, *BELL))
    with pytest.raises(JobTimeoutError) as raised:
        core.either(wait_for_job, async_wait_for_job, core.client, job_id, timeout=0)
    assert (job_id, "submitted") == (raised.value.job_id, raised.value.last_status)


def test_a_wrong_key(own_cloud: Cloud, kind: Kind) -> None:
    with (
        core_of(own_cloud, kind, api_key="wrong") as core,
        pytest.raises(AuthenticationError) as raised,
    ):
        core.call(get_whoami)
    assert 401 == raised.value.status_code
    assert raised.value.request_id


def test_a_bad_request_says_what_was_wrong(core: Core) -> None:
    with pytest.raises(BadRequestError, match="shots: must be an integer") as raised:
        core.submit(qis(1, *BELL, shots=0))
    # Any: the error leaves open what its body holds.
    body: Any = vars(raised.value)["body"]
    assert ["shots"] == body["validation"]["keys"]


@pytest.mark.parametrize(("form", "wanted"), [("seconds", 7.0), ("date", None)])
def test_a_rate_limit_says_when_to_come_back(
    core: Core, own_cloud: Cloud, form: RetryAfterForm, wanted: float | None
) -> None:
    """That the client understands the header's seconds, and no date, is a fault of its own."""
    own_cloud.emulator.faults.add(Fault("status", status=429, retry_after=7, retry_after_form=form))
    with pytest.raises(RateLimitError) as raised:
        core.call(get_whoami)
    assert wanted == raised.value.retry_after


def test_faults_of_the_service_become_the_client_s_errors(core: Core, own_cloud: Cloud) -> None:
    faults = own_cloud.emulator.faults
    faults.add(Fault("html", status=502, times=1))
    with pytest.raises(ServerError) as raised:
        core.call(get_whoami)
    assert 502 == raised.value.status_code
    assert "<html" in vars(raised.value)["body"]
    faults.add(Fault("drop", times=1))
    with pytest.raises(APIConnectionError, match="RemoteProtocolError"):
        core.call(get_whoami)
    assert "emulator" == core.call(get_whoami).key_name


def test_a_slow_answer_is_a_timeout(own_cloud: Cloud, kind: Kind) -> None:
    own_cloud.emulator.faults.add(Fault("delay", seconds=0.5, times=1))
    with (
        core_of(own_cloud, kind, timeout=httpx.Timeout(0.05), max_retries=0) as core,
        pytest.raises(APITimeoutError),
    ):
        core.call(get_whoami)


def test_a_bad_body_is_none_of_the_client_s_errors(core: Core, own_cloud: Cloud) -> None:
    """A fault of the client: only what its transport meets becomes an error of its own."""
    faults = own_cloud.emulator.faults
    faults.add(Fault("corrupt", times=1))
    with pytest.raises(json.JSONDecodeError):
        core.call(get_whoami)
    faults.add(Fault("cut", times=1))
    with pytest.raises(httpx.RemoteProtocolError):
        core.call(get_whoami)


def test_a_call_that_failed_is_made_again(own_cloud: Cloud, kind: Kind) -> None:
    own_cloud.emulator.faults.add(Fault("status", status=500, times=1))
    with core_of(own_cloud, kind) as core:
        assert "emulator" == core.call(get_whoami).key_name


def test_a_submission_whose_answer_is_lost_makes_two_jobs(own_cloud: Cloud, kind: Kind) -> None:
    """A fault of the client: it sends a POST again, though the API knows no idempotency key."""
    own_cloud.emulator.faults.add(Fault("status", operation="CreateJob", status=503, nth=1))
    with core_of(own_cloud, kind) as core:
        created = core.submit(qis(2, *BELL))
        jobs = core.call(get_jobs).jobs
    assert 2 == len(jobs)
    assert created == jobs[0].id


def test_a_warning_of_cleartext(cloud: Cloud) -> None:
    with pytest.warns(UserWarning, match="keys will be sent in cleartext"):
        IonQClient(api_key=cloud.api_key, base_url=cloud.base_url)


def test_https(kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(stage_seconds=0, tls=True) as cloud:
        certificate = cloud.emulator.ca_certificate or b""
        (tmp_path / "ca.pem").write_bytes(certificate)
        # A fault of the client: what it is told to trust never gets to its transport.
        context = ssl.create_default_context(cadata=certificate.decode())
        with (
            core_of(cloud, kind, verify_ssl=context, max_retries=0) as core,
            pytest.raises(APIConnectionError, match="CERTIFICATE_VERIFY_FAILED"),
        ):
            core.call(get_whoami)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        with core_of(cloud, kind) as core:
            assert "emulator" == core.call(get_whoami).key_name
