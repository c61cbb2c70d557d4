"""Circuits as the page draws them: wires from the top, gates from the left, values in place."""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from ionq_session.emulator import Emulator
    from tests.emulator.page.browser import Page

    Run = Callable[[dict[str, Any]], dict[str, Any]]
    Payload = Callable[..., dict[str, Any]]
    Visit = Callable[..., Page]

# Of each gate: whether its texts are inside of its box. Of each pair: whether they overlap.
_GEOMETRY = """
const boxes = [...document.querySelectorAll(".circuit .gate")]
  .map(gate => [gate, gate.getBoundingClientRect()]);
const crowded = [];
for (const [gate, box] of boxes) {
  for (const [other, its] of boxes)
    if (gate !== other && box.x < its.right && its.x < box.right
        && box.y < its.bottom && its.y < box.bottom)
      crowded.push(gate.textContent + " meets " + other.textContent);
  for (const text of gate.querySelectorAll("text")) {
    const inner = text.getBoundingClientRect(), middle = inner.x + inner.width / 2;
    const holder = [...gate.querySelectorAll("rect")].map(rect => rect.getBoundingClientRect())
      .find(rect => rect.y < inner.y + inner.height / 2 && rect.bottom > inner.y + inner.height / 2
        && rect.x < middle && rect.right > middle);
    if (!holder || inner.width > holder.width + 1) crowded.push(text.textContent + " sticks out");
  }
}
return [boxes.length, crowded]
"""


def gate(name: str, *targets: int, **fields: Any) -> dict[str, Any]:
    return {"gate": name, "targets": list(targets), **fields}


EVERY_GATE = [
    gate("h", 0, 1, 2),
    gate("x", 3),
    gate("not", 4),
    gate("y", 5),
    gate("z", 6),
    gate("s", 7),
    gate("si", 7),
    gate("t", 6),
    gate("ti", 6),
    gate("v", 5),
    gate("vi", 5),
    gate("rx", 0, rotation=pi / 2),
    gate("ry", 1, rotation=-3 * pi / 4),
    gate("rz", 2, rotation=0.123456),
    gate("cnot", 1, control=0),
    gate("cnot", 2, controls=[0, 1]),
    gate("swap", 3, 4),
    gate("xx", 0, 1, rotation=pi),
    gate("yy", 2, 4, rotation=0.5),
    gate("zz", 5, 6, rotation=-pi / 16),
    gate("z", 7, control=5, rotation=0.25),
    gate("pauliexp", 0, 1, 2, terms=["ZYX"], coefficients=[0.5], time=0.5),
    gate("pauliexp", 3, 4, terms=["XX", "ZZ"], coefficients=[1, 2], time=1),
]


def test_every_gate_has_its_symbol_on_its_wire(
    visit: Visit, run: Run, shared: Emulator, qis: Payload
) -> None:
    job = run(qis(8, *EVERY_GATE))
    assert "completed" == job["status"], job["failure"]
    page = visit(shared, f"#job/{job['id']}")
    assert [
        "q0 H Rx π/2 ● ● XX [π] X [exp(-0.25 i)]",
        "q1 H Ry -3π/4 ⊕ ● XX Y",
        "q2 H Rz 0.123 ⊕ YY [0.5] Z",
        "q3 X ✕ exp [2 terms]",
        "q4 X ✕ YY exp",
        "q5 Y V V† ZZ [-π/16] ●",
        "q6 Z T T† ZZ",
        "q7 S S† Z 0.25",
    ] == page.wires()
    gates, crowded = page.run(_GEOMETRY)
    assert (len(EVERY_GATE) + 2, []) == (gates, crowded)  # the first acts on three qubits
    label = "Circuit of 8 qubits and 23 gates"
    assert label == page.run("return document.querySelector('svg[role=img]').ariaLabel")
    page.click("Gates as a list")
    page.sees("cnot on 2 controlled by 0, 1", 'terms ["ZYX"] coefficients [0.5] time 0.5')


