"""Pictures of circuits: what is in them, that they are well-formed and bounded, and their looks."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from ionq_session import Circuit
from ionq_session.jobs.circuits.base import BaseCircuit

from ...cases import every
from .samples import full, full_native

SVG = "{http://www.w3.org/2000/svg}"


# Any: an object whose method is protected by its name only, as notebooks expect.
def in_a_page(circuit: Any) -> str:
    return str(circuit._repr_html_())


def alone(circuit: Any) -> str:
    return str(circuit._repr_svg_())


def html(circuit: BaseCircuit) -> ET.Element:
    return ET.fromstring(f"<body>{in_a_page(circuit)}</body>")  # noqa: S314  # our own


def svg(circuit: BaseCircuit) -> ET.Element:
    return ET.fromstring(alone(circuit))  # noqa: S314  # our own


def titles(picture: ET.Element) -> list[str]:
    """What gates say of themselves when pointed at."""
    return [each.text or "" for each in picture.iter(f"{SVG}title")][1:]


@every("circuit", [full(), full_native(), Circuit(1), Circuit(1_000_000)], name=type)
def test_pictures_are_well_formed_and_have_a_title(circuit: BaseCircuit) -> None:
    gates = f"{len(circuit)} gate" + "s" * (len(circuit) != 1)
    qubits = f"{circuit.qubits:,} qubit" + "s" * (circuit.qubits != 1)
    for picture in (html(circuit), svg(circuit)):
        assert f"Circuit of {qubits} and {gates}" == picture.findtext(f".//{SVG}title")
        assert len(circuit) == len(titles(picture))
    image = html(circuit).find(f".//{SVG}svg[@role='img']")
    assert image is not None
    assert f"Circuit of {qubits} and {gates}" == image.get("aria-label")


def test_each_gate_says_what_it_is() -> None:
    circuit = Circuit(2).h(0).rx(1, 0.1234567, control=0)
    expected = ["gate 0: h(0)", "gate 1: rx(1, 0.1234567, control=0)"]
    assert expected == titles(html(circuit)) == titles(svg(circuit))


def test_a_picture_in_a_page_leaves_the_page_alone_and_takes_its_colour() -> None:
    text = in_a_page(full())
    assert "<style" not in text
    assert not re.search(r"#[0-9a-f]{3}|rgb|<script|http(?!://www\.w3\.org/2000/svg)", text)
    assert "currentColor" in text
    assert "overflow-x:auto" in text
    assert {"0"} == {each.get("tabindex") for each in html(full()).iter("div")} - {None}


def test_a_picture_alone_has_colours_for_light_and_dark() -> None:
    text = alone(full())
    assert "prefers-color-scheme:dark" in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_marks_are_inside_the_picture_and_boxes_do_not_overlap() -> None:
    for circuit in (full(), full_native()):
        picture = html(circuit).find(f".//{SVG}svg[@role='img']")
        assert picture is not None
        width, height = float(picture.get("width", 0)), float(picture.get("height", 0))
        boxes = [
            tuple(float(each.get(name, "nan")) for name in ("x", "y", "width", "height"))
            for each in picture.iter(f"{SVG}rect")
        ]
        assert len(boxes) > len(circuit) / 2
        for x, y, w, h in boxes:
            assert 0 <= x
            assert 0 <= y
            assert x + w <= width
            assert y + h <= height
        for one, (x, y, w, h) in enumerate(boxes):
            for x2, y2, w2, h2 in boxes[:one]:
                apart = x >= x2 + w2 or x2 >= x + w or y >= y2 + h2 or y2 >= y + h
                assert apart, (x, y, x2, y2)


def test_wires_stop_at_boxes() -> None:
    picture = html(Circuit(1).h(0).x(0))
    lines = next(each.get("d", "") for each in picture.iter(f"{SVG}path"))
    spans = [
        (float(start), float(end)) for start, end in re.findall(r"M([\d.]+) \d+H([\d.]+)", lines)
    ]
    boxes = [
        (float(each.get("x", 0)), float(each.get("width", 0)))
        for each in picture.iter(f"{SVG}rect")
    ]
    ends = [0.0, *(edge for x, width in boxes for edge in (x, x + width))]
    assert pytest.approx(ends) == [edge for span in spans for edge in span][:-1]


def test_a_long_circuit_is_cut_with_a_note() -> None:
    circuit = Circuit(2).h(0).repeat(12_345)
    for text in (in_a_page(circuit), alone(circuit)):
        assert "the first 1,000 of 12,345 gates" in text
        assert len(text) < 500_000
    assert 1_000 == len(titles(html(circuit))) == len(titles(svg(circuit)))


def test_a_broad_circuit_is_cut_with_a_note() -> None:
    assert "not drawn: idle qubits 64 to 999" in in_a_page(Circuit(1_000).h(3))
    circuit = Circuit(1_000).h(range(1_000))
    assert "not drawn: qubits 256 to 999; the first 256 of 1,000 gates" in in_a_page(circuit)
    assert "the first 256 of 1,000 gates" in alone(circuit)
