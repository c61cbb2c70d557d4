"""Downloading the artifacts of real jobs from the emulator, with faults on the way."""

from pathlib import Path
from typing import Any

from ionq_session import Attempt, IonQSession
from ionq_session.emulator import Emulator, Fault, Options

from ...both import Kind, both, perform

FORMAT = "ionq.result.shots.json.v2"


def noisy(emulator: Emulator) -> tuple[str, str, bytes]:
    """A finished job with noise: its id, that of the artifact with its shots, and the content."""
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        job: Any = session.create_job(
            {
                "type": "ionq.circuit.v1",
                "backend": "simulator",
                "shots": 1000,
                "noise": {"model": "aria-1", "seed": 1},
                "input": {
                    "gateset": "qis",
                    "qubits": 2,
                    "circuit": [{"gate": "h", "target": 0}, {"gate": "x", "target": 1}],
                },
            }
        )
        emulator.settle()
        found: Any = session.get_job(job.id)
        artifact = found.results[FORMAT].id
        return job.id, artifact, session.get_job_artifact(job.id, artifact)


def outcomes(
    kind: Kind, emulator: Emulator, job_id: str, artifact_id: str, path: Path
) -> list[str]:
    """How each attempt of a download ended."""
    attempts: list[Attempt] = []
    perform(
        kind,
        lambda s: s.download_artifact(job_id, artifact_id, path),
        api_key=emulator.api_key,
        base_url=emulator.base_url,
        hooks={"attempt": [attempts.append]},
    )
    return [each.outcome for each in attempts]


@both
def test_faults_are_ridden_out(kind: Kind, tmp_path: Path) -> None:
    with Emulator(stage_seconds=0) as emulator:
        job_id, artifact_id, content = noisy(emulator)
        emulator.faults.add(Fault("cut", operation="GetJobArtifact", times=3))
        emulator.faults.add(Fault("status", status=503, operation="GetJobArtifact", times=1))
        found = outcomes(kind, emulator, job_id, artifact_id, tmp_path / "shots.json")
    assert content == (tmp_path / "shots.json").read_bytes()
    assert ["the answer broke off"] * 3 == [each.partition(" (")[0] for each in found[:3]]
    assert ["status 503", "status 206"] == found[3:]


@both
def test_a_service_without_ranges_does_as_well(kind: Kind, tmp_path: Path) -> None:
    with Emulator(stage_seconds=0, options=Options(artifact_ranges=False)) as emulator:
        job_id, artifact_id, content = noisy(emulator)
        emulator.faults.add(Fault("cut", operation="GetJobArtifact", times=1))
        found = outcomes(kind, emulator, job_id, artifact_id, tmp_path / "shots.json")
    assert content == (tmp_path / "shots.json").read_bytes()
    assert "status 200" == found[1]
    assert 2 == len(found)
