"""Circuits as text: what is drawn where, and what happens with little room."""

import os
import shutil
from itertools import pairwise
from math import pi
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ionq_session import Circuit, NativeCircuit
from ionq_session.jobs.circuits.base import BaseCircuit
from ionq_session.jobs.circuits.labels import radians

from ...cases import every
from .samples import full


def drawing(text: str) -> str:
    return dedent(text).strip("\n")


DRAWN: dict[str, tuple[BaseCircuit, str]] = {
    "nothing": (Circuit(2), "q0: ──\nq1: ──"),
    "a Bell pair": (
        Circuit(2).h(0).cnot(0, 1),
        """
             ┌───┐
        q0: ─┤ H ├─●─
             └───┘ │
        q1: ───────⊕─
        """,
    ),
    "controls on both sides": (
        Circuit(3).cnot([0, 2], 1).rx(2, pi / 2, control=[0, 1]),
        """
        q0: ─●──────●──────
             │      │
        q1: ─⊕──────●──────
             │ ┌────┴────┐
        q2: ─●─┤ Rx(π/2) ├─
               └─────────┘
        """,
    ),
    "a swap over a wire": (
        Circuit(3).swap(0, 2).x(1),
        """
        q0: ─x───────
             │ ┌───┐
        q1: ─┼─┤ X ├─
             │ └───┘
        q2: ─x───────
        """.replace("x", "\N{MULTIPLICATION SIGN}"),
    ),
    "boxes one above another": (
        Circuit(3).h([0, 1]).zz(1, 2, 0.25).s(0),
        """
             ┌───┐    ┌───┐
        q0: ─┤ H ├────┤ S ├─────
             └───┘    └───┘
             ┌───┐ ┌──────────┐
        q1: ─┤ H ├─┤ ZZ(0.25) ├─
             └───┘ └────┬─────┘
                   ┌────┴─────┐
        q2: ───────┤ ZZ(0.25) ├─
                   └──────────┘
        """,
    ),
    "native gates": (
        NativeCircuit(3).gpi(0, 0.25).gpi2(1, -0.5).ms(2, 0, 0.1, 0.2).ms(0, 1, 0, 0, 0.125).nop(2),
        """
             ┌────────────┐  ┌──────────┐ ┌────────────────┐
        q0: ─┤ GPi(0.25τ) ├──┤ MS(0.2τ) ├─┤ MS(0τ; 0.125τ) ├─
             └────────────┘  └────┬─────┘ └───────┬────────┘
             ┌─────────────┐      │       ┌───────┴────────┐
        q1: ─┤ GPi2(-0.5τ) ├──────┼───────┤ MS(0τ; 0.125τ) ├─
             └─────────────┘      │       └────────────────┘
                             ┌────┴─────┐      ┌─────┐
        q2: ─────────────────┤ MS(0.1τ) ├──────┤ nop ├───────
                             └──────────┘      └─────┘
        """,
    ),
    "exponentials": (
        Circuit(2).pauliexp([0, 1], ["XY"], [0.5], pi / 2).pauliexp([1], ["X", "Z"], [1, 1], 1),
        """
             ┌────────────┐
        q0: ─┤ exp Y(π/4) ├──────────────────
             └─────┬──────┘
             ┌─────┴──────┐ ┌──────────────┐
        q1: ─┤ exp X(π/4) ├─┤ exp(2 terms) ├─
             └────────────┘ └──────────────┘
        """,
    ),
}


@every("circuit, expected", DRAWN)
def test_what_a_drawing_looks_like(circuit: BaseCircuit, expected: str) -> None:
    assert drawing(expected) == circuit.draw(width=0)


def test_a_drawing_in_ascii() -> None:
    circuit = Circuit(3).rx(0, pi / 2).cnot(0, 2).swap(1, 2).si(0).z(1, control=0)
    expected = """
             +----------+   +-----+
        q0: -| Rx(pi/2) |-@-| Sdg |---@---
             +----------+ | +-----+ +-+-+
        q1: --------------+----x----| Z |-
                          |    |    +---+
        q2: --------------X----x----------
    """
    assert drawing(expected) == circuit.draw(width=0, ascii=True)
    assert full().draw(ascii=True).isascii()
    assert "| GPi(0.25 turn) |" in NativeCircuit(1).gpi(0, 0.25).draw(width=0, ascii=True)


