// Reads the API's own operations from endpoints where no fault happens, so that watching a test does
// not use up the faults that the test has set.

const KEY = document.querySelector("meta[name=api-key]").content;
const TIMEOUT = 10_000; // milliseconds
const MOST_BYTES = 16 << 20; // of what the page loads
const CACHE_SIZE = 24;

export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export class NoReply extends Error {}

// Reads JSON; null if it has more bytes than `most`.
async function read(path, most = Infinity) {
  let reply, text;
  try {
    reply = await fetch("/_emulator" + path, {
      headers: { Authorization: "apiKey " + KEY },
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (Number(reply.headers.get("content-length")) > most) {
      await reply.body.cancel();
      return null;
    }
    text = await reply.text();
  } catch {
    throw new NoReply();
  }
  const value = JSON.parse(text);
  if (!reply.ok) throw new ApiError(reply.status, value.message);
  return value;
}

export function get(path) {
  return read("/v0.4" + path);
}

const cache = new Map();

// Reads what never changes, such as an input or a result, only once; null if it is too large to show.
export function getOnce(path) {
  if (!cache.has(path)) {
    cache.set(path, read(path, MOST_BYTES));
    cache.get(path).catch(() => cache.delete(path));
    if (cache.size > CACHE_SIZE) cache.delete(cache.keys().next().value);
  }
  return cache.get(path);
}
