"""The model `CircuitFormatsCatalog`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Object
from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import JsonValue

if TYPE_CHECKING:
    from .ionq_native_v1 import IonqNativeV1


@define(kw_only=True, repr=False)
class CircuitFormatsCatalog(Model):
    """All formats of compiled circuits by name. No operation uses it."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    ionq_native_v1: IonqNativeV1 = field(metadata=wire("ionq.native.v1", Object("IonqNativeV1")))
    """A compiled circuit of native gates."""
    ionq_qasm3_v1: str = field(metadata=wire("ionq.qasm3.v1", Text()))
    """A compiled circuit as the text of an OpenQASM 3 program."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
