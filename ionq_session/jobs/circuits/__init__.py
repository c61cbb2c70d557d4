"""Circuits: built with `Circuit`, drawn, and taken from other packages by `conversion`."""
