"""A target: the backend and the noise model that a circuit is meant for, and what they allow.

A QPU allows the gates and qubits it has. A simulator with a noise model has the gates of the
machine that the model describes, and as many qubits as the model is offered for.
"""

from attrs import frozen

from .catalog import KNOWN, SIMULATOR
from .noise import IDEAL, MODELS, NoiseModel, TwoQubitGate

_NOP = "nop"  # does nothing; every target takes it and no backend lists it


@frozen
class Target:
    """Where a circuit runs. `noise` is None on the ideal simulator, which does not sample."""

    backend: str
    native_gates: frozenset[str]
    qubits: int
    noise: NoiseModel | None

    @property
    def samples(self) -> bool:
        """Whether it takes shots; the ideal simulator computes exact probabilities instead."""
        return self.noise is not None

    @property
    def name(self) -> str:
        """Its name in messages: the backend, and the noise model if it is a simulator's."""
        if self.backend == SIMULATOR and self.noise is not None:
            return f"{self.backend} with noise model {self.noise.name}"
        return self.backend

    @property
    def entangler(self) -> TwoQubitGate:
        """The two-qubit gate that the compiler produces."""
        return "zz" if self.noise is None else self.noise.entangler


IDEAL_SIMULATOR = Target(
    SIMULATOR,
    frozenset({*KNOWN[SIMULATOR].native_gates, _NOP}),
    KNOWN[SIMULATOR].qubits,
    None,
)


def target_of(backend: str, noise: str | None = None) -> Target:
    """The target of a job.

    A QPU has the noise model of its own name, whatever the job requests: by IonQ's documents, noise
    models are for the simulator.

    Args:
        backend: Such as `simulator` or `qpu.forte-1`.
        noise: The requested noise model; None is `ideal`.

    Raises:
        KeyError: There is no such noise model or backend.
    """
    machine = KNOWN[backend]
    name = machine.noise_model or noise or IDEAL
    if name == IDEAL:
        return IDEAL_SIMULATOR
    model = MODELS[name]
    if machine.is_qpu:
        return Target(backend, frozenset({*machine.native_gates, _NOP}), machine.qubits, model)
    return Target(backend, frozenset({"gpi", "gpi2", model.entangler, _NOP}), model.qubits, model)
