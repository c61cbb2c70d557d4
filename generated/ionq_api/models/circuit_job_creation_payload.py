"""The model `CircuitJobCreationPayload` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import Case, MapOf, Object, Union
from ..model import Implied, Model, Shape, fill_implied, to_be_implied, wire
from ..scalars import Boolean, Enumeration, Number, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .circuit_job_settings import CircuitJobSettings
    from .native_circuit_input import NativeCircuitInput
    from .noise import Noise
    from .qasm_3_circuit_input import Qasm3CircuitInput
    from .qis_circuit_input import QisCircuitInput
    from .shared import JobMetadata, KnownBackend


CircuitJobCreationPayloadType: TypeAlias = Literal["ionq.circuit.v1", "ionq.qasm3.v1"] | str
"""Form of `input`: `ionq.circuit.v1` for JSON gates, `ionq.qasm3.v1` for OpenQASM 3."""

CIRCUIT_JOB_CREATION_PAYLOAD_TYPE = Enumeration.of(CircuitJobCreationPayloadType)


@define(kw_only=True, repr=False)
class CircuitJobCreationPayload(Model):
    """Submits one circuit, as JSON gates or as an OpenQASM 3 program."""

    __shape__: ClassVar[Shape] = Shape(
        closed=True,
        implied=(
            Implied("type", "input", (("circuit", "ionq.circuit.v1"), ("data", "ionq.qasm3.v1"))),
        ),
    )

    type_: CircuitJobCreationPayloadType = field(
        factory=to_be_implied, metadata=wire("type", CIRCUIT_JOB_CREATION_PAYLOAD_TYPE)
    )
    """Form of `input`: `ionq.circuit.v1` for JSON gates, `ionq.qasm3.v1` for OpenQASM 3."""
    backend: KnownBackend | str = field(metadata=wire("backend", Text()))
    """Name of the backend to run on. Names other than the known ones may exist; list the
    backends to see them.
    """
    input_: QisCircuitInput | NativeCircuitInput | Qasm3CircuitInput = field(
        metadata=wire(
            "input",
            Union(
                (
                    Object("QisCircuitInput"),
                    Object("NativeCircuitInput"),
                    Object("Qasm3CircuitInput"),
                ),
                (
                    Case(Object("QisCircuitInput"), "gateset", ("qis",)),
                    Case(Object("NativeCircuitInput"), "gateset", ("native",)),
                    Case(Object("Qasm3CircuitInput"), "data"),
                ),
            ),
        )
    )
    """What a single-circuit job runs: JSON gates with type `ionq.circuit.v1`, or a program with
    type `ionq.qasm3.v1`.
    """
    name: str | Unset = field(default=UNSET, metadata=wire("name", Text()))
    """Label to find the job by; need not be unique."""
    metadata: JobMetadata | Unset = field(default=UNSET, metadata=wire("metadata", MapOf(Text())))
    """Text pairs of your own that are kept with a job and returned unchanged. Older
    documentation allows 10 keys of 40 characters each.
    """
    shots: int | Unset = field(
        default=UNSET,
        metadata=wire("shots", Number(whole=True, bits=32, minimum=1, maximum=1000000)),
    )
    """How often each circuit is run and measured. By default 100; the ideal simulator ignores
    it.
    """
    noise: Noise | Unset = field(default=UNSET, metadata=wire("noise", Object("Noise")))
    """Noise to simulate. For the simulator only."""
    session_id: str | Unset = field(default=UNSET, metadata=wire("session_id", Text()))
    """Session to run in. Leave out to run outside sessions."""
    dry_run: bool | Unset = field(default=UNSET, metadata=wire("dry_run", Boolean()))
    """True to check, compile and price the job without running it."""
    settings: CircuitJobSettings | Unset = field(
        default=UNSET, metadata=wire("settings", Object("CircuitJobSettings"))
    )
    """How a circuit job is processed."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""

    def __attrs_post_init__(self) -> None:
        fill_implied(self)
