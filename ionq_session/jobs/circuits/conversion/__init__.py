"""From whatever a user calls a circuit to the input of a job, checked.

dispatch        decides by the names of an object's classes what it is; imports nothing
payloads        IonQ JSON: circuits, gate lists, whole payloads, typed models
circuit_fields  which fields are a circuit's, and which its job's
texts           IonQ JSON and OpenQASM as text, or in a file
from_...        the other packages, each through its own exporter
plugins         converters of third packages, by entry points
checks          what is refused before it is sent; the rules of a gate are in `rules`
"""

from .dispatch import circuit_input
from .types import CircuitInput, CircuitLike, SupportsIonQ

__all__ = ["CircuitInput", "CircuitLike", "SupportsIonQ", "circuit_input"]
