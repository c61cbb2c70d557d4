"""Which conversion an object gets; looking at it imports nothing."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from ionq_session.jobs.circuits.circuit import Circuit
from ionq_session.jobs.circuits.conversion import CircuitInput, circuit_input
from ionq_session.jobs.errors import InvalidCircuitError, MissingExtraError

from ....cases import every
from ....compat import lazily
from ..random_circuits import as_cirq, as_pennylane, as_qasm2, as_qiskit, random_circuit

GATES: list[dict[str, object]] = [{"gate": "h", "target": 0}]
INPUT = CircuitInput("ionq.circuit.v1", {"gateset": "qis", "qubits": 1, "circuit": GATES})  # type: ignore[dict-item]  # they are JSON

# Any: none of these packages is typed as a whole.
openqasm3: Any = lazily.module("openqasm3")


class Built:
    """A circuit of a class that knows IonQ's JSON."""

    def to_ionq(self) -> Mapping[str, object]:
        return {"gateset": "qis", "qubits": 3, "circuit": GATES, "registers": {"c": [2]}}


def test_an_object_with_to_ionq_is_taken() -> None:
    found = circuit_input(Built())
    assert (3, {"c": (2,)}) == (found.input["qubits"], found.registers)


def test_an_input_is_taken_as_it_is() -> None:
    assert INPUT is circuit_input(INPUT)


def test_converters_that_go_in_circles_are_stopped() -> None:
    class Endless:
        def to_ionq(self) -> Any:
            return self

    with pytest.raises(InvalidCircuitError, match="returned one another"):
        circuit_input(Endless())


MODULE = """
class Circuit:
    pass

class Other(Circuit):
    pass

class Wrong:
    pass

class Missing:
    pass

def convert(circuit):
    return [{"gate": "h", "target": 0}]

def convert_other(circuit):
    return {"circuit": [{"gate": "x", "target": 1}]}

value = 3
"""
ENTRY_POINTS = """[ionq_session.circuits]
third_package = third_package:convert
third_package.Other = third_package:convert_other
third_package.Wrong = third_package:value
third_package.Missing = third_package:missing
"""


@pytest.fixture
def third_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A distribution with entry points, as an installation leaves it."""
    (tmp_path / "third_package.py").write_text(MODULE, "utf-8")
    information = tmp_path / "third_package-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: third-package\n", "utf-8")
    (information / "entry_points.txt").write_text(ENTRY_POINTS, "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    yield import_module("third_package")
    sys.modules.pop("third_package")


def test_a_converter_of_a_third_package_is_found(third_package: Any) -> None:
    assert INPUT == circuit_input(third_package.Circuit())
    (gate,) = list(circuit_input(third_package.Other()).input["circuit"])  # type: ignore[arg-type]  # a list
    assert {"gate": "x", "target": 1} == gate

    class Derived(third_package.Other):  # type: ignore[misc]  # of a class that is Any
        pass

    (gate,) = list(circuit_input(Derived()).input["circuit"])  # type: ignore[arg-type]  # a list
    assert {"gate": "x", "target": 1} == gate


def test_a_broken_converter_is_named(third_package: Any) -> None:
    with pytest.raises(InvalidCircuitError, match="'third_package:value' of third-package is no"):
        circuit_input(third_package.Wrong())
    with pytest.raises(InvalidCircuitError, match=r"'third_package:missing' .* cannot be loaded"):
        circuit_input(third_package.Missing())


def test_packages_that_qbraid_knows_go_through_it_to_qiskit() -> None:
    program = openqasm3.parse(
        'OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; bit[2] c;'
        "h q[0]; cp(0.3) q[0], q[1]; c[0] = measure q[1];"
    )
    found = circuit_input(program)
    assert [
        {"gate": "h", "targets": [0]},
        {"gate": "z", "controls": [0], "targets": [1], "rotation": 0.3},
    ] == found.input["circuit"]
    assert {"c": (1, None)} == found.registers


def test_what_qbraid_cannot_convert_is_refused() -> None:
    program = openqasm3.parse("OPENQASM 3.0; qubit q; foo q;")
    with pytest.raises(InvalidCircuitError, match="qBraid cannot convert the circuit of openqasm3"):
        circuit_input(program)


def test_a_class_in_place_of_an_object_is_told() -> None:
    with pytest.raises(InvalidCircuitError, match=r"the class Circuit .* call it: Circuit\("):
        circuit_input(Circuit)


CIRCUIT = random_circuit(1, repeats=False)
MISSING: dict[str, tuple[Callable[[], object], str, str]] = {
    "Qiskit": (lambda: as_qiskit(CIRCUIT), "qiskit_ionq", "qiskit"),
    "Cirq": (lambda: as_cirq(CIRCUIT), "cirq_ionq", "cirq"),
    "PennyLane": (lambda: as_pennylane(CIRCUIT), "qiskit_ionq", "pennylane"),
    "OpenQASM 2": (lambda: as_qasm2(CIRCUIT), "qiskit_ionq", "qiskit"),
    "qBraid": (lambda: openqasm3.parse("OPENQASM 3.0; qubit q;"), "qbraid", "qbraid"),
}


@every("made, package, extra", MISSING)
def test_a_missing_package_is_named_with_its_extra(
    made: Callable[[], object], package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    circuit = made()
    for name in list(sys.modules):
        if name.partition(".")[0] == package:
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    message = rf"{package}, .* pip install 'ionq-session\[{extra}\]'"
    with pytest.raises(MissingExtraError, match=message) as caught:
        circuit_input(circuit)
    assert extra == caught.value.extra


def test_looking_at_an_object_imports_nothing() -> None:
    program = """
import sys
from ionq_session.jobs.circuits.conversion import circuit_input
class Circuit:
    __module__ = "stim"
for given in ([{"gate": "h", "target": 0}], "OPENQASM 3.0;", Circuit(), 3):
    try:
        circuit_input(given)
    except ValueError:
        raise
    except Exception as error:
        print(type(error).__name__)
heavy = {"qiskit", "qiskit_ionq", "cirq", "pennylane", "qbraid", "numpy"}
print(sorted(heavy & sys.modules.keys()))
"""
    done = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True
    )
    assert ["InvalidCircuitError", "InvalidCircuitError", "[]"] == done.stdout.splitlines()