def test_str_is_the_drawing_for_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    circuit = full()

    def terminal(fallback: tuple[int, int]) -> os.terminal_size:
        return os.terminal_size((60, 20))

    def no_terminal(fallback: tuple[int, int]) -> os.terminal_size:
        return os.terminal_size(fallback)

    monkeypatch.setattr(shutil, "get_terminal_size", terminal)
    assert circuit.draw(width=60) == circuit.draw() == str(circuit) == f"{circuit}"
    monkeypatch.setattr(shutil, "get_terminal_size", no_terminal)
    assert circuit.draw(width=80) == str(circuit)


def test_a_wide_drawing_goes_on_below() -> None:
    circuit = Circuit(2).h(0).cnot(0, 1).x([0, 1]).z(0)
    expected = """
             ┌───┐   ┌───┐
        q0: ─┤ H ├─●─┤ X ├─»
             └───┘ │ └───┘
                   │ ┌───┐
        q1: ───────⊕─┤ X ├─»
                     └───┘

              ┌───┐
        q0: «─┤ Z ├─
              └───┘
        q1: «───────
    """
    assert drawing(expected) == circuit.draw(width=20)


@every("ascii_only", [False, True])
@given(width=st.integers(30, 200))
def test_no_line_is_longer_than_it_may_be(ascii_only: bool, width: int) -> None:
    lines = full().draw(width=width, ascii=ascii_only).splitlines()
    assert width >= max(map(len, lines))
    assert any(len(line) > width - 30 for line in lines)  # nor much shorter than it could be


def test_a_column_without_enough_room_stands_alone() -> None:
    text = Circuit(1).h(0).rx(0, 0.123).h(0).draw(width=1)
    assert 3 == len(text.split("\n\n"))
    with pytest.raises(ValueError, match="at least 0, not -1"):
        Circuit(1).draw(width=-1)


@every("qubits", [1, 2, 10, 11, 36])
def test_every_wire_has_its_line_and_all_lines_of_wires_are_as_long(qubits: int) -> None:
    circuit = Circuit(qubits).h(range(qubits))
    for low, high in pairwise(range(qubits)):
        circuit.cnot(low, high).zz(0, high, 0.5)
    for block in circuit.draw(width=100).split("\n\n"):
        wires = [line for line in block.splitlines() if line.lstrip().startswith("q")]
        assert [f"q{wire}" for wire in range(qubits)] == [
            wire.partition(":")[0].strip() for wire in wires
        ]
        assert 1 == len({len(wire) for wire in wires})


def test_many_idle_wires_are_left_out() -> None:
    text = Circuit(1_000_000).h(3).draw()
    assert text.endswith("(not drawn: idle qubits 64 to 999999)")
    assert Circuit(65).draw().endswith("(not drawn: idle qubit 64)")
    assert 70 > len(text.splitlines())
    assert "q99: " in Circuit(1_000_000).h(99).draw()
    assert "not drawn" not in Circuit(64).draw()


def test_gates_that_would_cross_stand_apart() -> None:
    lines = Circuit(3).cnot(0, 2).h(1).draw(width=0).splitlines()
    wire = next(line for line in lines if line.startswith("q1"))
    assert "q1: ─┼─┤ H ├─" == wire
    lines = Circuit(3).h(1).cnot(0, 2).draw(width=0).splitlines()
    wire = next(line for line in lines if line.startswith("q1"))
    assert "q1: ─┤ H ├─┼─" == wire


ANGLES = {
    0.0: "0",
    pi: "π",
    -pi: "-π",
    pi / 2: "π/2",
    -3 * pi / 4: "-3π/4",
    2 * pi / 3: "2π/3",
    2 * pi: "2π",
    pi / 32: "π/32",
    pi / 2 + 1e-12: "π/2",
    pi / 2 + 1e-6: "1.571",
    0.1234567: "0.1235",
    1e-5: "1e-05",
    1e-11: "1e-11",
    -2.0: "-2",
    100 * pi: "314.2",
}


@every("angle, text", [(-0.0, "0"), *ANGLES.items()])
def test_angles_are_short(angle: float, text: str) -> None:
    assert text == radians(angle)
