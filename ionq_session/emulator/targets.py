"""A target: the backend and the noise that a circuit is meant for, and what these allow.

Which gates a machine has and how many qubits are facts of IonQ's documents: ms on Aria and Harmony,
zz on Forte, both on the ideal simulator.
"""

from __future__ import annotations

from dataclasses import dataclass

from ionq_session.emulator.noise import IDEAL, MODELS, NoiseModel, TwoQubitGate

SIMULATOR = "simulator"
SIMULATOR_QUBITS = 29

_FORTE_QUBITS = 36
_QPU_QUBITS = {"forte": _FORTE_QUBITS, "aria": 25, "harmony": 11}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a circuit runs. `noise` is None on the ideal simulator, which does not sample."""

    backend: str
    native_gates: frozenset[str]
    qubits: int
    noise: NoiseModel | None

    @property
    def samples(self) -> bool:
        """Whether it takes shots, instead of working out exact probabilities."""
        return self.noise is not None

    @property
    def name(self) -> str:
        """Its name in messages: the backend, and the noise model of a simulator."""
        if self.backend == SIMULATOR and self.noise is not None:
            return f"{self.backend} with noise model {self.noise.name}"
        return self.backend

    @property
    def entangler(self) -> TwoQubitGate:
        """The two-qubit gate that the compiler ends in."""
        return "zz" if self.noise is None else self.noise.entangler

    @property
    def gate_basis(self) -> str:
        """The same, as `settings.compilation` shows it."""
        return self.entangler.upper()


IDEAL_SIMULATOR = Target(
    SIMULATOR, frozenset({"gpi", "gpi2", "ms", "zz", "nop"}), SIMULATOR_QUBITS, None
)


def target_of(backend: str, noise: str | None = None) -> Target:
    """Find the target of a job.

    A QPU has the noise model of its own name, whatever was asked for: IonQ's documents call noise
    models a matter of the simulator.

    Args:
        backend: The name of the backend, such as `simulator` or `qpu.forte-1`.
        noise: The noise model that the job asks for; None is `ideal`.

    Returns:
        The target.

    Raises:
        KeyError: If there is no such noise model, or no model of that QPU.
    """
    is_simulator = backend == SIMULATOR
    name = (noise or IDEAL) if is_simulator else backend.removeprefix("qpu.")
    if name == IDEAL:
        return IDEAL_SIMULATOR
    model = MODELS[name]
    qubits = model.qubits if is_simulator else _QPU_QUBITS[name.split("-")[0]]
    gates = frozenset({"gpi", "gpi2", "nop", model.entangler})
    return Target(backend, gates, qubits, model)
