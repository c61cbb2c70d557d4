"""The commands of `scripts/spec.py`, one a module."""
