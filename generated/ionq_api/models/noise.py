"""Noise: see the class."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Number, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .known_noise_model import KnownNoiseModel


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
    """Fields that the document does not know, as they came or as they are to be sent."""
