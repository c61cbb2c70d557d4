"""What a job says about its results, in whichever of its shapes they come.

It is read from the job as JSON, since a job comes as one of four classes, or of a fifth in lists,
and a reply that deviates from the document may have anything anywhere.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from ionq_api.codec import is_list, is_object

if TYPE_CHECKING:
    from ionq_api.models import BaseJob

    from ...states import Job

IDEAL = "ideal"
SIMULATOR = "simulator"


@frozen
class VariantEntry:
    """A variant of a debiased job: its id, qubits, and artifacts by format."""

    variant_id: str
    qubit_map: tuple[int, ...] | None
    artifacts: Mapping[str, str]


@frozen(kw_only=True)
class JobDescription:
    """What a job says about itself, as far as its result needs it.

    Attributes:
        job_id: Its id.
        status: Its status.
        job_type: Its type.
        backend: Where it ran.
        name: Its name.
        dry_run: Whether it was only checked and priced.
        qubits: How many qubits it has, by its `stats`; None if they do not tell.
        shots: How many shots were asked for; None if it does not tell.
        noise_model: The noise of a simulation; None if it does not tell.
        metadata: The pairs of text that it was submitted with.
        submitted_at: When it was submitted.
        started_at: When it started.
        completed_at: When it ended.
        children: The ids of its children, in the order of the circuits.
        artifacts: The artifacts of its results, by format.
        formats: The names of all its results, by whichever way they can be had.
        aggregations: The artifacts that put debiased variants together, by the name of the way.
        variants: The variants.
        debiased: Whether it was debiased; None if it does not tell.
        aggregation_method: How its results put the variants together, in the service's words.
        mitigated: Whether error mitigation may have left out shots, or weighed them.
    """

    job_id: str
    status: str
    job_type: str | None = None
    backend: str = ""
    name: str | None = None
    dry_run: bool = False
    qubits: int | None = None
    shots: int | None = None
    noise_model: str | None = None
    metadata: Mapping[str, str] = field(factory=dict[str, str])
    submitted_at: datetime | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    children: tuple[str, ...] = ()
    artifacts: Mapping[str, str] = field(factory=dict[str, str])
    formats: tuple[str, ...] = ()
    aggregations: Mapping[str, str] = field(factory=dict[str, str])
    variants: tuple[VariantEntry, ...] = ()
    debiased: bool | None = None
    aggregation_method: str | None = None
    mitigated: bool = False

    @property
    def is_ideal(self) -> bool:
        """Whether its probabilities are computed, as the simulator does without noise."""
        samples = any("histogram" in each or "shots" in each for each in self.formats)
        return self.backend == SIMULATOR and self.noise_model in (None, IDEAL) and not samples

    @classmethod
    def of(cls, job: "Job | BaseJob") -> "JobDescription":
        """What a job says."""
        said: Mapping[str, object] = job.to_dict()
        mitigation = _object(_object(said.get("output")).get("error_mitigation"))
        debiasing = mitigation.get("debiasing")
        results = _object(said.get("results"))
        return cls(
            job_id=_text(said.get("id")) or "",
            status=_text(said.get("status")) or "",
            job_type=_text(said.get("type")),
            backend=_text(said.get("backend")) or "",
            name=_text(said.get("name")),
            dry_run=said.get("dry_run") is True,
            qubits=_positive(_object(said.get("stats")).get("qubits")),
            shots=_positive(said.get("shots")),
            noise_model=_text(_object(said.get("noise")).get("model")),
            metadata=dict(_texts(said.get("metadata"))),
            submitted_at=_moment(said.get("submitted_at")),
            started_at=_moment(said.get("started_at")),
            completed_at=_moment(said.get("completed_at")),
            children=tuple(
                each for each in _list(said.get("child_job_ids")) if isinstance(each, str)
            ),
            artifacts=dict(_artifacts(results)),
            formats=tuple(results),
            aggregations=dict(_artifacts(_object(mitigation.get("aggregations")), by_key=True)),
            variants=tuple(_variants(_object(debiasing).get("variants"))),
            debiased=False if debiasing is False else True if is_object(debiasing) else None,
            aggregation_method=_text(_object(debiasing).get("aggregation_method")),
            mitigated=is_object(debiasing) or is_object(mitigation.get("symmetry_verification")),
        )


def _artifacts(found: Mapping[str, object], *, by_key: bool = False) -> Iterator[tuple[str, str]]:
    """Ids of artifacts by format, or by the key that each stands under."""
    for key, value in found.items():
        entry = _object(value)
        if (artifact_id := _text(entry.get("id"))) is not None:
            yield key if by_key else _text(entry.get("format")) or key, artifact_id


def _variants(found: object) -> Iterator[VariantEntry]:
    for place, each in enumerate(_list(found)):
        entry = _object(each)
        qubits = [each for each in _list(entry.get("qubit_map")) if type(each) is int]
        yield VariantEntry(
            _text(entry.get("variant_id")) or str(place),
            tuple(qubits) if qubits else None,
            dict(_artifacts(_object(entry.get("results")))),
        )


def _texts(found: object) -> Iterator[tuple[str, str]]:
    for key, value in _object(found).items():
        if isinstance(value, str):
            yield key, value


def _object(found: object) -> Mapping[str, object]:
    return found if is_object(found) else {}


def _list(found: object) -> list[object]:
    return [*found] if is_list(found) else []


def _text(found: object) -> str | None:
    return found if isinstance(found, str) else None


def _positive(found: object) -> int | None:
    return found if type(found) is int and found > 0 else None


def _moment(found: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(found) if isinstance(found, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
