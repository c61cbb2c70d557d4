"""Constants of OpenQASM 3, computed as the specification says, before the import of a program."""
