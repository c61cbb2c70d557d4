"""Limits on the size of a circuit: what the emulator simulates in a machine's memory and time."""

# A state vector of 26 qubits takes 1 GiB, and a few times that while probabilities are computed.
# Two such jobs at a time fit into 24 GiB. Trajectories hold up to log2(shots) more state vectors.
MAX_QUBITS = 26
MAX_SAMPLED_QUBITS = 24

MATRIX_QUBITS = 11  # a density matrix of so many takes 64 MiB

# Qubits, and measurements and resets in mid-circuit, each of which takes one more. The state vector
# is as large as the density matrix above.
MAX_DEFERRED = 2 * MATRIX_QUBITS

# Qubits of a matrix that a `pauliexp` of terms that do not commute becomes, its controls included.
# On ten it takes 16 MiB and some seconds; on six some 1,800 gates on two qubits, where it must be
# compiled. All those of a circuit on three qubits and more may have so many entries.
MAX_EXPONENTIAL = 10
MAX_SAMPLED_EXPONENTIAL = 6
MAX_ENTRIES = 1 << 20
MAX_SAMPLED_ENTRIES = 1 << 15

MAX_REGISTER = 62  # bits; the state of a register is a 64-bit integer

MAX_BITS = 10_000  # declared by an OpenQASM program, in all registers together
