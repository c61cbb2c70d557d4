// Reading from the emulator: the API's own operations, at addresses where no fault happens, so
// that to look at a test does not use up the faults that it waits for.

const KEY = document.querySelector("meta[name=api-key]").content;
const PATIENCE = 10_000; // milliseconds after which the emulator counts as gone
const TOO_LARGE = 16 << 20; // bytes that the page does not load
const REMEMBERED = 24;

export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export class Silence extends Error {}

// Read JSON; null stands for what has more bytes than `most`.
async function read(path, most = Infinity) {
  let reply, text;
  try {
    reply = await fetch("/_emulator" + path, {
      headers: { Authorization: "apiKey " + KEY },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (Number(reply.headers.get("content-length")) > most) {
      await reply.body.cancel();
      return null;
    }
    text = await reply.text();
  } catch {
    throw new Silence();
  }
  const found = JSON.parse(text);
  if (!reply.ok) throw new Refusal(reply.status, found.message);
  return found;
}

export function get(path) {
  return read("/v0.4" + path);
}

const remembered = new Map();

// What never changes, such as an input or a result, is read once; null stands for what is too
// large to show.
export function getOnce(path) {
  if (!remembered.has(path)) {
    remembered.set(path, read(path, TOO_LARGE));
    remembered.get(path).catch(() => remembered.delete(path));
    if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value);
  }
  return remembered.get(path);
}
