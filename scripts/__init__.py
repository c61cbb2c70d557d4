"""Tools for developing the package; `python -m scripts.spec` follows IonQ's document."""
