"""The model `JsonMultiCircuitInput` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, field

from ..composites import Case, ListOf, Object, Union
from ..model import Model, wire
from ..scalars import Enumeration, Number
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .native_circuit import NativeCircuit
    from .qis_circuit import QISCircuit


JsonMultiCircuitInputGateset: TypeAlias = Literal["native", "qis"] | str
"""Gate set of every circuit that does not name its own."""

JSON_MULTI_CIRCUIT_INPUT_GATESET = Enumeration.of(JsonMultiCircuitInputGateset)


@define(kw_only=True, repr=False)
class JsonMultiCircuitInput(Model):
    """Circuits to run under one job, each as a child job of its own. Together they may hold
    150,000 gates.
    """

    gateset: JsonMultiCircuitInputGateset = field(
        metadata=wire("gateset", JSON_MULTI_CIRCUIT_INPUT_GATESET)
    )
    """Gate set of every circuit that does not name its own."""
    qubits: int | Unset = field(
        default=UNSET, metadata=wire("qubits", Number(whole=True, bits=32, minimum=1))
    )
    """Number of qubits for the circuits as a whole."""
    circuits: list[QISCircuit | NativeCircuit] = field(
        metadata=wire(
            "circuits",
            ListOf(
                Union(
                    (Object("QISCircuit"), Object("NativeCircuit")),
                    (
                        Case(Object("QISCircuit"), "gateset", ("qis",)),
                        Case(Object("NativeCircuit"), "gateset", ("native",)),
                    ),
                ),
                max_items=5000,
            ),
        )
    )
    """Circuits to run, 5,000 at most. Their order is the order of the results."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
