"""How a circuit shows itself: as a drawing in text, as a picture, as Python."""

import shutil
from typing import ClassVar

from .calls import calls
from .drawing import draw
from .gate import Gate
from .picture import notebook_picture, standalone_picture

FALLBACK_SIZE = (80, 24)  # columns and lines, where there is no terminal


class Viewed:
    """What can be seen of some qubits and the gates on them."""

    gateset: ClassVar[str]
    """The set that the gates are from, as the document names it: `qis` or `native`."""

    _qubits: int
    _gates: list[Gate]

    def draw(self, *, width: int | None = None, ascii: bool = False) -> str:  # noqa: A002  # as in print(ascii(...))
        """Draw the circuit as text: a line for each qubit, time from left to right.

        Controls are dots, an X with controls is a plus in a circle, the ends of a swap are crosses.
        Angles of rotations are in radians, phases and angles of native gates have a τ, which is one
        turn, 2π. Gates stand as far to the left as they can without crossing another.

        Args:
            width: The columns of text after which the drawing goes on below; by default those of
                the terminal, or 80 where there is none. 0 for no limit.
            ascii: Use no character that is not ASCII.

        Raises:
            ValueError: `width` is below 0.
        """
        if width is None:
            width = shutil.get_terminal_size(FALLBACK_SIZE).columns
        if width < 0:
            raise ValueError(f"draw() needs a width of at least 0, not {width}")
        return draw(self._gates, self._qubits, width, ascii_only=ascii)

    def __str__(self) -> str:
        return self.draw()

    def __repr__(self) -> str:
        written = calls(self._gates)
        if written is None:
            gates = [gate.fields() for gate in self._gates]
            whole = {"gateset": self.gateset, "qubits": self._qubits, "circuit": gates}
            return f"{type(self).__name__}.from_ionq({whole})"
        return f"{type(self).__name__}({self._qubits}){written}"

    def _repr_html_(self) -> str:
        """What notebooks show."""
        return notebook_picture(self._gates, self._qubits)

    def _repr_svg_(self) -> str:
        """What programs show that know no HTML; also a file for a browser or a text."""
        return standalone_picture(self._gates, self._qubits)
