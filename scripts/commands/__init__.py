"""The commands of `python -m scripts.spec`, one per module."""
