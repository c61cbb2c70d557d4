"""Drop-in sessions for other packages, one module each."""
