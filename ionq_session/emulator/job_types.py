"""The types of jobs, by which an input is read, and IonQ's bounds on what one job holds."""

CIRCUIT = "ionq.circuit.v1"
QASM3 = "ionq.qasm3.v1"
MULTI_CIRCUIT = "ionq.multi-circuit.v1"
QUANTUM_FUNCTION = "quantum-function"
QAOA = "qctrl.qaoa.v1"
QAOA_CIRCUIT = "qctrl.qaoa-circuit.v1"  # a child of an optimization; can't be submitted

TYPES = (CIRCUIT, QASM3, MULTI_CIRCUIT, QUANTUM_FUNCTION, QAOA)  # that can be submitted

MAX_CIRCUITS = 5_000
MAX_GATES = 150_000  # in all circuits of a job together
