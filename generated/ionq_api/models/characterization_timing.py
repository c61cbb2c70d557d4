"""The model `CharacterizationTiming`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..model import Model, wire
from ..scalars import Number
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class CharacterizationTiming(Model):
    """Durations, all in seconds. Published as integers, yet most real values are fractions of a
    second.
    """

    field_1q: float | Unset = field(default=UNSET, metadata=wire("1q", Number()))
    """Duration of a one-qubit gate, in seconds."""
    field_2q: float | Unset = field(default=UNSET, metadata=wire("2q", Number()))
    """Duration of a two-qubit gate, in seconds."""
    readout: float = field(metadata=wire("readout", Number()))
    """Duration of measuring the qubits, in seconds."""
    reset: float = field(metadata=wire("reset", Number()))
    """Duration of returning the qubits to zero, in seconds."""
    t1: float | Unset = field(default=UNSET, metadata=wire("t1", Number()))
    """Relaxation time T1 in seconds, for which an excited qubit stays excited."""
    t2: float | Unset = field(default=UNSET, metadata=wire("t2", Number()))
    """Coherence time T2 in seconds, for which a superposition keeps its phase."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
