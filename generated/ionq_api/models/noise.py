"""The model `Noise` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Enumeration, Number, Text
from ..types import UNSET, JsonValue, Unset

KnownNoiseModel: TypeAlias = (
    Literal[
        "aria-1",
        "aria-2",
        "forte-1",
        "forte-enterprise-1",
        "harmony",
        "harmony-1",
        "harmony-2",
        "ideal",
    ]
    | str
)
"""A noise model that the document knows."""

KNOWN_NOISE_MODEL = Enumeration.of(KnownNoiseModel)


@define(kw_only=True, repr=False)
class Noise(Model):
    """Noise to simulate. For the simulator only."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    model: KnownNoiseModel | str = field(metadata=wire("model", Text()))
    """Machine whose noise the simulator imitates. `ideal` means none and gives exact
    probabilities.
    """
    seed: int | Unset = field(default=UNSET, metadata=wire("seed", Number(whole=True, bits=32)))
    """Makes a noisy simulation repeatable. A positive number; without it each run differs."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
