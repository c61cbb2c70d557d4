"""A use of each gate on three qubits, and the JSON of it, written by hand."""

from collections.abc import Callable
from math import pi
from typing import Any, TypeAlias

from ionq_session import Circuit, NativeCircuit

# Any: the values of fields of all kinds.
Json: TypeAlias = list[dict[str, Any]]

QIS: dict[str, tuple[Callable[[Circuit], Circuit], Json]] = {
    "x": (lambda c: c.x(1, control=2), [{"gate": "x", "target": 1, "control": 2}]),
    "not": (
        lambda c: c.not_([0, 2]),
        [{"gate": "not", "target": 0}, {"gate": "not", "target": 2}],
    ),
    "y": (lambda c: c.y(0, control=[2, 1]), [{"gate": "y", "target": 0, "controls": [2, 1]}]),
    "z": (
        lambda c: c.z(1, control=0).z(2, 0.7, control=1).z(0, -0.3),
        [
            {"gate": "z", "target": 1, "control": 0},
            {"gate": "z", "target": 2, "rotation": 0.7, "control": 1},
            {"gate": "z", "target": 0, "rotation": -0.3},
        ],
    ),
    "h": (
        lambda c: c.h(range(1, 3)).h(0, control=2),
        [
            {"gate": "h", "target": 1},
            {"gate": "h", "target": 2},
            {"gate": "h", "target": 0, "control": 2},
        ],
    ),
    "s": (lambda c: c.s(2, control=0), [{"gate": "s", "target": 2, "control": 0}]),
    "si": (lambda c: c.si(1, control=0), [{"gate": "si", "target": 1, "control": 0}]),
    "t": (lambda c: c.t(0, control=1), [{"gate": "t", "target": 0, "control": 1}]),
    "ti": (
        lambda c: c.ti([0, 1], control=2),
        [
            {"gate": "ti", "target": 0, "control": 2},
            {"gate": "ti", "target": 1, "control": 2},
        ],
    ),
    "v": (lambda c: c.v(2, control=[0, 1]), [{"gate": "v", "target": 2, "controls": [0, 1]}]),
    "vi": (lambda c: c.vi(0), [{"gate": "vi", "target": 0}]),
    "rx": (
        lambda c: c.rx(0, 0.4).rx(1, -0.9, control=2),
        [
            {"gate": "rx", "target": 0, "rotation": 0.4},
            {"gate": "rx", "target": 1, "rotation": -0.9, "control": 2},
        ],
    ),
    "ry": (
        lambda c: c.ry([1, 2], 1.1).ry(0, pi / 3, control=1),
        [
            {"gate": "ry", "target": 1, "rotation": 1.1},
            {"gate": "ry", "target": 2, "rotation": 1.1},
            {"gate": "ry", "target": 0, "rotation": pi / 3, "control": 1},
        ],
    ),
    "rz": (
        lambda c: c.rz(2, 0.8, control=0),
        [{"gate": "rz", "target": 2, "rotation": 0.8, "control": 0}],
    ),
    "cnot": (
        lambda c: c.cnot(2, 0).cnot([0, 2], 1),
        [
            {"gate": "cnot", "control": 2, "target": 0},
            {"gate": "cnot", "controls": [0, 2], "target": 1},
        ],
    ),
    "swap": (lambda c: c.swap(0, 2), [{"gate": "swap", "targets": [0, 2]}]),
    "xx": (
        lambda c: c.xx(0, 2, 0.6).xx(0, 1, 0.5, control=2),
        [
            {"gate": "xx", "targets": [0, 2], "rotation": 0.6},
            {"gate": "xx", "targets": [0, 1], "rotation": 0.5, "control": 2},
        ],
    ),
    "yy": (
        lambda c: c.yy(2, 1, -0.7, control=0),
        [{"gate": "yy", "targets": [2, 1], "rotation": -0.7, "control": 0}],
    ),
    "zz": (
        lambda c: c.zz(1, 0, 1.3, control=2),
        [{"gate": "zz", "targets": [1, 0], "rotation": 1.3, "control": 2}],
    ),
    "pauliexp": (
        lambda c: c.pauliexp([2, 0], ["XY", "YX"], [0.5, -0.25], 0.9).pauliexp(
            [0, 1], ["ZX"], [0.3], 1, control=2
        ),
        [
            {
                "gate": "pauliexp",
                "targets": [2, 0],
                "terms": ["XY", "YX"],
                "coefficients": [0.5, -0.25],
                "time": 0.9,
            },
            {
                "gate": "pauliexp",
                "targets": [0, 1],
                "control": 2,
                "terms": ["ZX"],
                "coefficients": [0.3],
                "time": 1,
            },
        ],
    ),
}
NATIVE: dict[str, tuple[Callable[[NativeCircuit], NativeCircuit], Json]] = {
    "gpi": (lambda c: c.gpi(1, 0.1), [{"gate": "gpi", "target": 1, "phase": 0.1}]),
    "gpi2": (
        lambda c: c.gpi2([0, 2], -0.3),
        [
            {"gate": "gpi2", "target": 0, "phase": -0.3},
            {"gate": "gpi2", "target": 2, "phase": -0.3},
        ],
    ),
    "ms": (
        lambda c: c.ms(2, 0, 0.1, 0.35).ms(0, 1, 0.2, -0.4, 0.1),
        [
            {"gate": "ms", "targets": [2, 0], "phases": [0.1, 0.35], "angle": 0.25},
            {"gate": "ms", "targets": [0, 1], "phases": [0.2, -0.4], "angle": 0.1},
        ],
    ),
    "zz": (lambda c: c.zz(1, 2, 0.15), [{"gate": "zz", "targets": [1, 2], "angle": 0.15}]),
    "nop": (
        lambda c: c.nop().nop(1).nop([0, 2]),
        [{"gate": "nop"}, {"gate": "nop", "targets": [1]}, {"gate": "nop", "targets": [0, 2]}],
    ),
}


def full() -> Circuit:
    """A circuit with every gate of the set `qis`."""
    circuit = Circuit(3)
    for build, _ in QIS.values():
        build(circuit)
    return circuit


def full_native() -> NativeCircuit:
    """A circuit with every native gate."""
    circuit = NativeCircuit(3)
    for build, _ in NATIVE.values():
        build(circuit)
    return circuit


EACH_NATIVE: Json = [
    {"gate": "gpi2", "target": 0, "phase": 0.1},
    {"gate": "gpi", "target": 1, "phase": 0.2},
    {"gate": "ms", "targets": [1, 0], "phases": [0.3, 0.4], "angle": 0.2},
    {"gate": "zz", "targets": [0, 1], "angle": 0.1},
]
"""The native gates as other packages' exporters write them."""
