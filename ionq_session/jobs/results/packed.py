"""Shots as they are kept: eight bits a byte, which need no NumPy to be compared or saved."""

from typing import TYPE_CHECKING

from attrs import field, frozen

from .extras import require

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bits = NDArray[np.uint8]


@frozen
class PackedShots:
    """The bits of every shot.

    Attributes:
        rows: How many shots there are.
        columns: How many bits each has.
        bits: All bits, shot by shot and bit 0 first, without gaps; the first is the highest of
            the first byte, and the last byte is filled up with zeros.
    """

    rows: int
    columns: int
    bits: bytes = field(repr=False)

    @classmethod
    def of(cls, array: "Bits") -> "PackedShots":
        """Pack an array of zeros and ones, a row for each shot."""
        import numpy as np

        rows, columns = array.shape
        return cls(rows, columns, np.packbits(array.reshape(-1)).tobytes())

    def array(self) -> "Bits":
        """A new array of zeros and ones, a row for each shot.

        Raises:
            MissingExtraError: NumPy is not installed.
        """
        require("numpy", "an array of shots")
        import numpy as np

        size = self.rows * self.columns
        flat = np.unpackbits(np.frombuffer(self.bits, np.uint8), count=size)
        return flat.reshape(self.rows, self.columns)
