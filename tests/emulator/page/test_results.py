"""What came of a job: histograms, energies, cuts, children, failures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.emulator.test_qaoa import problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from ionq_session.emulator import Emulator
    from tests.emulator.page.browser import Page

    Run = Callable[[dict[str, Any]], dict[str, Any]]
    Payload = Callable[..., dict[str, Any]]
    Visit = Callable[..., Page]

HEAD = 'OPENQASM 3.0; include "stdgates.inc";'
X: dict[str, Any] = {"gate": "x", "target": 0}
Z: dict[str, Any] = {"gate": "z", "target": 0}
H: dict[str, Any] = {"gate": "h", "target": 0}

_BARS = """
return [...document.querySelectorAll(".histogram td.bar")].map(cell =>
  cell.firstChild.getBoundingClientRect().width / cell.clientWidth)
"""


def test_exact_probabilities_stand_beside_their_states(
    visit: Visit, run: Run, shared: Emulator, qis: Payload
) -> None:
    rotation = {"gate": "ry", "target": 2, "rotation": 2.0943951023931953}
    page = visit(shared, f"#job/{run(qis(3, X, rotation))['id']}")
    page.until(lambda: page.rows(".histogram"))
    assert ["q2 … q0", "Decimal", "Probability", "Bar"] == page.texts(".histogram th")
    assert [["001", "1", "0.2500", ""], ["101", "5", "0.7500", ""]] == page.rows(".histogram")
    short, long = page.run(_BARS)
    assert 0.3 < short / long < 0.36
    assert long > 0.9


def test_counts_add_up_to_the_shots(
    visit: Visit, run: Run, shared: Emulator, bell: dict[str, Any]
) -> None:
    payload = bell | {"shots": 1000, "noise": {"model": "aria-1", "seed": 5}}
    page = visit(shared, f"#job/{run(payload)['id']}")
    page.until(lambda: page.rows(".histogram"))
    rows = page.rows(".histogram")
    assert 1000 == sum(int(row[3]) for row in rows)
    assert [f"{int(row[3]) / 1000:.4f}" for row in rows] == [row[2] for row in rows]
    page.sees("simulator (aria-1)", "1,000")


def test_of_many_states_the_most_probable_are_shown(
    visit: Visit, run: Run, shared: Emulator, qis: Payload
) -> None:
    everywhere = {"gate": "h", "targets": list(range(1, 9))}
    tilt = {"gate": "ry", "target": 0, "rotation": 1.0471975511965976}
    page = visit(shared, f"#job/{run(qis(9, everywhere, tilt))['id']}")
    page.sees("The most probable 32 states of 512; the others have 0.9063 together.")
    rows = page.rows(".histogram")
    assert 32 == len(rows)
    assert all(row[0].endswith("0") and row[2] == "0.0029" for row in rows)


def test_each_register_has_its_own_histogram(visit: Visit, run: Run, shared: Emulator) -> None:
    text = f"{HEAD} qubit[2] q; bit[1] c; x q[1]; c[0] = measure q[1];"
    job = run({"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": text}})
    page = visit(shared, f"#job/{job['id']}")
    page.sees("Register c")
    assert [["10", "2", "1.0000", ""]] == page.rows(".histogram:nth-of-type(1)")
    assert [["1", "1", "1.0000", ""]] == page.rows(".histogram:nth-of-type(2)")
    assert "c[0]" in page.text(".histogram:nth-of-type(2)")


def test_a_job_of_many_circuits_shows_them_in_order(
    visit: Visit, run: Run, shared: Emulator
) -> None:
    circuits: list[dict[str, Any]] = [
        {"name": "none", "circuit": [Z]},
        {"name": "flip", "circuit": [X]},
        {"name": "half", "circuit": [H]},
    ]
    source = {"gateset": "qis", "qubits": 2, "circuits": circuits}
    payload = {"type": "ionq.multi-circuit.v1", "backend": "simulator", "input": source}
    job = run(payload | {"name": "three"})
    page = visit(shared, f"#job/{job['id']}")
    page.until(lambda: len(page.rows()) == 3)
    expected = [
        ["0", "none", "00 1.0000"],
        ["1", "flip", "01 1.0000"],
        ["2", "half", "00 0.5000  01 0.5000"],
    ]
    assert expected == [[row[0], row[2], row[-1]] for row in page.rows()]
    page.click("half")
    assert ["q0 H", "q1"] == page.wires()
    page.until(lambda: [row[0] for row in page.rows(".histogram")] == ["00", "01"])
    page.click("three")
    page.sees("3 circuits", "Most probable")


ANSATZ = f"{HEAD} input float theta; qubit[2] q; ry(theta) q[0];"


def test_an_energy_shows_its_hamiltonian_and_its_value(
    visit: Visit, run: Run, shared: Emulator
) -> None:
    terms = [{"pauli_string": "IZ", "coefficient": -1.5}, {"pauli_string": "ZI", "coefficient": 2}]
    inner = {"hamiltonian": terms, "ansatz": {"data": ANSATZ}}
    source = {"data": {"type": "hamiltonian-energy", "data": inner}, "params": [0.0]}
    job = run({"type": "quantum-function", "backend": "simulator", "input": source})
    assert "completed" == job["status"], job["failure"]
    page = visit(shared, f"#job/{job['id']}")
    assert ["q[0] Ry theta", "q[1]"] == page.wires()
    assert [["IZ", "-1.5"], ["ZI", "2"]] == page.rows(".compact")
    page.sees("value", "0.5", "variance", "Function")


def test_a_cut_is_drawn_on_its_graph(visit: Visit, run: Run, shared: Emulator) -> None:
    graph = problem([0, 1, 2], [(0, 1, 1.0), (1, 2, 3.0), (0, 2, 0.5)])
    payload = {"type": "qctrl.qaoa.v1", "backend": "simulator", "input": graph}
    job = run(payload | {"external_settings": {"api_credentials": "none"}})
    assert "completed" == job["status"], job["failure"]
    page = visit(shared, f"#job/{job['id']}")
    page.sees("Graph of 3 nodes and 3 edges.", "optimal bitstring", "010", "-4", "QAOA circuit")
    count = "return document.querySelectorAll(arguments[0]).length"
    assert [2, 1] == [page.run(count, selector) for selector in (".graph .cut", ".node.one")]
    weights = page.run(
        "return [...document.querySelectorAll('.graph .value')].map(each => each.textContent)"
    )
    assert ["0.5", "3"] == sorted(weights), "a weight of 1 goes without saying"


def test_a_failure_says_why(visit: Visit, run: Run, shared: Emulator, qis: Payload) -> None:
    job = run(qis(2, {"gate": "h", "target": 9}))
    page = visit(shared, f"#job/{job['id']}")
    page.until(lambda: page.text("[role=alert]"))
    assert f"PreflightError\n\n{job['failure']['message']}" == page.text("[role=alert]")
    loop = "OPENQASM 3.0;\nqubit q;\nfor int i in [0:3] { }\n"
    job = run({"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": loop}})
    page.go(f"#job/{job['id']}")
    page.sees("line 3: a for loop", "for int i in [0:3] { }")


def test_a_dry_run_says_that_it_has_no_results(
    visit: Visit, run: Run, shared: Emulator, bell: dict[str, Any]
) -> None:
    page = visit(shared, f"#job/{run(bell | {'dry_run': True})['id']}")
    page.sees("A dry run has no results.", "completed")
    assert ["q0 H ●", "q1 ⊕"] == page.wires()
