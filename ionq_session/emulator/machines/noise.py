"""The noise models: how much each gate of the compiled circuit depolarizes, and on how many qubits.

IonQ's documents define the model: a gate on states of dimension d is followed by the depolarizing
channel rho -> (1 - r) rho + r I/d, which is a Pauli other than the identity with probability
r (d^2 - 1) / d^2. They give r for aria-1, aria-2 and forte-1; the others are approximations of
ours, from fidelities that IonQ and its resellers published. The documents say nothing of readout
errors or idle qubits, so there is no noise on either.
"""

from typing import Literal, TypeAlias

from attrs import frozen

TwoQubitGate: TypeAlias = Literal["ms", "zz"]

IDEAL = "ideal"


@frozen
class NoiseModel:
    """One model: `one` and `two` are r for gates on one and on two qubits."""

    name: str
    one: float
    two: float
    qubits: int
    entangler: TwoQubitGate
    is_approximate: bool = False


def _from_fidelities(one: float, two: float) -> tuple[float, float]:
    """The r that lead to these average gate fidelities, which are 1 - r/2 and 1 - 3r/4."""
    return 2 * (1 - one), 4 / 3 * (1 - two)


# Harmony's fidelities are those on Azure's page. None are published for Forte Enterprise; it is the
# same kind of machine as Forte and gets Forte's.
_HARMONY = _from_fidelities(0.9935, 0.9602)
_FORTE = (0.00026666667, 0.0049493333)

MODELS: dict[str, NoiseModel] = {
    model.name: model
    for model in (
        *(NoiseModel(f"harmony{v}", *_HARMONY, 11, "ms", True) for v in ("", "-1", "-2")),
        NoiseModel("aria-1", 0.0005, 0.0133, 25, "ms"),
        NoiseModel("aria-2", 0.0006573333, 0.01856, 25, "ms"),
        NoiseModel("forte-1", *_FORTE, 29, "zz"),
        NoiseModel("forte-enterprise-1", *_FORTE, 29, "zz", is_approximate=True),
    )
}

NAMES: tuple[str, ...] = (IDEAL, *MODELS)
