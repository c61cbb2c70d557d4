"""One gate of a circuit, as a value."""

from collections.abc import Sequence
from typing import cast

from attrs import evolve, frozen

from ionq_api import JsonValue

from ..errors import InvalidCircuitError
from .parameters import Angle, Expression, parameters_of
from .rules.kinds import Kind, kind_of

HALF_A_TURN = 0.5  # added to the phase of a native gate, it turns the gate's axis around


@frozen
class Gate:
    """One gate, valid for its circuit; iteration over a circuit gives these.

    Attributes:
        gateset: `qis` or `native`.
        name: IonQ's name of it, such as `cnot`.
        targets: The qubits acted on: one, two for the gates of two, any number for `pauliexp` and
            `nop`.
        controls: The qubits that must all be 1.
        rotation: The angle in radians, if it has one.
        phases: The phases in turns: one of `gpi` and `gpi2`, two of `ms`.
        angle: The angle of `ms` or the native `zz`, in turns.
        terms: The Pauli strings of `pauliexp`; the last letter of each is for the first target.
        coefficients: A number for each of `terms`.
        time: The time of `pauliexp`.

    Where a number is a parameter that has no value yet, an `Expression` stands in its place.
    """

    gateset: str
    name: str
    targets: tuple[int, ...]
    controls: tuple[int, ...] = ()
    rotation: Angle | None = None
    phases: tuple[Angle, ...] = ()
    angle: Angle | None = None
    terms: tuple[str, ...] = ()
    coefficients: tuple[Angle, ...] = ()
    time: float | None = None

    @property
    def kind(self) -> Kind:
        """What is known of all gates with this name."""
        return kind_of(self.gateset, self.name)

    @property
    def qubits(self) -> tuple[int, ...]:
        """Controls and targets."""
        return self.controls + self.targets

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters that have no value yet."""
        return parameters_of(self.rotation, *self.phases, self.angle, *self.coefficients)

    def to_ionq(self) -> dict[str, JsonValue]:
        """The gate as the document writes it, such as `{"gate": "h", "target": 0}`.

        Raises:
            InvalidCircuitError: A parameter of it has no value.
        """
        if names := self.parameters:
            raise InvalidCircuitError(
                f"the gate {self.name} has parameters without values: {', '.join(names)}; "
                "circuit.bind(...) gives them some, and session.sweep(...) many"
            )
        # cast: without parameters, all of it is JSON.
        return cast("dict[str, JsonValue]", self.fields())

    def fields(self) -> dict[str, object]:
        """The same, with parameters that have no value as they are."""
        fields: dict[str, object] = {"gate": self.name}
        if len(self.controls) == 1:
            fields["control"] = self.controls[0]
        elif self.controls:
            fields["controls"] = [*self.controls]
        if self.kind.width == 1:
            fields["target"] = self.targets[0]
        elif self.targets:
            fields["targets"] = [*self.targets]
        if len(self.phases) == 1:
            fields["phase"] = self.phases[0]
        elif self.phases:
            fields["phases"] = [*self.phases]
        if self.terms:
            fields |= {"terms": [*self.terms], "coefficients": [*self.coefficients]}
        numbers = {"rotation": self.rotation, "angle": self.angle, "time": self.time}
        return fields | {name: value for name, value in numbers.items() if value is not None}

    def inverse(self) -> "Gate":
        """The gate that undoes this one."""
        if self.rotation is not None:
            return evolve(self, rotation=-self.rotation)
        if self.terms:
            return evolve(self, coefficients=tuple(-value for value in self.coefficients))
        if self.kind.turns_around:
            return evolve(self, phases=(_opposite(self.phases[0]), *self.phases[1:]))
        if self.angle is not None and not self.phases:
            return evolve(self, angle=-self.angle)
        return evolve(self, name=self.kind.inverse or self.name)

    def moved(self, places: Sequence[int]) -> "Gate":
        """The same gate on other qubits: what acts on qubit i acts on `places[i]`."""
        return evolve(
            self,
            targets=tuple(places[qubit] for qubit in self.targets),
            controls=tuple(places[qubit] for qubit in self.controls),
        )


def _opposite(phase: Angle) -> Angle:
    """The phase half a turn away that is nearer to zero; some documents have phases end at 1."""
    if isinstance(phase, Expression):
        return phase + HALF_A_TURN
    return phase - HALF_A_TURN if phase > 0 else phase + HALF_A_TURN
