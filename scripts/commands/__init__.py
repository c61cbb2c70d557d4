"""The commands of `python -m scripts.spec`, one a module."""
