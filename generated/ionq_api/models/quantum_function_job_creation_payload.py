"""The model `QuantumFunctionJobCreationPayload` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, field

from ..composites import Case, MapOf, Object, Union
from ..model import Model, wire
from ..scalars import Boolean, Enumeration, Number, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .generic_quantum_function_input import GenericQuantumFunctionInput
    from .hamiltonian_energy_input import HamiltonianEnergyInput
    from .quantum_function_job_settings import QuantumFunctionJobSettings
    from .shared import JobMetadata, KnownBackend


QuantumFunctionJobCreationPayloadType: TypeAlias = Literal["quantum-function"] | str
"""Always `quantum-function`; selects this kind of job."""

QUANTUM_FUNCTION_JOB_CREATION_PAYLOAD_TYPE = Enumeration.of(QuantumFunctionJobCreationPayloadType)


@define(kw_only=True, repr=False)
class QuantumFunctionJobCreationPayload(Model):
    """Submits a quantum function, such as the energy of a Hamiltonian."""

    type_: QuantumFunctionJobCreationPayloadType = field(
        default="quantum-function",
        metadata=wire("type", QUANTUM_FUNCTION_JOB_CREATION_PAYLOAD_TYPE),
    )
    """Always `quantum-function`; selects this kind of job."""
    backend: KnownBackend | str = field(metadata=wire("backend", Text()))
    """Name of the backend to run on. Names other than the known ones may exist; list the
    backends to see them.
    """
    input_: HamiltonianEnergyInput | GenericQuantumFunctionInput = field(
        metadata=wire(
            "input",
            Union(
                (Object("HamiltonianEnergyInput"), Object("GenericQuantumFunctionInput")),
                (
                    Case(Object("GenericQuantumFunctionInput"), "type"),
                    Case(Object("HamiltonianEnergyInput"), "data"),
                ),
            ),
        )
    )
    """Function to evaluate. A Hamiltonian energy names its type inside `data`, any other
    function beside it.
    """
    name: str | Unset = field(default=UNSET, metadata=wire("name", Text()))
    """Label to find the job by; need not be unique."""
    metadata: JobMetadata | Unset = field(default=UNSET, metadata=wire("metadata", MapOf(Text())))
    """Text pairs of your own that are kept with a job and returned unchanged. Older
    documentation allows 10 keys of 40 characters each.
    """
    shots: int | Unset = field(
        default=UNSET, metadata=wire("shots", Number(whole=True, bits=32, maximum=1000000))
    )
    """How often each circuit is run and measured. By default 100."""
    session_id: str | Unset = field(default=UNSET, metadata=wire("session_id", Text()))
    """Session to run in. Leave out to run outside sessions."""
    dry_run: bool | Unset = field(default=UNSET, metadata=wire("dry_run", Boolean()))
    """True to check, compile and price the job without running it."""
    settings: QuantumFunctionJobSettings | Unset = field(
        default=UNSET, metadata=wire("settings", Object("QuantumFunctionJobSettings"))
    )
    """How the job is processed."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
