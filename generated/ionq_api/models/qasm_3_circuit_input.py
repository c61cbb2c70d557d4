"""The model `Qasm3CircuitInput`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import JsonValue


@define(kw_only=True, repr=False)
class Qasm3CircuitInput(Model):
    """A circuit written as an OpenQASM 3 program."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    data: str = field(metadata=wire("data", Text()))
    """Text of the program. A subset of OpenQASM 3 is understood; anything else fails the job."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
