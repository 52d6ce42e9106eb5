// Who is signed in on this browser now, and the token of their session: GET /uploads.
import { SendingProblem, asked, read } from "./chunks.js";

export class Session {
  #known = null;

  constructor(world = { fetch: (address, options) => fetch(address, options) }) {
    this.world = world;
  }

  // {token, person, name}. Throws SendingProblem: network, or signIn where nobody is signed in.
  async who(isFresh = true) {
    if (this.#known && !isFresh) return this.#known;
    const answer = await asked(this.world, "/uploads", { headers: { Accept: "application/json" } }, 30);
    if (answer.status >= 500) throw new SendingProblem("network", "服务器没有答应。");
    if (!answer.ok) throw new SendingProblem("signIn", "登录已经到期。");
    this.#known = await read(answer);
    return this.#known;
  }

  token = async (isFresh = false) => (await this.who(isFresh)).token;
}
