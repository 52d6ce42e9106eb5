// SHA-256 (FIPS 180-4) of bytes that come piece by piece. The browser's own is there on https only, and wants all at once.
const table = new Int32Array(64);
const start = new Int32Array(8);
for (let number = 2, found = 0; found < 64; number += 1) {
  let isPrime = true;
  for (let part = 2; part * part <= number; part += 1) if (number % part === 0) isPrime = false;
  if (!isPrime) continue;
  if (found < 8) start[found] = ((Math.sqrt(number) % 1) * 2 ** 32) | 0;
  table[found] = ((Math.cbrt(number) % 1) * 2 ** 32) | 0;
  found += 1;
}

export class Digest {
  #state = start.slice();
  #block = new Uint8Array(64);
  #filled = 0;
  #size = 0;
  #words = new Int32Array(64);

  take(bytes) {
    this.#size += bytes.length;
    let at = 0;
    while (at < bytes.length) {
      if (this.#filled === 0 && bytes.length - at >= 64) {
        this.#turn(bytes, at);
        at += 64;
        continue;
      }
      const count = Math.min(64 - this.#filled, bytes.length - at);
      this.#block.set(bytes.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      if (this.#filled < 64) continue;
      this.#turn();
      this.#filled = 0;
    }
    return this;
  }

  // 64 hexadecimal digits; afterwards nothing more can be taken.
  end() {
    const bits = this.#size * 8;
    this.#block[this.#filled] = 0x80;
    this.#block.fill(0, this.#filled + 1);
    if (this.#filled > 55) {
      this.#turn();
      this.#block.fill(0);
    }
    const view = new DataView(this.#block.buffer);
    view.setUint32(56, Math.floor(bits / 2 ** 32));
    view.setUint32(60, bits % 2 ** 32);
    this.#turn();
    return [...this.#state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  #turn(bytes = this.#block, at = 0) {
    const words = this.#words;
    for (let i = 0, from = at; i < 16; i += 1, from += 4) {
      words[i] = (bytes[from] << 24) | (bytes[from + 1] << 16) | (bytes[from + 2] << 8) | bytes[from + 3];
    }
    for (let i = 16; i < 64; i += 1) {
      const a = words[i - 15];
      const b = words[i - 2];
      const low = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
      const high = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
      words[i] = (words[i - 16] + low + words[i - 7] + high) | 0;
    }
    const state = this.#state;
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i += 1) {
      const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const one = (h + high + ((e & f) ^ (~e & g)) + table[i] + words[i]) | 0;
      const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}

export const digestOf = (bytes) => new Digest().take(bytes).end();

// Of a file, a megabyte at a time; `tell(done)` hears how far it is.
export async function digestOfFile(file, tell = () => {}) {
  const digest = new Digest();
  for (let at = 0; at < file.size; at += 1 << 20) {
    digest.take(new Uint8Array(await file.slice(at, at + (1 << 20)).arrayBuffer()));
    tell(Math.min(at + (1 << 20), file.size));
  }
  return digest.end();
}
