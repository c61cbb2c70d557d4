"""Random circuits in the form of every package, and the numbers that Qiskit has for them.

Of each gate the definition is written once for each package, in that package's own words; angles
are all different, so that a state that is read the wrong way round gives other numbers.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from math import pi
from random import Random
from typing import Any, Final, TypeAlias

from attrs import frozen
from numpy.linalg import multi_dot

Registers: TypeAlias = Mapping[str, tuple[int | None, ...]]

# Any: none of these packages is typed as a whole. They are imported with the tests that use them.


@frozen
class Gate:
    """One gate of a random circuit.

    Attributes:
        name: Its name, as in Qiskit's methods.
        qubits: What it acts on, controls first.
        angles: Its angles in radians.
    """

    name: str
    qubits: tuple[int, ...]
    angles: tuple[float, ...] = ()


@frozen
class RandomCircuit:
    """A random circuit.

    Attributes:
        qubits: How many it has.
        gates: Its gates.
        registers: Its classical registers, as those of a `CircuitInput`.
    """

    qubits: int
    gates: tuple[Gate, ...]
    registers: Registers


# Name to the number of qubits and of angles.
GATES: Final[Mapping[str, tuple[int, int]]] = {
    **dict.fromkeys(("x", "y", "z", "h", "s", "sdg", "t", "tdg", "sx", "sxdg"), (1, 0)),
    **dict.fromkeys(("rx", "ry", "rz", "p"), (1, 1)),
    **dict.fromkeys(("cx", "cy", "cz", "ch", "swap", "iswap"), (2, 0)),
    **dict.fromkeys(("cp", "crx", "cry", "crz", "rxx", "ryy", "rzz"), (2, 1)),
    **dict.fromkeys(("ccx", "cswap", "ccz"), (3, 0)),
    "u": (1, 3),
}

# IonQ's name for those that have one; `cx` and its like are controlled gates there.
IONQ_NAMES: Final[Mapping[str, tuple[str, int]]] = {
    **{each: (each, 0) for each in ("x", "y", "z", "h", "s", "t", "rx", "ry", "rz", "swap")},
    "sdg": ("si", 0),
    "tdg": ("ti", 0),
    "sx": ("v", 0),
    "sxdg": ("vi", 0),
    "rxx": ("xx", 0),
    "ryy": ("yy", 0),
    "rzz": ("zz", 0),
    "cx": ("cnot", 1),
    **{each: (each[1:], 1) for each in ("cy", "cz", "ch", "crx", "cry", "crz")},
    "ccx": ("x", 2),
    "ccz": ("z", 2),
}


def random_circuit(
    seed: int, names: Sequence[str] = tuple(GATES), *, repeats: bool = True
) -> RandomCircuit:
    """A circuit that differs in every qubit, with registers in random order.

    Args:
        seed: Chooses it.
        names: The gates that it may have.
        repeats: Whether a qubit may be measured into several bits, and a bit be never written.
    """
    random = Random(seed)  # noqa: S311  # a test's
    qubits = random.randint(1, 4)
    gates = [Gate("ry", (qubit,), (_angle(random),)) for qubit in range(qubits)]
    fitting = [name for name in names if GATES[name][0] <= qubits]
    for _ in range(random.randint(3, 14)):
        name = random.choice(fitting)
        width, angles = GATES[name]
        places = tuple(random.sample(range(qubits), width))
        gates.append(Gate(name, places, tuple(_angle(random) for _ in range(angles))))
    return RandomCircuit(qubits, tuple(gates), _registers(random, qubits, repeats=repeats))


def _angle(random: Random) -> float:
    return random.uniform(-3, 3)


def _registers(random: Random, qubits: int, *, repeats: bool) -> Registers:
    bits: list[int | None] = random.sample(range(qubits), random.randint(1, qubits))
    if repeats:
        bits += random.choices([None, *range(qubits)], k=random.randint(0, 2))
        random.shuffle(bits)
    found: dict[str, tuple[int | None, ...]] = {}
    for name in random.sample(["c", "out", "meas", "a_1", "Z"], 5):
        size = random.randint(1, 3)
        if bits:
            found[f"r{name}"] = tuple(bits[:size])
            bits = bits[size:]
    if bits:
        found["rest"] = tuple(bits)
    return found


def as_qiskit(circuit: RandomCircuit, *, measured: bool = True) -> Any:
    """As Qiskit's `QuantumCircuit`."""
    qiskit: Any = import_module("qiskit")
    built = qiskit.QuantumCircuit(circuit.qubits, name="random")
    for gate in circuit.gates:
        getattr(built, gate.name)(*gate.angles, *gate.qubits)
    if measured:
        for name, bits in circuit.registers.items():
            register = qiskit.ClassicalRegister(len(bits), name)
            built.add_register(register)
            for bit, qubit in zip(register, bits, strict=True):
                if qubit is not None:
                    built.measure(qubit, bit)
    return built


def as_ionq(circuit: RandomCircuit) -> list[dict[str, Any]]:
    """As a list of gates of IonQ's; of gates in `IONQ_NAMES` only."""
    gates: list[dict[str, Any]] = []
    for gate in circuit.gates:
        name, controls = IONQ_NAMES[gate.name]
        fields: dict[str, Any] = {"gate": name, "targets": list(gate.qubits[controls:])}
        if controls == 1:
            fields["control"] = gate.qubits[0]
        elif controls:
            fields["controls"] = list(gate.qubits[:controls])
        if gate.angles:
            fields["rotation"] = gate.angles[0]
        gates.append(fields)
    return gates


