"""How large a circuit may be: what this emulator simulates within a machine's memory and time."""

# A state of 26 qubits takes 1 GiB, and a few times that while probabilities are taken. Two such
# jobs at once fit a machine of 24 GiB. Trajectories hold up to log2(shots) states more.
MAX_QUBITS = 26
MAX_SAMPLED_QUBITS = 24

# A density matrix of so many qubits takes 64 MiB.
MATRIX_QUBITS = 11

# States of registers are numbers of 64 bits.
MAX_REGISTER = 62

# Classical bits of an OpenQASM program: more than any program needs, few enough to make at once.
MAX_BITS = 10_000