def test_native_gates_have_their_turns(
    visit: Visit, run: Run, shared: Emulator, qis: Payload
) -> None:
    payload = qis(
        3,
        gate("gpi", 0, phase=0.25),
        gate("gpi2", 1, phase=-0.125),
        gate("ms", 0, 2, phases=[0, 0.3333333], angle=0.2),
        gate("zz", 1, 2, angle=0.25),
        gate("ms", 1, 0, phases=[0.5, 1]),
        gate("nop", 2),
    )
    payload["input"]["gateset"] = "native"
    page = visit(shared, f"#job/{run(payload)['id']}")
    assert [
        "q0 GPi 0.25 MS 0 [0.2] MS 1",
        "q1 GPi2 -0.125 ZZ [0.25] MS 0.5",
        "q2 MS 0.333 ZZ nop",
    ] == page.wires()
    assert [] == page.run(_GEOMETRY)[1]


PROGRAM = """OPENQASM 3.0;
include "stdgates.inc";
qubit[2] q;
qubit a;
bit[2] mid;
bit c;
gate both x, y { h x; cx x, y; }
both q[0], q[1];
negctrl @ ctrl @ rz(pi / 8) q[0], q[1], a;
mid[1] = measure q[0];
reset q[0];
h q[0];
barrier q[0], q[1];
c = measure a;
"""


def test_a_program_is_shown_and_drawn(visit: Visit, run: Run, shared: Emulator) -> None:
    job = run(
        {
            "type": "ionq.qasm3.v1",
            "backend": "simulator",
            "noise": {"model": "forte-1", "seed": 1},
            "input": {"data": PROGRAM},
        }
    )
    assert "completed" == job["status"], job["failure"]
    page = visit(shared, f"#job/{job['id']}")
    assert [
        "q[0] both ○ M → mid[1] |0⟩ H",
        "q[1] both ●",
        "a Rz π/8 M → c",
    ] == page.wires()
    assert PROGRAM.splitlines() == page.texts(".program .line")
    page.sees("Register mid")


def test_native_gates_of_a_program_have_turns_too(visit: Visit, run: Run, shared: Emulator) -> None:
    text = "OPENQASM 3.0; qubit[2] q; gpi(0.5) q[0]; ms(0, 0.25, 0.125) q[0], q[1];"
    job = run({"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": text}})
    assert "completed" == job["status"], job["failure"]
    page = visit(shared, f"#job/{job['id']}")
    assert ["q[0] GPi 0.5 MS [0, 0.25, 0.125]", "q[1] MS"] == page.wires()


def test_the_compiled_circuit_is_a_click_away(
    visit: Visit, run: Run, shared: Emulator, bell: dict[str, Any]
) -> None:
    page = visit(shared, f"#job/{run(bell | {'noise': {'model': 'aria-1'}})['id']}")
    page.click("The compiled circuit")
    upper, lower = page.wires(1)
    assert "MS" in upper
    assert "MS" in lower
    assert upper.startswith("q0 GPi")


def test_what_cannot_be_drawn_is_told_in_words(
    visit: Visit, run: Run, shared: Emulator, qis: Payload
) -> None:
    odd = gate("<b>x</b>", rotation={"a": [1]}, phases="none") | {"targets": ["a", -1]}
    page = visit(shared, f"#job/{run(qis(1, odd))['id']}")
    page.sees('<b>x</b> on a, -1 rotation {"a":[1]} phases "none"')
    page.go(f"#job/{run(qis(1, gate('h', 10**9)))['id']}")
    page.sees("h on 1000000000")
    page.go(f"#job/{run(qis(2))['id']}")
    page.until(lambda: page.wires() == ["q0", "q1"])
    page.go(f"#job/{run(qis(1, *[gate('x', 0)] * 1500))['id']}")
    page.sees("The first 1,000 gates of 1,500.")
    assert 1000 == len(page.wires()[0].split()) - 1
