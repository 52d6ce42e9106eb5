// Delivers drafts: photos first, each in chunks, then the record itself under the id made when it was begun, so that
// however often it is sent it is stored once. Only one tab delivers at a time.
import { ChunkedSending, SendingProblem, asked, read } from "./chunks.js";
import { find, list, move, save, told } from "./drafts.js";
import { withExif } from "./photos.js";
import { Session } from "./session.js";
import * as store from "./store.js";

const pauses = [5, 15, 60, 300];

export class Outbox {
  constructor(person, world = undefined) {
    Object.assign(this, { person, world: world ?? undefined });
    this.session = new Session(world);
    this.turn = 0;
    this.running = null;
  }

  // Begins to listen for the network and delivers what waits.
  start() {
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.wake());
    this.wake();
  }

  wake() {
    this.turn = 0;
    return this.run();
  }

  // Everything that waits, one after the other. Several calls at once are one.
  run() {
    this.running ??= this.#locked().finally(() => (this.running = null));
    return this.running;
  }

  async #locked() {
    clearTimeout(this.clock);
    if (!navigator.locks) return this.#all();
    return navigator.locks.request("luoshi-outbox", { ifAvailable: true }, (lock) =>
      // Another tab delivers, by a list it made before.
      lock ? this.#all() : this.#later());
  }

  // What is handed in meanwhile goes too.
  async #all() {
    const tried = new Set();
    let isStuck = false;
    for (;;) {
      const waiting = (await list(this.person)).filter(({ state }) => ["waiting", "sending"].includes(state));
      const next = waiting.find(({ id }) => !tried.has(id));
      if (!next) break;
      tried.add(next.id);
      const sent = await this.#try(next.id);
      if (sent === "signIn") return;
      isStuck ||= sent === "stuck";
    }
    if (isStuck) this.#later();
  }

  async #try(id) {
    const draft = await this.#begun(id);
    if (!draft) return "gone";
    try {
      await this.#deliver(draft);
      return "done";
    } catch (problem) {
      const isOurs = problem instanceof SendingProblem;
      Object.assign(draft, {
        state: "waiting", progress: null, needsSignIn: problem.kind === "signIn",
        reason: isOurs ? this.#words(problem) : "手机出了问题，过一会再送。",
      });
      await this.#kept(() => save(draft));
      if (!isOurs) console.error(problem);
      return problem.kind === "signIn" ? "signIn" : "stuck";
    }
  }

  async #begun(id) {
    const [states, begun] = [["waiting", "sending"], { state: "sending", reason: null, progress: null, needsSignIn: false }];
    try {
      return await move(id, states, begun);
    } catch (error) {
      if (!store.isFull(error)) throw error;
      const draft = await find(id);
      return draft && states.includes(draft.state) ? { ...draft, ...begun } : undefined;
    }
  }

  // A full phone delivers all the same: that makes room.
  async #kept(write) {
    try {
      return await write();
    } catch (error) {
      if (!store.isFull(error)) throw error;
      return undefined;
    }
  }

  #words(problem) {
    return problem.kind === "network" ? `${problem.message}连上以后会接着送。` : problem.message;
  }

  #later() {
    const pause = pauses[Math.min(this.turn, pauses.length - 1)];
    this.turn += 1;
    this.clock = setTimeout(() => this.run(), pause * 1000 * (0.75 + Math.random() / 2));
  }

  async #deliver(draft) {
    const who = await this.session.who();
    if (who.person !== draft.person) {
      throw new SendingProblem("signIn", `这是${draft.personName || "另一个人"}写的，本人登录后再送。`);
    }
    const files = await store.filesOf(draft.id);
    for (const file of files) if (!file.isSent) await this.#send(file, draft, files);
    await this.#submit(draft, files);
  }

  async #send(file, draft, files) {
    const blob = withExif(file.blob, file.exif);
    const total = files.reduce((sum, one) => sum + one.blob.size, 0);
    const before = files.filter((one) => one.isSent).reduce((sum, one) => sum + one.blob.size, 0);
    const sending = new ChunkedSending(blob, {
      key: file.key, name: file.name, token: this.session.token, ...(this.world && { world: this.world }),
      tell: ({ sent }) => {
        draft.progress = `${kilobytes(before + sent)} / ${kilobytes(total)} KB`;
        this.#kept(() => save(draft)).catch(() => {});
      },
    });
    try {
      await sending.run();
    } catch (problem) {
      if (problem.kind !== "refused") throw problem;
      return this.#refuse(draft, [{ item: file.item, sentence: `${file.name}：${problem.message}` }]);
    }
    file.isSent = true;
    await this.#kept(() => store.put("files", file));
  }

  async #submit(draft, files) {
    if (draft.state === "refused") return;
    draft.progress = null;
    // From here on the county may have it, whatever the answer: it is not changed any more.
    draft.isPosted = true;
    await this.#kept(() => save(draft));
    const answer = await asked(this.world ?? { fetch: (...all) => fetch(...all) }, draft.address, {
      method: "POST",
      headers: {
        "Content-Type": "application/json", Accept: "application/json", "X-Luoshi-Token": await this.session.token(),
      },
      body: JSON.stringify(submission(draft, files)),
    });
    if (answer.status >= 500) throw new SendingProblem("network", "服务器没有答应。");
    const words = await read(answer);
    if (answer.ok) return this.#delivered(draft, words);
    if (answer.status === 401 || answer.status === 403) throw new SendingProblem("signIn", words.sentence ?? "登录已经到期。");
    draft.isPosted = false;
    // The county may have forgotten an upload.
    for (const file of files) file.isSent = false;
    for (const file of files) await this.#kept(() => store.put("files", file));
    if (answer.status === 422 && words.issues) return this.#refuse(draft, words.issues);
    if (answer.status === 404) return this.#refuse(draft, [{ item: null, sentence: "这次督查检查里没有你，或者已经撤销。" }]);
    return this.#refuse(draft, [{ item: null, sentence: words.sentence ?? "没有收下这份记录。" }]);
  }

  async #refuse(draft, issues) {
    draft.state = "refused";
    draft.issues = issues;
    draft.reason = issues.length > 1 ? `${issues[0].sentence}（另有 ${issues.length - 1} 处）` : issues[0]?.sentence;
    await this.#kept(() => save(draft));
  }

  async #delivered(draft, { visit, problems = [] }) {
    Object.assign(draft, { state: "delivered", visit, found: problems.length, issues: [], reason: null });
    draft.changedAt = Date.now();
    await store.removeFiles(draft);
    told();
  }
}

const kilobytes = (bytes) => Math.ceil(bytes / 1000);

function submission(draft, files) {
  const of = (item, kind) => files.filter((file) => file.item === item && file.kind === kind).map((file) => file.key);
  return {
    id: draft.id, place: draft.place, spot: draft.spot, checklist: draft.checklist, version: draft.version,
    foundAt: draft.foundAt, madeAt: draft.madeAt, device: navigator.userAgent.slice(0, 200),
    ...(draft.position && { position: draft.position }),
    answers: Object.entries(draft.answers).map(([item, { value, note }]) => ({
      item, value: value ?? null, note: note ?? "", photos: of(item, "photo"), voices: of(item, "voice"),
    })),
  };
}
