"""A target: the backend and the noise that a circuit is meant for, and what these allow.

A machine allows what it has. A simulator with a noise model has the gates of the machine that the
model is of, and as many qubits as the model is offered for.
"""

from attrs import frozen

from .catalog import KNOWN, SIMULATOR
from .noise import IDEAL, MODELS, NoiseModel, TwoQubitGate

# What every target takes besides its own, and which no backend lists: it does nothing.
_NOP = "nop"


@frozen
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


IDEAL_SIMULATOR = Target(
    SIMULATOR,
    frozenset({*KNOWN[SIMULATOR].native_gates, _NOP}),
    KNOWN[SIMULATOR].qubits,
    None,
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
        KeyError: If there is no such noise model or backend.
    """
    machine = KNOWN[backend]
    name = machine.noise_model or noise or IDEAL
    if name == IDEAL:
        return IDEAL_SIMULATOR
    model = MODELS[name]
    if machine.is_qpu:
        return Target(backend, frozenset({*machine.native_gates, _NOP}), machine.qubits, model)
    return Target(backend, frozenset({"gpi", "gpi2", model.entangler, _NOP}), model.qubits, model)
