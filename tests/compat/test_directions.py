"""What `ionq-session emulator` says of other clients is all that they need."""

import re

import pytest
from ionq_core.api.whoami import get_whoami

from ionq_session.emulator.serve import directions

from .cloud import Cloud
from .core import IonQClient
from .qiskits import bell, finished, qiskit_ionq, quiet


@pytest.fixture
def told(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> str:
    """The lines that are printed, of which a shell has done what it is told."""
    text = "\n".join(directions(cloud.emulator))
    for name, value in re.findall(r"^ +export (\w+)=(\S+)$", text, re.MULTILINE):
        monkeypatch.setenv(name, value)
    return text


@quiet
def test_qiskit_ionq_needs_the_variables_alone(cloud: Cloud, told: str) -> None:
    assert "qiskit-ionq" in told
    provider = qiskit_ionq.IonQProvider()
    assert {"token": cloud.api_key, "url": cloud.base_url} == provider.credentials
    job = finished(cloud, provider.get_backend("simulator").run(bell()))
    assert {"00": 0.5, "11": 0.5} == job.get_probabilities()


@pytest.mark.filterwarnings("ignore:base_url .* does not use HTTPS")
def test_ionq_core_needs_the_address_as_an_argument(told: str) -> None:
    assert "Other clients take the address as an argument" in told
    address = re.search(r"at (http\S+)", told)
    assert address is not None
    # Its key comes from the environment; no variable of its own is there for the address.
    with IonQClient(base_url=address[1]) as client:
        found = get_whoami.sync(client=client)
    assert found is not None
    assert "emulator" == found.key_name
