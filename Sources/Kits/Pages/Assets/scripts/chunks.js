// A file on its way in chunks (POST /uploads, PUT /uploads/{upload}/chunks/{offset}). Where the network breaks, the server
// is asked how much it has, and the rest follows: what arrived is never sent again.
import { digestOf, digestOfFile } from "./digest.js";

// A chunk should take about this long, and what one broken request costs stays small beside the file.
const seconds = 4;
const smallest = 4 << 10;
const first = 16 << 10;
const largest = 1 << 20;

const machine = {
  fetch: (address, options) => fetch(address, options),
  now: () => performance.now() / 1000,
  sleep: (time) => new Promise((done) => setTimeout(done, time * 1000)),
};

// Why sending stopped; `kind` is signIn, refused, network or stopped.
export class SendingProblem extends Error {
  constructor(kind, words) {
    super(words);
    this.kind = kind;
  }
}

// One time limit for a request: a link that says nothing for this long is broken.
export async function asked(world, address, options, limit = 60) {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), limit * 1000);
  try {
    return await world.fetch(address, { credentials: "same-origin", ...options, signal: stop.signal });
  } catch {
    throw new SendingProblem("network", "网络断了。");
  } finally {
    clearTimeout(clock);
  }
}

// Words an answer gives for its refusal; a page of ours says it as {title, sentence}.
export async function read(answer) {
  try {
    return await answer.json();
  } catch {
    return {};
  }
}

// Sends a file. `key` is 16 to 64 letters and digits that name it; the same key goes on where it stopped.
//   token    gives the session's token; asked for a fresh one where the page's own is old
//   tell     {sent, size} while it goes on, with broken: true while it waits for the network
//   tries    how often in a row the network may fail before it gives up
//   report   counts of bytes handed to the network, for whoever measures
export class ChunkedSending {
  constructor(file, { key, name = file.name, token, tell = () => {}, world = machine, tries = 6, report = {} }) {
    Object.assign(this, { file, key, name, token, tell, world, tries, report });
    this.chunk = first;
    this.most = Math.max(64 << 10, Math.floor(file.size / 80));
    this.report.sent = 0;
    this.report.requests = 0;
  }

  // The state of the whole file at the server. Throws SendingProblem.
  async run() {
    const digest = this.digest ?? (await digestOfFile(this.file));
    this.digest = digest;
    let state = await this.#begin();
    let failures = 0;
    let restarts = 0;
    for (;;) {
      this.tell({ sent: state.received, size: this.file.size });
      if (state.stage === "whole") return state;
      if (state.stage === "refused") throw new SendingProblem("refused", state.sentence ?? "这个文件没有收下。");
      try {
        const next = state.received < this.file.size ? await this.#add(state) : await this.#begin();
        if (next.received < state.received) restarts += 1;
        if (restarts > 3) throw new SendingProblem("refused", next.sentence ?? "文件传了几次都和原来的不一样。");
        if (next.received > state.received || next.stage !== "receiving") failures = 0;
        else await this.world.sleep(Math.min(30, 2 ** failures++));
        state = next;
      } catch (problem) {
        if (problem.kind !== "network") throw problem;
        failures += 1;
        this.chunk = Math.max(smallest, this.chunk >> 1);
        state = await this.#again(state, () => failures++);
      }
      if (failures >= this.tries) throw new SendingProblem("network", state.sentence ?? "网络断了。");
    }
  }

  // Waits, then asks where the upload stands: an answer may have been lost, not the chunk.
  async #again(state, failed) {
    for (let turn = 0; ; turn += 1) {
      this.tell({ sent: state.received, size: this.file.size, broken: true });
      await this.world.sleep(Math.min(30, 2 ** turn));
      try {
        return await this.#begin();
      } catch (problem) {
        if (problem.kind !== "network" || turn + 1 >= this.tries) throw problem;
        failed();
      }
    }
  }

  async #begin() {
    const body = JSON.stringify({ id: this.key, name: this.name, size: this.file.size, digest: this.digest });
    return this.#answer(await this.#ask("POST", "/uploads", body, { "Content-Type": "application/json" }));
  }

  async #add({ received, chunk = largest }) {
    const size = Math.min(this.chunk, this.most, chunk, this.file.size - received);
    const bytes = new Uint8Array(await this.file.slice(received, received + size).arrayBuffer());
    const start = this.world.now();
    this.report.sent += bytes.length;
    const answer = await this.#ask("PUT", `/uploads/${this.key}/chunks/${received}`, bytes, {
      "Content-Type": "application/octet-stream", "Chunk-Digest": digestOf(bytes),
    });
    const took = Math.max(this.world.now() - start, 0.001);
    // A slow link gets smaller chunks at once, a fast one larger ones step by step.
    const fitting = Math.floor((bytes.length / took) * seconds);
    this.chunk = Math.max(smallest, Math.min(fitting, this.chunk * 2, largest));
    return this.#answer(answer);
  }

  async #ask(method, address, body, headers) {
    for (let turn = 0; ; turn += 1) {
      this.report.requests += 1;
      const token = await this.token(turn > 0);
      const answer = await asked(this.world, address, {
        method, body, headers: { ...headers, Accept: "application/json", "X-Luoshi-Token": token },
      });
      // The page may be from before the person signed in anew.
      if (answer.status !== 403 || turn > 0) return answer;
    }
  }

  async #answer(answer) {
    if (answer.status >= 500) throw new SendingProblem("network", "服务器没有答应。");
    const words = await read(answer);
    if (answer.ok || (answer.status === 409 && words.stage)) return words;
    if (answer.status === 401 || answer.status === 403) throw new SendingProblem("signIn", words.sentence ?? "登录已经到期。");
    throw new SendingProblem("refused", words.sentence ?? "没有收下。");
  }
}
