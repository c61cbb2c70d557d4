// Values formatted for people.

const TYPES = {
  "ionq.circuit.v1": "Circuit",
  "ionq.multi-circuit.v1": "Circuits",
  "ionq.qasm3.v1": "OpenQASM 3",
  "quantum-function": "Function",
  "qctrl.qaoa.v1": "QAOA",
  "qctrl.qaoa-circuit.v1": "QAOA circuit",
};

export function typeOf(job) {
  const many = job.type === "ionq.multi-circuit.v1" && job.stats?.circuits;
  return many ? several(many, "circuit") : TYPES[job.type] ?? job.type;
}

export function backendOf(job) {
  return job.backend + (job.noise ? " (" + job.noise.model + ")" : "");
}

// Times are UTC, as in the API and in logs.
export function moment(text) {
  return text && text.slice(0, 19).replace("T", " ");
}

export function duration(milliseconds) {
  if (milliseconds < 1000) return milliseconds + " ms";
  const seconds = milliseconds / 1000;
  return seconds < 120 ? +seconds.toFixed(2) + " s" : Math.round(seconds / 60) + " min";
}

export function number(value) {
  return value.toLocaleString("en-US");
}

export function several(count, word) {
  return number(count) + " " + word + (count === 1 ? "" : "s");
}

export function probability(value) {
  return value === 0 || value >= 0.00005 ? value.toFixed(4) : value.toExponential(1);
}

function short(value) {
  return String(+value.toPrecision(3)).replace("-", "−");
}

// An angle in radians, as a fraction of π if it is one.
export function radians(value) {
  if (typeof value !== "number") return String(value);
  for (const denominator of [1, 2, 3, 4, 6, 8, 12, 16]) {
    const numerator = Math.round(value / Math.PI * denominator);
    if (numerator && Math.abs(numerator) <= 64
      && Math.abs(value - numerator * Math.PI / denominator) < 1e-9) {
      const count = Math.abs(numerator) === 1 ? "" : Math.abs(numerator);
      return (numerator < 0 ? "−" : "") + count + "π" + (denominator === 1 ? "" : "/" + denominator);
    }
  }
  return short(value);
}

// A phase or an angle of a native gate, in turns.
export function turns(value) {
  return typeof value === "number" ? short(value) : String(value);
}