def as_cirq(circuit: RandomCircuit) -> Any:
    """As Cirq's `Circuit`; each register is a measurement key, for registers without repeats."""
    cirq: Any = import_module("cirq")
    matrices: Mapping[str, Callable[..., Any]] = {
        "x": cirq.X,
        "y": cirq.Y,
        "z": cirq.Z,
        "h": cirq.H,
        "s": cirq.S,
        "t": cirq.T,
        "sdg": cirq.S**-1,
        "tdg": cirq.T**-1,
        "sx": cirq.X**0.5,
        "sxdg": cirq.X**-0.5,
        "cx": cirq.CNOT,
        "cz": cirq.CZ,
        "swap": cirq.SWAP,
        "iswap": cirq.ISWAP,
        "cy": cirq.Y.controlled(),
        "ch": cirq.H.controlled(),
        "ccx": cirq.CCX,
        "ccz": cirq.CCZ,
        "cswap": cirq.CSWAP,
    }
    turning: Mapping[str, Callable[..., Any]] = {
        "rx": cirq.rx,
        "ry": cirq.ry,
        "rz": cirq.rz,
        "p": cirq.ZPowGate,
        "cp": cirq.CZPowGate,
        "crx": cirq.rx,
        "cry": cirq.ry,
        "crz": cirq.rz,
        "rxx": cirq.XXPowGate,
        "ryy": cirq.YYPowGate,
        "rzz": cirq.ZZPowGate,
    }
    built = cirq.Circuit()
    for gate in circuit.gates:
        if gate.name == "u":
            turns = zip((cirq.rz, cirq.ry, cirq.rz), (1, 0, 2), strict=True)
            made = cirq.MatrixGate(
                multi_dot([cirq.unitary(turn(gate.angles[at])) for turn, at in turns])
            )
        elif gate.angles:
            kind = turning[gate.name]
            (angle,) = gate.angles
            # Powers are in half turns.
            made = kind(exponent=angle / pi) if isinstance(kind, type) else kind(angle)
            made = made.controlled() if gate.name in ("crx", "cry", "crz") else made
        else:
            made = matrices[gate.name]
        built.append(made(*(cirq.LineQubit(qubit) for qubit in gate.qubits)))
    for name, bits in circuit.registers.items():
        built.append(cirq.measure(*(cirq.LineQubit(bit) for bit in bits), key=name))
    return built


def as_pennylane(circuit: RandomCircuit) -> Any:
    """As PennyLane's tape."""
    qml: Any = import_module("pennylane")
    fixed: Mapping[str, Callable[[tuple[int, ...]], Any]] = {
        "x": qml.X,
        "y": qml.Y,
        "z": qml.Z,
        "h": qml.Hadamard,
        "s": qml.S,
        "t": qml.T,
        "sx": qml.SX,
        "cx": qml.CNOT,
        "cy": qml.CY,
        "cz": qml.CZ,
        "ch": qml.CH,
        "swap": qml.SWAP,
        "iswap": qml.ISWAP,
        "ccx": qml.Toffoli,
        "ccz": qml.CCZ,
        "cswap": qml.CSWAP,
        "sdg": lambda wires: qml.adjoint(qml.S(wires)),
        "tdg": lambda wires: qml.adjoint(qml.T(wires)),
        "sxdg": lambda wires: qml.adjoint(qml.SX(wires)),
    }
    turning = {
        "rx": qml.RX,
        "ry": qml.RY,
        "rz": qml.RZ,
        "p": qml.PhaseShift,
        "u": qml.U3,
        "cp": qml.ControlledPhaseShift,
        "crx": qml.CRX,
        "cry": qml.CRY,
        "crz": qml.CRZ,
        "rxx": qml.IsingXX,
        "ryy": qml.IsingYY,
        "rzz": qml.IsingZZ,
    }
    made: list[Any] = [
        turning[gate.name](*gate.angles, wires=gate.qubits)
        if gate.angles
        else fixed[gate.name](gate.qubits)
        for gate in circuit.gates
    ]
    return qml.tape.QuantumScript(made, [qml.probs(wires=range(circuit.qubits))])


def as_qasm2(circuit: RandomCircuit) -> str:
    """As a program in OpenQASM 2, as Qiskit writes it."""
    qasm2: Any = import_module("qiskit.qasm2")
    program: str = qasm2.dumps(as_qiskit(circuit))
    return program


def as_qasm3(circuit: RandomCircuit) -> str:
    """As a program in OpenQASM 3, as Qiskit writes it."""
    qasm3: Any = import_module("qiskit.qasm3")
    program: str = qasm3.dumps(as_qiskit(circuit))
    return program


def probabilities(circuit: RandomCircuit) -> list[float]:
    """Qiskit's probabilities of the states, with qubit 0 as the lowest bit of an index."""
    return statevector_probabilities(as_qiskit(circuit, measured=False))


def statevector_probabilities(circuit: Any) -> list[float]:
    """Qiskit's probabilities for a circuit of its own without measurements."""
    information: Any = import_module("qiskit.quantum_info")
    found: list[float] = information.Statevector(circuit).probabilities().tolist()
    return found


def register_probabilities(circuit: RandomCircuit) -> dict[str, dict[str, float]]:
    """Qiskit's probabilities of each register's bits, with bit 0 rightmost."""
    information: Any = import_module("qiskit.quantum_info")
    state = information.Statevector(as_qiskit(circuit, measured=False))
    found: dict[str, dict[str, float]] = {}
    for name, bits in circuit.registers.items():
        measured = sorted({bit for bit in bits if bit is not None})
        found[name] = {}
        if not measured:
            found[name]["0" * len(bits)] = 1.0
            continue
        for key, probability in state.probabilities_dict(qargs=measured).items():
            value = dict(zip(measured, reversed(key), strict=True))
            word = "".join("0" if bit is None else value[bit] for bit in reversed(bits))
            found[name][word] = found[name].get(word, 0) + probability
    return found
