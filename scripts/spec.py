"""Runs the commands that follow IonQ's document: `python -m scripts.spec --help`."""

from scripts.commands.app import app

if __name__ == "__main__":
    app()
