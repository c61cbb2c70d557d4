"""What is one circuit, and what is several."""

from collections.abc import Mapping
from typing import Any

from ionq_api.models import QISCircuit, QisGate
from ionq_session import Circuit
from ionq_session.jobs.many.batches.detection import is_batch

from ....cases import every

GATE = {"gate": "h", "target": 0}
ONE: Mapping[str, object] = {"circuit": [GATE]}


# Any: what users may give.
CASES: Mapping[str, Any] = {
    "a list of gates": ([GATE, GATE], False),
    "a tuple of gates": ((GATE,), False),
    "models of gates": ([QisGate(gate="h", target=0)], False),
    "gates, and then something else": ([GATE, ONE], False),
    "a list of circuits": ([Circuit(1).h(0), ONE], True),
    "one circuit in a list": ([ONE], True),
    "models of circuits": ([QISCircuit(circuit=[])], True),
    "lists of gates": ([[GATE], [GATE]], True),
    "texts": (["OPENQASM 3.0;"], True),
    "circuits, and then a gate": ([ONE, GATE], True),
    "nothing in a list": ([], True),
    "nothing in a tuple": ((), True),
    "a circuit": (Circuit(1), False),
    "a dict": (ONE, False),
    "a gate": (GATE, False),
    "a text": ("[]", False),
    "nothing": (None, False),
}


@every("given, expected", CASES)
def test_what_is_a_batch(given: object, expected: bool) -> None:
    assert is_batch(given) is expected
