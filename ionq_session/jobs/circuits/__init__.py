"""Circuits: the builder, its drawings, and the unitaries of the native gates."""
