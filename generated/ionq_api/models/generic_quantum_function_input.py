"""The model `GenericQuantumFunctionInput` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import TypeAlias

from attrs import define, field

from ..composites import ListOf, MapOf
from ..model import Model, wire
from ..scalars import Anything, Number, Text
from ..types import UNSET, JsonValue, Unset

GenericQuantumFunctionInputData: TypeAlias = dict[str, JsonValue]
"""Definition of the function, in the form its type asks for."""


@define(kw_only=True, repr=False)
class GenericQuantumFunctionInput(Model):
    """Any quantum function other than a Hamiltonian energy."""

    type_: str = field(metadata=wire("type", Text()))
    """Name of the function; selects what `data` must hold."""
    data: GenericQuantumFunctionInputData = field(metadata=wire("data", MapOf(Anything())))
    """Definition of the function, in the form its type asks for."""
    params: list[float] | Unset = field(default=UNSET, metadata=wire("params", ListOf(Number())))
    """Values for the free parameters, in the order they are declared."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
