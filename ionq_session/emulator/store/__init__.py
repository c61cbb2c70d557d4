"""What the emulator remembers, in SQLite."""
