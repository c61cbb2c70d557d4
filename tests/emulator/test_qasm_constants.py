"""Constants in OpenQASM programs: right by the specification, or refused in words."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from ionq_session.emulator.circuits.constants.folding import fold
from ionq_session.emulator.circuits.qasm_tree import parse_tree
from ionq_session.emulator.failures import JobFailed
from ionq_session.emulator.machines.targets import target_of
from ionq_session.emulator.simulation import energy, engine
from tests.cases import every

HEAD = 'OPENQASM 3.0;\ninclude "stdgates.inc";\n'


def value(expression: str, before: str = "") -> Any:
    """What a gate gets as its argument."""
    tree: Any = fold(parse_tree(f"{before} rx({expression}) q;"))
    return tree.statements[-1].arguments[0].value


def probabilities(text: str) -> dict[int, float]:
    table = engine.simulate(engine.prepare("ionq.qasm3.v1", {"data": HEAD + text})).all_qubits
    return dict(zip(table.states.tolist(), table.weights.tolist(), strict=True))


def test_integer_division_drops_the_fraction() -> None:
    assert {0: pytest.approx(1)} == probabilities("qubit q; rx(-1/2*pi) q;")
    assert pytest.approx(0.2298, abs=5e-5) == probabilities("qubit q; rx(-3/2) q;")[1]
    assert {0: pytest.approx(1)} == probabilities("gate g(t) a { rx(-1/2*t) a; } qubit q; g(pi) q;")
    assert {0: pytest.approx(1)} == probabilities("qubit q; pow(-1/2) @ x q;")
    assert {1: pytest.approx(1)} == probabilities("qubit[2] q; x q[-1/2];")


@every(
    "expression, wanted",
    [
        ("7/2", 3),
        ("-7/2", -3),
        ("7/-2", -3),
        ("-7/-2", 3),
        ("7/2.0", 3.5),
        ("1/2/2.0", 0.0),
        ("7 % 3", 1),
        ("-7 % 3", -1),
        ("7 % -3", 1),
        ("mod(-7, 3)", -1),
        ("mod(-7.5, 2)", -1.5),
        ("2**3**2", 512),
        ("-2**2", -4),
        ("2**-1.0", 0.5),
        ("2.0**0.5", math.sqrt(2)),
        ("3 + 4*5 - 6", 17),
        ("1 << 4 >> 2", 4),
        ("pi/2", math.pi / 2),
        ("π + τ - tau", math.pi),
        ("euler", math.e),
        ("sin(pi/2) + cos(0) + tan(0)", 2.0),
        ("arcsin(1) + arccos(-1) - arctan(1)", 1.25 * math.pi),
        ("exp(1) - log(exp(2))", math.e - 2),
        ("sqrt(2)", math.sqrt(2)),
        ("ceiling(-1.5) + floor(-1.5)", -3.0),
        ('popcount("1011")', 3),
        ('int[4]("1011")', -5),
        ('uint[4]("1011")', 11),
        ("uint[6](rotl(uint[6](37), 3))", 44),
        ('uint[8](rotl("00101010", 3))', 0b01010001),
        ('uint[8](rotr("00101010", -3))', 0b01010001),
        ("int(-2.7)", -2),
        ("float(1)/2", 0.5),
        ("uint[8](int[8](-1))", 255),
        ("int[8](uint[8](255))", -1),
        ("uint[4](3) - uint[4](5)", 14),
        ("uint[4](3) - 5", -2),
        ("~uint[4](5)", 10),
        ("uint[4](12) & uint[4](10)", 8),
        ("uint[4](12) | uint[4](3)", 15),
        ("uint[4](12) ^ uint[4](10)", 6),
        ("int(3 > 2) + int(2.0 >= 3) + int(!false && true || false)", 2),
        ("int(1 == 1.0) + int(bool(0) != false)", 1),
        ("float[32](0.1)", 0.10000000149011612),
        # These are the specification's own examples of angles.
        ("angle[4](7*pi/8) + angle[4](pi/8)", math.pi),
        ("angle[4](pi/8) - angle[4](7*pi/8)", 5 * math.pi / 4),
        ("angle[4](7*pi/8) / uint[4](2)", 3 * math.pi / 8),
        ("uint[4](2) * angle[4](5*pi/4)", math.pi / 2),
        ("angle[4](5*pi/4) / angle[4](pi/8)", 10),
        ("-angle[4](pi/4)", 7 * math.pi / 4),
        ("angle[4](9*pi/8) << 2", math.pi / 2),
        ("angle[4](9*pi/8) >> 2", math.pi / 4),
        ("angle[8](6.283185307179586 * (127./512.))", math.pi / 2),
        ("angle(-pi/2)", 3 * math.pi / 2),
        ("sin(angle(pi/2))", 1.0),
    ],
)
def test_the_value_of_an_expression(expression: str, wanted: float) -> None:
    found = value(expression)
    assert type(wanted) is type(found)
    assert pytest.approx(wanted) == found


def reference(chance: random.Random, depth: int) -> tuple[str, int]:
    """An expression of whole numbers, and its value as C has it."""
    if depth == 0 or chance.random() < 0.2:
        number = chance.randint(0, 9)
        return str(number), number
    sign = chance.choice("+-*/%")
    (left, one), (right, other) = (reference(chance, depth - 1) for _ in range(2))
    if chance.random() < 0.3:
        left, one = f"-({left})", -one
    if sign in "/%" and other == 0:
        sign = "+"
    quotient = 0 if sign not in "/%" else abs(one) // abs(other)
    quotient = quotient if one * other >= 0 else -quotient
    values = {"+": one + other, "-": one - other, "*": one * other, "/": quotient}
    values["%"] = one - quotient * other
    return f"({left}) {sign} ({right})", values[sign]


@every("seed", range(300))
def test_whole_numbers_are_those_of_c(seed: int) -> None:
    text, wanted = reference(random.Random(seed), 5)  # noqa: S311 - made to be the same every time
    assert wanted == value(text)


@every(
    "expression, words",
    [
        ("1/0", "division by zero"),
        ("1 % 0", "division by zero"),
        ("1.0/0", "division by zero"),
        ("2**-1", "negative power"),
        ("2**(2**40)", "too large"),
        ("10**400", "not within int"),
        ("9223372036854775807 + 1", "not within int"),
        ("uint(1) - 2", "not within uint"),
        ("uint(1) * -2", "mixes a negative number"),
        ("int[4](8)", "not within int"),
        ("(-8.0)**0.5", "complex"),
        ("1e300**2", "too large"),
        ("float[32](1e300)", "not within float"),
        ("float[16](1)", "float[16] is not supported"),
        ("int(1e999)", "can't be converted"),
        ("angle(1)", "write it with a point"),
        ("float(angle(1.0))", "can't be converted"),
        ("angle[4](angle[8](1.0))", "does not say how to round"),
        ("angle(1.0) + 1.0", "+ does not apply to angle and float"),
        ("2 / angle(1.0)", "/ does not apply"),
        ("-1 * angle(1.0)", "* does not apply"),
        ("1.5 % 1.0", "% does not apply to float"),
        ("4 & 6", "& does not apply to int and int"),
        ("~5", "~ does not apply"),
        ("1.5 << 1", "<< does not apply"),
        ('"11" + 1', "+ does not apply"),
        ('int[8]("11")', "they differ in size"),
        ("sqrt(-1)", "is no number"),
        ("arccos(2)", "is no number"),
        ("log(0)", "is no number"),
        ("exp(1000)", "is no number"),
        ("sin(1, 2)", "takes 1 and not 2"),
        ("sinh(1)", "there is no function sinh"),
        ("pow(2, 3)", ""),  # the specification has it as a modifier only
        ("int[2000](1)", "the size of a type"),
        ("complex(1)", "type complex"),
        ("1 < 2", "no bool"),
        ('"11"', "no bool"),
        ("2.0im", "imported"),
    ],
)
def test_what_is_not_computed_is_refused_in_words(expression: str, words: str) -> None:
    with pytest.raises(JobFailed) as raised:
        probabilities(f"qubit q; rx({expression}) q;")
    assert "PreflightError" == raised.value.failure.code
    assert words in raised.value.failure.message
    assert "line 3" in raised.value.failure.message


@every(
    "text, wanted",
    [
        ("const uint n = 3; qubit[n] q; bit[n - 1] c; x q[n - 2]; c = measure q[0:n - 2];", 2),
        ("const float half = pi / 2; qubit q; rx(half) q; rx(half) q;", 1),
        ("const angle[20] a = pi / 2; qubit q; rx(a + a) q;", 1),
        ("const float[64] t = 7; const int[8] k = 3; qubit q; rx(pi * (k - t / 7 * 2)) q;", 1),
        ("const bool yes = 2; qubit q; rx(pi * float(yes)) q;", 1),
        ('const bit[3] b = "101"; qubit q; rx(pi * popcount(b) / 2) q;', 1),
        ("const int c = 2; qubit[3] q; x q[0:1]; ctrl(c) @ x q[0], q[1], q[2];", 7),
        ("const float t = 1; gate g(t) a { rx(t) a; } qubit q; g(pi) q;", 1),
        ("const float t = pi; gate g a { rx(t) a; } qubit q; g q;", 1),
        ("const float a = 1; gate g a { x a; } qubit q; g q;", 1),
        # Ranges include their ends, and negative places count from the last.
        ("qubit[3] q; x q[0:-1];", 7),
        ("qubit[3] q; x q[-2:-1];", 6),
        ("qubit[3] q; x q[2:-1:0];", 7),
        ("qubit[3] q; x q[-1:-2:0];", 5),
        ("qubit[3] q; x q[0:2:-1];", 5),
    ],
)
def test_constants_are_good_wherever_a_value_is(text: str, wanted: int) -> None:
    assert {wanted: pytest.approx(1)} == probabilities(text)


@every(
    "text, words",
    [
        ("const int k = 2.5; qubit q;", "without a cast"),
        ("const float k = angle(1.0); qubit q;", "can't be converted"),
        ("const int k = m; qubit q;", "constant k is not constant"),
        ("const int k = 1; const int k = 2; qubit q;", "the name k is already defined"),
        ("const int q = 1; qubit q;", "the name q is already defined"),
        ("const float pi = 3; qubit q;", "the name pi is already defined"),
        ("gate g(t) a { rx(sin(t)) a; } qubit q; g(1) q;", "sin of a gate's parameter"),
        ("gate g(t) a { rx(t ** 2) a; } qubit q; g(1) q;", "** of a gate's parameter"),
        ("gate g(t) a { rx(float(t)) a; } qubit q; g(1) q;", "a cast of a gate's parameter"),
        ("gate g(t, u) a { rx(t / u) a; } qubit q; g(1, 2) q;", "/ of a gate's parameter"),
        ("gate g(t, u) a { rx(t * u) a; } qubit q; g(1, 2) q;", "* of a gate's parameter"),
    ],
)
def test_what_is_wrong_with_a_declaration(text: str, words: str) -> None:
    with pytest.raises(JobFailed) as raised:
        probabilities(text)
    assert words in raised.value.failure.message


@every(
    "kind, expression, given, wanted",
    [
        ("float", "theta", 0.7, 0.7),
        ("float[64]", "-1/2*pi + theta", 0.7, 0.7),
        ("float", "sin(theta)*2", 0.7, 2 * math.sin(0.7)),
        ("float", "theta**2 / theta", 0.7, 0.7),
        ("float", "int(theta) * pi", 1.7, math.pi),
        ("angle", "theta / 2", -1.0, math.pi - 0.5),
    ],
)
def test_input_variables_are_computed_with(
    kind: str, expression: str, given: float, wanted: float
) -> None:
    data = {
        "hamiltonian": [{"pauli_string": "Z", "coefficient": 1.0}],
        "ansatz": {"data": f"{HEAD} input {kind} theta; qubit q; rx({expression}) q;"},
    }
    source: dict[str, Any] = {
        "data": {"type": "hamiltonian-energy", "data": data},
        "params": [given],
    }
    program = energy.prepare(source, target_of("simulator"))
    found = energy.evaluate(program, shots=100, seed=1)["value"]
    assert pytest.approx(math.cos(wanted), abs=1e-9) == found
