"""Development tools; `python -m scripts.spec` keeps the package in step with IonQ's document."""
